"""The words that a comparison of wordings rests on, read from words.yaml."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reformcheck.catalog.language.words import Words

NUMERALS = frozenset("一二三四五六七八九十百千0123456789")
JOINING = "和与或及"
"""Words between the members of a list."""


class Lexicon(NamedTuple):
    """Which words carry no substance, which speak weakly, and which say the same."""

    light: Words
    """Verbs of adoption, outer forms, and the words that introduce a qualifier."""
    adoption: Words
    frames: Words
    """Words that introduce or close a qualifier (基于, 为核心)."""
    leading: str
    """Single characters that carry nothing at the beginning of a phrase."""
    trailing: str
    """Single characters that carry nothing at its end."""
    weak: Words
    """Words of a weaker will, and nouns that hold one."""
    tentative: frozenset[str]
    urging: frozenset[str]
    permission: Words
    """Words by which a list permits or urges where they begin a title."""
    may: Words
    """Words by which it does so anywhere."""
    local_words: Words
    local_ends: Words
    """How words end that name a place or an institution of the locality."""
    synonyms: Words
    same: Mapping[str, str]
    """Each of `synonyms` to the one that stands for all."""
    short: frozenset[str]
    """Those of them that only a title which spares words uses."""
    opposites: frozenset[tuple[str, str]]
    """Pairs of characters that turn a meaning into another."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The words of the package, read once."""
    import yaml

    from reformcheck.catalog.files.yamlfile import QUICKEST

    raw = yaml.load(Path(__file__).with_name("words.yaml").read_text("utf-8"), Loader=QUICKEST)
    data = {
        name: [line.partition("#")[0].split() for line in block.splitlines()] for name, block in raw.items()
    }
    words = {name: [word for line in lines for word in line] for name, lines in data.items()}
    weak = words["tentative"] + words["urging"]
    same = {word: line[0] for line in data["synonyms"] + data["short"] for word in line}
    return Lexicon(
        light=Words(words["adoption"] + words["forms"] + words["frames"] + weak),
        adoption=Words(words["adoption"]),
        frames=Words(words["frames"]),
        leading="".join(words["leading"]),
        trailing="".join(words["trailing"]),
        weak=Words(weak + words["nouns"]),
        tentative=frozenset(words["tentative"]),
        urging=frozenset(words["urging"]),
        permission=Words(words["permission"]),
        may=Words(words["may"]),
        local_words=Words(words["local_words"]),
        local_ends=Words(words["local_ends"]),
        synonyms=Words(same),
        same=same,
        short=frozenset(word for line in data["short"] for word in line[1:]),
        opposites=frozenset((a, b) for row in data["opposites"] for a in row for b in row if a != b),
    )
