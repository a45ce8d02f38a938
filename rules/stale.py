"""Plans that answer an older set of lists than today's, and what they would have to add."""

from __future__ import annotations

from dataclasses import dataclass

from reformcheck.catalog.model import MeasureList
from reformcheck.plans.model import Plan
from reformcheck.rules.coverage import in_force
from reformcheck.rules.model import MeasureCoverage, PlanReport
from reformcheck.rules.runner import Checker

_TO_ADD = ("missing", "uncertain", "conditional", "unverified")


@dataclass(frozen=True, slots=True)
class Staleness:
    """A plan, the lists issued since those it answers, and what of them it lacks."""

    plan: Plan
    answered: tuple[MeasureList, ...]
    newer: tuple[MeasureList, ...]
    to_add: tuple[MeasureCoverage, ...]
    """Measures of the newer lists that the plan lacks: missing, uncertain, conditional or unverified."""


def judge(result: PlanReport, checker: Checker) -> Staleness:
    """What came after the newest list that the plan answers: a list that it names, or that the settings name for it.

    A plan that answers no list is never stale.
    """
    plan, answered, catalog = result.plan, result.lists, checker.catalog
    if not answered:
        return Staleness(plan, (), (), ())
    newest = max(lst.issued for lst in answered)
    newer = tuple(
        lst for lst in catalog.lists.values() if lst.issued > newest and in_force(lst, checker.today)
    )
    if not newer:
        return Staleness(plan, answered, (), ())
    coverage = checker.context(plan, (*answered, *newer)).coverage
    ids = {measure.id for lst in newer for measure in lst.measures}
    return Staleness(
        plan, answered, newer, tuple(m for m in coverage.measures if m.id in ids and m.status in _TO_ADD)
    )
