"""Turns of phrase: patterns that no list of words can hold, such as 待…时 or 仅限于…."""

import re
from collections.abc import Sequence, Set
from itertools import product


class Turn:
    """A turn of phrase. Its pattern is for one sentence, or part of one, with neither 。 nor ; in it.

    Every match holds one of the words that it needs, where it needs any. The pattern is compiled for the first text
    that holds one: to compile them all is a tenth of the time of one plan (benchmarks/compare.py, a).
    """

    def __init__(self, needs: Sequence[str], pattern: str) -> None:
        self.pattern = pattern
        self._needs = tuple(needs)
        self._beginnings = frozenset(word[0] for word in needs)

    def may_stand_in(self, text: str, letters: Set[str]) -> bool:
        """Whether a text, of these letters, holds a word that the pattern needs."""
        if not self._needs:
            return True
        # Asked of most sentences of a plan, and quicker without a generator: benchmarks/compare.py, b.
        if not self._beginnings.isdisjoint(letters):
            for word in self._needs:
                if word in text:
                    return True
        return False


def leftmost(turns: Sequence[Turn], text: str, at: int = 0) -> re.Match[str] | None:
    """The turn of phrase that begins first at `at` or behind it; of those that begin together the one listed first."""
    letters = set(text)
    found = [
        match
        for turn in turns
        if turn.may_stand_in(text, letters) and (match := re.compile(turn.pattern).search(text, at))
    ]
    return min(found, key=re.Match.start, default=None)


def without(turn: Turn, text: str) -> str:
    """The text less a turn of phrase, wherever it stands."""
    return re.sub(turn.pattern, "", text) if turn.may_stand_in(text, set(text)) else text


def joined(*parts: str) -> tuple[str, ...]:
    """Every word made of one piece of each part: 后方 后才 完毕方 … of "后 完毕" and "方 才"."""
    return tuple(map("".join, product(*(part.split() for part in parts))))
