"""Measures that no item names, but which one has something of in other words: nobody can say that they are missing."""

from __future__ import annotations

from reformcheck.plans.model import Passage
from reformcheck.rules.model import Coverage, Match, MeasureCoverage

_UNANSWERED = ("missing", "conditional", "unverified")


def look_for_faint(coverage: Coverage) -> Coverage:
    """The coverage, in which a measure is in doubt where an item may name it, however unlikely, and no other does."""
    faint = _faint(coverage)
    if not faint:
        return coverage
    return coverage._replace(measures=tuple([_found(covered, faint) for covered in coverage.measures]))


def _faint(coverage: Coverage) -> dict[str, Match]:
    """By measure, the item that may name it, the likeliest."""
    found: dict[str, Match] = {}
    for match in (match for matched in coverage.items for match in matched.faint):
        held = found.get(match.measure.id)
        if held is None or match.score > held.score:
            found[match.measure.id] = match
    return found


def _found(covered: MeasureCoverage, faint: dict[str, Match]) -> MeasureCoverage:
    if covered.status not in _UNANSWERED or covered.matches or covered.id not in faint:
        return covered
    item = faint[covered.id].item
    return covered._replace(status="uncertain", passage=Passage(item.title, item.location))
