"""What is worth reading together: the measures that an item may be about, by its words and by its vector.

A sentence embedding sees that two texts speak of one thing in different words, and does not see that they speak of
different things in the same words: it proposes well and decides badly.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

# A logistic regression on the labelled wordings: what is added to the log-odds that an item names a measure.
_START = -1.38
_WORDS = 0.89
"""For each unit of the log-odds that the words give."""
_SIMILARITY = 36.5
"""For each unit of similarity over what is usual between an item and its measure."""
_LEAD = 47.0
"""For each unit of similarity over the next best measure, or under the best."""
_FIELD = 79.5
"""For each unit of the item's mean similarity to all measures over the usual."""

_USUAL_SIMILARITY = 0.9
_USUAL_MEAN = 0.86
_FURTHEST = 0.05
"""Further behind the best than this is all the same."""
_FAINTEST = -6.0
"""The least that the words say of any measure, as log-odds."""
_HIGHEST = 0.999


def prior(similarity: Mapping[str, float], mean: float, words: Mapping[str, float]) -> dict[str, float]:
    """For each measure, the log-odds that an item names it.

    `similarity`: of the item's vector to each measure's; `mean`: to those of all lists; `words`: the probability by
    words, of the measures that share any.
    """
    field = mean - _USUAL_MEAN
    first, second = _two_highest(similarity.values())
    found: dict[str, float] = {}
    for name, value in similarity.items():
        lead = max(value - (second if value == first else first), -_FURTHEST)
        odds = _START + _WORDS * log_odds(words.get(name, 0.0)) + _FIELD * field
        found[name] = odds + _SIMILARITY * (value - _USUAL_SIMILARITY) + _LEAD * lead
    return found


def log_odds(probability: float) -> float:
    """Not under the faintest."""
    if probability <= 0:
        return _FAINTEST
    return max(_FAINTEST, math.log(probability / (1 - min(probability, _HIGHEST))))


def _two_highest(values: Collection[float]) -> tuple[float, float]:
    """A lone measure leads by nothing."""
    ranked = sorted(values, reverse=True)
    return ranked[0], ranked[min(1, len(ranked) - 1)]
