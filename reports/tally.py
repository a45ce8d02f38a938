"""What many plans add up to, one after the other, so that none of them need stay in memory."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reformcheck.reports.wording import SEVERITIES, reaches
from reformcheck.rules.model import Model, PlanReport


class Tally(NamedTuple):
    """Counts over plans."""

    plans: int = 0
    found: tuple[int, ...] = (0,) * len(SEVERITIES)
    """Findings that count, by severity in the order of SEVERITIES."""
    waived: int = 0
    known: int = 0
    lists: frozenset[str] = frozenset()
    """Ids of the lists that any plan was checked against."""
    baselined: bool = False
    """Whether a baseline was used."""
    model: Model | None = None
    """The language model that was asked for candidates of any plan."""

    def plus(self, other: Tally) -> Tally:
        found = tuple(a + b for a, b in zip(self.found, other.found, strict=True))
        return Tally(
            self.plans + other.plans,
            found,
            self.waived + other.waived,
            self.known + other.known,
            self.lists | other.lists,
            self.baselined or other.baselined,
            self.model or other.model,
        )

    def reaches(self, threshold: str) -> bool:
        """Whether any finding is at or above a --fail-on threshold."""
        return any(
            count and reaches(severity, threshold)
            for severity, count in zip(SEVERITIES, self.found, strict=True)
        )


def tally_of(result: PlanReport) -> Tally:
    severities = [finding.severity for finding in result.findings]
    return Tally(
        1,
        tuple(severities.count(severity) for severity in SEVERITIES),
        len(result.waived),
        len(result.known),
        frozenset(lst.id for lst in result.lists),
        result.baselined,
        result.model,
    )


def tally(results: Iterable[PlanReport]) -> Tally:
    total = Tally()
    for result in results:
        total = total.plus(tally_of(result))
    return total
