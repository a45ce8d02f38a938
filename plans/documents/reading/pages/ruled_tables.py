"""Tables of a PDF page, by their ruling lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from reformcheck.plans.documents.reading.pages.lines import Cells, Char, Page, Segment, lines_of

_NEAR = 3.0
"""Points within which two lines are one."""
_MAX_CELLS = 5_000
_MAX_GROUPS = 100
"""Tables and single lines of a page; more of them are a drawing."""


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
    """Groups of ruling lines that touch each other; none where they are a drawing."""
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
        if len(groups) > _MAX_GROUPS:
            return []
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
    upright = _Rules(xs, ((s.x0, s.y0, s.y1) for s in segments if s.x0 == s.x1))
    level = _Rules(ys, ((s.y0, s.x0, s.x1) for s in segments if s.y0 == s.y1))
    owner = [[(r, c) for c in range(columns)] for r in range(rows)]
    # From the upper left, so that a merged cell is owned by its first part.
    for r in range(rows - 1, -1, -1):
        for c in range(columns):
            if r + 1 < rows and not level.at(r + 1, (xs[c] + xs[c + 1]) / 2):
                owner[r][c] = owner[r + 1][c]
            elif c and not upright.at(c, (ys[r] + ys[r + 1]) / 2):
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


class _Rules:
    """Where lines run, at each of some levels."""

    def __init__(self, levels: list[float], lines: Iterable[tuple[float, float, float]]) -> None:
        """`lines`: the level, the start and the end of each."""
        found: list[list[tuple[float, float]]] = [[] for _ in levels]
        for level, start, end in lines:
            first = bisect_left(levels, level - _NEAR)
            for index in range(first, bisect_right(levels, level + _NEAR)):
                found[index].append((start - 1, end + 1))
        self._runs = [_merged(runs) for runs in found]

    def at(self, index: int, place: float) -> bool:
        """Whether a line runs at this level past a place."""
        starts, ends = self._runs[index]
        before = bisect_right(starts, place) - 1
        return before >= 0 and place <= ends[before]


def _merged(runs: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    """Starts and ends of what the runs cover together."""
    starts: list[float] = []
    ends: list[float] = []
    for start, end in sorted(runs):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends
