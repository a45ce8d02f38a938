"""The words that a comparison of wordings rests on, read from words.yaml."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

NUMERALS = frozenset("一二三四五六七八九十百千0123456789")
JOINING = "和与或及"
"""Words between the members of a list."""


class Words:
    """A set of words to find in a text, the longest first. Quicker to build than a pattern of them all."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        sizes: dict[str, set[int]] = {}
        for word in self._words:
            sizes.setdefault(word[0], set()).add(len(word))
        self._sizes = {first: sorted(found, reverse=True) for first, found in sizes.items()}
        self._all_sizes = sorted({len(word) for word in self._words}, reverse=True)

    def __contains__(self, text: str) -> bool:
        return text in self._words

    def behind(self, text: str, at: int = 0) -> int:
        """The end of the word that begins at `at`; `at` where none does."""
        for size in self._sizes.get(text[at : at + 1], ()):
            if at + size <= len(text) and text[at : at + size] in self._words:
                return at + size
        return at

    def before(self, text: str, end: int) -> int:
        """The beginning of the word that ends at `end`; `end` where none does."""
        sizes = (size for size in self._all_sizes if size <= end and text[end - size : end] in self._words)
        return end - next(sizes, 0)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where words stand, one behind the other."""
        sizes_of, words, last, free = self._sizes.get, self._words, len(text), 0
        for at, first in enumerate(text):
            sizes = sizes_of(first)
            if sizes and at >= free:
                for size in sizes:
                    if at + size <= last and text[at : at + size] in words:
                        free = at + size
                        yield at, free
                        break

    def any_in(self, text: str) -> bool:
        return next(self.spans(text), None) is not None

    def blank(self, text: str, mark: str) -> str:
        """The text with a mark in the place of every word."""
        out, at = [], 0
        for start, end in self.spans(text):
            out += [text[at:start], mark]
            at = end
        return "".join(out) + text[at:]


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
