"""Where marks can stand among the bytes of a Word text: between its runs, and inside one by making two of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from reformcheck.plans.documents.marking.placed_xml import Placed
from reformcheck.plans.documents.reading.stream import BLANKS
from reformcheck.plans.documents.reading.word.wordml import W

RUN, TEXT, PROPERTIES = W + "r", W + "t", W + "rPr"


class Cut(NamedTuple):
    """A place for marks."""

    at: int
    """Byte before which they stand."""
    close: bytes = b""
    """What ends the run that is cut there; empty between runs."""
    reopen: bytes = b""
    """What begins it again."""


class Line:
    """The characters of a paragraph, each in its element."""

    def __init__(self, data: bytes, pieces: Sequence[str], elements: Sequence[Placed]) -> None:
        self._data = data
        self._elements = elements
        self._starts: list[int] = []
        length = 0
        for piece in pieces:
            self._starts.append(length)
            length += len(piece)
        self._pieces = pieces

    @property
    def string(self) -> str:
        return "".join(self._pieces)

    def before(self, offset: int) -> Cut | None:
        """The place before a character; None where its run cannot be told."""
        element, inside = self._found(offset)
        return _cut(self._data, element, inside, -1)

    def behind(self, offset: int) -> Cut | None:
        """The place behind a character."""
        element, inside = self._found(offset)
        return _cut(self._data, element, inside + 1, 1)

    def _found(self, offset: int) -> tuple[Placed, int]:
        """The element of a character, and its offset in that element's text."""
        for start, piece, element in zip(
            reversed(self._starts), reversed(self._pieces), reversed(self._elements), strict=True
        ):
            if start <= offset and piece:
                return element, min(offset - start, len(piece) - 1)
        return self._elements[0], 0


def _cut(data: bytes, element: Placed, offset: int, step: int) -> Cut | None:
    """The cut at `offset` of an element's text, or further along in the direction of `step` where none can be there."""
    run = _outermost_run(element)
    if run is None:
        return None
    whole = Cut(run.start if step < 0 else run.end)
    if element.parent is not run or not _divisible(run):
        return whole
    if element.tag == TEXT and not element.in_section and not len(element):
        offset = _between_words(element.text or "", offset, step)
        if 0 < offset < len(element.text or ""):
            at = _byte(element, offset)
            return Cut(at, _closing(element) + _closing(run), _opening(data, run) + element.open_tag)
    inner = [child for child in run if child.tag != PROPERTIES]
    if element is inner[0 if step < 0 else -1]:
        return whole
    return Cut(element.start if step < 0 else element.end, _closing(run), _opening(data, run))


def _outermost_run(element: Placed) -> Placed | None:
    """The run right in the text: not one in a box, or in the phonetic guide, that stands in another run."""
    found, at = None, element.parent
    while at is not None:
        found = at if at.tag == RUN else found
        at = at.parent
    return found


def _divisible(run: Placed) -> bool:
    """Whether its properties can stand twice: a tracked change of them has a number of its own."""
    properties = run.find(PROPERTIES)
    return properties is None or all(child.find("*") is None for child in properties)


def _between_words(text: str, offset: int, step: int) -> int:
    """`offset`, or the next one in the direction where no blank is beside, which Word would drop, and no accent behind."""
    while 0 < offset < len(text) and (
        text[offset - 1] in _GAPS or text[offset] in _GAPS or unicodedata.category(text[offset])[0] == "M"
    ):
        offset += step
    return offset


_GAPS = BLANKS + "\n"


def _byte(element: Placed, offset: int) -> int:
    """The byte of a character of an element's text."""
    stretch = next(each for each in reversed(element.stretches) if each.offset <= offset)
    return stretch.at + len(stretch.text[: offset - stretch.offset].encode())


def _closing(element: Placed) -> bytes:
    return f"</{element.name}>".encode()


def _opening(data: bytes, run: Placed) -> bytes:
    """The start of a run with its properties, as they stand in the file."""
    properties = run.find(PROPERTIES)
    return run.open_tag + (data[properties.start : properties.end] if isinstance(properties, Placed) else b"")
