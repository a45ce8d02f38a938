"""From characters with boxes to lines."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple


class Char(NamedTuple):
    """A character and its box, in points from the lower left corner."""

    char: str
    left: float
    bottom: float
    right: float
    top: float


class Segment(NamedTuple):
    """A ruling line."""

    x0: float
    y0: float
    x1: float
    y1: float


class Page(NamedTuple):
    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    segments: tuple[Segment, ...]


class Line(NamedTuple):
    """Characters of one line, left to right, measured once."""

    chars: tuple[Char, ...]
    page: int
    left: float
    right: float
    middle: float
    size: float
    """Of its characters, in points."""
    string: str
    """Their text, with a blank where a gap parts two words."""


Cells = list[list[tuple[list[Line], bool, float]]]
"""Rows of cells: lines, whether the cell repeats the one above or before it, and its right edge."""


def lines_of(chars: Iterable[Char], page: int) -> list[Line]:
    """Lines from top to bottom. Characters whose middles are at one height are of one line."""
    rows: list[list[Char]] = []
    heights: list[float] = []
    for char in sorted(chars, key=lambda c: -(c.top + c.bottom)):
        middle = (char.top + char.bottom) / 2
        size = max(char.top - char.bottom, char.right - char.left)
        if rows and heights[-1] - middle < 0.55 * size:
            rows[-1].append(char)
        else:
            rows.append([char])
            heights.append(middle)
    return [_line(sorted(row, key=lambda c: c.left), page) for row in rows]


def _line(chars: list[Char], page: int) -> Line:
    size = max(median(c.right - c.left for c in chars), median(c.top - c.bottom for c in chars), 1.0)
    return Line(
        chars=tuple(chars),
        page=page,
        left=chars[0].left,
        right=max(c.right for c in chars),
        middle=median((c.top + c.bottom) / 2 for c in chars),
        size=size,
        string=_string(chars, size),
    )


def _string(chars: list[Char], size: float) -> str:
    text = chars[0].char
    for before, char in pairwise(chars):
        gap = char.left - before.right
        if gap > 0.25 * size and before.char.isascii() and char.char.isascii():
            text += " "
        elif gap > 1.5 * size:
            text += "  "
        text += char.char
    return text
