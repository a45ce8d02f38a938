"""Places of documents in words, in both languages."""

from __future__ import annotations

import pytest

from reformcheck.plans.model import Location
from reformcheck.reports.places import address, place_of, places_of


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("第12段", "paragraph 12"),
        ("表1第3行", "table 1, row 3"),
        ("第2页第5段", "page 2, paragraph 5"),
        ("第2页表格第4行", "page 2, table, row 4"),
        ("第25行", "line 25"),
        ("第9段之后", "paragraph 9, after it"),
        ("文首", "beginning"),
        ("任务分解表 第3行", "任务分解表, row 3"),
    ],
)
def test_words_of_a_document(words: str, english: str) -> None:
    where = Location("方案.docx", 7, 1, words)
    assert (place_of(where, "zh"), place_of(where, "en")) == (words, english)
    assert address(where, "en") == f"方案.docx {english}"


def test_a_place_in_a_plan_file_is_a_line_and_a_column() -> None:
    where = Location("jilin.yaml", 7, 3)
    assert (place_of(where, "zh"), address(where, "zh")) == ("7:3", "jilin.yaml:7:3")
    assert place_of(Location("jilin.yaml"), "en") == ""


def test_places_beside_each_other_are_one() -> None:
    places = [
        Location("a.docx", n, 1, words)
        for n, words in enumerate(["表1第5行", "表1第8行", "第3段", "表1第5行", "第9段之后"], 1)
    ]
    assert places_of(places, "zh") == ["表1第5、8行", "第3段", "第9段之后"]
    assert places_of(places, "en") == ["table 1, rows 5, 8", "paragraph 3", "paragraph 9, after it"]
    assert places_of([Location("a.yaml", 5, 3), Location("a.yaml", 9, 3)], "zh") == ["5:3", "9:3"]
