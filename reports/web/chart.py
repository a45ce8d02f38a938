"""Where the parts of the history chart stand: a line of the adoption rate, and below it bars of findings.

Lengths are units of the drawing's view box. Revisions stand at equal distances: what a reader compares
is one revision with the next, and tags of one day would otherwise hide each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reformcheck.reports.history import Point, percent
from reformcheck.reports.wording import SEVERITIES, SEVERITY_NAMES

WIDTH = 960
_LEFT, _RIGHT = 56, 24
_LINE_TOP, _LINE_HEIGHT = 44, 180
_BARS_TOP, _BARS_HEIGHT = 284, 120
_LABELS = 440
HEIGHT = 476

_MOST_LABELS = 12
_LONGEST_LABEL = 14

# From the bottom of a bar up.
_BARS = (("error", "errors"), ("warning", "warnings"), ("note", "notes"))


def chart(points: Sequence[Point]) -> dict[str, Any]:
    """What the template draws."""
    xs = _places(len(points))
    most = max((p.errors + p.warnings + p.notes for p in points), default=0)
    top = _round_up(most)
    every = max(1, -(-len(points) // _MOST_LABELS))
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "left": _LEFT,
        "right": WIDTH - _RIGHT,
        "line_top": _LINE_TOP,
        "bars_top": _BARS_TOP,
        "legend": [
            {"severity": severity, "x": _LEFT + 60 + 90 * place,
             "names": {lang: SEVERITY_NAMES[lang][severity] for lang in ("zh", "en")}}
            for place, severity in enumerate(SEVERITIES)
        ],
        "rates": [(_rate_y(share / 100), f"{share}%") for share in (0, 25, 50, 75, 100)],
        "counts": [(_BARS_TOP + _BARS_HEIGHT - _BARS_HEIGHT * part / 2, top * part // 2) for part in (0, 1, 2)],
        "lines": _lines(points, xs),
        "dots": [
            {"x": x, "y": _rate_y(p.rate), "name": p.name, "date": p.date, "percent": percent(p),
             "covered": p.covered, "required": p.required, "labelled": _labelled(i, points, every)}
            for i, (p, x) in enumerate(zip(points, xs, strict=True))
            if p.rate is not None
        ],
        "bars": [bar for p, x in zip(points, xs, strict=True) for bar in _bars(p, x, _bar_width(xs), top)],
        "labels": [
            {"x": x, "y": _LABELS, "name": _shorten(p.name), "date": p.date}
            for i, (p, x) in enumerate(zip(points, xs, strict=True))
            if (len(points) - 1 - i) % every == 0
        ],
    }  # fmt: skip


def _places(count: int) -> list[float]:
    width = WIDTH - _LEFT - _RIGHT
    step = width / max(1, count)
    return [round(_LEFT + step * (index + 0.5), 1) for index in range(count)]


def _bar_width(xs: Sequence[float]) -> float:
    step = xs[1] - xs[0] if len(xs) > 1 else WIDTH
    return round(min(36.0, step * 0.6), 1)


def _rate_y(rate: float) -> float:
    return round(_LINE_TOP + _LINE_HEIGHT * (1 - rate), 1)


def _lines(points: Sequence[Point], xs: Sequence[float]) -> list[str]:
    """Unbroken runs of revisions in which something is required, as the points of polylines."""
    runs: list[list[str]] = [[]]
    for p, x in zip(points, xs, strict=True):
        if p.rate is None:
            runs.append([])
        else:
            runs[-1].append(f"{x},{_rate_y(p.rate)}")
    return [" ".join(run) for run in runs if len(run) > 1]


def _labelled(index: int, points: Sequence[Point], every: int) -> bool:
    """The rate is written at the first and last points and where it changed, while there is room."""
    if index in (0, len(points) - 1):
        return True
    return every == 1 and percent(points[index]) != percent(points[index - 1])


def _bars(p: Point, x: float, width: float, top: int) -> list[dict[str, Any]]:
    bars = []
    y = float(_BARS_TOP + _BARS_HEIGHT)
    for severity, attribute in _BARS:
        count = getattr(p, attribute)
        height = _BARS_HEIGHT * count / top
        y -= height
        if count:
            bars.append(
                {"severity": severity, "x": round(x - width / 2, 1), "y": round(y, 1), "width": width,
                 "height": round(height, 1), "count": count, "name": p.name,
                 "names": " / ".join(SEVERITY_NAMES[lang][severity] for lang in ("zh", "en"))}
            )  # fmt: skip
    return bars


def _round_up(most: int) -> int:
    """An even scale: 2, 4, 10, 20, 40, 100 ... at or above the highest bar."""
    scale = 1
    while True:
        for step in (2, 4, 10):
            if step * scale >= most:
                return step * scale
        scale *= 10


def _shorten(name: str) -> str:
    return name if len(name) <= _LONGEST_LABEL else name[: _LONGEST_LABEL - 1] + "…"
