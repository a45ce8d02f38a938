"""A text as a set of concepts, with what it says of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from reformcheck.rules.matching.text import RECENT, bare
from reformcheck.rules.matching.thesaurus import LIGHT, NEAR, thesaurus

UNKNOWN_PAIR = 0.5
"""Weight of two neighbouring characters that no known word covers."""
_UNKNOWN_CHAR = 0.15
_RUN = re.compile(r"\w+")
_PLACE = re.compile(r".{1,4}[市县区州省旗镇盟]$")


class Bag:
    """The concepts of a text. Not changed once made.

    `weights` holds each concept's weight before rarity, `surfaces` the words it stood in,
    `sequence` the concepts in order without the light ones (unknown stretches as they are);
    `strange` where characters belong to no known word.
    """

    __slots__ = ("_voice", "sequence", "strange", "surfaces", "text", "weights")

    def __init__(
        self,
        text: str,
        weights: dict[str, float],
        surfaces: dict[str, tuple[str, ...]],
        sequence: tuple[str, ...],
        strange: bool,
    ) -> None:
        self.text = text
        self.weights = weights
        self.surfaces = surfaces
        self.sequence = sequence
        self.strange = strange
        self._voice: dict[str, float] | None = None

    @property
    def voice(self) -> dict[str, float]:
        """How far the text says each concept: its own fully (1), those near to them by half (贷款 where it says 融资)."""
        if self._voice is None:
            near = thesaurus().near
            voice = {other: NEAR for concept in self.weights for other in near.get(concept, ())}
            voice.update(dict.fromkeys(self.weights, 1.0))
            self._voice = voice
        return self._voice

    def without(self, gone: set[str]) -> Bag:
        """The bag less some concepts and the words they stood in."""
        text = self.text
        for concept in gone:
            for surface in self.surfaces.get(concept, ()):
                text = text.replace(surface, " ")
        return Bag(
            text,
            {c: w for c, w in self.weights.items() if c not in gone},
            self.surfaces,
            tuple(c for c in self.sequence if c not in gone),
            self.strange,
        )


def heard(concepts: Iterable[str], bag: Bag, other: Bag) -> dict[str, float]:
    """How far `other` says those of some concepts of `bag` that it says at all: up to 1."""
    surfaces, voice, text = bag.surfaces, other.voice, other.text
    found: dict[str, float] = {}
    for concept in concepts:
        value = voice.get(concept, 0.0)
        if value < 1:
            for surface in surfaces[concept]:
                if len(surface) > 1 and surface in text:
                    value = 1.0
                    break
            else:
                if not value:
                    continue
        found[concept] = value
    return found


def merged(bags: Sequence[Bag]) -> Bag:
    """One bag that holds what several hold."""
    if len(bags) == 1:
        return bags[0]
    texts: list[str] = []
    weights: dict[str, float] = {}
    surfaces: dict[str, tuple[str, ...]] = {}
    sequence: list[str] = []
    for bag in bags:
        texts.append(bag.text)
        weights.update(bag.weights)
        for concept, found in bag.surfaces.items():
            held = surfaces.get(concept, ())
            surfaces[concept] = held + tuple(surface for surface in found if surface not in held)
        sequence.extend(bag.sequence)
    return Bag(" ".join(texts), weights, surfaces, tuple(sequence), any(bag.strange for bag in bags))


@lru_cache(RECENT)
def bag_of(text: str) -> Bag:
    """The concepts of a canonical text."""
    tiers = thesaurus().tiers
    weights: dict[str, float] = {}
    surfaces: dict[str, tuple[str, ...]] = {}
    sequence: list[str] = []
    strange = False
    for surface, concepts in _segments(text):
        if concepts is None:
            strange = True
            sequence.append(surface)
            for part, weight in _unknown(surface):
                weights.setdefault(part, weight)
                surfaces.setdefault(part, (part,))
            continue
        for concept in concepts:
            weight = tiers.get(concept, 1.0)
            weights[concept] = weight
            found = surfaces.get(concept, ())
            if surface not in found:
                surfaces[concept] = (*found, surface)
            if weight > LIGHT:
                sequence.append(concept)
    return Bag(bare(text), weights, surfaces, tuple(sequence), strange)


def _segments(text: str) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Words by longest match with their concepts; a stretch that holds no known word with None."""
    known, concepts_of = thesaurus().known, thesaurus().words
    for run in _RUN.findall(text):
        free = 0
        for start, end in known.spans(run):
            if free < start:
                yield run[free:start], None
            word = run[start:end]
            yield word, concepts_of[word]
            free = end
        if free < len(run):
            yield run[free:], None


def _unknown(stretch: str) -> Iterator[tuple[str, float]]:
    """The parts of a stretch of unknown characters; the name of a place says nothing."""
    if _PLACE.match(stretch):
        return
    if len(stretch) == 1 or stretch.isascii():
        yield stretch, _UNKNOWN_CHAR
        return
    for i in range(len(stretch) - 1):
        yield stretch[i : i + 2], UNKNOWN_PAIR


def unknown_pairs_at(text: str, position: int) -> bool:
    """Whether no known word holds the character of a bare text together with a neighbour."""
    pairs = _known_pairs()
    return text[position - 1 : position + 1] not in pairs and text[position : position + 2] not in pairs


@lru_cache(maxsize=1)
def _known_pairs() -> frozenset[str]:
    return frozenset(word[i : i + 2] for word in thesaurus().words for i in range(len(word) - 1))
