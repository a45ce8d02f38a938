"""Pieces of a report that wait, outside memory where they are many, until the head of the report is known."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from io import BytesIO
from typing import IO

_IN_MEMORY = 4_000_000
"""Bytes of pieces that are held before they go to a temporary file."""


class Spool:
    """Pieces of a report, one after the other, in memory while they are few."""

    def __init__(self) -> None:
        self._lengths = array("L")
        self._file: IO[bytes] = BytesIO()
        self._in_memory = True

    def add(self, piece: bytes) -> None:
        self._lengths.append(len(piece))
        self._file.write(piece)
        if self._in_memory and self._file.tell() > _IN_MEMORY:
            self._move()

    def _move(self) -> None:
        from tempfile import TemporaryFile

        held, self._file = self._file, TemporaryFile()  # noqa: SIM115 - open until `close`
        held.seek(0)
        self._file.write(held.read())
        self._in_memory = False

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(0)
        for length in self._lengths:
            yield self._file.read(length)

    def close(self) -> None:
        self._file.close()
