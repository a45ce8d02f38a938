"""Files written whole or not at all: a reader never sees half of one, and a full disk leaves the old one."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reformcheck.catalog.errors import InputError, os_reason
from reformcheck.catalog.files.textfile import shown_path
from reformcheck.catalog.model import Location
from reformcheck.running.files.held import Held, hold

Content = str | bytes | Iterable[str | bytes]
"""What a file is to hold, at once or piece by piece."""


def write_file(path: str, content: Content, *, force: bool) -> None:
    """A file whole or not at all. Raises InputError when it exists or cannot be written."""
    write_files([(path, content)], force=force)


def write_files(contents: Iterable[tuple[str, Content]], *, force: bool) -> None:
    """Several files by their paths: all are on the disk before the first has its name. Raises InputError."""
    staged: list[_Staged] = []
    try:
        for path, content in contents:
            staged.append(_stage(path, content, force=force))
        for file in staged:
            file.publish()
    finally:
        for file in staged:
            file.discard()


def refuse_to_overwrite(path: str, *, force: bool) -> None:
    """Raise InputError for a file that is there, unless `force`, and for a place where none can be made."""
    where = Location(shown_path(path))
    target = Path(path)
    if not path:
        raise InputError(where, "输出文件名是空的", "the name of the output file is empty")
    if os.path.isfile(path) and not force:  # noqa: PTH113 - never raises
        raise _exists(where)
    with _told(where):
        folder = Path(os.path.realpath(path)).parent
        if not stat.S_ISDIR(folder.stat().st_mode):
            raise _refusal(errno.ENOTDIR)
        if target.is_dir():
            raise _refusal(errno.EISDIR)
        if not (target.exists() or os.access(folder, os.W_OK | os.X_OK)):
            raise _refusal(errno.EACCES)


def keep_apart(read: Iterable[str], written: Iterable[str]) -> None:
    """Raise InputError for a file that is to be written and is read as well: a report would replace the plan."""
    outputs = {identity: path for path in written if (identity := _identity(path)) is not None}
    for path in read if outputs else ():
        identity = _identity(path)
        if identity is not None and identity in outputs:
            raise InputError(
                Location(shown_path(outputs[identity])),
                "这就是要读的文件，没有写；请换一个输出文件名",
                "is the file that is read, and was left alone; name another for the output",
            )


def _identity(path: str) -> tuple[int, int] | None:
    """What tells a regular file from all others, by whatever path; None for one that is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116 - also of paths that Path refuses
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def _refusal(number: int) -> OSError:
    return OSError(number, os.strerror(number))


def _exists(where: Location) -> InputError:
    return InputError(
        where,
        "文件已存在，没有写；要覆盖请加 --force",
        "exists already and was left alone; --force overwrites",
    )


@contextmanager
def _told(where: Location) -> Iterator[None]:
    """What the system refuses, as an InputError."""
    try:
        yield
    except OSError as error:
        zh, en = os_reason(error)
        raise InputError(where, f"无法写入：{zh}", f"cannot be written: {en}") from None


@dataclass(slots=True)
class _Staged:
    """A file whose content is on the disk, and which is not there under its name before `publish`."""

    path: str
    force: bool
    held: Held | None
    pieces: Iterable[bytes] = ()
    """Of a device or a pipe, which takes them when it is its turn."""

    def publish(self) -> None:
        """Raises InputError, also for a file that another process has made meanwhile, unless it may be replaced."""
        where = Location(shown_path(self.path))
        with _told(where):
            if self.held is None:
                with Path(self.path).open("wb") as file:
                    file.writelines(self.pieces)
                return
            target = Path(os.path.realpath(self.path))
            if self.force:
                self.held.replace(target)
            elif not self.held.make(target):
                raise _exists(where)

    def discard(self) -> None:
        """What was not published leaves nothing behind."""
        if self.held is not None:
            self.held.discard()


def _in_bytes(piece: str | bytes) -> bytes:
    """A file name that is no UTF-8 stands in the report as on standard output."""
    return piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece


def _stage(path: str, content: Content, *, force: bool) -> _Staged:
    """Write beside the target: a reader never sees half of it, and a full disk leaves the old one. Raises InputError."""
    refuse_to_overwrite(path, force=force)
    content = content.encode("utf-8") if isinstance(content, str) else content
    pieces = (content,) if isinstance(content, bytes) else map(_in_bytes, content)
    with _told(Location(shown_path(path))):
        if Path(path).exists() and not Path(path).is_file():
            return _Staged(path, force, None, pieces)
        return _Staged(path, force, hold(Path(os.path.realpath(path)), pieces))
