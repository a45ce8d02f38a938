"""The measures of the lists, prepared for comparison."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reformcheck.catalog.model import Measure
from reformcheck.rules.matching.text import RECENT, canonical, split_title, title_key
from reformcheck.rules.matching.words import Bag, bag_of, heard, merged

_BACKGROUND = 15
"""Measures that a list is taken to have besides its own, lest rarity mean nothing in a short one."""
_CONTENT_SHARE = 0.5
"""How much a concept of the content counts towards being common, against one of the title."""
_LIKELY_SHARE = 0.35
"""A measure that shares less with a text than this part of what the likeliest does is out of the running."""

_LONG_TITLE = 12
"""Characters from which a title that stands in a measure's, word for word, is no coincidence."""
_SAME_LETTERS = 8
"""Characters from which a title of the same characters in another order is the same title."""


class Part(NamedTuple):
    """A text as a bag with the weights of its concepts, rarity counted in."""

    bag: Bag
    weights: Mapping[str, float]
    total: float
    """Of the weights."""

    @classmethod
    def of(cls, bag: Bag, weights: Mapping[str, float]) -> Part:
        return cls(bag, weights, sum(weights.values()))

    def squared(self) -> Part:
        return Part.of(self.bag, {concept: weight * weight for concept, weight in self.weights.items()})

    def without(self, gone: set[str]) -> Part:
        return Part.of(self.bag.without(gone), {c: w for c, w in self.weights.items() if c not in gone})

    def heard_in(self, other: Bag) -> dict[str, float]:
        """How far another text says each concept that it says at all."""
        return heard(self.weights, self.bag, other)

    def mass_of(self, said: Mapping[str, float]) -> float:
        """The weight of those of its concepts that another text says; `said` may hold concepts of others too."""
        if self.weights.keys().isdisjoint(
            said
        ):  # most views of an item and most measures: benchmarks/compare.py, b
            return 0.0
        return sum([weight * said[concept] for concept, weight in self.weights.items() if concept in said])

    def share_of(self, said: Mapping[str, float]) -> float:
        """How much of its weight another text says, 0 to 1: of 专利质押融资 a text that says 专利融资 most; 0 of nothing."""
        return self.mass_of(said) / self.total if self.total else 0.0

    def share_in(self, other: Bag) -> float:
        """How much of the weight another text says: 0 to 1."""
        return self.share_of(self.heard_in(other))


class Entry(NamedTuple):
    """A measure, its title and content in parts."""

    measure: Measure
    key: str
    title: Part
    essence: Part
    """The title with its weights squared: what stands out in it."""
    content: Part
    whole: Bag

    @classmethod
    def of(cls, measure: Measure, title: Part, content: Part) -> Entry:
        whole = merged((title.bag, content.bag))
        return cls(measure, title_key(measure.title), title, title.squared(), content, whole)

    def rest(self, taken: Entry) -> Entry | None:
        """The measure without what another says of its title; None where that is all of it."""
        heard = self.title.heard_in(taken.whole)
        title = self.title.without({concept for concept, value in heard.items() if value == 1})
        return self._replace(title=title, essence=title.squared()) if title.weights else None


class Index:
    """All measures, the rarity of concepts among them, and which measures hold a concept."""

    def __init__(
        self, measures: Sequence[Measure], vocabulary: str = "", among: Sequence[Measure] = ()
    ) -> None:
        """`vocabulary` is text whose words are known to be words, by default the titles of the measures.

        `among` are all the measures that tell how rare a word is, by default the measures themselves: the
        same words then weigh the same, whichever lists a plan answers.
        """
        bags = [_bags(m) for m in measures]
        self.vocabulary = vocabulary or "\n".join(m.title for m in measures)
        self._rarity = _rarity([_bags(m) for m in among] or bags)
        self.entries = tuple(
            Entry.of(m, self.part(title), self.part(content))
            for m, (title, content) in zip(measures, bags, strict=True)
        )
        self._by_key = _by_key(self.entries)
        self._holders = _holders(self.entries)
        # Clauses of the lists' own titles come again from plan to plan (benchmarks/compare.py, b).
        self._ranked = lru_cache(RECENT)(self._rank)

    def titled(self, title: str) -> list[Entry]:
        """The measures of the same title, or of the title's first sentence."""
        found = self._by_key.get(title_key(title))
        return found or self._by_key.get(title_key(split_title(canonical(title))[0]), [])

    def holding(self, title: str) -> list[Entry]:
        """The measures whose title holds a long one word for word."""
        key = title_key(title)
        return [entry for entry in self.entries if key in entry.key] if len(key) >= _LONG_TITLE else []

    def standing_in(self, title: str) -> list[Entry]:
        """The measures whose own title stands in a title, word for word or in another order with nothing added."""
        key = title_key(title)
        letters = sorted(key) if len(key) >= _SAME_LETTERS else []
        return [
            entry
            for entry in self.entries
            if (len(entry.key) >= _LONG_TITLE and entry.key in key)
            or (len(entry.key) == len(letters) and sorted(entry.key) == letters)
        ]

    def rarity(self, concept: str) -> float:
        """0 to 1; 1 for a concept of no measure."""
        return self._rarity.get(concept, 1.0)

    def part(self, bag: Bag) -> Part:
        rarity = self._rarity.get
        return Part.of(
            bag, {concept: weight * rarity(concept, 1.0) for concept, weight in bag.weights.items()}
        )

    def likely(self, bag: Bag, limit: int) -> Sequence[Entry]:
        """The entries that share most with a text, best first."""
        return self._ranked(bag)[:limit]

    def _rank(self, bag: Bag) -> tuple[Entry, ...]:
        shared = [0.0] * len(self.entries)
        holders = self._holders
        for concept, voice in bag.voice.items():
            for position, weight in holders.get(concept, ()):
                shared[position] += voice * weight
        least = _LIKELY_SHARE * max(shared, default=0.0)
        likely = [position for position, worth in enumerate(shared) if worth and worth >= least]
        likely.sort(key=lambda position: -shared[position])
        return tuple([self.entries[position] for position in likely])


def _bags(measure: Measure) -> tuple[Bag, Bag]:
    return bag_of(canonical(measure.title)), bag_of(canonical(measure.content))


def _rarity(bags: Sequence[tuple[Bag, Bag]]) -> dict[str, float]:
    """The rarity of the concepts of the measures, from in how many of them each stands."""
    frequency: defaultdict[str, float] = defaultdict(float)
    for title, content in bags:
        for concept in title.weights:
            frequency[concept] += 1
        for concept in content.weights.keys() - title.weights.keys():
            frequency[concept] += _CONTENT_SHARE
    size = len(bags) + _BACKGROUND + 1
    scale = math.log(size / 0.5)
    return {concept: math.log(size / (count + 0.5)) / scale for concept, count in frequency.items()}


def _by_key(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries by the keys of their titles, in every variant."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for key in dict.fromkeys((entry.key, *map(title_key, entry.measure.variants))):
            if key:
                found.setdefault(key, []).append(entry)
    return found


def _holders(entries: Sequence[Entry]) -> dict[str, list[tuple[int, float]]]:
    """For each concept, the positions of the entries that hold it and what it is worth in each."""
    holders: dict[str, list[tuple[int, float]]] = {}
    for position, entry in enumerate(entries):
        total = sum(entry.title.weights.values()) or 1.0
        worth = {c: _CONTENT_SHARE * w for c, w in entry.content.weights.items()}
        worth.update((c, w * (1 + 1 / total)) for c, w in entry.title.weights.items())
        for concept, weight in worth.items():
            holders.setdefault(concept, []).append((position, weight))
    return holders
