"""Every case of cases/RULE.yaml: a plan, and whole the findings that the rule has of it.

A case is {name, plan, findings} with, where needed, `options` (`lists` as on the command line, `today`,
`rules` to run in place of the file's own) and `waived`. A finding that leaves out `measure`, `item` or
`related` has none; `at` is line:column in the case's plan, or of the plan's `plan:` key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from reformcheck.reports.wording import message
from reformcheck.rules import IDS
from reformcheck.rules.model import Finding, PlanReport

CASES = Path(__file__).parent / "cases"


def collect() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize(("rule", "case"), list(collect()))
def test_case(rule: str, case: dict[str, Any], check_text: Callable[..., PlanReport]) -> None:
    report = check_text(case["plan"], **{"rules": [rule], **case.get("options", {})})
    expected = [{"rule": rule, **finding} for finding in case["findings"]]
    found = [as_case(finding) for finding in report.findings]
    assert [_without_english(f, e) for f, e in zip(found, expected, strict=False)] == expected
    assert len(found) == len(expected)
    assert [as_case(f)["zh"] for f, _ in report.waived] == case.get("waived", [])


def as_case(finding: Finding) -> dict[str, Any]:
    """A finding as cases write it."""
    place = finding.location
    data = {
        "rule": finding.rule,
        "severity": finding.severity,
        "at": f"{place.line}:{place.column}",
        "measure": finding.measure_id,
        "item": finding.item_number,
        "zh": message(finding, "zh"),
        "en": message(finding, "en"),
        "related": [f"{related.location} {related.text}".rpartition("/")[2] for related in finding.related],
    }
    return {key: value for key, value in data.items() if value}


def _without_english(found: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """The English sentence counts where the case gives it."""
    return found if "en" in expected else {key: value for key, value in found.items() if key != "en"}


@pytest.mark.parametrize("rule", IDS)
def test_every_rule_has_cases(rule: str) -> None:
    assert (CASES / f"{rule}.yaml").is_file()
