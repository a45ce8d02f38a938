"""Who would answer for a measure in a region: the local counterparts of its guiding departments, as the plan writes names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reformcheck.catalog.bodies import Body, Level, Naming, load_bodies
from reformcheck.catalog.language.name_patterns import expand
from reformcheck.catalog.model import Region
from reformcheck.catalog.unit_names import UnitReading, unit_reader
from reformcheck.plans.model import Plan
from reformcheck.reports.wording import joined
from reformcheck.rules.units import issued_span

_LEVELS = ("自治区", "自治州", "地区", "省", "市", "州", "盟")
"""How names of divisions end: what officials write before a unit in place of the whole name (省科技厅)."""


class Answers(NamedTuple):
    """Who answers in a region for guiding departments."""

    names: tuple[str, ...]
    """Of units, in the order of the departments, each once."""
    unnamed: tuple[str, ...]
    """Departments that have an office there, under a name that is not known: 人民银行 before 2023, customs."""
    place: str

    def asked(self, lang: str) -> str:
        """That somebody must name the others; empty where there are none."""
        if not self.unnamed:
            return ""
        said = joined(self.unnamed, lang)
        if lang == "zh":
            return f"请明确{said}在{self.place}的对口单位"
        return f"name the unit that answers to {said} in {self.place}"


class Counterparts:
    """The offices of one region, on the day of one plan."""

    def __init__(self, plan: Plan, regions: Mapping[str, Region], today: str) -> None:
        self._region = plan.region
        self._province = regions[plan.region.parent] if plan.region.parent else plan.region
        self._reader = unit_reader(regions)
        self._registry = load_bodies()
        self._span = issued_span(plan) or (today, today)
        self._printed = _printed_names(plan)
        self._bodies_printed = {
            name: frozenset(reading.bodies)
            for name in self._printed
            if not self._is_below(reading := self._reader.read(name, self._region))
        }
        self._prefix = self._usual_prefix()

    def answering(self, departments: Iterable[str]) -> Answers:
        """Who answers for the departments; without those that have no office in the region."""
        names = {each: name for each in departments if (name := self._name(each)) is not None}
        return Answers(
            tuple(dict.fromkeys(filter(None, names.values()))),
            tuple(each for each, name in names.items() if not name),
            self._region.short_name,
        )

    def _is_below(self, reading: UnitReading) -> bool:
        """Whether a unit is one of a part of the region (沈阳市科技局 in a plan of 辽宁省): it answers for that part alone."""
        return any(region.parent == self._region.code for region in reading.regions) and not any(
            self._registry.bodies[body].vertical for body in reading.bodies
        )

    def _name(self, department: str) -> str | None:
        """The unit that answers for a department; empty where its name is not known, None where the region has none."""
        bodies = self._reader.read(department, self._region).bodies
        if not bodies:
            return None
        expected = self._registry.answering(bodies[0], self._region, self._province.short_name)
        if not expected:
            return None
        body = self._registry.bodies[bodies[0]]
        return (
            self._as_printed(frozenset(bodies[:1]))
            or self._as_printed(expected.difference(body.also, body.also_in_cities))
            or (self._composed(body) if body.vertical else self._as_printed(expected))
            or (self._as_printed(expected) if body.vertical else self._composed(body))
        )

    def _as_printed(self, wanted: frozenset[str]) -> str:
        """The name of a unit of another item of the plan."""
        return next((name for name, bodies in self._bodies_printed.items() if bodies & wanted), "")

    def _usual_prefix(self) -> str:
        """What the plan writes before its own units: 吉林省, 省 or nothing."""
        level = next((end for end in _LEVELS if self._region.name.endswith(end)), "")
        counts = Counter(
            next((each for each in (self._region.name, level) if each and name.startswith(each)), "")
            for name in self._printed.elements()
            if any(not self._registry.bodies[body].vertical for body in self._bodies_printed.get(name, ()))
        )
        return counts.most_common(1)[0][0] if counts else level

    def _composed(self, body: Body) -> str:
        """A name put together from what such offices are called, where the registry reads it as that office.

        Not for what is set up from above below a province: its offices bear names of their own.
        """
        if body.vertical and self._region.parent:
            return ""
        patterns = [
            pattern
            for naming in body.namings
            if not naming.national and self._in_use(naming)
            for pattern in naming.patterns
        ]
        if self._region.parent:
            patterns.sort(key=lambda pattern: not pattern.startswith("中级"))
        names = (name for pattern in patterns for name in self._names(body, expand(pattern)))
        return next((name for name in names if body.id in self._reader.read(name, self._region).bodies), "")

    def _in_use(self, naming: Naming) -> bool:
        level: Level = "city" if self._region.parent else "province"
        return naming.standing(level, *self._span, self._province.short_name) == "in use"

    def _names(self, body: Body, forms: Sequence[str]) -> Iterator[str]:
        """Of the spellings of one pattern, those for the level of the region, with the place in front or inside."""
        for form in self._of_level(forms):
            if not body.vertical:
                if "{" not in form:
                    yield self._prefix + form
            elif "{full}" in form:
                yield form.replace("{full}", self._region.name)
            elif "{short}" in form or form.endswith("{place}监管局"):
                yield form.replace("{short}", self._region.short_name).replace(
                    "{place}", self._region.short_name
                )
            elif "{" not in form and form.endswith("局"):
                yield self._region.short_name + form

    def _of_level(self, forms: Sequence[str]) -> Sequence[str]:
        """科技厅 in a province, 科技局 in a city and a municipality; the courts of a province are no city's."""
        first = forms[0]
        if self._region.parent and first.startswith("高"):
            return []
        if first.endswith("厅") and (self._region.parent or self._region.name.endswith("市")):
            return [form for form in forms if not form.endswith("厅")]
        return forms


def _printed_names(plan: Plan) -> Counter[str]:
    return Counter(unit.name for item in plan.items for unit in item.assignment.units)
