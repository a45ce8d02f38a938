"""How much of a memo stands on its pages, and in which size of type: lines are set at a fixed height and can be counted."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from reformcheck.reports.layout import cell_len
from reformcheck.reports.memo.changes import Change
from reformcheck.reports.memo.content import Memo, Section

# Of a page of A4 by GB/T 9704: 156 mm by 225 mm, in points.
TEXT_WIDTH = 442.0
TEXT_HEIGHT = 637.0
SHARES = (0.13, 0.23, 0.26, 0.38)
"""Of the columns of the table of changes."""
_PADDING = 11.0
"""Points that a cell leaves free at both sides together."""


class Size(NamedTuple):
    """Type in points: of the text with the height of its lines, and of the table."""

    text: float
    leading: float
    table: float
    table_leading: float


SIZES = (Size(16, 28, 12, 19), Size(14, 24, 10.5, 16), Size(12, 19, 9, 13), Size(10.5, 16, 9, 12))
"""三号 at 28 points where it fits, as official documents are set; smaller where a page must hold more."""

_TITLE = 34.0
_TITLE_TYPE = 22.0


class Fitted(NamedTuple):
    """A memo that stands on its pages."""

    memo: Memo
    size: Size
    left_out: int
    """Lines and rows that did not fit."""


def fitted(memo: Memo, brief: Memo, pages: int) -> Fitted:
    """The memo in the largest type in which all of it stands on so many pages, or the brief one; else what fits of that."""
    room = pages * TEXT_HEIGHT - SIZES[0].leading
    for one, sizes in ((memo, SIZES), (brief, SIZES[1:])):
        for size in sizes:
            if height(one, size) <= room:
                return Fitted(one, size, 0)
    return _cut(brief, SIZES[-1], room)


_ROWS_KEPT = 3


def _cut(memo: Memo, size: Size, room: float) -> Fitted:
    """Without rows, and then without the last lines of the longest sections, until the rest fits."""
    memo, left_out = _bounded(memo)
    room -= 2 * size.leading
    while height(memo, size) > room:
        longest = max(memo.sections, key=lambda section: len(section.lines), default=Section("", ()))
        if len(memo.changes) > _ROWS_KEPT or (memo.changes and len(longest.lines) < 2):
            memo = memo._replace(changes=_gravest(memo.changes, len(memo.changes) - 1))
        elif longest.lines:
            shorter = longest._replace(lines=longest.lines[:-1])
            memo = memo._replace(sections=tuple(shorter if s is longest else s for s in memo.sections))
        else:
            break
        left_out += 1
    return Fitted(memo, size, left_out)


_MOST = 100
"""Lines of a section, or rows, of which the rest cannot fit."""


def _bounded(memo: Memo) -> tuple[Memo, int]:
    """Without what no page can hold, and how much that is."""
    sections = tuple(section._replace(lines=section.lines[:_MOST]) for section in memo.sections)
    bounded = memo._replace(sections=sections, changes=_gravest(memo.changes, _MOST))
    return bounded, _count(memo) - _count(bounded)


def _gravest(changes: Sequence[Change], most: int) -> tuple[Change, ...]:
    """So many rows in their order: of errors and other findings the errors, of one kind the first."""
    by_weight = sorted(range(len(changes)), key=lambda at: not changes[at].is_error)
    return tuple(changes[at] for at in sorted(by_weight[:most]))


def _count(memo: Memo) -> int:
    return sum(len(section.lines) for section in memo.sections) + len(memo.changes)


def height(memo: Memo, size: Size) -> float:
    """Points that a memo takes."""
    total = _TITLE * lines_of(memo.title, _TITLE_TYPE, TEXT_WIDTH) + size.leading
    total += size.leading * lines_of("　　" + memo.verdict, size.text, TEXT_WIDTH)
    for section in memo.sections:
        total += size.leading
        total += sum(
            size.leading * lines_of("　　１．" + line, size.text, TEXT_WIDTH) for line in section.lines
        )
    if memo.changes:
        total += size.leading + size.table_leading
        total += sum(_row(change, size) for change in memo.changes)
    return total


def _row(change: Change, size: Size) -> float:
    cells = zip(change.cells, SHARES, strict=True)
    lines = max(lines_of(text, size.table, TEXT_WIDTH * share - _PADDING) for text, share in cells)
    return lines * size.table_leading + 1


def lines_of(text: str, size: float, width: float) -> int:
    """Lines that a text takes: a Han character is as wide as the type is high, another half of it.

    Numbers and words are not parted: where there are some, half of one stays free at the end of each line.
    """
    per_line = max(int(width / size * 2) - 1, 2)
    words = _WORDS.findall(text)
    free = sum(map(len, words)) / len(words) / 2 if words else 0.0
    length = cell_len(text)
    return max(math.ceil((length + free * (length // per_line)) / per_line), 1)


_WORDS = re.compile("[!-~]{2,}")
