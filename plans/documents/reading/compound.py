"""The container of old office files (.doc, .wps, .xls, .et): which streams it holds, and whether it is whole."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_FREE = 0xFFFFFFFF
_LAST = 0xFFFFFFFA
"""The first number that is no sector, but a mark."""
_HEADER = 512
_SMALL = 4096
"""Streams below this size stand in a stream of small ones."""
_PIECE = 64
_ENTRY = 128
_MAX_ENTRIES = 20_000


class _Entry(NamedTuple):
    """A stream or folder, as the directory names it; left, right and child are numbers of other entries."""

    name: str
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """A container. Raises ValueError where its frame is damaged."""

    def __init__(self, raw: bytes) -> None:
        if len(raw) < 2 * _HEADER:
            raise ValueError("shorter than its header")
        shift = struct.unpack_from("<H", raw, 30)[0]
        if shift not in (9, 12):
            raise ValueError("sectors of an unknown size")
        self._raw = raw
        self._size = 1 << shift
        self._count = -(-len(raw) // self._size) - 1
        self._table = list(self._allocation())
        self.whole = all(number < self._count for number in self._used())
        """Whether all sectors that it says it has are there."""

    def _sector(self, number: int) -> bytes:
        if number >= self._count:
            raise ValueError("ends before a sector")
        start = (number + 1) * self._size
        return self._raw[start : start + self._size].ljust(self._size, b"\0")

    def _allocation(self) -> Iterator[int]:
        """The number of the sector that follows each sector."""
        first, left = struct.unpack_from("<2I", self._raw, 68)
        listed = list(struct.unpack_from("<109I", self._raw, 76))
        width = self._size // 4
        for _ in range(min(left, self._count)):
            if first >= _LAST:
                break
            *more, first = struct.unpack(f"<{width}I", self._sector(first))
            listed += more
        for number in dict.fromkeys(listed):
            if number < _LAST:
                yield from struct.unpack(f"<{width}I", self._sector(number))

    def _chain(self, number: int, table: list[int], most: int) -> Iterator[int]:
        """The numbers of the sectors that follow one another from this one on."""
        for _ in range(most):
            if number >= len(table):
                return
            yield number
            number = table[number]

    def _used(self) -> Iterator[int]:
        return (number for number, following in enumerate(self._table) if following != _FREE)

    def streams(self) -> frozenset[str]:
        """Names of the streams and folders directly in the container, without those of files inside the file."""
        entries = list(self._entries())
        found: set[str] = set()
        if not entries:
            return frozenset()
        waiting, seen = [entries[0].child], {0}
        while waiting:
            at = waiting.pop()
            if at >= len(entries) or at in seen:
                continue
            seen.add(at)
            found.add(entries[at].name)
            waiting += (entries[at].left, entries[at].right)
        return frozenset(found)

    def stream(self, name: str) -> bytes:
        """The bytes of the first stream of this name. Raises KeyError where there is none."""
        entries = list(self._entries())
        found = next((entry for entry in entries if entry.name == name), None)
        if found is None:
            raise KeyError(name)
        if found.size >= _SMALL:
            return self._content(found)[: found.size]
        small = self._content(entries[0])
        first = struct.unpack_from("<I", self._raw, 60)[0]
        sectors = self._chain(first, self._table, self._count)
        table = [n for at in sectors for n in struct.unpack(f"<{self._size // 4}I", self._sector(at))]
        pieces = self._chain(found.start, table, -(-_SMALL // _PIECE))
        return b"".join(small[at * _PIECE : (at + 1) * _PIECE] for at in pieces)[: found.size]

    def _content(self, entry: _Entry) -> bytes:
        return b"".join(map(self._sector, self._chain(entry.start, self._table, self._count)))

    def _entries(self) -> Iterator[_Entry]:
        number = struct.unpack_from("<I", self._raw, 48)[0]
        most = min(self._count, _MAX_ENTRIES * _ENTRY // self._size)
        for sector in map(self._sector, self._chain(number, self._table, most)):
            for at in range(0, self._size, _ENTRY):
                length = min(max(struct.unpack_from("<H", sector, at + 64)[0] - 2, 0), 62)
                name = sector[at : at + length].decode("utf-16-le", "replace")
                left, right, child = struct.unpack_from("<3I", sector, at + 68)
                start, size = struct.unpack_from("<2I", sector, at + 116)
                yield _Entry(name, left, right, child, start, size)
