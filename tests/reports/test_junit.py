"""JUnit: valid by the common XSD; a plan is a suite, a measure a case, and red means what the exit code means."""

from __future__ import annotations

import pytest
from lxml import etree

from reformcheck.reports import junit
from reformcheck.reports.wording import SEVERITIES, reaches, titled

from .conftest import LANGUAGES, SCHEMAS, check, stated

XSD = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))


def parsed(report, lang="zh"):
    return etree.fromstring(junit.render(report, lang=lang).encode("utf-8"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_valid(lang, reports, catalog):
    for report in (reports[lang], check(catalog), check(catalog, ("a.yaml", stated("nothing.yaml")))):
        XSD.assertValid(parsed(report, lang))


def test_a_suite_a_plan_and_a_case_a_measure(reports):
    report = reports["zh"]
    suites = {suite.get("name"): suite for suite in parsed(report)}
    assert list(suites) == [
        "plans/broken.yaml", "plans/nosuch.yaml",
        "方案/湖北 50%,a:b.yaml", "plans/jilin.yaml", "plans/unlisted.yaml", "plans/nothing.yaml",
    ]  # fmt: skip
    for result in report.plans[:2]:
        names = [case.get("name") for case in suites[result.plan.path.removeprefix("./")].iter("testcase")]
        measures = [f"{measure.id} {measure.title}" for measure in result.coverage.measures]
        assert names[: len(measures)] == measures
        assert len(set(names)) == len(names)


def test_every_open_finding_is_said_once(reports):
    report = reports["zh"]
    said = "\n".join(parsed(report).itertext())
    for plan in report.plans:
        for finding in plan.findings:
            assert f"{finding.location}: {titled(finding.rule, 'zh')}: " in said
    total = sum(len(p.findings) + len(p.waived) + len(p.known) for p in report.plans)
    assert sum(f" {rule}: " in line for line in said.splitlines() for rule in _rules(report)) == total


def _rules(report):
    return {finding.rule for plan in report.plans for finding in plan.findings}


@pytest.mark.parametrize("fail_on", [*SEVERITIES, "never"])
def test_what_fails_is_what_the_exit_code_counts(fail_on, reports):
    report = reports["zh"]._replace(fail_on=fail_on)
    for result, suite in zip(report.plans, list(parsed(report))[2:], strict=True):
        counted = any(reaches(finding.severity, fail_on) for finding in result.findings)
        assert (int(suite.get("failures")) > 0) == counted


def test_counts(reports):
    root = parsed(reports["zh"])
    assert root.get("tests") == str(len(root.findall(".//testcase")))
    assert root.get("failures") == str(len(root.findall(".//failure")))
    assert root.get("errors") == "2"
    assert all(len(case.findall("failure")) <= 1 for case in root.iter("testcase"))


def test_what_nobody_can_check_is_skipped(reports):
    suite = list(parsed(reports["zh"]))[2]
    skipped = {
        case.get("name")[:9]: case[0].get("message")
        for case in suite.iter("testcase")
        if case.find("skipped") is not None
    }
    assert skipped == {
        "2099-1/11": "已被取代",
        "2099-1/14": "未公布",
        "2099-1/15": "未公布",
        "2099-1/16": "未公布",
    }
