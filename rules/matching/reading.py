"""An item of a plan, read for comparison."""

from difflib import SequenceMatcher
from typing import NamedTuple

from reformcheck.rules.matching.index import Index, Part
from reformcheck.rules.matching.short_of import ShortOf, short_of
from reformcheck.rules.matching.text import (
    bare,
    canonical,
    sentences,
    split_local_means,
    split_title,
    without_number,
    without_units,
)
from reformcheck.rules.matching.views import View, views
from reformcheck.rules.matching.words import Bag, bag_of, merged, unknown_pairs_at

_EDGE = "|"
"""Of a title without punctuation."""
_NOISE_LIKENESS = 0.7
"""Titles less alike than this differ by more than scanning noise."""


class Reading(NamedTuple):
    """An item as bags of concepts: title, body, both together, and the parts that may speak of a measure each."""

    title: Part
    body: Part
    whole: Bag
    views: tuple[View, ...]
    short: ShortOf
    """What keeps it from adopting what it names."""

    @property
    def key(self) -> str:
        """The title's letters and digits alone."""
        return self.title.bag.text

    @property
    def plain(self) -> str:
        """The same of title and text."""
        return self.whole.text


def read(title: str, text: str, index: Index) -> Reading:
    """An item's title and text.

    A clause of local means in front of the title counts as text, and so do sentences behind the first.
    """
    title, rest = split_title(without_number(without_units(canonical(title))))
    means, title = split_local_means(title)
    title = _without_noise(title, index)
    body = f"{means}。{rest}。{without_units(canonical(text))}"
    own = index.part(merged([bag for sentence in _bags(title) for bag in sentence]))
    said = merged([bag for sentence in _bags(body) for bag in sentence])
    whole = merged((own.bag, said)) if said.text else own.bag
    return Reading(own, index.part(said), whole, views(title, body, index), short_of(title, body))


def _bags(text: str) -> list[list[Bag]]:
    """The clauses of each sentence of a canonical text."""
    return [[bag_of(clause) for clause in sentence] for sentence in sentences(text)]


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
    """Whether a character of the title has the same neighbours as another one of the measure's: 两袤指导, 两表指导."""
    middles = _middles(key)
    bounded = f"{_EDGE}{plain}{_EDGE}"
    return any(
        set(middles.get(before + behind, char)) - {char} and unknown_pairs_at(plain, position)
        for position, (before, char, behind) in enumerate(zip(bounded, plain, bounded[2:], strict=False))
    )


def _middles(key: str) -> dict[str, str]:
    """For each pair of neighbours of a character in a measure's title, that character: 表 for 两…指 of 两表指导."""
    bounded = f"{_EDGE}{key}{_EDGE}"
    middles: dict[str, str] = {}
    for before, char, behind in zip(bounded, key, bounded[2:], strict=False):
        middles[before + behind] = middles.get(before + behind, "") + char
    return middles
