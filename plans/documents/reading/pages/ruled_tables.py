"""Tables of a PDF page, by their ruling lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from reformcheck.plans.documents.reading.pages.lines import Cells, Char, Page, Segment, lines_of

_NEAR = 3.0
"""Points within which two lines are one."""
_MAX_CELLS = 5_000


def take_tables(page: Page) -> tuple[list[tuple[float, Cells]], list[Char]]:
    """The tables with their upper edges, and the characters outside them."""
    rest = list(page.chars)
    tables: list[tuple[float, Cells]] = []
    for segments in _connected(page.segments):
        upright = [s for s in segments if s.x0 == s.x1]
        level = [s for s in segments if s.y0 == s.y1]
        if not upright or not level:
            continue
        # The ends of the lines count too: a page break cuts off a border, open tables have none.
        xs = _levels([*(s.x0 for s in upright), min(s.x0 for s in level), max(s.x1 for s in level)])
        ys = _levels([*(s.y0 for s in level), min(s.y0 for s in upright), max(s.y1 for s in upright)])
        if len(xs) < 3 or not 3 <= (len(xs) - 1) * (len(ys) - 1) <= _MAX_CELLS:
            continue
        inside = [c for c in rest if _within(c, xs, ys)]
        if not inside:
            continue
        rest = [c for c in rest if not _within(c, xs, ys)]
        tables.append((ys[-1], _cells(segments, xs, ys, inside, page.number)))
    return tables, rest


def _connected(segments: Iterable[Segment]) -> list[list[Segment]]:
    """Groups of ruling lines that touch each other."""
    groups: list[tuple[list[float], list[Segment]]] = []
    for segment in segments:
        box = [segment.x0 - _NEAR, segment.y0 - _NEAR, segment.x1 + _NEAR, segment.y1 + _NEAR]
        group = [segment]
        apart = []
        for other_box, other in groups:
            if _overlap(box, other_box):
                box = [
                    min(box[0], other_box[0]),
                    min(box[1], other_box[1]),
                    max(box[2], other_box[2]),
                    max(box[3], other_box[3]),
                ]
                group += other
            else:
                apart.append((other_box, other))
        groups = [*apart, (box, group)]
    return [group for _, group in groups]


def _overlap(a: list[float], b: list[float]) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def _levels(values: Iterable[float]) -> list[float]:
    """Distinct positions, near ones taken as one."""
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > _NEAR:
            levels.append(value)
    return levels


def _within(char: Char, xs: list[float], ys: list[float]) -> bool:
    x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
    return xs[0] < x < xs[-1] and ys[0] < y < ys[-1]


def _cells(segments: list[Segment], xs: list[float], ys: list[float], chars: list[Char], page: int) -> Cells:
    """Rows from top to bottom. A cell without a line to its neighbour is merged with it."""
    columns, rows = len(xs) - 1, len(ys) - 1
    owner = [[(r, c) for c in range(columns)] for r in range(rows)]
    # From the upper left, so that a merged cell is owned by its first part.
    for r in range(rows - 1, -1, -1):
        for c in range(columns):
            if r + 1 < rows and not _has_horizontal(segments, ys[r + 1], (xs[c] + xs[c + 1]) / 2):
                owner[r][c] = owner[r + 1][c]
            elif c and not _has_vertical(segments, xs[c], (ys[r] + ys[r + 1]) / 2):
                owner[r][c] = owner[r][c - 1]
    found: dict[tuple[int, int], list[Char]] = {}
    for char in chars:
        c = bisect_right(xs, (char.left + char.right) / 2) - 1
        r = bisect_right(ys, (char.top + char.bottom) / 2) - 1
        found.setdefault(owner[r][c], []).append(char)
    lines = {key: lines_of(group, page) for key, group in found.items()}
    edges = {owner[r][c]: xs[c + 1] for r in range(rows) for c in range(columns)}
    return [
        [(lines.get(owner[r][c], []), owner[r][c] != (r, c), edges[owner[r][c]]) for c in range(columns)]
        for r in range(rows - 1, -1, -1)
    ]


def _has_vertical(segments: list[Segment], x: float, y: float) -> bool:
    return any(s.x0 == s.x1 and abs(s.x0 - x) <= _NEAR and s.y0 - 1 <= y <= s.y1 + 1 for s in segments)


def _has_horizontal(segments: list[Segment], y: float, x: float) -> bool:
    return any(s.y0 == s.y1 and abs(s.y0 - y) <= _NEAR and s.x0 - 1 <= x <= s.x1 + 1 for s in segments)
