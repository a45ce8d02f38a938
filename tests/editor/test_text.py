"""Places of a text as Python, reports and editors count them."""

from __future__ import annotations

import pytest

from reformcheck.catalog.model import Location
from reformcheck.editor.text import Spot, Text, difference

ODD = "甲: 🚀乙\r\nb\u2028c\rd\n\n𠮷𠮷x"


def test_units_of_utf16_are_counted_both_ways() -> None:
    text = Text(ODD)
    assert text.spot(ODD.index("乙")) == Spot(0, 5)
    assert text.offset(Spot(0, 5)) == ODD.index("乙")
    assert text.spot(ODD.index("x")) == Spot(4, 4)
    assert text.offset(Spot(0, 4)) == ODD.index("🚀"), "in the middle of a pair"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_there_and_back(encoding: str) -> None:
    text = Text(ODD, encoding)
    for offset in range(len(ODD) + 1):
        if ODD[offset - 1 : offset + 1] != "\r\n":
            assert text.offset(text.spot(offset)) == offset


def test_places_that_are_not_there_are_near() -> None:
    text = Text(ODD)
    assert text.offset(Spot(99, 0)) == text.offset(Spot(4, 99)) == len(ODD)
    assert text.offset(Spot(0, 99)) == ODD.index("\r")
    assert text.offset_of(Location("x", 99, 99)) == len(ODD)
    assert text.offset_of(Location("x")) == 0


def test_yaml_ends_lines_where_editors_do_not() -> None:
    text = Text("\ufeffa: 1\n" + ODD)
    assert text.offset_of(Location("x", 1, 1)) == 1
    assert text.offset_of(Location("x", 4, 1)) == text.source.index("c")
    assert text.spot(text.source.index("c")) == Spot(2, 2)


def test_half_of_a_pair_is_no_file() -> None:
    text = Text("甲\ud83d乙")
    assert text.raw.decode() == text.source == "甲?乙"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("甲\n乙\n", "甲\n丙\n乙\n", (2, 2, "丙\n")),
        ("a\r\nb\r\n", "a\r\nc: d\r\nb\r\n", (3, 3, "c: d\r\n")),
        ("a\r\n", "a\r\nb\r\n", (3, 3, "b\r\n")),
        ("aa", "a", (1, 2, "")),
        ("x", "x", (1, 1, "")),
        ("", "x", (0, 0, "x")),
        ("a\r\nb", "a\nb", (1, 3, "\n")),
    ],
)
def test_only_what_differs_gives_way(before: str, after: str, expected: tuple[int, int, str]) -> None:
    assert difference(before, after) == expected
    start, end, words = expected
    assert before[:start] + words + before[end:] == after
