"""Writing results: to the terminal as it is, to a file whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location


def write_file(path: str, content: str | bytes, *, force: bool) -> None:
    """Write through a temporary file beside the target. Raises InputError when it exists or cannot be written."""
    target = Path(path)
    if target.exists() and not force:
        raise InputError(
            Location(path),
            "文件已存在，没有写；要覆盖请加 --force",
            "exists already and was left alone; --force overwrites",
        )
    data = content.encode("utf-8") if isinstance(content, str) else content
    import tempfile

    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(target)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise InputError(Location(path), f"无法写入：{reason}", f"cannot be written: {reason}") from None


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
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def terminal_width() -> int | None:
    """Columns of the terminal, or what COLUMNS says; None for a pipe, where lines are not wrapped."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return max(40, int(columns))
    return max(40, os.get_terminal_size(sys.stdout.fileno()).columns) if sys.stdout.isatty() else None
