"""`--since`: plans against what they were at a revision of git: which changed, and what they said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reformcheck.cli.language import current, t
from reformcheck.cli.output import say_aside

if TYPE_CHECKING:
    from reformcheck.rules.model import Report
    from reformcheck.running.session import Session


def print_changes(session: Session, report: Report, revision: str) -> None:
    """What each plan gained, lost or reassigned since the revision, on standard error."""
    from reformcheck.reports.comparison import render_text
    from reformcheck.rules.compare import compare
    from reformcheck.rules.model import ReadError
    from reformcheck.running.git.since import Since

    since = Since(revision)
    for result in report.plans:
        path = result.plan.path
        old = since.check(session, path)
        if old is None:
            say_aside(t(f"{path}：{revision} 时还没有", f"{path}: new since {revision}"))
        elif isinstance(old, ReadError):
            say_aside(f"{old.location}: {old.message}")
        else:
            changes = compare(old, result, session.checker.catalog, session.geography)
            say_aside(render_text(old.plan, result.plan, changes, lang=current()).rstrip("\n"))
