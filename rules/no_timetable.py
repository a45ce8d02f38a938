"""The plan sets no phases: nobody can say when a measure has to be in place."""

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
    if not context.plan.phases:
        yield Finding(context.plan.locate("phases"), {})
