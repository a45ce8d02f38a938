"""What is said on the terminal: on standard output or beside it, with colours or without, and how wide."""

from __future__ import annotations

import os
import sys

import click

from reformcheck.catalog.language.visible import visible_lines


def say(text: str) -> None:
    """A line or more on standard output, whatever the words of a file hold."""
    click.echo(visible_lines(text))


def say_aside(text: str) -> None:
    """The same on standard error: what is not the report."""
    click.echo(visible_lines(text), err=True)


def write_text(text: str, output: str | None, *, force: bool) -> None:
    """A text to a file, or to standard output where none is named, or "-". Raises InputError."""
    if output in (None, "-"):
        click.echo(text, nl=False)
    else:
        from reformcheck.running.files.writing import write_file

        write_file(output, text, force=force)


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
