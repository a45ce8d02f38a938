"""The container of old office files (.doc, .wps, .xls, .et): which streams it holds, and whether it is whole."""

from __future__ import annotations

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_FREE = 0xFFFFFFFF
_LAST = 0xFFFFFFFA
"""The first number that is no sector, but a mark."""
_HEADER = 512
_ENTRY = 128
_MAX_ENTRIES = 20_000


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

    def _used(self) -> Iterator[int]:
        return (number for number, following in enumerate(self._table) if following != _FREE)

    def streams(self) -> frozenset[str]:
        """Names of the streams and folders directly in the container, without those of files inside the file."""
        entries = list(self._entries())
        found: set[str] = set()
        if not entries:
            return frozenset()
        waiting, seen = [entries[0][3]], {0}
        while waiting:
            at = waiting.pop()
            if at >= len(entries) or at in seen:
                continue
            seen.add(at)
            name, left, right, _ = entries[at]
            found.add(name)
            waiting += (left, right)
        return frozenset(found)

    def _entries(self) -> Iterator[tuple[str, int, int, int]]:
        """Name, left and right neighbour and first child of the entries of the directory."""
        number = struct.unpack_from("<I", self._raw, 48)[0]
        for _ in range(min(self._count, _MAX_ENTRIES * _ENTRY // self._size)):
            if number >= _LAST:
                return
            sector = self._sector(number)
            for at in range(0, self._size, _ENTRY):
                length = min(max(struct.unpack_from("<H", sector, at + 64)[0] - 2, 0), 62)
                name = sector[at : at + length].decode("utf-16-le", "replace")
                yield (name, *struct.unpack_from("<3I", sector, at + 68))
            number = self._table[number] if number < len(self._table) else _FREE
