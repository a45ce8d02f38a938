"""A page as its reader would lay it down: straight, and without the seal that covers words."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

_STEEP = 5.0
"""Degrees by which pages lie askew in a scanner, at most."""
_LOOK = 800
"""Width in pixels of the small copy on which the angle is sought."""
_SEAL = 12 / 25.4
"""Inches; the seals of offices are 42 mm wide."""
_RED = 40
"""How much more red than green and blue is in the ink of a seal."""


def straightened(page: NDArray[Any]) -> NDArray[Any]:
    """The page turned so that its lines are level."""
    angle = _angle(page)
    return page if abs(angle) < 0.05 else _turned(page, angle)


def _angle(page: NDArray[Any]) -> float:
    """The turn, in degrees against the clock, after which rows of ink and of white are told apart best."""
    gray = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    scale = _LOOK / gray.shape[1]
    small = cv2.resize(gray, (_LOOK, max(round(gray.shape[0] * scale), 1)), interpolation=cv2.INTER_AREA)
    ink = np.where(small < 160, 255, 0).astype(np.uint8)

    def contrast(angle: float) -> float:
        rows = _turned(ink, angle, 0).sum(axis=1, dtype=np.float64)
        return float(np.square(np.diff(rows)).sum())

    rough = max(np.arange(-_STEEP, _STEEP + 0.1, 0.5), key=contrast)
    return float(max(np.arange(rough - 0.5, rough + 0.51, 0.1), key=contrast))


def _turned(page: NDArray[Any], angle: float, ground: int = 255) -> NDArray[Any]:
    high, wide = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    turned: NDArray[Any] = cv2.warpAffine(
        page, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(ground,) * 3
    )
    return turned


def without_seals(page: NDArray[Any], dpi: float) -> NDArray[Any]:
    """The page with only the black of what lies under a seal; red words that are no seal, such as the head, stay."""
    blue, green, red = (page[:, :, channel].astype(np.int16) for channel in range(3))
    reddish = (red - np.maximum(blue, green) > _RED).astype(np.uint8)
    near = max(round(dpi * 0.08), 1)
    joined = cv2.dilate(reddish, np.ones((near, near), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(joined)
    cleaned = page
    for left, top, wide, high, _ in boxes[1:count]:
        if min(wide, high) < _SEAL * dpi or not 0.5 < wide / high < 2:
            continue
        if cleaned is page:
            cleaned = page.copy()
        part = np.s_[top : top + high, left : left + wide]
        # Red ink is as bright as paper in the red of a picture, black ink is not.
        cleaned[part] = page[part][:, :, 2:3]
    return cleaned
