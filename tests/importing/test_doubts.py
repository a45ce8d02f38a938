"""Where the reading of a document does not add up, the place is said, and nothing is asserted that rests on it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reformcheck.catalog.model import Region
from reformcheck.plans.documents import account, understand
from reformcheck.plans.documents.drafting.doubts import doubts_of
from reformcheck.plans.documents.drafting.draft import Draft, DraftItem, DraftSection, DraftUnits, Leftover
from reformcheck.plans.documents.reading.read_text import read_text
from reformcheck.plans.documents.reading.stream import Document, Place


def at(line: int) -> Place:
    return Place(line, 1, f"第{line}行")


def item(number: str, section: str, line: int) -> DraftItem:
    return DraftItem(section, f"任务{line}", "", at(line), number, units=DraftUnits())


ITEMS = [item("1", "科技金融", 2), item("3", "科技金融", 4)]
SECTIONS = [DraftSection("科技金融", 3, at(1)), DraftSection("人才", 1, at(9))]


@pytest.mark.parametrize(
    ("left", "kinds"),
    [
        ([], []),
        ([Leftover("加强领导，落实责任。", at(12), narrative=True)], []),
        ([Leftover("建设平台。（责任单位：省科技厅）", at(12), narrative=True)], [("attribution", 12)]),
        ([Leftover("2.建设平台", at(3), narrative=False)], [("count", 1), ("number", 3)]),
        ([Leftover("建设平台", at(3), narrative=False)], [("count", 1)]),
        ([Leftover("建设平台", at(12), narrative=False)], []),
        ([Leftover("（一）见《某某办法》（以下简称《办法》）。", at(12), narrative=True)], []),
    ],
)
def test_doubts(left: list[Leftover], kinds: list[tuple[str, int]]) -> None:
    sections = (
        SECTIONS[:1]
        if not any(one.place.line > 9 for one in left)
        else [SECTIONS[0], DraftSection("人才", 0, at(9))]
    )
    found = doubts_of(ITEMS, sections, [], left)
    assert [(doubt.kind, doubt.place.line) for doubt in found] == kinds


def test_the_account_says_so(regions: Mapping[str, Region]) -> None:
    text = "某市工作方案\n一、重点任务\n（一）建设平台。（责任单位：市科技局）\n（二）引进人才。（责任单位：市人社局）"
    draft = understand(Document("x.txt", "text", "0", tuple(read_text(text))), regions)
    assert draft.doubts == ()
    doubts = doubts_of(draft.items, (), (), [Leftover("3.（责任单位：市财政局）", at(5), narrative=False)])
    said = account(Draft(draft.document, draft.front, items=draft.items, doubts=doubts), "zh")
    assert "存疑 第5行：写有责任单位，而不属于任何一项任务" in said.splitlines()


def test_a_task_that_bears_its_headings_words_is_in_doubt() -> None:
    doubts = doubts_of([item("1", "任务2", 2), item("2", "任务2", 4)], (), (), ())
    assert [(doubt.kind, doubt.words) for doubt in doubts] == [("heading", "任务2")]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "（一）促进成果转化\n支持订单式研发。依托平台开展试点。由市科技局会同市财政局落实，2022年6月底前完成。\n"
            "完善科技服务\n1.责任单位：市审计局、市税务局\n2.完成时限：2022年6月底前\n",
            [],
        ),
        ("（一）促进成果转化\n1.支持订单式研发。（市科技局负责）\n2.推行产业研究院。（团市委负责）\n", []),
        ("（一）促进成果转化。支持订单式研发。（市科技局负责）\n（二）推行产业研究院。（团市委负责）\n", []),
        ("（一）促进成果转化（市科技局负责）\n1.支持订单式研发。\n2.推行产业研究院。\n", []),
    ],
)
def test_a_heading_that_was_read_as_a_task(body: str, words: list[str]):
    text = (
        f"某市工作方案\n为贯彻落实国家部署，制定本方案。\n一、总体目标\n坚持改革创新。\n二、重点任务\n{body}"
    )
    draft = understand(Document("x.txt", "text", "0" * 64, tuple(read_text(text))))
    assert [doubt.words for doubt in draft.doubts if doubt.kind == "heading"] == words
    assert all(word in account(draft, "zh") for word in words)
