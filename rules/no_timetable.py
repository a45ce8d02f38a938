"""The plan sets no phases, and no item has a date: nobody can say when a measure has to be in place."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.model import Context, Finding, Severity

ID = "no-timetable"
NAME = {"zh": "没有时间安排", "en": "No timetable"}
SEVERITY: Severity = "note"
ABOUT = ()
MESSAGE = {
    "zh": "方案没有分阶段的实施步骤和时间安排",
    "en": "the plan sets no phases with dates",
}
REMEDY = {
    "zh": {
        "file": "在 `phases` 里写明各阶段的名称和起止年月。",
        "document": "在文中写明各阶段的起止年月，或者每项任务的完成时限。",
    },
    "en": {
        "file": "Write the phases, with their first and last month, under `phases`.",
        "document": "Write the phases with their first and last month, or a date for each task.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    dated = any(item.assignment.due for item in context.plan.items)
    if not context.plan.phases and not dated:
        yield Finding(context.plan.locate("phases"), {})
