"""The judge: from features to a probability that the item adopts the measure, by many small trees.

benchmarks/train_matching.py grows them from labelled items, and writes forest.json.
"""

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).with_name("forest.json")


class Forest(NamedTuple):
    """Trees of [feature, bound, where it is not above the bound, where it is], with log-odds for leaves."""

    names: tuple[str, ...]
    """Of the features, which the trees number in this order."""
    start: float
    """The log-odds before any tree adds its own."""
    trees: tuple[Any, ...]

    def probability(self, features: Mapping[str, float]) -> float:
        values = [features[name] for name in self.names]
        odds = self.start
        for node in self.trees:
            while type(node) is list:
                feature, bound, below, above = node
                node = below if values[feature] <= bound else above
            odds += node
        return 1 / (1 + math.exp(-odds))


@lru_cache(maxsize=1)
def forest() -> Forest:
    """The forest of the package, read when the first wording has to be judged."""
    data = json.loads(FILE.read_bytes())
    return Forest(tuple(data["names"]), data["start"], tuple(data["trees"]))
