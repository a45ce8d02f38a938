"""A unit's name was no longer, or not yet, in use on the day the plan was issued.

Reforms reach provinces and cities later than the centre. A name is outdated only after the day by which the
reform had to be done at its level; a new name is too early only before the reform was decided. A date known
by year or month counts only where every day of it gives the same answer. Data: catalog/units.yaml.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from reformcheck.catalog.bodies import Naming, Standing
from reformcheck.catalog.memo import REMEMBERED
from reformcheck.catalog.unit_names import UnitReading
from reformcheck.rules.model import Context, Finding, Severity
from reformcheck.rules.units import Names, Origin, Span, origin, unit_lists

ID = "outdated-unit"
NAME = {"zh": "单位名称不合时", "en": "Name of a unit out of use"}
SEVERITY: Severity = "warning"
ABOUT = ("title", "unit")
MESSAGE = {
    "zh": {
        "no longer": "「{unit}」的名称当时已不再使用（{reform}，应于{date}前完成）",
        "not yet": "「{unit}」的名称当时尚未使用（{reform}，{date}才决定）",
    },
    "en": {
        "no longer": 'the name "{unit}" was no longer in use ({reform}, to be done by {date})',
        "not yet": 'the name "{unit}" was not yet in use ({reform}, decided on {date})',
    },
}
REMEDY = {
    "zh": {
        "file": "改用印发时的名称；职责已转到其他单位的，写承接的单位。",
        "document": "把{place}的单位改为印发时的名称；职责已转到其他单位的，写承接的单位。",
    },
    "en": {
        "file": "Use the name of the day of issue; where the task has gone to another unit, name that unit.",
        "document": "Use the name of the day of issue in {place}; where the task has gone to another unit, name that unit.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    here = origin(context)
    for item, names in unit_lists(context.plan):
        for position, standing, values in _outdated(names, here):
            yield Finding(
                item.assignment.units[position].location,
                {"item": item.number, "title": item.title, **values},
                item_number=item.number,
                ordinal=item.ordinal,
                variant=standing,
            )


class _Outdated(NamedTuple):
    """A unit by its position in the list, and what is said of its name."""

    position: int
    standing: Standing
    values: Mapping[str, str]


@lru_cache(REMEMBERED)
def _outdated(names: Names, here: Origin) -> tuple[_Outdated, ...]:
    if here.span is None:
        return ()
    judged = (
        (position, reading, *_judge(reading, here.span, here)) for position, reading in here.read(names)
    )
    return tuple(
        _Outdated(position, standing, {"unit": reading.name, **_reason(naming, standing, reading)})
        for position, reading, naming, standing in judged
        if naming
    )


def _judge(reading: UnitReading, span: Span, here: Origin) -> tuple[Naming | None, Standing]:
    """The name that was out of use, where every body that it may stand for agrees."""
    region = reading.regions[0] if len(reading.regions) == 1 else here.region
    province = here.province_of(region).short_name
    standings = [(n, n.standing(reading.level, *span, province)) for n in reading.namings]
    if not standings or any(standing == "in use" for _, standing in standings):
        return None, "in use"
    return standings[0]


def _reason(naming: Naming, standing: Standing, reading: UnitReading) -> dict[str, str]:
    reform = naming.end if standing == "no longer" else naming.start
    if reform is None:
        raise ValueError(f"a name that is {standing} in use has a reform: {reading.name}")
    date = reform.deadline(reading.level) if standing == "no longer" else reform.decided
    return {"reform": reform.name, "date": date}
