"""The examples in the documentation of the rules on units do what they say."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

import reformcheck.rules.units as units
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.model import Catalog
from reformcheck.plans.reader import parse_plan
from reformcheck.rules import foreign_unit, guiding_department_uncovered, outdated_unit, vague_unit
from reformcheck.rules.model import Context, Coverage, Finding, ItemMatches, Match

DOCS = Path(units.__file__).parent / "docs"
RULES = (guiding_department_uncovered, outdated_unit, foreign_unit, vague_unit)
EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def findings(rule: ModuleType, text: str, catalog: Catalog, geography: Geography) -> list[Finding]:
    plan = parse_plan(text.encode(), "plan.yaml", catalog, geography)
    matches = tuple(
        ItemMatches(item, tuple(Match(item, catalog.measures[m], 1.0, "explicit") for m in item.measure_ids))
        for item in plan.items
    )
    lists = tuple(catalog.lists.values())
    context = Context(plan, catalog, geography, lists, (), Coverage((), matches), (), "2026-01-01")
    return list(rule.check(context))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_the_first_example_fails_and_the_second_passes(
    rule: ModuleType, lang: str, catalog: Catalog, geography: Geography
) -> None:
    failing, passing = EXAMPLE.findall((DOCS / f"{rule.ID}.{lang}.md").read_text("utf-8"))
    [found] = findings(rule, failing, catalog, geography)
    message = rule.MESSAGE[lang]
    template = message if isinstance(message, str) else message[found.variant]
    assert template.format(**found.values)
    assert [finding for other in RULES for finding in findings(other, passing, catalog, geography)] == []
