"""What became of every measure of the lists, seen from the plan's region and its matched items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.model import Measure, MeasureList, Region
from reformcheck.rules.dates import first_day
from reformcheck.rules.model import Coverage, ItemMatches, Match, MeasureCoverage, Status


def build_coverage(
    lists: Sequence[MeasureList],
    items: tuple[ItemMatches, ...],
    region: Region,
    geography: Geography,
    today: str,
) -> Coverage:
    sure = _by_measure(match for matched in items for match in matched.sure)
    doubtful = _by_measure(match for matched in items for match in matched.candidates)
    measures: list[MeasureCoverage] = []
    for lst in lists:
        if not in_force(lst, today):
            measures += [MeasureCoverage(m.id, m.title, "not-applicable", m) for m in lst.measures]
            continue
        for measure in lst.measures:
            measures.append(
                _measure(
                    measure, sure.get(measure.id, ()), doubtful.get(measure.id, ()), region, geography, today
                )
            )
        for withheld in lst.withheld:
            measures += [MeasureCoverage(id, withheld.category, "withheld", None) for id in withheld.ids]
    return Coverage(tuple(sorted(measures, key=lambda m: (m.id.rpartition("/")[0], m.id))), items)


def in_force(lst: MeasureList, today: str) -> bool:
    """Whether a list had been issued on a day; one with only a year counts from its first day."""
    return first_day(lst.issued) <= today


def _by_measure(matches: Iterable[Match]) -> dict[str, tuple[Match, ...]]:
    grouped: dict[str, tuple[Match, ...]] = {}
    for match in matches:
        grouped[match.measure.id] = (*grouped.get(match.measure.id, ()), match)
    return grouped


def _measure(
    measure: Measure,
    sure: tuple[Match, ...],
    doubtful: tuple[Match, ...],
    region: Region,
    geography: Geography,
    today: str,
) -> MeasureCoverage:
    area: tuple[str, ...] = ()
    applies = True
    if measure.scope.kind == "pilot":
        area = geography.pilot_area(measure.scope, region)
        applies = bool(area)
    status = _status(measure, bool(sure), bool(doubtful), applies, today)
    matches = sure or (doubtful if status == "uncertain" else ())
    return MeasureCoverage(measure.id, measure.title, status, measure, matches, area)


def _status(measure: Measure, sure: bool, doubtful: bool, applies: bool, today: str) -> Status:
    if measure.superseded and measure.superseded.since <= today:
        return "superseded"
    if not applies:
        return "not-applicable"
    if sure:
        return "covered"
    if doubtful:
        return "uncertain"
    if measure.condition:
        return "conditional"
    return "unverified" if measure.scope.kind == "unstated" else "missing"
