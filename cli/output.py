"""What is said on the terminal: on standard output or beside it, with colours or without, and how wide."""

from __future__ import annotations

import os
import sys

import click

from reformcheck.catalog.language.visible import visible_lines
from reformcheck.cli.language import current
from reformcheck.reports.formats import Look


def say(text: str) -> None:
    """A line or more on standard output, whatever the words of a file hold."""
    click.echo(visible_lines(text))


def say_aside(text: str) -> None:
    """The same on standard error: what is not the report."""
    click.echo(visible_lines(text), err=True)


def write_out(content: str | bytes, output: str | None, *, force: bool) -> None:
    """To a file, or to standard output where none is named, or "-". Raises InputError."""
    if is_standard_output(output):
        click.echo(content, nl=False, color=True)
    else:
        from reformcheck.running.files.writing import write_file

        write_file(str(output), content, force=force)


def is_standard_output(output: str | None) -> bool:
    return output in (None, "-")


def look(output: str | None, **more: bool) -> Look:
    """How what goes to an output is to look: as wide as the terminal, in its colours, if that is where it goes."""
    if not is_standard_output(output):
        return Look(current(), **more)
    return Look(current(), terminal_width(), wants_color(), **more)


def wants_color() -> bool:
    """Colour on a terminal only, unless NO_COLOR or FORCE_COLOR says otherwise."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return on_terminal() and os.environ.get("TERM") != "dumb"


def terminal_width() -> int | None:
    """Columns of the terminal, or what COLUMNS says; None for a pipe, where lines are not wrapped."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and 0 < len(columns) < 5 and int(columns):
        return max(40, int(columns))
    return max(40, os.get_terminal_size(sys.stdout.fileno()).columns) if on_terminal() else None


def on_terminal() -> bool:
    """A closed standard output is None."""
    return sys.stdout is not None and sys.stdout.isatty()
