"""Whether a few words name a measure: by the pairs of characters that they share with its title and content."""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reformcheck.catalog.memo import REMEMBERED
from reformcheck.rules.stance.plain import bare
from reformcheck.rules.stance.words import words

_LEAST = 2
"""Pairs without which nothing is named."""
_MOSTLY = 0.5
"""Share of the phrase that must be the title's own words."""
_ALMOST = 2 / 3
_THIRD = 1 / 3
_LARGE = 0.35
"""Share of the title from which a phrase names it, whatever else it says."""
_LEAST_OF_CONTENT = 4
_MOSTLY_CONTENT = 0.6
_RUN, _RUN_OF_CONTENT = 4, 6
"""Characters in a row that are no coincidence, of the title and of the content."""
_NEARLY_ALL = 0.75
"""The same for a phrase of one pair less."""


class Likeness(NamedTuple):
    """How a measure is called, in pairs of characters."""

    title: frozenset[str]
    whole: frozenset[str]
    """Of the title and the content."""
    letters: str
    """The title without punctuation."""
    text: str
    """Title and content without punctuation."""

    def names(self, phrase: str) -> bool:
        """Whether a phrase is the measure, or its core in the content's words."""
        said = pairs(phrase)
        if not said:
            return False
        common = len(said & self.title)
        if common >= _LEAST and (common >= _MOSTLY * len(said) or common >= _LARGE * len(self.title)):
            return True
        shared = len(said & self.whole)
        if shared >= _LEAST_OF_CONTENT:
            return shared >= _MOSTLY_CONTENT * len(said)
        return shared == _LEAST_OF_CONTENT - 1 and shared >= _NEARLY_ALL * len(said)

    def is_about(self, phrase: str) -> bool:
        """Whether a third of a phrase is the title's own words: enough where the title said what it is about."""
        said = pairs(phrase)
        return bool(said) and len(said & self.title) >= _THIRD * len(said)

    def titled(self, phrase: str) -> bool:
        """Whether a phrase is the measure in its title's words."""
        return self.titled_by(pairs(phrase))

    def titled_by(self, said: frozenset[str]) -> bool:
        """The same of a phrase in pairs."""
        common = len(said & self.title)
        return common >= _LEAST and (common >= _MOSTLY * len(said) or common >= _LARGE * len(self.title))

    def is_title(self, phrase: str) -> bool:
        """Whether a phrase is little but the title's words, and so the measure and no part of it."""
        said = pairs(phrase)
        common = len(said & self.title)
        return common >= _LEAST and common >= _ALMOST * len(said)

    def quotes(self, phrase: str) -> bool:
        """Whether half of a phrase or more stands in the title, or in the content, character for character."""
        said = bare(phrase)
        half = (len(said) + 1) // 2
        return _holds_run(self.letters, said, max(half, _RUN)) or _holds_run(
            self.text, said, max(half, _RUN_OF_CONTENT)
        )

    def touches(self, phrase: str) -> bool:
        """Whether a phrase shares any words of substance with the measure."""
        said = pairs(phrase)
        return len(said & self.title) >= _LEAST or len(said & self.whole) >= _LEAST_OF_CONTENT


def _holds_run(text: str, said: str, size: int) -> bool:
    return any(said[start : start + size] in text for start in range(len(said) - size + 1))


@lru_cache(REMEMBERED)
def likeness(title: str, content: str) -> Likeness:
    of_title = pairs(title)
    return Likeness(of_title, of_title | pairs(content), bare(title), bare(title + content))


@lru_cache(REMEMBERED)
def pairs(text: str) -> frozenset[str]:
    letters = bare(text)
    light = words().light
    return frozenset([a + b for a, b in pairwise(letters)]) - light
