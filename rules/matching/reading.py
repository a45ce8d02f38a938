"""An item of a plan, read for comparison."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from reformcheck.rules.matching.index import Entry, Index, Part
from reformcheck.rules.matching.text import (
    bare,
    canonical,
    sentences,
    split_local_means,
    split_title,
    without_number,
    without_units,
)
from reformcheck.rules.matching.thesaurus import LIGHT
from reformcheck.rules.matching.words import Bag, bag_of, heard, merged, unknown_pairs_at

_EDGE = "|"
"""Of a title without punctuation."""
_NOISE_LIKENESS = 0.7
"""Titles less alike than this differ by more than scanning noise."""


class Reading(NamedTuple):
    """An item as bags of concepts: title and body, each sentence of the body, every clause."""

    title: Part
    body: Part
    whole: Bag
    sentences: tuple[Part, ...]
    clauses: tuple[Part, ...]

    def without(self, entry: Entry) -> Reading:
        """What is left of the item when what a measure says is taken out."""
        weighty = [concept for concept, weight in self.whole.weights.items() if weight > LIGHT]
        said = heard(weighty, self.whole, entry.whole)
        gone = {concept for concept, value in said.items() if value == 1}
        return Reading(
            self.title.without(gone),
            self.body.without(gone),
            self.whole.without(gone),
            tuple(part.without(gone) for part in self.sentences),
            tuple(part.without(gone) for part in self.clauses),
        )


def read(title: str, text: str, index: Index) -> Reading:
    """An item's title and text.

    A clause of local means in front of the title counts as text, and so do sentences behind the first.
    """
    title, rest = split_title(without_number(without_units(canonical(title))))
    means, title = split_local_means(title)
    titles = [bag for sentence in _bags(_without_noise(title, index)) for bag in sentence]
    body = _bags(f"{means}。{rest}。{without_units(canonical(text))}")
    whole = index.part(merged(titles))
    if not body:
        return Reading(whole, index.part(merged(())), whole.bag, (), _parts(titles, whole, index))
    said = [bag for sentence in body for bag in sentence]
    return Reading(
        whole,
        index.part(merged(said)),
        merged([*titles, *said]),
        tuple([index.part(merged(sentence)) for sentence in body]),
        (*_parts(titles, whole, index), *[index.part(bag) for bag in said]),
    )


def _bags(text: str) -> list[list[Bag]]:
    """The clauses of each sentence of a canonical text."""
    return [[bag_of(clause) for clause in sentence] for sentence in sentences(text)]


def _parts(titles: Sequence[Bag], whole: Part, index: Index) -> tuple[Part, ...]:
    """The clauses of a title; most titles are one."""
    return (whole,) if len(titles) == 1 else tuple([index.part(bag) for bag in titles])


def _without_noise(title: str, index: Index) -> str:
    """The title with single misread characters put right, where it is nearly a measure's title.

    A character counts as misread when those on both sides agree with the measure's title and no
    known word of the title holds it: 担保 read as 扣保 is noise, 增量 in place of 存量 is not.
    """
    bag = bag_of(title)
    likeliest = index.likely(bag, 1) if bag.strange else []
    if not likeliest:
        return title
    plain, key = bare(title), likeliest[0].key
    if len(plain) > 2 * len(key) or key in plain or not _may_be_misread(plain, key):
        return title
    matcher = SequenceMatcher(None, plain, key, autojunk=False)
    if matcher.quick_ratio() < _NOISE_LIKENESS or matcher.ratio() < _NOISE_LIKENESS:
        return title
    chars = list(plain)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "replace" and j - i == 1 == m - k and unknown_pairs_at(plain, i):
            chars[i] = key[k]
    repaired = "".join(chars)
    return title if repaired == plain else repaired


def _may_be_misread(plain: str, key: str) -> bool:
    """Whether any character of the title stands between two between which the measure's has another."""
    middles = _middles(key)
    bounded = f"{_EDGE}{plain}{_EDGE}"
    return any(
        set(middles.get(before + behind, char)) - {char} and unknown_pairs_at(plain, position)
        for position, (before, char, behind) in enumerate(zip(bounded, plain, bounded[2:], strict=False))
    )


@lru_cache(maxsize=256)
def _middles(key: str) -> dict[str, str]:
    """What stands between two characters, or between one and an edge, of a measure's title."""
    bounded = f"{_EDGE}{key}{_EDGE}"
    middles: dict[str, str] = {}
    for before, char, behind in zip(bounded, key, bounded[2:], strict=False):
        middles[before + behind] = middles.get(before + behind, "") + char
    return middles
