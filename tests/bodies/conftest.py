"""Plans small enough to read, and the rules on units run on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import ModuleType

import pytest

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.catalog.model import Catalog, Location, Region
from reformcheck.plans.model import Assignment, Item, Plan, Unit
from reformcheck.rules.model import Context, Coverage, Finding, ItemMatches, Match

PlanItem = tuple[Sequence[str], Sequence[str]]
"""Ids of the measures that the item surely adopts, and its units."""
Check = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="session")
def geography(catalog: Catalog) -> Geography:
    return Geography(catalog)


@pytest.fixture(scope="session")
def region(catalog: Catalog) -> Callable[[str], Region]:
    named = {r.name: r for r in catalog.regions.values()}
    return named.__getitem__


@pytest.fixture(scope="session")
def check(catalog: Catalog, geography: Geography, region: Callable[[str], Region]) -> Check:
    """Findings of rules on a plan that has these items; the units of item n stand on line n."""

    def run(
        rules: ModuleType | Sequence[ModuleType],
        where: str,
        issued: str,
        items: Sequence[PlanItem],
        *,
        open_ended: bool = False,
        number: str = "",
    ) -> list[Finding]:
        matches = tuple(
            _matched(catalog, index, item, open_ended) for index, item in enumerate(items, start=1)
        )
        plan = Plan(
            "plan.yaml", "方案", number, "", region(where), issued, (), (), None,
            tuple(m.item for m in matches), (), (), (), None, Location("plan.yaml", 1, 1), "",
        )  # fmt: skip
        lists = tuple(catalog.lists.values())
        context = Context(plan, catalog, geography, lists, (), Coverage((), matches), (), "2026-01-01")
        chosen = [rules] if isinstance(rules, ModuleType) else rules
        return [finding for rule in chosen for finding in rule.check(context)]

    return run


def _matched(catalog: Catalog, line: int, item: PlanItem, open_ended: bool) -> ItemMatches:
    measures, names = item
    units = tuple(Unit(name, Location("plan.yaml", line, column)) for column, name in enumerate(names, 1))
    made = Item(
        str(line), "", f"第{line}项", "", (), Assignment(responsible=units, open_ended=open_ended),
        tuple(measures), Location("plan.yaml", line, 1), ordinal=line,
    )  # fmt: skip
    sure = tuple(Match(made, catalog.measures[measure], 1.0, "explicit") for measure in measures)
    return ItemMatches(made, sure)
