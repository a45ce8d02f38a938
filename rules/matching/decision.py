"""From features to a probability that the item adopts the measure."""

import math
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

FILE = Path(__file__).with_name("decision.yaml")


class Curve(NamedTuple):
    """What a feature adds to the log-odds: straight lines between points, level beyond them."""

    at: tuple[float, ...]
    adds: tuple[float, ...]

    def __call__(self, value: float) -> float:
        at, adds = self
        if value <= at[0]:
            return adds[0]
        if value >= at[-1]:
            return adds[-1]
        right = bisect_right(at, value)
        left = right - 1
        share = (value - at[left]) / (at[right] - at[left])
        return adds[left] + share * (adds[right] - adds[left])


class Decision(NamedTuple):
    """The curves of all features, and what a probability means."""

    start: float
    curves: Mapping[str, Curve]
    sure: float
    """Probability from which an item surely adopts a measure."""
    merged: float
    """The same for a further measure, in what the first leaves of the item."""
    doubtful: float
    """Probability from which a measure is a candidate."""

    def probability(self, features: Mapping[str, float]) -> float:
        odds = self.start + sum([curve(features[name]) for name, curve in self.curves.items()])
        return 1 / (1 + math.exp(-odds))


@lru_cache(maxsize=1)
def decision() -> Decision:
    """The decision of the package, read once."""
    data = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    curves = {}
    for line in data["curves"].splitlines():
        name, *points = line.split()
        at, adds = zip(*(map(float, point.split(":")) for point in points), strict=True)
        curves[name] = Curve(at, adds)
    return Decision(data["start"], curves, data["sure"], data["merged"], data["doubtful"])
