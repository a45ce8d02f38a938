"""A second opinion on wording: candidates for the items that the words leave without a sure match.

A sentence-embedding model sees that two texts speak of one thing in different words, and does not see
that they speak of different things in the same words: it proposes well and decides badly. So it only adds
candidates, and what the words say counts with what it says.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from reformcheck.catalog.model import Measure
from reformcheck.plans.model import Item
from reformcheck.rules.embedding import Encoder, ModelError
from reformcheck.rules.matching import Matcher
from reformcheck.rules.matching.text import canonical, without_number, without_units
from reformcheck.rules.model import ItemMatches, Match, Model

_CANDIDATES = 3

# A logistic regression on the labelled wordings, items without a sure match only: what is added to the
# log-odds that an item adopts a measure.
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
_LIKELY = 0.06
"""Probability from which a measure is proposed. Calibrated: near neighbours in doubt stay under a quarter."""


_MOST = 400
"""Items that the model is asked about: more than any plan leaves open, and bounded in time."""


class _Catalog(NamedTuple):
    """The measures with their vectors."""

    position: Mapping[str, int]
    vectors: Any


class Adviser:
    """Proposes candidates from a set of measures. The model is loaded when first needed, and kept."""

    def __init__(self, measures: Sequence[Measure], *, required: bool = False) -> None:
        """`required`: a model that does not load raises ModelError, where else it is done without."""
        self._measures = tuple(measures)
        self._required = required
        self._failed = False
        self._encoder: Encoder | None = None
        self._catalog: _Catalog | None = None

    def advise(
        self, matches: Sequence[ItemMatches], matcher: Matcher
    ) -> tuple[tuple[ItemMatches, ...], Model | None]:
        """The matches of a plan with candidates added, and the model if it was asked.

        Only items without a sure match get any; no candidate of the matcher is lost. A measure that an
        item surely adopts is proposed to no other.
        """
        asked = [matched for matched in matches if _is_open(matched)][:_MOST]
        if not asked or not self._measures or not self._load():
            return tuple(matches), None
        assert self._encoder is not None
        texts = [_item_text(matched.item) for matched in asked]
        rows = dict(zip(map(id, asked), self._encoder.queries(texts), strict=True))
        taken = {match.measure.id for matched in matches for match in matched.sure}
        free = [measure for measure in matcher.measures if measure.id not in taken]
        advised = (self._advised(m, rows[id(m)], free, matcher) if id(m) in rows else m for m in matches)
        return tuple(advised), self._encoder.model

    def _load(self) -> bool:
        """Whether the model is there to be asked."""
        if self._catalog is None and not self._failed:
            try:
                self._encoder = Encoder()
            except ModelError:
                if self._required:
                    raise
                self._failed = True
                return False
            vectors = self._encoder.passages([_measure_text(measure) for measure in self._measures])
            self._catalog = _Catalog({m.id: i for i, m in enumerate(self._measures)}, vectors)
        return not self._failed

    def _advised(
        self, matched: ItemMatches, row: Any, free: Sequence[Measure], matcher: Matcher
    ) -> ItemMatches:
        """The item with the likeliest measures that are free, besides those the words propose.

        All are scored by both opinions, so that the right one of several tends to stand first.
        """
        likely = self._probabilities(row, matcher.measures, matcher.likelihoods(matched.item))
        held = {match.measure.id for match in matched.candidates}
        best = sorted(free, key=lambda measure: -likely[measure.id])
        added = [
            Match(matched.item, measure, likely[measure.id], "meaning")
            for measure in best
            if measure.id not in held and likely[measure.id] >= _LIKELY
        ]
        candidates = (*matched.candidates, *added[: _CANDIDATES - len(matched.candidates)])
        scored = (match._replace(score=likely[match.measure.id]) for match in candidates)
        return matched._replace(candidates=tuple(sorted(scored, key=lambda match: -match.score)))

    def _probabilities(
        self, row: Any, measures: Sequence[Measure], words: Mapping[str, float]
    ) -> dict[str, float]:
        """For each measure by id, the probability that the item of this vector adopts it."""
        assert self._catalog is not None
        alike = self._catalog.vectors @ row
        field = float(alike.mean()) - _USUAL_MEAN
        similarity = {m.id: float(alike[self._catalog.position[m.id]]) for m in measures}
        first, second = _two_highest(similarity.values())
        found: dict[str, float] = {}
        for name, value in similarity.items():
            lead = max(value - (second if value == first else first), -_FURTHEST)
            odds = _START + _WORDS * _odds(words.get(name, 0.0)) + _FIELD * field
            odds += _SIMILARITY * (value - _USUAL_SIMILARITY) + _LEAD * lead
            found[name] = 1 / (1 + math.exp(-odds))
        return found


def _is_open(matched: ItemMatches) -> bool:
    """Whether the words leave the item without a sure match; `measure:` in the plan is the last word."""
    return not matched.sure and not matched.item.measure_ids


def _two_highest(values: Collection[float]) -> tuple[float, float]:
    """A lone measure leads by nothing."""
    ranked = sorted(values, reverse=True)
    return ranked[0], ranked[min(1, len(ranked) - 1)]


def _odds(probability: float) -> float:
    """Log-odds, not under the faintest."""
    if probability <= 0:
        return _FAINTEST
    return max(_FAINTEST, math.log(probability / (1 - min(probability, 0.999))))


def _item_text(item: Item) -> str:
    title = without_number(without_units(canonical(item.title)))
    return f"{title}。{without_units(canonical(item.text))}"


def _measure_text(measure: Measure) -> str:
    return f"{canonical(measure.title)}。{canonical(measure.content)}"
