"""ambiguous-item over candidates that are given, whatever the matching thinks of wordings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.model import Catalog
from reformcheck.plans.reader import parse_plan
from reformcheck.reports.wording import message
from reformcheck.rules import ambiguous_item, missing_measure
from reformcheck.rules.coverage import build_coverage, unanswered
from reformcheck.rules.model import Context, Finding, ItemMatches, Match, PlanReport

PLAN = """\
reformcheck: 1
plan: {title: 工作方案, region: 吉林省, lists: [2018-126]}
items:
  - number: 5
    title: 完善知识产权案件审判机制
    units: [省法院]
"""


@pytest.fixture
def context(catalog: Catalog, geography: Geography) -> Context:
    plan = parse_plan(PLAN.encode(), "plan.yaml", catalog, geography)
    (item,) = plan.items
    lists = (catalog.lists["2018-126"],)
    candidates = [Match(item, catalog.measures[f"2018-126/{n}"], 0.6, "wording") for n in ("05", "04")]
    matched = (ItemMatches(item, candidates=tuple(candidates)),)
    coverage = build_coverage(unanswered(lists, plan.region, geography, "2026-01-01"), matched)
    return Context(plan, catalog, geography, lists, (), coverage, (), "2026-01-01")


def test_the_candidates_are_named_best_first(context: Context) -> None:
    (finding,) = ambiguous_item.check(context)
    assert (finding.measure_id, finding.item_number) == ("2018-126/05", "5")
    assert (finding.location.line, finding.location.column) == (5, 5)
    assert [related.text for related in finding.related] == [
        "国办发〔2018〕126号 第5项：基于“两表指导、审助分流”的知识产权案件快速审判机制",
        "国办发〔2018〕126号 第4项：知识产权案件审判中引入技术调查官制度",
    ]
    assert _said(finding) == (
        "第5项「完善知识产权案件审判机制」是否采纳了举措、采纳了哪一项，从字面不能断定；可能是："
        "2018-126/05 基于“两表指导、审助分流”的知识产权案件快速审判机制、"
        "2018-126/04 知识产权案件审判中引入技术调查官制度"
    )


def test_a_measure_in_doubt_is_neither_covered_nor_missing(context: Context) -> None:
    status = {measure.id: measure.status for measure in context.coverage.measures}
    assert (status["2018-126/05"], status["2018-126/04"]) == ("uncertain", "uncertain")
    missing = {finding.measure_id for finding in missing_measure.check(context)}
    assert missing == {id for id, what in status.items() if what == "missing"}
    assert context.coverage.required == len(missing) + 2


def _said(finding: Finding) -> str:
    return message(Finding(finding.location, finding.values, rule="ambiguous-item"), "zh")


def test_a_title_that_names_only_the_field_is_in_doubt_and_its_measure_not_missing(
    check_text: Callable[..., PlanReport],
) -> None:
    for measure, title in (
        ("2018-126/03", "推广专利保险"),
        ("2020-3/10", "推广专利导航"),
        ("2020-3/10", "开展专利导航"),
    ):
        plan = (
            f"reformcheck: 1\nplan: {{title: 方案, region: 湖北省, lists: [{measure.partition('/')[0]}]}}\n"
        )
        report = check_text(plan + f"items:\n  - {{number: 1, title: {title}, units: [省科技厅]}}\n")
        assert {m.id: m.status for m in report.coverage.measures}[measure] == "uncertain"
        assert "ambiguous-item" in {finding.rule for finding in report.findings}
