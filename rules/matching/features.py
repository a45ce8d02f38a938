"""What speaks for and against an item adopting a measure, in numbers."""

import math
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from reformcheck.rules.matching.index import Entry, Index, Part
from reformcheck.rules.matching.reading import Reading
from reformcheck.rules.matching.thesaurus import LIGHT, thesaurus
from reformcheck.rules.matching.words import heard

_LIKELY = 6
"""Measures that an item is compared with in full."""
_RARE = 0.5
"""Rarity from which a concept points to few measures."""
_BROAD = 0.5
"""Weight of a word that at least names a field."""
_OBJECT = 1.0
"""Weight of a word that names an object rather than a form or a broad field."""


class Compared(NamedTuple):
    """A measure beside an item."""

    entry: Entry
    features: dict[str, float]
    """By the names in decision.yaml."""
    evidence: float
    """How much the two share; what either says alone does not count."""


def compare(reading: Reading, index: Index) -> list[Compared]:
    """The likeliest measures of an item with all their features, most evidence first."""
    beside = _beside(reading)
    found = [_compared(reading, entry, index, beside) for entry in index.likely(reading.whole, _LIKELY)]
    found.sort(key=lambda one: -one.evidence)
    for one in found:
        rival = next((other.evidence for other in found if other is not one), 0.0)
        one.features["lead"] = one.evidence - rival
    return found


def compare_rest(reading: Reading, taken: Iterable[Entry], other: Entry, index: Index) -> Compared | None:
    """A measure beside what others leave of the item; None where they leave nothing of the measure."""
    for one in taken:
        rest = other.rest(one)
        if rest is None:
            return None
        reading, other = reading.without(one), rest
    compared = _compared(reading, other, index, _beside(reading))
    compared.features["lead"] = 0.0
    return compared


def _beside(reading: Reading) -> SequenceMatcher[str]:
    """What lays titles of measures beside the item's: it looks into the second sequence once for all."""
    matcher = SequenceMatcher[str](None, autojunk=False)
    matcher.set_seq2(reading.title.bag.sequence)
    return matcher


def _compared(reading: Reading, entry: Entry, index: Index, beside: SequenceMatcher[str]) -> Compared:
    title, wanted = reading.title, entry.title.weights
    covered = entry.title.heard_in(reading.whole)
    content = entry.content.heard_in(reading.whole)
    said = heard(reading.whole.weights, reading.whole, entry.whole)
    unexplained = {c: w * (1 - said.get(c, 0.0)) for c, w in title.weights.items()}
    fields = thesaurus().foreign
    foreign = min(2.0, sum([w for c, w in unexplained.items() if c in fields]))
    in_title = entry.title.share_of(
        covered if title.bag is reading.whole else entry.title.heard_in(title.bag)
    )
    explained_by_title = title.share_in(entry.title.bag)
    plain = entry.title.bag.weights
    rarest = max([wanted[c] * value for c, value in covered.items() if plain[c] >= _BROAD], default=0.0)
    exchange = _exchange(entry, title, unexplained, covered, beside)
    features = {
        "title_in_title": in_title,
        "essence_covered": entry.essence.share_of(covered),
        "content_covered": entry.content.share_of(content),
        "explained_by_title": explained_by_title,
        "pointed": explained_by_title * rarest,
        "best_sentence": _best_sentence(reading, entry, said),
        "best_clause": max([_explained_mass(part, said) for part in reading.clauses], default=0.0),
        "rarest_shared": rarest,
        "rare_mass": _rare_mass(entry, index, covered, content),
        "object_missing": _object_missing(entry, covered),
        "opposed": float(_is_opposed(entry, reading, said)),
        "foreign": foreign,
        "foreign_body": _foreign_body(reading.body, said),
        "foreign_for_title": foreign * min(1.0, 5 * (1 - in_title)),
        "foreign_in_place": exchange.foreign,
        "exchanged": exchange.mass * exchange.kept**2,
    }
    evidence = (
        math.log1p(entry.title.mass_of(covered))
        + 0.5 * math.log1p(entry.content.mass_of(content))
        + entry.title.share_of(covered)
        + title.share_of(said)
    )
    return Compared(entry, features, evidence)


def _best_sentence(reading: Reading, entry: Entry, said: Mapping[str, float]) -> float:
    """How far one sentence of the text says the measure's title and nothing else."""
    best = 0.0
    for part in reading.sentences:
        said_share = part.share_of(said)
        if said_share > best * best:  # else even the whole title in it could not make it the best
            best = max(best, math.sqrt(said_share * entry.title.share_in(part.bag)))
    return best


def _explained_mass(part: Part, said: Mapping[str, float]) -> float:
    """The weight of the words of substance that the measure says too."""
    plain = part.bag.weights
    return sum([w * said[c] for c, w in part.weights.items() if c in said and plain[c] > 1.5 * LIGHT])


def _rare_mass(
    entry: Entry, index: Index, covered: Mapping[str, float], content: Mapping[str, float]
) -> float:
    """The shared weight of concepts that point to few measures: of the title, and of the content beside it."""
    plain, rarity = entry.whole.weights, index.rarity
    title, beside = entry.title.weights, entry.content.weights
    shared = [(c, title[c] * value) for c, value in covered.items()]
    shared += [(c, beside[c] * value) for c, value in content.items() if c not in title]
    return min(5.0, sum([worth for c, worth in shared if plain[c] >= _BROAD and rarity(c) > _RARE]))


def _object_missing(entry: Entry, covered: Mapping[str, float]) -> float:
    """1 where a word of the title that names an object is not in the item at all."""
    weights = entry.title.bag.weights
    return max([1 - covered.get(c, 0.0) for c in entry.title.weights if weights[c] >= _OBJECT], default=0.0)


def _foreign_body(body: Part, said: Mapping[str, float]) -> float:
    """The weight of words of other fields in the item's text."""
    foreign = thesaurus().foreign
    return min(2.0, sum([w * (1 - said.get(c, 0.0)) for c, w in body.weights.items() if c in foreign]))


def _is_opposed(entry: Entry, reading: Reading, said: Mapping[str, float]) -> bool:
    """Whether the item's title says one of several exclusive things, and the measure another."""
    opposed = thesaurus().opposed
    return any(
        other in entry.title.weights and other not in reading.whole.weights
        for concept in reading.title.weights
        if said.get(concept, 0.0) < 1
        for other in opposed.get(concept, ())
    )


class _Exchange(NamedTuple):
    """What stands in the item's title where the measure's own words should stand."""

    mass: float
    foreign: float
    kept: float
    """Share of the measure's title that stands in the same order."""


def _exchange(
    entry: Entry,
    title: Part,
    unexplained: Mapping[str, float],
    covered: Mapping[str, float],
    beside: SequenceMatcher[str],
) -> _Exchange:
    """Both titles laid side by side: words that only one has, in the same place, are exchanged."""
    ours, theirs, weights = entry.title.bag.sequence, title.bag.sequence, entry.title.weights
    mass = foreign = kept = 0.0
    beside.set_seq1(ours)
    for tag, i, j, k, m in beside.get_opcodes():
        old = [c for c in ours[i:j] if c in weights]
        new = theirs[k:m]
        if tag == "equal":
            kept += sum(weights[c] for c in old)
        elif tag == "replace":
            lost = sum(weights[c] * (1 - covered.get(c, 0.0)) for c in old)
            mass += min(lost, sum(_novelty(c, title, entry) for c in new))
            if lost > LIGHT:
                foreign += sum(unexplained.get(c, 0.0) for c in new if c in thesaurus().foreign)
    total = entry.title.total or 1.0
    return _Exchange(min(1.5, mass), min(1.5, foreign), min(1.0, kept / total))


def _novelty(concept: str, title: Part, entry: Entry) -> float:
    """What a concept, or a stretch of unknown characters, weighs that the measure's title does not say."""
    if concept in title.weights:
        return title.weights[concept] * (1 - heard((concept,), title.bag, entry.title.bag).get(concept, 0.0))
    return 0.0 if len(concept) < 2 or concept in entry.title.bag.text else min(1.0, 0.35 * len(concept))
