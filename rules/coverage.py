"""What became of every measure of the lists, seen from the plan's region and its matched items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.language.dates import first_day
from reformcheck.catalog.model import Measure, MeasureList, Region, in_list_order
from reformcheck.rules.model import Coverage, ItemMatches, Match, MeasureCoverage, Status
from reformcheck.rules.stance.grounds import condition_denied


def unanswered(
    lists: Sequence[MeasureList], region: Region, geography: Geography, today: str
) -> tuple[MeasureCoverage, ...]:
    """What becomes of the measures of the lists where no item speaks of any, in the order of their ids."""
    measures: list[MeasureCoverage] = []
    for lst in lists:
        if not in_force(lst, today):
            measures += [MeasureCoverage(m.id, m.title, "not-applicable", m) for m in lst.measures]
            continue
        measures += [_measure(measure, region, geography, today) for measure in lst.measures]
        for withheld in lst.withheld:
            measures += [
                MeasureCoverage(id, withheld.category, "withheld", None, category_en=withheld.category_en)
                for id in withheld.ids
            ]
    return tuple(sorted(measures, key=lambda m: in_list_order(m.id)))


def build_coverage(measures: Sequence[MeasureCoverage], items: tuple[ItemMatches, ...]) -> Coverage:
    """What items make of measures that were `unanswered` before."""
    sure = _by_measure([match for matched in items for match in matched.sure])
    doubtful = _by_measure([match for matched in items for match in matched.candidates])
    spoken_of = sure.keys() | doubtful.keys()
    return Coverage(
        tuple(
            [
                _answered(covered, sure.get(covered.id, ()), doubtful.get(covered.id, ()))
                if covered.id in spoken_of
                else covered
                for covered in measures
            ]
        ),
        items,
    )


def _answered(
    covered: MeasureCoverage, sure: tuple[Match, ...], doubtful: tuple[Match, ...]
) -> MeasureCoverage:
    """A measure of which items speak, surely or perhaps; none of them makes it apply, or brings it back.

    One item that adopts it is enough. Where none does, a refusal counts before a delay.
    """
    adopted = tuple([match for match in sure if match.adopts])
    if covered.status in ("superseded", "not-applicable"):
        return covered._replace(matches=adopted)
    if adopted:
        return covered._replace(status="covered", matches=adopted)
    if sure and all(map(condition_denied, sure)):
        return covered._replace(matches=sure)  # still due only where the condition holds
    if sure:
        declined = any(match.stance.kind == "declines" for match in sure)
        return covered._replace(status="declined" if declined else "deferred", matches=sure)
    return covered._replace(status="uncertain", matches=doubtful)


def in_force(lst: MeasureList, today: str) -> bool:
    """Whether a list had been issued on a day; one with only a year counts from its first day."""
    return first_day(lst.issued) <= today


def _by_measure(matches: Iterable[Match]) -> dict[str, tuple[Match, ...]]:
    grouped: dict[str, tuple[Match, ...]] = {}
    for match in matches:
        grouped[match.measure.id] = (*grouped.get(match.measure.id, ()), match)
    return grouped


def _measure(measure: Measure, region: Region, geography: Geography, today: str) -> MeasureCoverage:
    area: tuple[str, ...] = ()
    applies = True
    if measure.scope.kind == "pilot":
        area = geography.pilot_area(measure.scope, region)
        applies = bool(area)
    return MeasureCoverage(measure.id, measure.title, _status(measure, applies, today), measure, (), area)


def _status(measure: Measure, applies: bool, today: str) -> Status:
    if measure.superseded and measure.superseded.since <= today:
        return "superseded"
    if not applies:
        return "not-applicable"
    if measure.condition:
        return "conditional"
    return "unverified" if measure.scope.kind == "unstated" else "missing"
