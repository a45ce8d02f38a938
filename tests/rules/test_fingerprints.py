"""A finding keeps its fingerprint while what it speaks of stays the same, wherever that moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from reformcheck.reports.wording import message
from reformcheck.rules import RULES
from reformcheck.rules.model import Finding, PlanReport

HEAD = """\
reformcheck: 1
plan:
  title: 湖北省推广支持创新相关改革举措工作方案
  region: 湖北省
  lists: [2018-126, 国发〔2018〕39号]
  scope: 全省
  declared_total: 9
"""

ITEMS = (
    "  - title: 区域性股权市场设置科技创新专板\n    measure: 2018-126/10\n    units: [湖北证监局]\n",
    "  - title: 以降低侵权损失为核心的专利保险机制\n    measure: 2018-126/03\n    scope: [武汉市, 湘赣边]\n",
    "  - title: 技术经理人全程参与的科技成果转化服务模式\n    measure: 2018-126/07\n    units: [省科技厅, 省财政厅]\n",
    "  - title: 国税地税联合办税\n    measure: 2017-80/08\n",
)
WAIVER = "waivers:\n  - {rule: superseded-measure, reason: 待清理}\n"


def plan(*items: str) -> str:
    return f"{HEAD}items:\n{''.join(items)}{WAIVER}"


@pytest.fixture
def fingerprints(check_text: Callable[..., PlanReport]) -> Callable[[str], dict[str, tuple[str, str]]]:
    """Fingerprints of a plan's findings, with rule and message."""

    def read(text: str) -> dict[str, tuple[str, str]]:
        findings = check_text(text).findings
        found = {f.fingerprint: (f.rule, message(f, "zh")) for f in findings}
        assert len(found) == len(findings), "two findings share a fingerprint"
        return found

    return read


Read = Callable[[str], dict[str, tuple[str, str]]]


def test_lines_above_change_none(fingerprints: Read) -> None:
    text = plan(*ITEMS)
    moved = "# 说明\n\n" + text.replace("items:\n", "# 任务\nitems:\n\n")
    assert fingerprints(moved) == fingerprints(text)


def test_the_order_of_items_changes_none(fingerprints: Read) -> None:
    assert set(fingerprints(plan(*reversed(ITEMS)))) == set(fingerprints(plan(*ITEMS)))


def test_another_item_changes_none_of_the_others(fingerprints: Read) -> None:
    before = fingerprints(plan(*ITEMS))
    after = fingerprints(plan("  - {title: 加强冰雪旅游宣传推介, units: [省文化和旅游厅]}\n", *ITEMS))
    assert set(before) <= set(after)
    assert {after[new][0] for new in set(after) - set(before)} == {"unlisted-item"}


def test_another_name_of_the_file_changes_none(
    check_text: Callable[..., PlanReport], fingerprints: Read
) -> None:
    text = plan(*ITEMS)
    assert {f.fingerprint for f in check_text(text).findings} == set(fingerprints(text))
    assert all("plan.yaml" not in str(f.values) for f in check_text(text).findings)


def test_other_words_change_it(fingerprints: Read) -> None:
    text = plan("  - title: 甲任务\n    measure: 2018-126/07\n")
    changed = fingerprints(text.replace("甲任务", "乙任务"))
    gone = {fingerprints(text)[f][0] for f in set(fingerprints(text)) - set(changed)}
    assert gone == {"no-responsible-unit"}


def test_spaces_and_signs_do_not(fingerprints: Read) -> None:
    text = plan("  - title: “三合一”审判\n    measure: 2018-126/01\n")
    assert set(fingerprints(text)) == set(fingerprints(text.replace("“三合一”审判", "三合一 审判")))


def test_two_like_findings_differ(fingerprints: Read) -> None:
    same = "  - {title: 技术经理人, measure: 2018-126/07}\n"
    rules = Counter(rule for rule, _ in fingerprints(plan(same, same)).values())
    assert rules["no-responsible-unit"] == 2


def test_items_with_the_same_number_keep_their_own_words(fingerprints: Read) -> None:
    first = "  - {number: 1, section: 甲, title: 技术经理人, measure: 2018-126/07}\n"
    second = "  - {number: 1, section: 乙, title: 专利保险, measure: 2018-126/03}\n"
    assert set(fingerprints(plan(first, second))) == set(fingerprints(plan(second, first)))


def test_the_text_of_a_fingerprint(check_text: Callable[..., PlanReport]) -> None:
    findings: tuple[Finding, ...] = check_text(plan(*ITEMS)).findings
    assert all(len(f.fingerprint) == 16 and int(f.fingerprint, 16) >= 0 for f in findings)


def test_what_a_rule_is_about_is_among_its_values_and_shifts_with_no_other_item(
    check_text: Callable[..., PlanReport],
) -> None:
    about = {rule.ID: rule.ABOUT for rule in RULES}
    for finding in check_text(plan(*ITEMS)).findings:
        assert set(about[finding.rule]) <= set(finding.values)
        assert not {"item", "count"} & set(about[finding.rule])


def test_two_units_of_one_item_are_two_findings_in_any_order(
    fingerprints: Read,
) -> None:
    def read(units: str) -> dict[str, str]:
        item = f"  - {{title: 技术经理人, measure: 2018-126/07, units: [{units}]}}\n"
        return {f: words for f, (rule, words) in fingerprints(plan(item)).items() if rule == "foreign-unit"}

    found = read("长春市财政局, 吉林省科技厅")
    assert len(found) == 2
    assert read("吉林省科技厅, 长春市财政局") == found


def test_items_that_share_a_number_are_told_by_their_place_in_the_plan(
    check_text: Callable[..., PlanReport],
) -> None:
    first = "  - {number: 1, title: 技术经理人全程参与的科技成果转化服务模式}\n"
    second = "  - {number: 1, title: 以降低侵权损失为核心的专利保险机制}\n"
    found = [f for f in check_text(plan(first, second)).findings if f.rule == "no-responsible-unit"]
    assert [(f.item_number, f.ordinal) for f in found] == [("1", 1), ("1", 2)]
