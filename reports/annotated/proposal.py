"""A paragraph that a plan could hold: a measure in the list's own words, with units as the document prints them."""

from __future__ import annotations

from collections.abc import Mapping

from reformcheck.catalog.model import Measure, Region
from reformcheck.plans.model import Plan
from reformcheck.reports.annotated.attribution import form_of
from reformcheck.reports.annotated.counterparts import Answers, Counterparts


class Proposals:
    """What could be written into one plan."""

    def __init__(
        self, plan: Plan, regions: Mapping[str, Region], strings: Mapping[int, str], today: str
    ) -> None:
        """`strings`: the paragraphs of the document by ordinal. `today`: ISO date, for a plan without one."""
        self._counterparts = Counterparts(plan, regions, today)
        self._form = form_of(plan, strings)

    def paragraph(self, measure: Measure, area: tuple[str, ...] = ()) -> str:
        """Title, content and units; `area`: where a pilot measure applies in the region."""
        where = f"适用范围：{'、'.join(area)}。" if area else ""
        return f"{measure.title}。{measure.content}{where}{self.units(measure)}"

    def units(self, *measures: Measure) -> str:
        """The units in the document's form, and which are still to be named; empty where the list names no guiding departments."""
        answers = self.answering(tuple(each for measure in measures for each in measure.guiding_departments))
        asked = answers.asked("zh")
        if not answers.names:
            return self._form.printed((asked,)) if asked else ""
        return self._form.printed(answers.names) + (f"（{asked}）" if asked else "")

    def answering(self, departments: tuple[str, ...]) -> Answers:
        """The units that answer for guiding departments."""
        return self._counterparts.answering(departments)
