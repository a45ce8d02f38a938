"""Content that is on the disk and not yet under its name: without any name, where the system can, so that nothing is left of it however a run ends."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

_PREFIX = ".reformcheck-"


class Held(Protocol):
    """The content of a file that is to be."""

    def make(self, target: Path) -> bool:
        """Give it its name, of two processes that do so at once to one only; whether it was this one."""

    def replace(self, target: Path) -> None:
        """Give it its name, in place of what bears it."""

    def discard(self) -> None:
        """What has not got its name leaves nothing behind."""


def hold(target: Path, pieces: Iterable[bytes]) -> Held:
    """The pieces in the folder of the target. Raises OSError."""
    handle = _open_nameless(target.parent)
    held: _Nameless | _Named
    if handle is None:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=_PREFIX)
        held = _Named(Path(name))
    else:
        held = _Nameless(handle)
    try:
        with os.fdopen(handle, "wb", closefd=isinstance(held, _Named)) as file:
            file.writelines(pieces)
        held.allow(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
    except BaseException:
        held.discard()
        raise
    return held


def _open_nameless(folder: Path) -> int | None:
    """None where the system or the file system has no files without a name, or they cannot get one later."""
    nameless: int = getattr(os, "O_TMPFILE", 0)  # Linux has it
    if not nameless:
        return None
    try:
        handle = os.open(folder, nameless | os.O_WRONLY, 0o600)
    except OSError:
        return None
    if _entry(handle).exists():
        return handle
    os.close(handle)
    return None


def _entry(handle: int) -> Path:
    return Path(f"/proc/self/fd/{handle}")


class _Nameless:
    """An open file that no folder lists: it is gone when its process is."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def allow(self, mode: int) -> None:
        os.fchmod(self._handle, mode & 0o7777)

    def make(self, target: Path) -> bool:
        try:
            # A descriptor of a folder, though not used, makes Python follow the link that the entry is.
            os.link(_entry(self._handle), target, src_dir_fd=self._handle)
        except FileExistsError:
            return False
        return True

    def replace(self, target: Path) -> None:
        if self.make(target):
            return
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=_PREFIX) as folder:
            beside = Path(folder, target.name)
            self.make(beside)
            beside.replace(target)

    def discard(self) -> None:
        os.close(self._handle)


class _Named:
    """A file under another name."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def allow(self, mode: int) -> None:
        self._path.chmod(mode)

    def make(self, target: Path) -> bool:
        try:
            os.link(self._path, target)
        except FileExistsError:
            return False
        except OSError:  # a file system without links
            try:
                target.touch(exist_ok=False)
            except FileExistsError:
                return False
            self.replace(target)
        return True

    def replace(self, target: Path) -> None:
        self._path.replace(target)

    def discard(self) -> None:
        self._path.unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
