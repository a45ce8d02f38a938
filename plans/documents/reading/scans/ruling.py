"""Ruling lines of a page that is a picture."""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from reformcheck.plans.documents.reading.pages.lines import Segment

_LONG = 10 / 25.4
"""Inches; longer than any stroke of a character."""
_THICK = 1.5 / 25.4
_POINTS = 72
_DARK = 170
_BREAK = 3
_UPRIGHT = 2
"""Lines that a table has at least."""


def ruling_of(page: NDArray[Any], dpi: float) -> tuple[list[Segment], NDArray[Any]]:
    """The level and upright lines, in points from the lower left corner, and the page without them.

    Without upright ones there is no table: the page is left as it is.
    """
    gray = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    ink = np.where(gray < _DARK, 255, 0).astype(np.uint8)
    length = max(round(dpi * _LONG), 3)
    upright = _lines(ink, np.ones((length, 1), np.uint8), dpi)
    if len(upright.boxes) < _UPRIGHT:
        return [], page
    cleaned = page.copy()
    segments: list[Segment] = []
    for found in (upright, _lines(ink, np.ones((1, length), np.uint8), dpi)):
        for number, (left, top, wide, high) in found.boxes:
            segments.append(_segment(left, top, wide, high, page.shape[0], _POINTS / dpi))
            part = np.s_[max(top - 1, 0) : top + high + 1, max(left - 1, 0) : left + wide + 1]
            own = cv2.dilate((found.labels[part] == number).astype(np.uint8), np.ones((3, 3), np.uint8))
            cleaned[part][own > 0] = 255
    return segments, cleaned


class _Lines(NamedTuple):
    labels: NDArray[Any]
    """For each pixel, the number of the line that it is of."""
    boxes: list[tuple[int, tuple[int, int, int, int]]]
    """Of each line, by its number."""


def _lines(ink: NDArray[Any], kernel: NDArray[Any], dpi: float) -> _Lines:
    """Runs of ink as long as the kernel, with breaks of a pixel or two in them."""
    joint = np.ones(tuple(min(side, _BREAK) for side in kernel.shape), np.uint8)
    runs = cv2.morphologyEx(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, joint), cv2.MORPH_OPEN, kernel)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(runs)
    found = enumerate((tuple(int(value) for value in box[:4]) for box in boxes[1:count]), 1)
    return _Lines(labels, [(n, (x, y, w, h)) for n, (x, y, w, h) in found if min(w, h) <= dpi * _THICK])


def _segment(left: int, top: int, wide: int, high: int, height: int, scale: float) -> Segment:
    middle_x, middle_y = (left + wide / 2) * scale, (height - top - high / 2) * scale
    if wide >= high:
        return Segment(left * scale, middle_y, (left + wide) * scale, middle_y)
    return Segment(middle_x, (height - top - high) * scale, middle_x, (height - top) * scale)
