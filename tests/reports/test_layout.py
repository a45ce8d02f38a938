"""Wrapping: nothing is lost, nothing is too wide, and lines break where Chinese and English break."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reformcheck.reports.layout import pad, paragraph, wrapped
from reformcheck.reports.plain import one_line, shorten

WORDS = st.text(
    st.sampled_from("吉林省，。、「」（）〔〕“”abc 0123.:/-()[]\"'%|<>&é🚀م\u3000\xa0"), max_size=80
)


def lines(text: str, width: int | None, **how: int) -> list[str]:
    return ["".join(words for words, _ in line) for line in wrapped(paragraph(text, **how), width)]


@given(WORDS, st.integers(4, 40), st.integers(0, 3), st.integers(0, 3))
def test_nothing_is_lost_and_nothing_is_too_wide(text, width, indent, hang):
    found = lines(text, width, indent=indent, hang=hang)
    pads = [indent] + [hang] * (len(found) - 1)
    assert "".join(line[skip:] for line, skip in zip(found, pads, strict=True)) == text
    for line in found:
        assert cell_len(line.rstrip()) <= max(width, 2 + max(indent, hang))


@given(WORDS)
def test_without_a_width_a_paragraph_is_one_line(text):
    assert lines(text, None, indent=2) == ["  " + text if text else "  "]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        # No line begins with closing punctuation or ends with opening punctuation.
        ("推行民事、刑事", 8, ["推行民", "事、刑事"]),
        ("推行民事「三合一」", 10, ["推行民事", "「三合一」"]),
        # A number stays with what it counts, and a word whole.
        ("国办发〔2018〕126号文", 16, ["国办发〔2018〕", "126号文"]),
        ("见 examples/jilin.yaml:10:5 一行", 14, ["见 ", "examples/jilin", ".yaml:10:5 一", "行"]),
        ("no item adopts it", 9, ["no item ", "adopts it"]),
        # What is wider than the line is cut, at a character's edge.
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("汉字", 1, ["汉", "字"]),
    ],
)
def test_breaks(text, width, expected):
    assert lines(text, width, hang=0) == expected


def test_counts_break_between_counts_only():
    line = paragraph("未采纳 13  未公布 6  不适用 3", hang=2, tallies=True)
    assert ["".join(w for w, _ in part) for part in wrapped(line, 20)] == [
        "未采纳 13  未公布 6  ",
        "  不适用 3",
    ]


def test_styles_survive_a_break():
    styled = paragraph(("吉林", "bold"), "省方案", hang=0)
    assert list(wrapped(styled, 6)) == [(("吉林", "bold"), ("省", "")), (("方案", ""),)]


def test_padding_counts_cells():
    assert pad("编号", 6) == "编号  "
    assert pad("id", 6) == "id    "


def test_a_very_long_word_takes_no_long_time():
    begun = time.perf_counter()
    assert len(lines("x" * 100_000, 80, hang=0)) == 1250
    assert time.perf_counter() - begun < 2


@given(st.text())
def test_one_line_is_one_line_that_says_the_same(text):
    shown = one_line(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in shown)
    assert one_line(shown) == shown
    if text.isprintable() and "\uffff" not in text and "\ufffe" not in text:
        assert shown == text


def test_acting_characters_are_spelled_out():
    assert one_line("a\x1b[2J\u202eb\ud800\x00") == "a\\x1b[2J\\u202eb\\ud800\\x00"
    assert one_line("一 \r\n\n 二\t三\u2028四") == "一 二 三 四"


def test_shortening():
    assert shorten("一二三四", 3) == "一二…"
    assert shorten("一二三", 3) == "一二三"
    assert shorten("一二三", None) == "一二三"
