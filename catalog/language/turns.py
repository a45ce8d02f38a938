"""Turns of phrase: patterns that no list of words can hold, such as 待…时 or 仅限于…."""

import re
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple


class Turn(NamedTuple):
    """A turn of phrase. Its pattern is for one sentence, or part of one, with neither 。 nor ; in it."""

    needs: tuple[str, ...]
    """Words of which every match holds one. The pattern is compiled for the first text that holds one:
    to compile them all is a tenth of the time of one plan (benchmarks/compare.py, a)."""
    pattern: str


def leftmost(turns: Sequence[Turn], text: str, at: int = 0) -> re.Match[str] | None:
    """The turn of phrase that begins first at `at` or behind it; of those that begin together the one listed first."""
    found = (
        re.compile(turn.pattern).search(text, at)
        for turn in turns
        if any(word in text for word in turn.needs)
    )
    return min(filter(None, found), key=re.Match.start, default=None)


def without(turn: Turn, text: str) -> str:
    """The text less a turn of phrase, wherever it stands."""
    return re.sub(turn.pattern, "", text) if any(word in text for word in turn.needs) else text


def joined(*parts: str) -> tuple[str, ...]:
    """Every word made of one piece of each part: 后方 后才 完毕方 … of "后 完毕" and "方 才"."""
    return tuple(map("".join, product(*(part.split() for part in parts))))
