"""How each plan of many stands, and which is worst: what a director asks of a folder of plans first.

The rows are small, so that those of ten thousand plans fit in memory where their findings would not.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reformcheck.catalog.model import Catalog, Region
from reformcheck.reports.wording import SEVERITIES
from reformcheck.rules.model import Finding, PlanReport, Severity
from reformcheck.rules.pilot_measure_out_of_zone import UNSURE

FAULTS: Mapping[str, tuple[str, str]] = {
    "missing": ("缺失", "missing"),
    "declined": ("不采纳", "declined"),
    "out_of_zone": ("超范围", "out of zone"),
    "without_units": ("缺单位", "no unit"),
    "deferred": ("暂缓", "deferred"),
    "other_errors": ("其他错误", "other errors"),
    "in_doubt": ("存疑", "in doubt"),
}
"""Fields of a standing that count what is wrong, gravest first, with their names in zh and en."""

_DOUBTS = frozenset({"reading-doubt", "annex-absent"})
_TOLD_APART = frozenset(
    {"missing-measure", "measure-declined", "pilot-measure-out-of-zone", "no-responsible-unit"}
)
"""Rules whose errors have a count of their own."""


class Standing(NamedTuple):
    """One plan among many. Counts are of measures, of items for `without_units`."""

    path: str
    title: str
    region: str
    province: str
    """Code of the province that the region is, or lies in."""
    is_provincial: bool
    worst: Severity | None
    """Of its findings; None where there are none."""
    required: int
    covered: int
    missing: int
    declined: int
    out_of_zone: int
    without_units: int
    deferred: int
    in_doubt: int
    """Measures that are uncertain, and places where the document was read with doubt."""
    unverified: int
    """Measures that no item speaks of and whose scope the list does not state."""
    errors: int
    other_errors: int
    """Of `errors`, those that no other count tells."""
    warnings: int
    lists: tuple[str, ...]
    """Ids of the lists that it was compared with."""
    unanswered: tuple[str, ...]
    """Document numbers of lists that were out on its date and that it does not answer."""

    @property
    def answered(self) -> str:
        """How many of the lists it answers that were out on its date: 1/3."""
        return f"{len(self.lists)}/{len(self.lists) + len(self.unanswered)}"

    @property
    def adopted(self) -> str:
        """Of the measures that are due: 13/14; a dash where no list was compared."""
        return f"{self.covered}/{self.required}" if self.lists else "–"

    @property
    def rank(self) -> tuple[object, ...]:
        """Sorts the worst first: by measures not adopted or misplaced, nothing compared, errors, doubts, warnings."""
        grave = self.missing + self.declined + self.out_of_zone
        lesser = self.without_units, self.deferred + self.in_doubt, self.warnings
        return -grave, bool(self.lists), -self.errors, *(-n for n in lesser), self.path


def standing_of(result: PlanReport, catalog: Catalog) -> Standing:
    """How a plan stands; `catalog` holds the lists that it might have answered."""
    plan, count = result.plan, result.coverage.count
    found = [finding.rule for finding in result.findings]
    severities = [finding.severity for finding in result.findings]
    answered = {lst.id for lst in result.lists}
    return Standing(
        path=plan.path,
        title=plan.title,
        region=plan.region.name,
        province=plan.region.parent or plan.region.code,
        is_provincial=plan.region.parent is None,
        worst=next((severity for severity in SEVERITIES if severity in severities), None),
        required=result.coverage.required,
        covered=count("covered"),
        missing=count("missing"),
        declined=count("declined"),
        out_of_zone=sum(leaves_zone(finding) for finding in result.findings),
        without_units=found.count("no-responsible-unit"),
        deferred=count("deferred"),
        in_doubt=count("uncertain") + sum(rule in _DOUBTS for rule in found),
        unverified=count("unverified"),
        errors=severities.count("error"),
        other_errors=sum(f.severity == "error" and f.rule not in _TOLD_APART for f in result.findings),
        warnings=severities.count("warning"),
        lists=tuple(lst.id for lst in result.lists),
        unanswered=tuple(
            lst.document_number
            for lst in catalog.lists.values()
            if lst.id not in answered and (not plan.issued or lst.issued <= plan.issued)
        ),
    )


def leaves_zone(finding: Finding) -> bool:
    """Where the plan leaves its scope, or which part of a city it means, unsaid, it is not known to go beyond the zone."""
    return finding.rule == "pilot-measure-out-of-zone" and finding.variant not in UNSURE


def worst_first(standings: Iterable[Standing]) -> list[Standing]:
    return sorted(standings, key=lambda standing: standing.rank)


class Together(NamedTuple):
    """What is asked of many plans together."""

    absent: tuple[str, ...]
    """Names of provinces that have no plan of their own among them; empty unless plans of several provinces are there."""
    unanswered: tuple[tuple[str, tuple[str, ...]], ...]
    """Document number of each list that is not answered by all, and the regions whose plans do not answer it."""


def together(standings: Sequence[Standing], catalog: Catalog) -> Together:
    return Together(_absent(standings, catalog.regions), tuple(_unanswered(standings, catalog)))


def _absent(standings: Sequence[Standing], regions: Mapping[str, Region]) -> tuple[str, ...]:
    there = {standing.province for standing in standings if standing.is_provincial}
    if len(there) < 2:
        return ()
    provinces = [r for r in regions.values() if r.parent is None and r.code[:2] not in _WITHOUT_PLANS]
    return tuple(region.name for region in provinces if region.code not in there)


# 台湾, 香港 and 澳门: the lists are not addressed to them.
_WITHOUT_PLANS = frozenset({"71", "81", "82"})


def _unanswered(standings: Sequence[Standing], catalog: Catalog) -> Iterable[tuple[str, tuple[str, ...]]]:
    for lst in catalog.lists.values():
        number = lst.document_number
        silent = tuple(dict.fromkeys(s.region for s in standings if number in s.unanswered))
        if silent:
            yield number, silent
