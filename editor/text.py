"""The text of an open file, and its places as the three who speak of it count them.

Python counts characters from the beginning; reports count lines as YAML ends them, and characters; editors count
lines as the protocol ends them, and within a line, by default, the units of UTF-16, of which 𠮷 has two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from reformcheck.catalog.model import Location

# U+0085, U+2028 and U+2029 end a line in YAML, and in no editor.
_ENDS = {"yaml": re.compile("\r\n|[\n\r\x85\u2028\u2029]"), "editor": re.compile("\r\n|[\n\r]")}
_MARK = "\ufeff"

_UNITS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "replace")),
    "utf-16": lambda text: len(text) + sum(char > "\uffff" for char in text),
    "utf-32": len,
}


class Spot(NamedTuple):
    """A place as an editor counts: line and units, from 0."""

    line: int
    character: int


class Text:
    """Not changed once made: what is typed makes another."""

    def __init__(self, source: str, encoding: str = "utf-16") -> None:
        self.raw = source.encode("utf-8", "replace")
        """As a file would hold it."""
        self.source = self.raw.decode()
        """Half of a surrogate pair, which no file can hold, is replaced by one character of the same size."""
        self._units = _UNITS[encoding]

    @cached_property
    def _starts(self) -> list[int]:
        return self._starts_of_lines("editor")

    @cached_property
    def _yaml_starts(self) -> list[int]:
        return self._starts_of_lines("yaml")

    def _starts_of_lines(self, kind: str) -> list[int]:
        return [0, *(end.end() for end in _ENDS[kind].finditer(self.source))]

    def line_at(self, offset: int) -> int:
        """The line, from 0, that holds a character."""
        return bisect_right(self._starts, offset) - 1

    @cached_property
    def lines(self) -> list[str]:
        """Without their ends."""
        return _ENDS["editor"].split(self.source)

    def offset_of_line(self, number: int) -> int:
        return self._starts[number]

    def start_of_line(self, offset: int) -> int:
        return self._starts[self.line_at(offset)]

    def end_of_line(self, offset: int) -> int:
        """Where the line that holds a character ends, before its line break."""
        found = _ENDS["editor"].search(self.source, offset)
        return found.start() if found else len(self.source)

    def offset(self, spot: Spot) -> int:
        """The character at a place; the nearest one where the text has no such place."""
        if spot.line >= len(self._starts):
            return len(self.source)
        start = self._starts[max(0, spot.line)]
        line = self.source[start : self.end_of_line(start)]
        if line.isascii():
            return start + min(max(0, spot.character), len(line))
        units = 0
        for count, char in enumerate(line):
            units += self._units(char)
            if units > spot.character:
                return start + count
        return start + len(line)

    def spot(self, offset: int) -> Spot:
        """The place of a character; within a line break, that of its beginning."""
        line = self.line_at(offset)
        start = self._starts[line]
        return Spot(line, self._units(self.source[start : min(offset, self.end_of_line(start))]))

    def offset_of(self, location: Location) -> int:
        """The character at a place of a report; the beginning for the file as a whole."""
        if location.line is None:
            return 0
        starts = self._yaml_starts
        start = starts[min(location.line, len(starts)) - 1]
        if location.line == 1 and self.source.startswith(_MARK):
            start += 1  # which no report counts
        return min(start + (location.column or 1) - 1, len(self.source))


def difference(before: str, after: str) -> tuple[int, int, str]:
    """Where `before` must give way to become `after`, and to what: no more than what differs, and no half line break."""
    start = _common(before, after)
    if before[:start].endswith("\r"):
        start -= 1
    end = _common(before[start:][::-1], after[start:][::-1])
    if before[start : len(before) - end].endswith("\r") and before[len(before) - end :].startswith("\n"):
        end -= 1
    return start, len(before) - end, after[start : len(after) - end]


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
