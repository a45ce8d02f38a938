"""What checks found before, in one SQLite file that may be deleted at any time.

Processes share the file. Where it cannot be used, for being locked or damaged, the check is simply made again.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from reformcheck.catalog.errors import InputError, os_reason
from reformcheck.catalog.files.textfile import shown_path
from reformcheck.catalog.model import Location

_WAIT = 10.0
"""Seconds that a process waits for another to write."""
# With a rowid: rows are long, and a table without would carry them through all levels of its tree.
_TABLE = "CREATE TABLE IF NOT EXISTS outcomes (key BLOB PRIMARY KEY, outcome BLOB)"


def default_folder() -> str:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return str(Path(base) / "reformcheck")


def prepare(folder: str) -> str:
    """The file of the cache in a folder, both made where missing. Raises InputError where they cannot be."""
    file = Path(folder) / "outcomes.sqlite3"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _create(file)
    except OSError as error:
        zh, en = os_reason(error)
        raise InputError(
            Location(shown_path(folder)), f"无法用作缓存：{zh}", f"cannot hold the cache: {en}"
        ) from None
    return str(file.absolute())


def _create(file: Path) -> None:
    """Make the database; a file that is none is replaced. Raises OSError."""
    try:
        _open(file).close()
    except sqlite3.DatabaseError:
        for path in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
            path.unlink(missing_ok=True)
        try:
            _open(file).close()
        except sqlite3.DatabaseError:
            file.touch()
            raise OSError(f"{file}: SQLite cannot use it") from None


def _open(file: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_WAIT)
    connection.execute("PRAGMA journal_mode=WAL")
    # What a crash loses is found again; a damaged file is thrown away.
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute(_TABLE)
    connection.commit()
    return connection


_SIGNATURE = 16
"""Bytes before an outcome that tell whether the rest is what was written under its key."""


def _signed(key: bytes, outcome: bytes) -> bytes:
    return blake2b(outcome, digest_size=_SIGNATURE, key=key[:64]).digest() + outcome


class Cache:
    """Outcomes by key, for one process. What is not as it was written is as good as not there."""

    def __init__(self, file: str) -> None:
        self._connection = _open(file)
        self._unwritten: list[tuple[bytes, bytes]] = []

    def get(self, key: bytes) -> bytes | None:
        with suppress(sqlite3.DatabaseError):
            row = self._connection.execute("SELECT outcome FROM outcomes WHERE key = ?", (key,)).fetchone()
            if row and isinstance(row[0], bytes) and row[0] == _signed(key, row[0][_SIGNATURE:]):
                return row[0][_SIGNATURE:]
        return None

    def put(self, key: bytes, outcome: bytes) -> None:
        """Keep an outcome for the next `commit`: other processes wait while one writes, and are not to wait long."""
        self._unwritten.append((key, _signed(key, outcome)))

    def commit(self) -> None:
        with suppress(sqlite3.DatabaseError), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO outcomes VALUES (?, ?)", self._unwritten)
        self._unwritten.clear()
