"""`--since`: plans against what they were at a revision of git: which changed, and what they said before."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from reformcheck.catalog.files.textfile import STDIN
from reformcheck.cli.language import current, t
from reformcheck.cli.output import say_aside

if TYPE_CHECKING:
    from reformcheck.rules.model import Report
    from reformcheck.running.files.walk import Found
    from reformcheck.running.session import Session


def only_changed(found: Found, revision: str) -> Found:
    """Only the plans that changed, and what is no file: reading it says so."""
    if STDIN in found.files:
        raise click.UsageError(t("--since 不能用于标准输入", "--since cannot judge standard input"))
    if not found.files:
        return found
    from reformcheck.running.git.since import Since
    from reformcheck.running.sources import file_of

    since = Since(revision)
    return found._replace(
        files=[
            path
            for path in found.files
            if path in found.unreadable or not _is_there(file_of(path)) or since.changed(file_of(path))
        ]
    )


def _is_there(path: str) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - never raises, as for a folder that may not be entered


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
