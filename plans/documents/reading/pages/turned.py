"""Pages whose text does not run from left to right: turned, and what stands slanted on them told apart."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from reformcheck.plans.documents.reading.pages.lines import Char, Page, Segment

_SLACK = 8.0
"""Degrees by which the lines of a crooked scan may lean."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""


class Leaning(NamedTuple):
    """A character, and the angle in degrees, against the clock, at which it is written."""

    char: Char
    angle: float


def degrees(radians: float) -> float:
    """The angle that pdfium tells, which goes with the clock."""
    return -math.degrees(radians) % 360


def upright(
    number: int, size: tuple[float, float], box: Box, chars: list[Leaning], segments: tuple[Segment, ...]
) -> tuple[Page, str]:
    """A page as its reader turns it, and what stands slanted on it, such as the 征求意见稿 of a watermark."""
    straight = [c for c in chars if _off(c.angle) <= _SLACK]
    slanted = "".join(c.char.char for c in chars if _off(c.angle) > _SLACK)
    quarters = Counter(round(c.angle / 90) % 4 for c in straight)
    quarter = quarters.most_common(1)[0][0] if quarters else 0
    if not quarter:
        return Page(number, *size, tuple(c.char for c in straight), segments), slanted
    wide, high = box[2] - box[0], box[3] - box[1]
    return (
        Page(
            number,
            *((high, wide) if quarter % 2 else (wide, high)),
            tuple(Char(c.char.char, *_turned(c.char[1:], quarter, box)) for c in straight),
            tuple(Segment(*_turned(segment, quarter, box)) for segment in segments),
        ),
        slanted,
    )


def _off(angle: float) -> float:
    """How far an angle is from the next right one."""
    return abs((angle + 45) % 90 - 45)


def _turned(corners: Iterable[float], quarter: int, box: Box) -> Box:
    """A box after turning the page so many quarters with the clock."""
    x0, y0, x1, y1 = corners
    left, bottom, right, top = box
    if quarter == 1:
        return y0 - bottom, right - x1, y1 - bottom, right - x0
    if quarter == 2:
        return right - x1, top - y1, right - x0, top - y0
    return top - y1, x0 - left, top - y0, x1 - left
