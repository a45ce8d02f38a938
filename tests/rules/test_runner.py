"""Which rules run, in which order findings come, and what every finding carries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reformcheck.reports.wording import message
from reformcheck.rules import IDS, RULES
from reformcheck.rules.model import PlanReport

# Something for nearly every rule.
PLAN = """\
reformcheck: 1
plan:
  title: 湖北省推广支持创新相关改革举措工作方案
  region: 湖北省
  lists: [2018-126, 2017-80, 国发〔2018〕39号]
  scope: 全省
  declared_total: 9
items:
  - {number: 1, title: 区域性股权市场设置科技创新专板, measure: 2018-126/10, units: [湖北证监局]}
  - {number: 1, title: 专利保险, measure: 2018-126/03, scope: [武汉市, 湘赣边], units: [省科技厅, 省财政厅]}
  - {number: 4, title: 专利保险试点, measure: 2018-126/03, scope: 武汉市}
  - {number: 5, title: 国税地税联合办税, measure: 2017-80/08, units: [省税务局]}
  - {number: 6, title: 加强冰雪旅游宣传推介, units: [省文化和旅游厅]}
waivers:
  - {rule: no-unit, reason: 笔误}
  - {rule: no-lead-unit, reason: 已过期, until: "2020-01-01"}
"""

Check = Callable[..., PlanReport]


def test_most_rules_have_something_to_say(check_text: Check) -> None:
    spoken = {finding.rule for finding in check_text(PLAN).findings}
    assert {"missing-measure", "unknown-place", "unused-waiver", "unknown-list"} <= spoken <= set(IDS)


@pytest.mark.parametrize("rule", IDS)
def test_one_rule_alone_finds_what_it_finds_among_all(rule: str, check_text: Check) -> None:
    among = [f for f in check_text(PLAN).findings if f.rule == rule]
    alone = [f for f in check_text(PLAN, rules=[rule]).findings]
    if rule == "unused-waiver":
        # A waiver of a rule that did not run is left alone, one of no rule at all is not.
        assert [message(f, "en") for f in alone] == [
            "no rule is called no-unit: the waiver has no effect (reason: 笔误)"
        ]
    else:
        assert alone == among


def test_findings_come_by_place(check_text: Check) -> None:
    places = [(f.location.line, f.location.column, f.rule) for f in check_text(PLAN).findings]
    assert places == sorted(places)


def test_every_finding_is_complete(check_text: Check) -> None:
    findings = check_text(PLAN).findings
    for finding in findings:
        assert finding.location.line
        assert finding.severity in ("error", "warning", "note")
        for lang in ("zh", "en"):
            said = message(finding, lang)
            assert said and "{" not in said
            assert not said.endswith(("。", "."))
    assert len({f.fingerprint for f in findings}) == len(findings)


def test_a_check_leaves_nothing_behind(check_text: Check) -> None:
    assert check_text(PLAN) == check_text(PLAN)


def test_one_module_a_rule() -> None:
    for rule in RULES:
        assert rule.__file__
        assert Path(rule.__file__).name == rule.ID.replace("-", "_") + ".py"
        assert rule.__doc__
    assert len(set(IDS)) == len(IDS)
