"""The built-in lists come out of their documents as they stand in the catalog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from reformcheck.catalog.loader import BUILT_IN_LISTS, read_lists
from reformcheck.plans.documents import write_list
from reformcheck.plans.documents.drafting.draft import Draft

Imported = Callable[[Path], Draft]

# What a reader of the lists adds to them: judgement, not text of the document.
ADDED = ("condition", "superseded")


def in_catalog(name: str) -> dict[str, Any]:
    data = yaml.load((BUILT_IN_LISTS / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)
    for measure in data["measures"]:
        for key in ADDED:
            measure.pop(key, None)
    data.pop("translations", None)
    return data


def test_third_list_whole(imported: Imported, examples: Path, tmp_path: Path):
    """From Traditional script, the notice's wording as variants of the annex's."""
    text = write_list(imported(examples / "guobanfa-2020-3-notice-and-list.txt"))
    assert yaml.load(text, yaml.BaseLoader) == in_catalog("2020-3")
    path = tmp_path / "2020-3.yaml"
    path.write_text(text, encoding="utf-8")
    (lst,), _ = read_lists([str(path)])
    assert len(lst.measures) == 16


def test_second_list_from_its_annex(imported: Imported, examples: Path):
    """The text has no notice: what only the notice says is left out, with a comment."""
    text = write_list(imported(examples / "guobanfa-2018-126-list.txt"), "2018-126")
    data, wanted = yaml.load(text, yaml.BaseLoader), in_catalog("2018-126")
    head = data.pop("list")
    assert (head["id"], head["declared_total"]) == ("2018-126", "23")
    assert {"document_number", "issuer", "issued"}.isdisjoint(head)
    assert "核对：未见发文字号" in text
    del wanted["list"]
    assert data == wanted


def test_second_list_from_the_page(imported: Imported, shared: Path):
    page = shared / "documents" / "pages" / "guobanfa-2018-126.html"
    data = yaml.load(write_list(imported(page)), yaml.BaseLoader)
    wanted = in_catalog("2018-126")
    wanted["list"]["source"] = page.name
    for measure in (*data["measures"], *wanted["measures"]):
        del measure["source_line"]
    # The page says that it is abridged; the plain text does not.
    assert data["withheld"][0].pop("reason") == "公布文本有删减，清单未公开刊登"
    del wanted["withheld"][0]["reason"]
    assert data == wanted


def test_first_list_from_its_names(imported: Imported, examples: Path):
    data = yaml.load(write_list(imported(examples / "guobanfa-2017-80-names.txt")), yaml.BaseLoader)
    wanted = in_catalog("2017-80")
    assert data["list"] == wanted["list"]
    assert [m["title"] for m in data["measures"]] == [m["title"] for m in wanted["measures"]]
    assert [w["numbers"] for w in data["withheld"]] == ["11-13"]


@pytest.mark.parametrize(
    "punctuation", ["推动,建立(含技工院校)机制:甲;乙", "推动，建立（含技工院校）机制：甲；乙"]
)
def test_punctuation_of_traditional_texts(punctuation: str):
    from reformcheck.plans.documents.writing.list_file import wide

    assert wide(punctuation) == "推动，建立（含技工院校）机制：甲；乙"
    assert wide("GDP (2020), 3:2") == "GDP (2020), 3:2"
