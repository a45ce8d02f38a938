"""Exit codes, the same for every format and command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reformcheck.reports.tally import Tally
    from reformcheck.rules.model import ReadError, Report

CLEAN = 0
FOUND = 1
FAILED = 2
NOTHING = 3
INTERRUPTED = 130
TERMINATED = 143

FAIL_ON = ("error", "warning", "note", "never")


def exit_code(report: Report) -> int:
    from reformcheck.reports.tally import tally

    return code_of(tally(report.plans), report.errors, report.fail_on)


def code_of(total: Tally, errors: Sequence[ReadError], fail_on: str) -> int:
    if errors:
        return FAILED
    if not total.plans:
        return NOTHING
    return FOUND if total.reaches(fail_on) else CLEAN
