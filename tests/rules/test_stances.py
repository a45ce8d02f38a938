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
SENTENCES = [Path(__file__).with_name(name) for name in ("stances.yaml", "long_bodies.yaml")]


def collect() -> Iterator[Any]:
    for group in (group for path in SENTENCES for group in yaml.safe_load(path.read_text("utf-8"))):
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("因我市不属于老工业基地，暂不推行。", "因我市不属于老工业基地，暂不推行"),
        ("经核，我市不在老工业基地范围内，不予推行。", "我市不在老工业基地范围内，不予推行"),
        ("对确有需求的企业视情予以支持。我市暂不具备全面实施条件。", "我市暂不具备全面实施条件"),
        ("各单位视情予以支持。目前暂不具备全面实施条件。", "目前暂不具备全面实施条件"),
    ],
)
def test_the_words_that_decide_are_quoted(text: str, words: str) -> None:
    measure = CATALOG.measures["2020-3/11"]
    assert read_stance(measure.title, text, measure.title, measure.content).words == words
