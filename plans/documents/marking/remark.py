"""What is to be said at a place of a document."""

from __future__ import annotations

from typing import NamedTuple

from reformcheck.catalog.language.script import is_traditional, to_simplified
from reformcheck.plans.documents.reading.stream import BLANKS


class Remark(NamedTuple):
    """A remark on words of a document."""

    line: int
    """Ordinal of the paragraph, as places have it (`stream.Place`)."""
    column: int
    words: tuple[str, ...]
    """What may stand at the place: the longest that does is what the remark is about."""
    paragraphs: tuple[str, ...]
    """What is said."""


class Author(NamedTuple):
    """Who makes the remarks, and when."""

    name: str
    date: str
    """ISO date."""


_ENDS = "。；;！？!?\n"
_LONGEST = 80


_LABEL = 12
"""Characters of a number before a title: （二十一） and the like."""


def extent(string: str, start: int, words: tuple[str, ...]) -> tuple[int, int]:
    """From where to where the words reach that stand in a paragraph at `start`, or behind a number that stands there.

    The rest of the sentence where none do.
    """
    start = min(max(start, 0), max(len(string) - 1, 0))
    while start < len(string) - 1 and string[start] in BLANKS:
        start += 1
    for begin in range(start, min(start + _LABEL, len(string))):
        end = max((_reach(string, begin, each) for each in words), default=begin)
        if end > begin:
            return begin, end
        if string[begin] in _ENDS:
            break
    end = start + 1
    while end < len(string) and end - start < _LONGEST and string[end] not in _ENDS:
        end += 1
    return start, end


def _reach(string: str, start: int, words: str) -> int:
    """Where the words end that stand at `start`; `start` itself where others stand there.

    Blanks count on neither side, and a character in Traditional script is its Simplified one.
    """
    at = start
    for char in "".join(words.split()):
        while at < len(string) and (string[at] in BLANKS or string[at] == "\n"):
            at += 1
        if at == len(string) or not _is_same(string[at], char):
            return start
        at += 1
    return at


def _is_same(printed: str, char: str) -> bool:
    return printed == char or (is_traditional(printed) and to_simplified(printed) == char)
