"""What an item and a measure say that the other does not, and the longest stretch that both say alike."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher

from reformcheck.rules.matching.index import Entry, Part
from reformcheck.rules.matching.reading import Reading
from reformcheck.rules.matching.thesaurus import thesaurus
from reformcheck.rules.matching.words import Bag

_FORM = 0.31
"""Concepts up to this weight only name a form (机制) or less."""
_MOST_MISSING = 0.6
"""Titles that share less than the rest are not the same but for words exchanged."""
_UNKNOWN = 0.35
"""What a character of a stretch of no known words weighs, up to 1 in all."""


def gap_features(
    reading: Reading,
    entry: Entry,
    said: Mapping[str, float],
    covered: Mapping[str, float],
    in_title: Mapping[str, float],
) -> dict[str, float]:
    """`said`: of the item by the measure; `covered` and `in_title`: of the measure's title by item and title."""
    missing = _missing(entry.title, covered)
    missing_in_title = _missing(entry.title, in_title)
    sequence = _substance(entry.title.bag)
    own = list(dict.fromkeys(_substance(reading.title.bag)))
    new = [_novelty(concept, reading.title, entry, said) for concept in own]
    total = sum([_weight(concept, reading.title) for concept in own])
    run = common_run(reading.key, entry.title.bag.text)
    first, second, third = ([*sorted(missing.values(), reverse=True), 0.0, 0.0, 0.0])[:3]
    return {
        "missing_1": first,
        "missing_2": second,
        "missing_3": third,
        "missing_in_title": max(missing_in_title.values(), default=0.0),
        "last_missing": missing.get(sequence[-1], 0.0) if sequence else 0.0,
        "last_missing_in_title": missing_in_title.get(sequence[-1], 0.0) if sequence else 0.0,
        "first_missing": missing.get(sequence[0], 0.0) if sequence else 0.0,
        "first_new": new[0] if new else 0.0,
        "last_new": new[-1] if new else 0.0,
        "exchanged": _exchanged(reading.title, entry, missing_in_title, dict(zip(own, new, strict=True))),
        "new_most": max(new, default=0.0),
        "new_share": sum(new) / max(0.1, total),
        "run": run,
        "run_share": run / max(1, len(entry.title.bag.text)),
        "run_in_all": common_run(entry.title.bag.text, reading.plain),
        "title_length": len(reading.key),
        "text_length": len(reading.plain) - len(reading.key),
        "measure_length": len(entry.title.bag.text),
        "measure_weight": entry.title.total,
    }


def common_run(one: str, other: str) -> int:
    """How many characters in a row stand in both texts alike."""
    best = start = 0
    while start + best < len(one):
        while start + best < len(one) and one[start : start + best + 1] in other:
            best += 1
        start += 1
    return best


def _exchanged(title: Part, entry: Entry, missing: Mapping[str, float], new: Mapping[str, float]) -> float:
    """The weight of words that stand in the item's title in the place of others of the measure's."""
    ours, theirs = entry.title.bag.sequence, title.bag.sequence
    if sum(missing.values()) > _MOST_MISSING * entry.title.total or not any(new.values()):
        return 0.0
    return sum(
        [
            min(sum([missing.get(c, 0.0) for c in ours[i:j]]), sum([new.get(c, 0.0) for c in theirs[k:m]]))
            for tag, i, j, k, m in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
            if tag == "replace"
        ]
    )


def _missing(title: Part, heard: Mapping[str, float]) -> dict[str, float]:
    return {concept: weight * (1 - heard.get(concept, 0.0)) for concept, weight in title.weights.items()}


def _substance(bag: Bag) -> list[str]:
    """The concepts in order, without those that only name a form."""
    tiers = thesaurus().tiers
    return [concept for concept in bag.sequence if tiers.get(concept, 1.0) > _FORM]


def _weight(concept: str, title: Part) -> float:
    if concept in title.weights:
        return title.weights[concept]
    return min(1.0, _UNKNOWN * len(concept)) if len(concept) > 1 else 0.0


def _novelty(concept: str, title: Part, entry: Entry, said: Mapping[str, float]) -> float:
    """What a concept, or a stretch of unknown characters, weighs that the measure does not say."""
    if concept in title.weights:
        return title.weights[concept] * (1 - said.get(concept, 0.0))
    return 0.0 if concept in entry.whole.text else _weight(concept, title)
