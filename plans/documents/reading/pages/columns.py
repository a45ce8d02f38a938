"""Prose in two columns: which lines of a page stand in the left one, and which in the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from statistics import median
from typing import NamedTuple

from reformcheck.plans.documents.reading.pages.lines import Char, Line, Segment, lines_of

_BIN = 2.0
"""Points."""
_WIDEST = 20_000.0
"""Points of a page of prose: no paper is as wide."""
_ROWS = 5
"""Lines that each column must have."""
_WIDE = 8
"""Characters that a column must hold in a line."""
_FULL = 0.5
"""Share of the lines of a column of prose that run to its edge, at least."""


class Margins(NamedTuple):
    """Where the lines of a column begin and end."""

    left: float
    right: float


class Columns(NamedTuple):
    """Where the two columns of a page stand."""

    gutter: Margins
    left: Margins
    right: Margins


class Strip(NamedTuple):
    """Lines that are read one after the other; `margins` are those of their column, where they stand in one."""

    lines: list[Line]
    top: float = 0.0
    """Where its column begins, or both of them do."""
    margins: Margins | None = None


def strips_of(
    chars: list[Char], segments: Iterable[Segment], page: int, known: Columns | None
) -> tuple[list[Strip], Columns | None]:
    """The lines of a page in the order in which they are read, and its columns.

    `known` are those of a page before: where they go on, the right one may be short, or empty.
    """
    lines = lines_of(chars, page)
    if known is not None:
        strips = list(_strips(lines, known.gutter, segments, known))
        if any(strip.margins for strip in strips):
            return strips, known
    gutter = _gutter(lines)
    if gutter is None:
        return [Strip(lines)], known
    strips = list(_strips(lines, gutter, segments, None))
    found = [strip.margins for strip in strips if strip.margins]
    return strips, Columns(gutter, *found[:2]) if found else known


def _strips(
    lines: list[Line], gutter: Margins, segments: Iterable[Segment], known: Columns | None
) -> Iterator[Strip]:
    for crossed, group in groupby(lines, key=lambda line: _crosses(line, gutter)):
        band = list(group)
        columns = None if crossed else _columns(band, gutter, segments, known)
        yield from columns or [Strip(band)]


def _gutter(lines: list[Line]) -> Margins | None:
    """The gap in the middle of the page that the fewest lines cross; None where most lines run over its whole width."""
    if not lines:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    if right - left > _WIDEST or sum(_is_gapped(line, right - left) for line in lines) < _ROWS:
        return None
    count = int((right - left) / _BIN) + 2
    changes = [0] * (count + 1)
    for line in lines:
        for start, end in _covered(line):
            changes[int((start - left) / _BIN)] += 1
            changes[min(int((end - left) / _BIN) + 1, count)] -= 1
    crossing, depth = [], 0
    for change in changes[:count]:
        depth += change
        crossing.append(depth)
    first, last = count // 4, 3 * count // 4
    fewest = min(crossing[first:last], default=0)
    runs = [
        [at for at, _ in run]
        for few, run in groupby(enumerate(crossing[first:last], first), key=lambda entry: entry[1] == fewest)
        if few
    ]
    widest = max(runs, key=len, default=[])
    return Margins(left + widest[0] * _BIN, left + (widest[-1] + 1) * _BIN) if widest else None


def _is_gapped(line: Line, width: float) -> bool:
    """Whether a line has room for a gutter, or stands on one side of it."""
    return len(line.chars) * line.size < width - line.size


def _covered(line: Line) -> Iterator[tuple[float, float]]:
    """From where to where a line has characters, without the gaps that are as wide as one."""
    start, end = line.chars[0].left, line.chars[0].right
    for char in line.chars:
        if char.left - end >= 0.8 * line.size:
            yield start, end
            start = char.left
        end = max(end, char.right)
    yield start, end


def _crosses(line: Line, gutter: Margins) -> bool:
    return any(start < gutter.right and end > gutter.left for start, end in _covered(line))


def _columns(
    band: list[Line], gutter: Margins, segments: Iterable[Segment], known: Columns | None
) -> list[Strip] | None:
    """The two columns of lines that do not cross the gutter; None where they are no prose in columns."""
    middle = (gutter.left + gutter.right) / 2
    top, foot = band[0].middle, band[-1].middle
    if any(s.y0 == s.y1 and foot < s.y0 < top and s.x0 < middle < s.x1 for s in segments):
        return None
    chars = [char for line in band for char in line.chars]
    left = lines_of([char for char in chars if char.left < middle], band[0].page)
    right = lines_of([char for char in chars if char.left >= middle], band[0].page)
    if all(len(column) >= _ROWS and _is_prose(column) for column in (left, right)):
        return [Strip(column, top, _margins(column)) for column in (left, right)]
    if known is None or not left:
        return None
    return [Strip(left, top, known.left), Strip(right, top, known.right)]


def _margins(column: list[Line]) -> Margins:
    return Margins(min(line.left for line in column), max(line.right for line in column))


def _is_prose(column: list[Line]) -> bool:
    """Whether lines run from edge to edge, but for the first and last of paragraphs."""
    size = median(line.size for line in column)
    left, right = _margins(column)
    begun = sum(line.left < left + size for line in column)
    ended = sum(line.right > right - 1.5 * size for line in column)
    return right - left >= _WIDE * size and min(begun, ended) >= _FULL * len(column)
