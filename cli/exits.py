"""Exit codes, the same for every format and command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reformcheck.rules.model import Report

CLEAN = 0
FOUND = 1
FAILED = 2
NOTHING = 3
INTERRUPTED = 130

FAIL_ON = ("error", "warning", "note", "never")


def exit_code(report: Report) -> int:
    from reformcheck.reports.wording import reaches

    if report.errors:
        return FAILED
    if not report.plans:
        return NOTHING
    found = any(
        reaches(f.severity or "error", report.fail_on) for plan in report.plans for f in plan.findings
    )
    return FOUND if found else CLEAN
