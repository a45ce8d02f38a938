"""A judge that reads both texts: it raises and lowers what the words alone say of an item and a measure.

It is asked where the words leave doubt, or nearly do. The same title, `measure:` in the plan, stance and scope stand
above it.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reformcheck.catalog.model import Measure
from reformcheck.plans.model import Item
from reformcheck.rules.matching import Matcher
from reformcheck.rules.matching.decision import DECISION as BY_WORDS
from reformcheck.rules.matching.decision import Decision
from reformcheck.rules.matching.judge import Claim, Judgement, at_least_doubtful, is_doubtful
from reformcheck.rules.model import Model, ModelError
from reformcheck.rules.pairs.prior import prior
from reformcheck.rules.pairs.texts import item_readings, item_text, measure_text

if TYPE_CHECKING:
    from reformcheck.rules.pairs.reader import PairReader
    from reformcheck.rules.pairs.vectors import Encoder

DECISION = Decision(sure=0.85, doubtful=0.2, beside=0.1)
"""What the probabilities of this judge mean. benchmarks/train_pairs.py prints what each choice costs."""

RECORD = Path(__file__).with_name("learned.json")
"""What was learned from what, how it is calibrated, and what it gets right."""
_SETTLED = 0.95
"""A measure of which the words are surer than this, and of no other nearly, needs no second reading."""
_WORTH = -5.0
"""Prior log-odds from which a measure is read beside an item: 1 in 150. Of 154 measures named in doubt 1 is under it."""
_MOST_ITEMS = 400
"""Items of a plan that are read: more than any leaves open, and bounded in time."""
_MOST_MEASURES = 6
"""Measures that an item is read beside."""
_MOST_READINGS = 60
"""Readings of a plan: some seconds. Of more than these the likeliest count, and those that the words propose."""
_FURTHEST = 8.0
"""Log-odds beyond this are all the same."""


class Calibration(NamedTuple):
    """A logistic regression over what is known of an item and a measure, on authors from whom nothing was learned."""

    start: float
    words: float
    """For each unit of the log-odds by words and vectors."""
    reading: float
    """For each unit of the log-odds by reading both together."""
    lead: float
    """For each unit by which the reading is over that of the next best measure, or under the best."""

    def probability(self, words: float, reading: float, lead: float) -> float:
        """Rounded, so that it is the same on every machine."""
        odds = self.start + self.words * words + self.reading * reading + self.lead * lead
        return round(1 / (1 + math.exp(-odds)), 4)


class Evidence(NamedTuple):
    """What is known of an item beside some measures, by their ids."""

    priors: Mapping[str, float]
    """Log-odds by words and vectors."""
    readings: Mapping[str, float]
    """Log-odds by reading both together."""


class Revised(NamedTuple):
    """Judgements, the model if it was asked, and what their probabilities mean."""

    judgements: list[Judgement]
    model: Model | None
    decision: Decision


class _Measures(NamedTuple):
    """All that may be asked about."""

    position: Mapping[str, int]
    vectors: Any
    states: Sequence[Any]


class PairJudge:
    """The model, and the libraries that run it, are loaded when an item first needs them, and kept.

    A plan that leaves no doubt does without them, in two thirds of the time.
    """

    def __init__(self, measures: Sequence[Measure], *, required: bool = False) -> None:
        """`required`: a model that does not load raises ModelError, where else it is done without."""
        self._known = tuple(measures)
        self._required = required
        self._failed = False
        self._encoder: Encoder | None = None
        self._reader: PairReader | None = None
        self._measures: _Measures | None = None

    def revise(self, items: Sequence[Item], judgements: Sequence[Judgement], matcher: Matcher) -> Revised:
        """The judgements of a plan's items, those that leave doubt by this judge."""
        found = self.evidence(items, judgements, matcher)
        if not found:
            return Revised(list(judgements), None, BY_WORDS)
        from reformcheck.rules.pairs.carrier import model

        calibration = _calibration()
        judged = [
            revised(items[at], judgement, found[at], matcher, calibration) if at in found else judgement
            for at, judgement in enumerate(judgements)
        ]
        return Revised(judged, model(), DECISION)

    def evidence(
        self, items: Sequence[Item], judgements: Sequence[Judgement], matcher: Matcher
    ) -> dict[int, Evidence]:
        """By their positions, the items that the words leave in doubt, beside the measures that they may name."""
        asked = [at for at, judgement in enumerate(judgements) if _is_open(items[at], judgement)]
        asked = asked[:_MOST_ITEMS]
        if not asked or not matcher.measures or not self._load():
            return {}
        doubted = [items[at] for at in asked]
        texts = [item_readings(item) for item in doubted]
        priors = self._priors(doubted, texts, [judgements[at] for at in asked], matcher)
        readings = self._readings(texts, priors)
        return {at: Evidence(*both) for at, *both in zip(asked, priors, readings, strict=True)}

    def _load(self) -> bool:
        """Whether the model is there to be asked."""
        if self._measures is None and not self._failed:
            # Threads that spin while they wait take a busy machine from seconds to minutes, and win a sixth on an idle one.
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
            from reformcheck.rules.pairs.reader import PairReader
            from reformcheck.rules.pairs.vectors import Encoder

            try:
                self._encoder, self._reader = Encoder(), PairReader()
                self._measures = self._read_measures(self._encoder, self._reader)
            except ModelError:
                if self._required:
                    raise
                self._failed = True
        return not self._failed

    def _read_measures(self, encoder: Encoder, reader: PairReader) -> _Measures:
        from reformcheck.rules.pairs.carrier import model
        from reformcheck.rules.pairs.reader import LOWER, MEASURE_PIECES
        from reformcheck.rules.pairs.remembered import remembered

        texts = [measure_text(measure) for measure in self._known]
        vectors, *states = remembered(
            (*model(), f"{LOWER} {MEASURE_PIECES}", *texts),
            lambda: [encoder.passages(texts), *reader.measures(texts)],
        )
        return _Measures({measure.id: at for at, measure in enumerate(self._known)}, vectors, states)

    def _priors(
        self,
        items: Sequence[Item],
        texts: Sequence[Sequence[str]],
        judgements: Sequence[Judgement],
        matcher: Matcher,
    ) -> list[dict[str, float]]:
        """Of each item, the log-odds by words and vectors of the measures that are worth reading beside it.

        Those that the words propose are among them, whatever the vectors say.
        """
        assert self._encoder is not None
        assert self._measures is not None
        rows = self._encoder.queries([item_text(item) for item in items])
        found, named = [], []
        for row, judgement in zip(rows, judgements, strict=True):
            alike = self._measures.vectors @ row
            similarity = {m.id: float(alike[self._measures.position[m.id]]) for m in matcher.measures}
            words = {claim.entry.measure.id: claim.score for claim in (*judgement.sure, *judgement.others)}
            odds = prior(similarity, float(alike.mean()), words)
            proposed = {name for name, score in words.items() if score >= BY_WORDS.doubtful}
            likely = sorted(odds, key=lambda name: (name not in proposed, -odds[name]))[:_MOST_MEASURES]
            found.append({name: odds[name] for name in likely if odds[name] >= _WORTH or name in proposed})
            named.append(proposed)
        return _affordable(found, named, [len(parts) for parts in texts])

    def _readings(
        self, texts: Sequence[Sequence[str]], priors: Sequence[Mapping[str, float]]
    ) -> list[dict[str, float]]:
        """Of each item, the log-odds by reading it beside each measure of its priors: of its parts, the best."""
        assert self._reader is not None
        assert self._measures is not None
        asked = [(at, text) for at, odds in enumerate(priors) if odds for text in texts[at]]
        states = self._reader.items([text for _, text in asked])
        pairs = [
            (at, name, (state, self._measures.states[self._measures.position[name]]))
            for (at, _), state in zip(asked, states, strict=True)
            for name in priors[at]
        ]
        found: list[dict[str, float]] = [{} for _ in priors]
        odds = self._reader.log_odds([pair for _, _, pair in pairs])
        for (at, name, _), value in zip(pairs, odds, strict=True):
            found[at][name] = max(value, found[at].get(name, -math.inf))
        return found


def _affordable(
    priors: Sequence[dict[str, float]], proposed: Sequence[set[str]], parts: Sequence[int]
) -> list[dict[str, float]]:
    """The likeliest of all items, as many as may be read, and those that the words propose.

    `parts`: how many readings each item takes.
    """
    kept = [
        {name: odds[name] for name in odds if name in names}
        for odds, names in zip(priors, proposed, strict=True)
    ]
    left = _MOST_READINGS - sum(len(names) * part for names, part in zip(kept, parts, strict=True))
    others = [
        (-odds[name], at, name) for at, odds in enumerate(priors) for name in odds if name not in kept[at]
    ]
    for odds, at, name in sorted(others):
        left -= parts[at]
        if left < 0:
            break
        kept[at][name] = -odds
    return kept


def revised(
    item: Item,
    by_words: Judgement,
    evidence: Evidence,
    matcher: Matcher,
    calibration: Calibration,
    decision: Decision = DECISION,
) -> Judgement:
    """What is known of an item in one judgement, the likeliest first.

    What is left to an expert however well or badly the words fit (推广专利保险) stays in doubt.
    """
    asked = matcher.asked_about(item)
    held = [claim for claim in by_words.sure if claim.score > _SETTLED]
    kept = {claim.entry.measure.id for claim in held}
    claims = [
        Claim(matcher.entries[name], calibration.probability(*signs(name, evidence)), "meaning")
        for name in evidence.readings
        if name not in kept
    ]
    claims = at_least_doubtful(claims, asked, decision, "meaning")
    sure = [
        claim
        for claim in claims
        if claim.score >= decision.sure
        and claim.entry is not asked
        and not is_doubtful(item.title, item.text, claim)
    ]
    return Judgement((*held, *sure), tuple([claim for claim in claims if claim not in sure]))


def signs(name: str, evidence: Evidence) -> tuple[float, float, float]:
    """What Calibration weighs of a measure: words and vectors, the reading, and its lead over the next best."""
    reading = evidence.readings[name]
    rival = max([odds for other, odds in evidence.readings.items() if other != name], default=-_FURTHEST)
    return _bounded(evidence.priors[name]), _bounded(reading), _bounded(reading - rival)


@lru_cache(1)
def _calibration() -> Calibration:
    return Calibration(*json.loads(RECORD.read_text("utf-8"))["calibration"])


def _is_open(item: Item, judgement: Judgement) -> bool:
    """Whether the words leave doubt, or nearly do; `measure:` in the plan and a measure's own title are the last word."""
    if item.measure_ids or any(claim.evidence == "title" for claim in judgement.sure):
        return False
    doubted = [claim.score for claim in (*judgement.sure, *judgement.others) if claim.score <= _SETTLED]
    return not judgement.sure or max(doubted, default=0.0) >= 1 - _SETTLED


def _bounded(odds: float) -> float:
    return max(-_FURTHEST, min(_FURTHEST, odds))
