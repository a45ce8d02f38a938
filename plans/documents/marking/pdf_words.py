"""Where words of a paragraph stand on a page of a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """Of a character, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float


class PageWords(NamedTuple):
    """The characters of a page that are no blanks, in the order of the file, and their boxes."""

    string: str
    boxes: Sequence[Box]


_CONTEXT = 30
"""Characters before the words that tell one place from another with the same words."""


def lines_of_words(page: PageWords, before: str, words: str) -> list[Box]:
    """The boxes around some words, one for each line; none where they do not stand on the page.

    `before`: what stands before them in their paragraph. Where they stand several times, that decides.
    """
    wanted, context = "".join(words.split()), "".join(before.split())[-_CONTEXT:]
    places: list[int] = []
    at = page.string.find(wanted) if wanted else -1
    while at >= 0:
        places.append(at)
        at = page.string.find(wanted, at + 1)
    if not places:
        return []
    best = max(places, key=lambda place: (_shared_end(page.string[:place][-_CONTEXT:], context), -place))
    return _lines(page.boxes[best : best + len(wanted)])


def _shared_end(one: str, other: str) -> int:
    """How many characters two strings share at their ends."""
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return length


def _lines(boxes: Sequence[Box]) -> list[Box]:
    """The boxes of characters as one a line: a line ends where the next character stands below or far behind."""
    lines: list[Box] = []
    for box in boxes:
        last = lines[-1] if lines else None
        middle = (box.bottom + box.top) / 2
        if last and last.bottom < middle < last.top and box.left >= last.left:
            lines[-1] = Box(
                last.left, min(last.bottom, box.bottom), max(last.right, box.right), max(last.top, box.top)
            )
        else:
            lines.append(box)
    return lines
