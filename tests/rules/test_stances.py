"""What an item says of a measure, in many wordings: adopted, put off or declined."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from reformcheck.catalog.loader import load_catalog
from reformcheck.rules.stance.read import read_stance

CATALOG = load_catalog()
SENTENCES = Path(__file__).with_name("stances.yaml")


def collect() -> Iterator[Any]:
    for group in yaml.safe_load(SENTENCES.read_text("utf-8")):
        measure = group.pop("measure")
        for stance, items in group.items():
            for item in items:
                title, _, text = item.partition("｜")
                yield pytest.param(measure, stance, title, text, id=f"{stance}: {item}")


@pytest.mark.parametrize(("measure_id", "stance", "title", "text"), list(collect()))
def test_stance(measure_id: str, stance: str, title: str, text: str) -> None:
    measure = CATALOG.measures[measure_id]
    found = read_stance(title, text, measure.title, measure.content)
    assert found.kind == stance
    assert (found.words in (text if found.key == "text" else title)) and bool(found.words) == (
        stance != "adopts"
    )
