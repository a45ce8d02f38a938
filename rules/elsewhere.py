"""Measures that no item adopts for sure and whose title stands in the plan: nobody can say that they are missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reformcheck.plans.model import Passage, Plan
from reformcheck.rules.matching.text import bare, canonical, title_key
from reformcheck.rules.model import Coverage, MeasureCoverage

UNANSWERED = ("missing", "conditional", "unverified")
_MOST = 0.75
"""The share of a title's pairs of characters that must stand close together."""
_SPREAD = 1.5
"""How much longer than the title the words may be that hold so much of it."""
_SHORTEST = 4
_SENTENCE = re.compile(r"[^。；;！!？?\n]+")

_Read = tuple[Passage, str, frozenset[str]]
"""A sentence, its letters, and their pairs; an item has no pairs: only a whole title in it counts."""


def look_elsewhere(coverage: Coverage, plan: Plan) -> Coverage:
    """The coverage, in which a measure is in doubt where other text holds its title, or most of it, or an item all of it."""
    if all(covered.status not in UNANSWERED for covered in coverage.measures):
        return coverage
    texts = [*_sentences(plan), *_items(plan)]
    return coverage._replace(measures=tuple([_found(covered, texts) for covered in coverage.measures]))


def _sentences(plan: Plan) -> Iterator[_Read]:
    for passage in plan.elsewhere:
        for sentence in _SENTENCE.findall(passage.text):
            text = letters_of(sentence)
            if len(text) >= _SHORTEST:
                yield passage._replace(text=sentence.strip()), text, pairs_of(text)


def _items(plan: Plan) -> Iterator[_Read]:
    for item in plan.items:
        yield Passage(item.title, item.location), letters_of(f"{item.title}\n{item.text}"), frozenset()


def letters_of(text: str) -> str:
    return bare(canonical(text)).replace("的", "")


def _found(covered: MeasureCoverage, texts: Sequence[_Read]) -> MeasureCoverage:
    if covered.status not in UNANSWERED or covered.measure is None or covered.matches:
        return covered
    for title in (covered.measure.title, *covered.measure.variants):
        key = title_key(title)
        pairs = pairs_of(key)
        if len(key) < _SHORTEST:
            continue
        for passage, text, held in texts:
            if key in text or (held and len(pairs & held) >= _MOST * len(pairs) and _close(key, pairs, text)):
                return covered._replace(status="uncertain", passage=passage)
    return covered


def pairs_of(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def _close(key: str, pairs: frozenset[str], text: str) -> bool:
    """Whether a stretch of the text, little longer than the title, holds most of its pairs."""
    width = int(len(key) * _SPREAD)
    enough = _MOST * len(pairs)
    inside: Counter[str] = Counter()
    for at in range(len(text) - 1):
        pair = text[at : at + 2]
        if pair in pairs:
            inside[pair] += 1
        before = text[at - width : at - width + 2] if at >= width else ""
        if before in pairs:
            inside[before] -= 1
            if not inside[before]:
                del inside[before]
        if len(inside) >= enough:
            return True
    return False
