"""A phase ends before it starts, is out of order, or was over before the plan was issued; so was the time for a task.

A date may be a month or a year; a fault is claimed only where no reading of it avoids the fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reformcheck.catalog.language.dates import first_day, last_day
from reformcheck.plans.model import Phase
from reformcheck.rules.model import Context, Finding, Severity

ID = "timetable-inconsistent"
NAME = {"zh": "时间安排有矛盾", "en": "Inconsistent timetable"}
SEVERITY: Severity = "warning"
ABOUT = ("phase",)
MESSAGE = {
    "zh": {
        "backwards": "「{phase}」结束（{end}）早于开始（{start}）",
        "order": "「{phase}」（{start} 至 {end}）排在「{before}」之后，时间却更早",
        "over": "「{phase}」在方案印发（{issued}）之前已经结束（{end}）",
        "due": "第{item}项「{phase}」的完成时限（{end}）早于方案印发（{issued}）",
    },
    "en": {
        "backwards": '"{phase}" ends ({end}) before it starts ({start})',
        "order": '"{phase}" ({start} to {end}) stands after "{before}" and comes earlier',
        "over": '"{phase}" was over ({end}) before the plan was issued ({issued})',
        "due": 'item {item} "{phase}" was due ({end}) before the plan was issued ({issued})',
    },
}
REMEDY = {
    "zh": {
        "file": "核对各阶段的起止年月和先后顺序，照公文改正。",
        "document": "核对{place}写的起止年月和各阶段的先后顺序，予以改正。",
        "document/due": "核对{place}写的完成时限，予以改正。",
    },
    "en": {
        "file": "Compare the first and last months and the order of the phases with the document, and correct them.",
        "document": "Check the first and last months in {place} and the order of the phases, and correct them.",
        "document/due": "Check the time in {place}, and correct it.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    phases = context.plan.phases or ()
    issued = context.plan.issued
    for phase in phases:
        if last_day(phase.end) < first_day(phase.start):
            yield _finding(phase, "backwards")
        elif issued and last_day(phase.end) < first_day(issued):
            yield _finding(phase, "over", issued=issued)
    for before, phase in pairwise(phases):
        starts_earlier = last_day(phase.start) < first_day(before.start)
        ends_earlier = last_day(phase.end) < first_day(before.end)
        if starts_earlier or ends_earlier:
            yield _finding(phase, "order", before=before.name)
    for item in context.plan.items if issued else ():
        if item.assignment.due and last_day(item.assignment.due) < first_day(issued):
            yield Finding(
                item.locate("units"),
                {
                    "phase": item.title,
                    "item": item.number,
                    "start": "",
                    "end": item.assignment.due,
                    "issued": issued,
                },
                item_number=item.number,
                ordinal=item.ordinal,
                variant="due",
            )


def _finding(phase: Phase, variant: str, **values: str) -> Finding:
    return Finding(
        phase.location,
        {"phase": phase.name, "start": phase.start, "end": phase.end, **values},
        variant=variant,
    )
