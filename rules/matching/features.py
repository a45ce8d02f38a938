"""What speaks for and against an item adopting a measure, in numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from reformcheck.rules.matching.index import Entry, Index
from reformcheck.rules.matching.reading import Part, Reading
from reformcheck.rules.matching.thesaurus import LIGHT, thesaurus
from reformcheck.rules.matching.words import Bag, likeness

_RARE = 0.5
"""Rarity from which a concept points to few measures."""
_OBJECT = 1.0
"""Weight of a word that names an object rather than a form or a broad field."""

Likeness = Mapping[str, float]
Features = dict[str, float]


def features(reading: Reading, entry: Entry, index: Index) -> Features:
    """The features of decision.yaml, all but `lead`, and `evidence`: how much they share at all."""
    title, wanted = reading.title, entry.title_weights
    explained = _likeness(title, entry.whole)
    covered = {c: likeness(c, entry.title, reading.whole) for c in wanted}
    content = {c: likeness(c, entry.content, reading.whole) for c in entry.content_weights}
    in_title = _share(wanted, {c: likeness(c, entry.title, title.bag) for c in wanted})
    unexplained = {c: w * (1 - explained[c]) for c, w in title.weights.items()}
    foreign = min(2.0, sum(w for c, w in unexplained.items() if c in thesaurus().foreign))
    missing = max((1 - s for c, s in covered.items() if entry.title.weights[c] >= _OBJECT), default=0.0)
    covered_share = _share(wanted, covered)
    mass = math.log1p(sum(w * covered[c] for c, w in wanted.items()))
    exchange = _exchange(reading, entry, unexplained, covered)
    return {
        "title_covered": covered_share,
        "title_in_title": in_title,
        "essence_covered": _share({c: w * w for c, w in wanted.items()}, covered),
        "content_covered": _share(entry.content_weights, content),
        "explained_by_title": _share(title.weights, _likeness(title, entry.title)),
        "spelled_alike": fuzz.ratio(title.bag.text, entry.title.text) / 100,
        "best_sentence": max((_agreement(part, entry) for part in reading.sentences), default=0.0),
        "best_clause": max((_explained_mass(part, entry.whole) for part in reading.clauses), default=0.0),
        "rarest_shared": max(
            (w * covered[c] for c, w in wanted.items() if entry.title.weights[c] >= _RARE), default=0.0
        ),
        "rare_mass": _rare_mass(entry, index, covered, content),
        "title_mass": math.log1p(sum(title.weights.values())),
        "no_body": float(not reading.body.weights),
        "heaviest_unexplained": max(unexplained.values(), default=0.0),
        "object_missing": missing,
        "opposed": float(_is_opposed(reading, entry, explained)),
        "foreign": foreign,
        "foreign_body": _foreign_body(reading.body, entry),
        "foreign_for_object": foreign * missing,
        "foreign_for_title": foreign * min(1.0, 5 * (1 - in_title)),
        "foreign_in_place": exchange.foreign,
        "replaced": exchange.mass * in_title,
        "evidence": mass
        + 0.5 * math.log1p(sum(w * content[c] for c, w in entry.content_weights.items()))
        + covered_share
        + _share(title.weights, explained),
    }


def _likeness(part: Part, other: Bag) -> dict[str, float]:
    return {c: likeness(c, part.bag, other) for c in part.weights}


def _share(weights: Mapping[str, float], likeness_of: Likeness) -> float:
    """The part of the weight that is spoken for."""
    total = sum(weights.values())
    return sum(w * likeness_of[c] for c, w in weights.items()) / total if total else 0.0


def _agreement(part: Part, entry: Entry) -> float:
    """How far one sentence says the measure's title and nothing else."""
    said = _share(part.weights, _likeness(part, entry.whole))
    return math.sqrt(said * _share(entry.title_weights, {
        c: likeness(c, entry.title, part.bag) for c in entry.title_weights
    }))  # fmt: skip


def _explained_mass(part: Part, other: Bag) -> float:
    heavy = ((c, w) for c, w in part.weights.items() if part.bag.weights[c] > 1.5 * LIGHT)
    return sum(w * likeness(c, part.bag, other) for c, w in heavy)


def _rare_mass(entry: Entry, index: Index, covered: Likeness, content: Likeness) -> float:
    """The shared weight of concepts that point to few measures, in title or content."""
    weights = {**entry.content_weights, **entry.title_weights}
    shared = {**content, **covered}
    return min(5.0, sum(
        w * shared[c] for c, w in weights.items() if index.rarity(c) > _RARE <= entry.whole.weights[c]
    ))  # fmt: skip


def _foreign_body(body: Part, entry: Entry) -> float:
    foreign = thesaurus().foreign
    return min(2.0, sum(
        w * (1 - likeness(c, body.bag, entry.whole)) for c, w in body.weights.items() if c in foreign
    ))  # fmt: skip


def _is_opposed(reading: Reading, entry: Entry, explained: Likeness) -> bool:
    """Whether the title says one of several exclusive things, and the measure another."""
    opposed = thesaurus().opposed
    return any(
        other in entry.title.weights and other not in reading.whole.weights
        for concept, value in explained.items()
        if value < 1
        for other in opposed.get(concept, ())
    )


@dataclass(frozen=True, slots=True)
class _Exchange:
    """What stands in the title where the measure's own words should stand."""

    mass: float
    foreign: float


def _exchange(reading: Reading, entry: Entry, unexplained: Likeness, covered: Likeness) -> _Exchange:
    """Both titles laid side by side: words that only one has, in the same place, are exchanged."""
    ours, theirs = entry.title.sequence, reading.title.bag.sequence
    mass = foreign = 0.0
    for op in Levenshtein.opcodes(ours, theirs):
        if op.tag != "replace":
            continue
        lost = sum(
            entry.title_weights[c] * (1 - covered[c]) for c in ours[op.src_start : op.src_end] if c in covered
        )
        new = theirs[op.dest_start : op.dest_end]
        mass += min(lost, sum(_novelty(c, unexplained, entry) for c in new))
        if lost > LIGHT:
            foreign += sum(unexplained.get(c, 0.0) for c in new if c in thesaurus().foreign)
    return _Exchange(min(1.5, mass), min(1.5, foreign))


def _novelty(concept: str, unexplained: Likeness, entry: Entry) -> float:
    """The weight of a concept, or of a stretch of unknown characters, that the measure does not say."""
    if concept in unexplained:
        return unexplained[concept]
    return 0.0 if len(concept) < 2 or concept in entry.whole.text else min(1.0, 0.35 * len(concept))
