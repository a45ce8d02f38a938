"""What could be written in place of the words that a finding is about: words to copy into the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reformcheck.plans.skeleton import whole_of
from reformcheck.reports.annotated.proposal import Proposals
from reformcheck.reports.entries import Entry
from reformcheck.reports.wording import joined
from reformcheck.rules import (
    guiding_department_uncovered,
    measure_declined,
    measure_deferred,
    misspelt_unit,
    national_measure_narrowed,
    no_responsible_unit,
    pilot_measure_out_of_zone,
    reworded_measure,
    vague_unit,
)

_Writer = Callable[[Entry, Proposals, str], str]


def instead(entry: Entry, proposals: Proposals, lang: str) -> str:
    """A sentence with the words to write; empty where the finding leaves them to whoever knows."""
    writer = _WRITERS.get(entry.finding.rule)
    return writer(entry, proposals, lang) if writer else ""


def _units(entry: Entry, proposals: Proposals, lang: str) -> str:
    units = proposals.units(*entry.measures)
    if not units:
        return ""
    return (
        f"可写：{units}（按清单的指导部门推出，请核定）"
        if lang == "zh"
        else f"For example: {units} (from the list's guiding departments; to be settled)"
    )


def _counterparts(entry: Entry, proposals: Proposals, lang: str) -> str:
    departments = entry.finding.values["department"]
    answers = proposals.answering(departments if isinstance(departments, tuple) else (str(departments),))
    said = joined(answers.names, lang)
    asked = answers.asked(lang)
    if not said:
        return asked
    if lang == "zh":
        return f"可补上：{said}（请核定）" + (f"；{asked}" if asked else "")
    return f"To add, for example: {said} (to be settled)" + (f"; {asked}" if asked else "")


def _meant(entry: Entry, proposals: Proposals, lang: str) -> str:
    meant = entry.finding.values["meant"]
    return f"可改为：{meant}" if lang == "zh" else f"Write: {meant}"


def _title(entry: Entry, proposals: Proposals, lang: str) -> str:
    title = entry.measure.title if entry.measure else ""
    return f"标题可用清单原文：{title}" if lang == "zh" else f"The list's own title: {title}"


def _adopted(entry: Entry, proposals: Proposals, lang: str) -> str:
    if entry.measure is None:
        return ""
    paragraph = proposals.paragraph(entry.measure)
    return f"可改为：{paragraph}" if lang == "zh" else f"It could be: {paragraph}"


def _area(entry: Entry, proposals: Proposals, lang: str) -> str:
    area = entry.finding.values["area"]
    if not area or not isinstance(area, tuple):
        return ""
    said = joined(area, lang)
    return f"可写：在{said}推行" if lang == "zh" else f"It could be limited to: {said}"


def _everywhere(entry: Entry, proposals: Proposals, lang: str) -> str:
    region = entry.plan.region
    return f"可写：在{whole_of(region)}推行" if lang == "zh" else f"It could apply to all of {region.name}"


_WRITERS: Mapping[str, _Writer] = {
    guiding_department_uncovered.ID: _counterparts,
    measure_declined.ID: _adopted,
    measure_deferred.ID: _adopted,
    misspelt_unit.ID: _meant,
    national_measure_narrowed.ID: _everywhere,
    no_responsible_unit.ID: _units,
    pilot_measure_out_of_zone.ID: _area,
    reworded_measure.ID: _title,
    vague_unit.ID: _units,
}
