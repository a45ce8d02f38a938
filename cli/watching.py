"""`diff --watch`: checked again whenever a plan, a document or a setting is saved, until Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from reformcheck.catalog.errors import InputError
from reformcheck.cli.complaints import complain
from reformcheck.cli.exits import CLEAN
from reformcheck.cli.language import current, t
from reformcheck.cli.output import on_terminal, say_aside
from reformcheck.running.files.watching import saves


def keep_checking(names: Sequence[str], check: Callable[[], object], written: Sequence[str]) -> int:
    """Check now and after each change below what is named, but for the reports that are `written` there.

    Raises RequestError where that cannot be watched.
    """
    try:
        for _ in saves(names, written):
            _checked(check)
    except KeyboardInterrupt:
        say_aside("")
    return CLEAN


def _checked(check: Callable[[], object]) -> None:
    """One run. What it cannot use, such as a setting that is half typed, ends no watching."""
    if on_terminal():
        click.clear()
    try:
        check()
    except InputError as error:
        complain(f"{error.location}: {error.message(current())}")
    say_aside(t("等待改动……（Ctrl-C 结束）", "waiting for changes (Ctrl-C ends)"))
