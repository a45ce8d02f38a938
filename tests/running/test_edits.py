"""What is written into plan files: behind what stands there, in the way the file is written, and nothing else."""

from __future__ import annotations

import pytest

from reformcheck.running.edits.additions import with_measure
from reformcheck.running.edits.measures import with_value
from reformcheck.running.edits.waivers import with_waivers

HEAD = "reformcheck: 1\nplan: {title: 方案, region: 吉林省, lists: [2018-126]}\n"
WAIVER = {"rule": "no-lead-unit", "item": "1", "reason": "已请示"}
BLOCK = '{0}- rule: no-lead-unit\n{0}  item: "1"\n{0}  reason: 已请示\n'
JSON = '{"rule": "no-lead-unit", "item": "1", "reason": "已请示"}'

WAYS = {
    "no list yet": (
        "items:\n- title: 甲\n# 完\n",
        "items:\n- title: 甲\n# 完\nwaivers:\n" + BLOCK.format(""),
    ),
    "an indented file": (
        "items:\n    - title: 甲\n",
        "items:\n    - title: 甲\nwaivers:\n" + BLOCK.format("    "),
    ),
    "a list, and more below it": (
        "waivers:\n  - {rule: vague-unit, reason: 乙}  # 旧\n# 任务\nitems:\n  - title: 甲\n",
        "waivers:\n  - {rule: vague-unit, reason: 乙}  # 旧\n" + BLOCK.format("  ") + "# 任务\nitems:\n  - title: 甲\n",
    ),
    "a block of text at its end": (
        "items:\n  - title: 甲\nwaivers:\n  - rule: vague-unit\n    reason: |\n      乙\n      丙\n\n# 完\n",
        "items:\n  - title: 甲\nwaivers:\n  - rule: vague-unit\n    reason: |\n      乙\n      丙\n" + BLOCK.format("  ") + "\n# 完\n",
    ),
    "an alias at its end": (
        "items:\n  - title: &t 甲\nwaivers:\n  - rule: vague-unit\n    reason: *t\n",
        "items:\n  - title: &t 甲\nwaivers:\n  - rule: vague-unit\n    reason: *t\n" + BLOCK.format("  "),
    ),
    "an empty list": (
        "waivers: []  # 暂无\nitems:\n  - title: 甲\n",
        "waivers:\n" + BLOCK.format("  ")[:-1] + "  # 暂无\nitems:\n  - title: 甲\n",
    ),
    "brackets": (
        "waivers: [{rule: vague-unit, reason: 乙}]\nitems:\n  - title: 甲\n",
        "waivers: [{rule: vague-unit, reason: 乙}, " + JSON + "]\nitems:\n  - title: 甲\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("way", WAYS)
def test_a_waiver_comes_behind_the_others(way: str, newline: str) -> None:
    before, after = (HEAD + text for text in WAYS[way])
    assert with_waivers(before.replace("\n", newline), [WAIVER]) == after.replace("\n", newline)


def test_json_stays_json() -> None:
    before = '{"reformcheck": 1, "plan": {"title": "方案", "region": "吉林省"}, "items": [{"title": "甲"}]}\n'
    once = before.replace("]}\n", f'], "waivers": [{JSON}]}}\n')
    assert with_waivers(before, [WAIVER]) == once
    assert with_waivers(once, [WAIVER]) == once.replace(f"[{JSON}]", f"[{JSON}, {JSON}]")


def test_what_no_line_can_be_put_into_is_left_to_a_yaml_writer() -> None:
    before = (
        HEAD + "items:\n  - &a {title: 甲}\n  - *a\nwaivers:\n  - &w {rule: vague-unit, reason: 乙}\n  - *w\n"
    )
    after = with_waivers(before, [WAIVER])
    assert after is not None
    assert after.startswith(before)


@pytest.fixture
def jilin(check_text):
    """A plan of two items, the second of which numbers 7."""
    return check_text(
        HEAD + "items:\n  - {number: 1, title: 甲, units: [乙]}\n  - number: 7\n    title: 丙\n"
    ).plan


def test_a_measure_is_added_with_proposed_units(jilin, catalog, geography) -> None:
    before = (
        HEAD + "items:\n  - {number: 1, title: 甲, units: [乙]}\n  - number: 7\n    title: 丙\nwithheld: []\n"
    )
    measure = catalog.measures["2018-126/03"]
    after = with_measure(before, jilin, measure, catalog, geography, today="2019-02-18", lang="zh")
    assert after == before.replace(
        "withheld",
        "  - number: 8\n    section: 知识产权保护方面\n    title: 以降低侵权损失为核心的专利保险机制\n    measure: 2018-126/03\n"
        "    units: {lead: [省知识产权局], assist: [国家金融监督管理总局吉林监管局]}\nwithheld",
    )


def test_a_pilot_measure_is_added_with_its_scope(check_text, catalog, geography) -> None:
    text = "reformcheck: 1\nplan: {title: 方案, region: 湖北省}\nitems: []\n"
    plan = check_text(text).plan
    measure = catalog.measures["2018-126/06"]
    after = with_measure(text, plan, measure, catalog, geography, today="2019-02-18", lang="en")
    assert after is not None and "items:\n  - number: 1\n" in after
    assert "    scope: [武汉市]\n" in after


def test_a_value_is_written_behind_the_title() -> None:
    before = HEAD + "items:\n- title: 甲 # 待定\n- title: 乙\n"
    assert with_value(before, 1, "stance", "adopts") == before + "  stance: adopts\n"
    assert with_value(before, 0, "measure", "none") == before.replace("待定", "待定\n  measure: none")
    assert with_value(before.replace("- title: 乙", "- *x").replace("- title: 甲", "- &x\n  title: 甲"), 0, "stance", "adopts") is None  # fmt: skip
