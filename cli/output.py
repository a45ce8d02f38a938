"""Writing results: to the terminal as it is, to a file whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from reformcheck.catalog.errors import InputError, os_reason
from reformcheck.catalog.files.textfile import shown_path
from reformcheck.catalog.language.visible import visible_lines
from reformcheck.catalog.model import Location


def say(text: str) -> None:
    """A line or more on standard output, whatever the words of a file hold."""
    click.echo(visible_lines(text))


def say_aside(text: str) -> None:
    """The same on standard error: what is not the report."""
    click.echo(visible_lines(text), err=True)


def write_file(path: str, content: str | bytes | Iterable[bytes], *, force: bool) -> None:
    """Write through a temporary file beside the target. Raises InputError when it exists or cannot be written."""
    where = Location(shown_path(path))
    target = Path(path)
    content = content.encode("utf-8") if isinstance(content, str) else content
    pieces = (content,) if isinstance(content, bytes) else content
    if not path:
        raise InputError(where, "输出文件名是空的", "the name of the output file is empty")
    try:
        if target.is_file() and not force:
            raise InputError(
                where,
                "文件已存在，没有写；要覆盖请加 --force",
                "exists already and was left alone; --force overwrites",
            )
        if target.exists() and not target.is_file():
            with target.open("wb") as file:  # a device or a pipe
                file.writelines(pieces)
        else:
            _replace(Path(os.path.realpath(path)), pieces)
    except OSError as error:
        zh, en = os_reason(error)
        raise InputError(where, f"无法写入：{zh}", f"cannot be written: {en}") from None


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    """The file whole or not at all: a reader never sees half of it, and a full disk leaves the old one."""
    import tempfile

    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".reformcheck-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        Path(temporary).chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def wants_color() -> bool:
    """Colour on a terminal only, unless NO_COLOR or FORCE_COLOR says otherwise."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return _on_terminal() and os.environ.get("TERM") != "dumb"


def terminal_width() -> int | None:
    """Columns of the terminal, or what COLUMNS says; None for a pipe, where lines are not wrapped."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and 0 < len(columns) < 5 and int(columns):
        return max(40, int(columns))
    return max(40, os.get_terminal_size(sys.stdout.fileno()).columns) if _on_terminal() else None


def _on_terminal() -> bool:
    """A closed standard output is None."""
    return sys.stdout is not None and sys.stdout.isatty()
