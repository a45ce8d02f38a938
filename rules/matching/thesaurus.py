"""The vocabulary of policy prose that matching draws on: thesaurus.yaml and the names of places."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from reformcheck.catalog.divisions import division_names
from reformcheck.catalog.files.yamlfile import QUICKEST
from reformcheck.catalog.language.words import Words

NEAR = 0.5
"""How far a text that holds one word of a `near` group says the others of it."""

LIGHT = 0.1
"""Weight of a word that names no object."""

_TIERS = {"light": LIGHT, "form": 0.3, "common": 0.5}


class Thesaurus(NamedTuple):
    """Words, the concepts they stand for, and how concepts relate. Every word is folded by `shapes`."""

    shapes: Mapping[int, int]
    """Characters that scanning confuses, for `str.translate`."""
    words: Mapping[str, tuple[str, ...]]
    """Each word's concepts: several for a compound, none for the name of a place."""
    known: Words
    """The same words, to be found in a text."""
    openings: Words
    """Words of two characters and more that name no object, with which a title may begin (推广, 建立健全)."""
    tiers: Mapping[str, float]
    """Weight of a concept before its rarity; 1.0 where absent."""
    near: Mapping[str, frozenset[str]]
    """Concepts of which a text that holds one says the other by half."""
    opposed: Mapping[str, frozenset[str]]
    """Concepts of one kind that never stand for each other."""
    foreign: frozenset[str]
    """Concepts of a field of their own, such as farming or sport."""
    about: frozenset[str]
    """Words of acts that only go about a thing, such as statistics or publicity, as they are written."""


@lru_cache(maxsize=1)
def thesaurus() -> Thesaurus:
    """The thesaurus of the package, read once."""
    text = Path(__file__).with_name("thesaurus.yaml").read_text("utf-8")
    data = yaml.load(text, Loader=QUICKEST)
    shapes = {ord(char): ord(group[0]) for group in data.pop("shapes").split() for char in group[1:]}
    blocks = {name: _folded(block, shapes) for name, block in data.items()}
    tiers = {word: tier for name, tier in _TIERS.items() for word in blocks[name].split()}
    foreign = frozenset(word for line in _lines(blocks["fields"]) for word in line[1:])
    ending = tuple(blocks["ending"].split())
    places = _folded("\n".join(division_names()), shapes).split("\n")
    words = dict.fromkeys(places, ()) | _words(blocks, tiers, foreign)
    words.update((word, (word,)) for word in ending)
    about = frozenset(blocks["about"].split())
    light = [word for word in tiers if tiers[word] == LIGHT and len(word) > 1 and word not in about]
    openings = Words(light)
    near, opposed = _related(blocks["near"]), _related(blocks["opposed"])
    return Thesaurus(shapes, words, Words(words), openings, tiers, near, opposed, foreign, about)


def _folded(block: str, shapes: Mapping[int, int]) -> str:
    """What `translate` gives; for a long block with few of the characters this is several times quicker."""
    for char, standard in shapes.items():
        block = block.replace(chr(char), chr(standard))
    return block


def _lines(block: str) -> Iterator[list[str]]:
    return (line.split() for line in block.splitlines() if line)


def _words(
    blocks: Mapping[str, str], tiers: Mapping[str, float], foreign: frozenset[str]
) -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {
        word: (word,) for name in ("near", "opposed") for word in blocks[name].split()
    }
    words.update((word, (word,)) for word in tiers)
    words.update((word, (word,)) for word in foreign)
    for group in _lines(blocks["same"]):
        words.update(dict.fromkeys(group, (group[0],)))
    words.update((line[0], tuple(line[1:])) for line in _lines(blocks["parts"]))
    return words


def _related(block: str) -> dict[str, frozenset[str]]:
    related: dict[str, frozenset[str]] = {}
    for line in _lines(block):
        group = frozenset(line)
        for word in line:
            related[word] = related.get(word, group) | group
    return related
