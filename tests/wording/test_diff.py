"""The marked diff of two wordings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reformcheck.rules.wording import Segment, word_diff
from reformcheck.rules.wording.alignment import Span, align
from reformcheck.rules.wording.reading import read

TEXT = st.lists(
    st.sampled_from(
        [*"以地方立法形式建推动改革创新、“”。（1）两三知产识权國", "知识产权", "国有企业", "㎏", "ﬁ", "🙂"]
    ),
    max_size=25,
).map("".join)


def test_dropped_words() -> None:
    assert word_diff("以地方立法形式建立推动改革创新的决策容错机制", "20.建立推动改革创新的决策容错机制") == (
        Segment("=", "20."),
        Segment("-", "以地方立法形式"),
        Segment("=", "建立推动改革创新的决策容错机制"),
    )


def test_added_words_begin_and_end_with_their_list() -> None:
    old = "推动政府股权基金投向种子期、初创期企业的容错机制"
    new = "建立政府股权基金、产业引导基金、创业投资基金投向种子期、初创期企业或参股子基金的容错机制"
    assert " ".join(map(str, word_diff(old, new))) == (
        "-推动 +建立 =政府股权基金、 +产业引导基金、创业投资基金 =投向种子期、初创期企业 +或参股子基金 =的容错机制"
    )


def test_exchanged_number_within_quotation_marks() -> None:
    assert " ".join(map(str, word_diff("民事、刑事案件“三合一”审判", "民事、刑事案件“二合一”审判"))) == (
        "=民事、刑事案件“ -三 +二 =合一”审判"
    )


def test_script_width_punctuation_and_abbreviations_are_the_same() -> None:
    new = "知產民事、刑事案件「三合一」審判"
    assert word_diff("知识产权民事，刑事案件“三合一”审判", new) == (Segment("=", new),)


def test_a_loss_is_put_where_it_begins_and_ends_with_the_words_around_it() -> None:
    def lost(old: str, new: str) -> list[str]:
        alignment = align(read(old), read(new))
        return [alignment.old.printed(*span) for gap in alignment.gaps() for span in gap.lost]

    assert lost("投向种子期、初创期企业", "投向种子期企业") == ["初创期"]
    assert lost("国家基础研究和应用基础研究的投入机制", "国家基础研究的投入机制") == ["和应用基础研究"]
    assert lost("国税地税联合办税", "推行国税联合办税") == ["地税"]


def test_moved_words_are_neither_lost_nor_gained() -> None:
    gaps = list(align(read("民事、刑事、行政案件审判"), read("行政、刑事、民事案件审判")).gaps())
    assert [(gap.lost, gap.gained) for gap in gaps] == [((), ())] * len(gaps)


def test_reading_leads_back_to_the_print() -> None:
    reading = read("（一）推行知产、国企「两表」")
    assert reading.chars == "推行知识产权国有企业二表"
    assert reading.printed(*Span(2, 6)) == "知产"
    assert reading.printed(*Span(10, 12)) == "两表"
    assert sorted(reading.breaks) == [6, 10, 12]


@given(TEXT, TEXT)
def test_the_new_text_can_be_read_off(old: str, new: str) -> None:
    assert "".join(segment.text for segment in word_diff(old, new) if segment.sign != "-") == new


@given(TEXT)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(segment.sign == "=" for segment in word_diff(text, text))
