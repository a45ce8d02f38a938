"""The plan sets no phases, and no item has a date: nobody can say when a measure has to be in place."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.model import Context, Finding, Severity

ID = "no-timetable"
NAME = {"zh": "没有时间安排", "en": "No timetable"}
SEVERITY: Severity = "note"
ABOUT = ()
MESSAGE = {
    "zh": "方案没有写明实施步骤和时间",
    "en": "the plan sets no phases with dates",
}


def check(context: Context) -> Iterator[Finding]:
    dated = any(item.assignment.due for item in context.plan.items)
    if not context.plan.phases and not dated:
        yield Finding(context.plan.locate("phases"), {})
