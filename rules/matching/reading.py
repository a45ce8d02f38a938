"""An item of a plan, read for comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from reformcheck.plans.model import Item
from reformcheck.rules.matching.index import Entry, Index, Part
from reformcheck.rules.matching.text import (
    bare,
    canonical,
    sentences,
    split_local_means,
    without_number,
    without_units,
)
from reformcheck.rules.matching.thesaurus import LIGHT
from reformcheck.rules.matching.words import Bag, bag_of, likeness, merged, unknown_pairs_at

_NOISE_LIKENESS = 0.7
"""Titles less alike than this differ by more than scanning noise."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An item as bags of concepts: title and body, each sentence of the body, every clause."""

    title: Part
    body: Part
    whole: Bag
    sentences: tuple[Part, ...]
    clauses: tuple[Part, ...]

    def without(self, entry: Entry) -> Reading:
        """What is left of the item when what a measure says is taken out."""
        gone = {
            concept
            for concept, weight in self.whole.weights.items()
            if weight > LIGHT and likeness(concept, self.whole, entry.whole) == 1
        }
        return Reading(
            self.title.without(gone),
            self.body.without(gone),
            self.whole.without(gone),
            tuple(part.without(gone) for part in self.sentences),
            tuple(part.without(gone) for part in self.clauses),
        )


def read(item: Item, index: Index) -> Reading:
    """The item's title and text; a clause of local means in front of the title counts as text."""
    means, title = split_local_means(without_number(without_units(canonical(item.title))))
    title = _without_noise(title, index.keys)
    body = [
        [bag_of(clause) for clause in sentence]
        for sentence in sentences(means + "。" + without_units(canonical(item.text)))
    ]
    titles = [bag_of(clause) for sentence in sentences(title) for clause in sentence]
    clauses = [*titles, *(bag for sentence in body for bag in sentence)]

    def part(bags: Sequence[Bag]) -> Part:
        return index.part(merged(bags))

    return Reading(
        part(titles),
        part([bag for sentence in body for bag in sentence]),
        merged(clauses),
        tuple(part(sentence) for sentence in body),
        tuple(part([bag]) for bag in clauses),
    )


def _without_noise(title: str, keys: Sequence[str]) -> str:
    """The title with single misread characters put right, where it is nearly a measure's title.

    A character counts as misread when those on both sides agree with the measure's title and no
    known word of the title holds it: 担保 read as 扣保 is noise, 增量 in place of 存量 is not.
    """
    plain = bare(title)
    found = process.extractOne(plain, keys, scorer=fuzz.ratio, score_cutoff=_NOISE_LIKENESS * 100)
    if found is None:
        return title
    chars = list(plain)
    for op in Levenshtein.opcodes(plain, found[0]):
        if op.tag == "replace" and op.src_end - op.src_start == 1 == op.dest_end - op.dest_start:
            if unknown_pairs_at(plain, op.src_start):
                chars[op.src_start] = found[0][op.dest_start]
    repaired = "".join(chars)
    return title if repaired == plain else repaired
