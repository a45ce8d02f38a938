"""The measures of the lists, prepared for comparison."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reformcheck.catalog.model import Measure
from reformcheck.rules.matching.text import canonical, title_key
from reformcheck.rules.matching.words import Bag, bag_of, likeness, merged

_BACKGROUND = 15
"""Measures that every list is taken to have besides its own, lest rarity mean nothing in a short one."""
_CONTENT_SHARE = 0.5
"""How much a concept of the content counts towards being common, against one of the title."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A measure with its texts as bags and the weights of their concepts."""

    measure: Measure
    key: str
    title: Bag
    content: Bag
    whole: Bag
    title_weights: Mapping[str, float]
    content_weights: Mapping[str, float]


class Index:
    """All measures, the rarity of concepts among them, and which measures hold a concept."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        bags = [(bag_of(canonical(m.title)), bag_of(canonical(m.content))) for m in measures]
        self._common = _document_frequency(bags)
        self._size = len(measures) + _BACKGROUND
        self._scale = math.log((self._size + 1) / 0.5)
        self.entries = tuple(
            self._entry(m, title, content) for m, (title, content) in zip(measures, bags, strict=True)
        )
        self.titles = _by_title(self.entries)
        self._holders = self._postings()

    def rarity(self, concept: str) -> float:
        """0 to 1; 1 for a concept of no measure."""
        return math.log((self._size + 1) / (self._common.get(concept, 0.0) + 0.5)) / self._scale

    def weigh(self, bag: Bag) -> dict[str, float]:
        """The weights of a bag's concepts, rarity counted in."""
        return {concept: weight * self.rarity(concept) for concept, weight in bag.weights.items()}

    def likely(self, bag: Bag, limit: int) -> list[Entry]:
        """The entries that share most with a text, best first."""
        shared: dict[int, float] = {}
        for concept, loud in bag.voice.items():
            for position, weight in self._holders.get(concept, ()):
                shared[position] = shared.get(position, 0.0) + loud * weight
        best = sorted(shared, key=lambda position: (-shared[position], position))[:limit]
        return [self.entries[position] for position in best]

    def _entry(self, measure: Measure, title: Bag, content: Bag) -> Entry:
        return Entry(
            measure,
            title_key(measure.title),
            title,
            content,
            merged((title, content)),
            self.weigh(title),
            self.weigh(content),
        )

    def _postings(self) -> dict[str, list[tuple[int, float]]]:
        holders: dict[str, list[tuple[int, float]]] = {}
        for position, entry in enumerate(self.entries):
            length = sum(entry.title_weights.values()) or 1.0
            weights = {c: _CONTENT_SHARE * w for c, w in entry.content_weights.items()}
            weights.update((c, w * (1 + 1 / length)) for c, w in entry.title_weights.items())
            for concept, weight in weights.items():
                holders.setdefault(concept, []).append((position, weight))
        return holders


def _document_frequency(bags: Iterable[tuple[Bag, Bag]]) -> Counter[str]:
    common: Counter[str] = Counter()
    for title, content in bags:
        for concept in title.weights:
            common[concept] += 1
        for concept in content.weights:
            if concept not in title.weights:
                common[concept] += _CONTENT_SHARE
    return common


def _by_title(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries by the keys of their titles, as printed and in every variant."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        measure = entry.measure
        for title in dict.fromkeys((measure.title, *measure.variants)):
            held = found.setdefault(title_key(title), [])
            if entry not in held:
                held.append(entry)
    return found
