"""Exit codes, the same for every format and command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reformcheck.rules.model import Report, Severity

CLEAN = 0
FOUND = 1
FAILED = 2
NOTHING = 3
INTERRUPTED = 130

FAIL_ON = ("error", "warning", "note", "never")

_RANK: dict[str, int] = {"note": 0, "warning": 1, "error": 2, "never": 3}


def reaches(severity: Severity | None, threshold: str) -> bool:
    """Whether a severity is at or above a --fail-on threshold."""
    return _RANK[severity or "error"] >= _RANK[threshold]


def exit_code(report: Report) -> int:
    if report.errors:
        return FAILED
    if not report.plans:
        return NOTHING
    found = any(reaches(f.severity, report.fail_on) for plan in report.plans for f in plan.findings)
    return FOUND if found else CLEAN
