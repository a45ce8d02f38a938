"""The words that a comparison of wordings rests on, read from words.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

NUMERALS = frozenset("一二三四五六七八九十百千0123456789")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Which words carry no substance, which speak weakly, and which say the same."""

    light: re.Pattern[str]
    """Verbs of adoption, outer forms, and the words that introduce a qualifier."""
    adoption: re.Pattern[str]
    adoption_end: re.Pattern[str]
    frames: re.Pattern[str]
    """Words that introduce or close a qualifier (基于, 为核心)."""
    particles: str
    """Single characters that carry nothing at either end of a phrase."""
    weak: re.Pattern[str]
    """A word of a weaker will, as group `tentative` or `urging`, or a noun that holds one."""
    permission: re.Pattern[str]
    local_words: re.Pattern[str]
    local: re.Pattern[str]
    """A phrase that names a place or an institution of the locality."""
    synonyms: re.Pattern[str]
    same: Mapping[str, str]
    """Each wording of `synonyms` to the one that stands for all."""
    opposites: frozenset[tuple[str, str]]
    """Pairs of characters that turn a meaning into another."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The words of the package, read once."""
    import yaml

    raw = yaml.load(Path(__file__).with_name("words.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    data = {name: [line.partition("#")[0].split() for line in block.splitlines()] for name, block in raw.items()}
    words = {name: [word for line in lines for word in line] for name, lines in data.items()}
    light = _any(words["adoption"] + words["forms"] + words["frames"] + words["tentative"] + words["urging"])
    weak = [("noun", words["nouns"]), ("tentative", words["tentative"]), ("urging", words["urging"])]
    return Lexicon(
        light=light,
        adoption=_any(words["adoption"]),
        adoption_end=re.compile(f"(?:{_any(words['adoption']).pattern})$"),
        frames=_any(words["frames"]),
        particles="".join(words["particles"]),
        weak=re.compile("|".join(f"(?P<{name}>{_any(group).pattern})" for name, group in weak)),
        permission=_any(words["permission"]),
        local_words=_any(words["local_words"]),
        local=re.compile(f"{_any(words['local_words']).pattern}|.(?:{_any(words['local_ends']).pattern})$"),
        synonyms=_any(word for line in data["synonyms"] for word in line),
        same={word: line[0] for line in data["synonyms"] for word in line},
        opposites=frozenset((a, b) for row in data["opposites"] for a in row for b in row if a != b),
    )


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """One of the words, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, set(words)), key=len, reverse=True)))
