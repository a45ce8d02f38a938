"""What a reader gives: one stream of paragraphs and table rows, each character with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from reformcheck.plans.documents.reading.radicals import in_characters

BLANKS = " \t\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u202f\u205f\u2060\u3000\ufeff"
"""Every blank of Unicode, and the marks of no width."""

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e01ef]"
    r"|(?<=\s{10})\s+"
)
"""What no reader sees: marks of no width, controls, the mark of a picture, and the length of a gap beyond ten blanks.

Patterns that allow for blanks take the square of a gap's length.
"""


def seen(string: str) -> str:
    """What a reader sees of words that have no place, such as the title of a web page."""
    return " ".join(_UNSEEN.sub("", string).split())


Kind = Literal[
    "text", "html", "docx", "pdf", "ofd", "picture", "doc", "xlsx", "xls", "ods", "rtf", "odt", "mail", "word-xml", "excel-xml"
]  # fmt: skip


class Place(NamedTuple):
    """Where a character stands. In a .docx or .pdf, `line` is the ordinal of the paragraph."""

    line: int
    column: int
    source: str
    """For people, for example "第12行", "第3段", "第2页第5段"."""


Mark = tuple[int, Place]
"""From this offset on, characters follow each other from this place."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string, in Simplified script, that knows where its characters stand."""

    string: str
    marks: tuple[Mark, ...]
    printed: str = ""
    """The same characters as the document prints them, where that is another script."""

    def place(self, offset: int = 0) -> Place:
        """Where the character at `offset` stands."""
        index = max(bisect_right(self.marks, offset, key=_offset_of) - 1, 0)
        start, place = self.marks[index]
        return Place(place.line, place.column + max(offset - start, 0), place.source)

    def paragraphs(self) -> tuple[Mark, ...]:
        """Where it begins, and where it goes on in another paragraph."""
        marks = self.marks if self.string else ()
        before = (None, *(place.line for _, place in marks))
        return tuple(mark for mark, line in zip(marks, before, strict=False) if mark[1].line != line)

    def cut(self, start: int, end: int | None = None) -> Text:
        """The part from `start` to `end`, without the blanks around it."""
        end = len(self.string) if end is None else end
        part = self.string[start:end]
        left = len(part) - len(part.lstrip())
        start, end = start + left, start + len(part.rstrip())
        if start >= end:
            return Text("", ((0, self.place(start)),))
        inside = tuple((at - start, place) for at, place in self.marks if start < at < end)
        return Text(self.string[start:end], ((0, self.place(start)), *inside), self.printed[start:end])

    def seen(self) -> Text:
        """Without what no reader sees, such as marks of no width, which would part the words they stand in, and without radicals."""
        plain = in_characters(self.string)
        if plain != self.string:
            return replace(self, string=plain).seen()
        found = [0, *(at for match in _UNSEEN.finditer(self.string) for at in match.span()), len(self.string)]
        if len(found) == 2:
            return self
        kept = list(zip(found[::2], found[1::2], strict=True))
        marks: list[Mark] = []
        length = 0
        for start, end in kept:
            marks.append((length, self.place(start)))
            marks += [(at - start + length, place) for at, place in self.marks if start < at < end]
            length += end - start
        return Text(
            "".join(self.string[start:end] for start, end in kept),
            tuple(marks),
            "".join(self.printed[start:end] for start, end in kept),
        )

    def __add__(self, other: Text) -> Text:
        shift = len(self.string)
        marks = self.marks + tuple((at + shift, place) for at, place in other.marks)
        return Text(self.string + other.string, marks, self.printed + other.printed)

    def __bool__(self) -> bool:
        return bool(self.string)


def _offset_of(mark: Mark) -> int:
    return mark[0]


def join(parts: list[Text]) -> Text:
    """All parts as one text, without anything between them."""
    marks: list[Mark] = []
    length = 0
    for part in parts:
        marks += [(at + length, place) for at, place in part.marks]
        length += len(part.string)
    string = "".join(part.string for part in parts)
    return Text(string, tuple(marks), "".join(part.printed for part in parts))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or paragraph of the document."""

    text: Text
    furniture: bool = False
    """It stands around the document on a web page: menus, metadata, footers."""
    aside: bool = False
    """It stands outside the text and sets no task: a footnote, the head of a page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; a merged cell is repeated in every row and column it covers."""

    lines: tuple[Text, ...]
    merged: bool = False
    """It repeats the cell above."""

    @property
    def string(self) -> str:
        return "\n".join(line.string for line in self.lines)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    table: int
    """Ordinal of its table."""

    @property
    def place(self) -> Place:
        return next(line.place() for cell in self.cells for line in cell.lines)


Block = Paragraph | Row


class Reserve(NamedTuple):
    """What makes a whole file, or a page of it, be read with reserve."""

    kind: Literal["glyphs", "picture", "unread", "suffix", "hidden", "cut", "recognised", "coarse"]
    """Characters whose meaning only a font knows; a page that shows pictures and no text; a picture,
    a chart or a file in the text; a name with the suffix of another
    format; sheets or rows that are hidden; a web page that is not closed; pages whose characters were recognised, or were
    scanned too coarsely for it."""
    words: str
    """Some of the characters, the pages, the suffix that the content should have, or the sheet."""
    place: Place
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: nothing understood yet."""

    path: str
    kind: Kind
    sha256: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    traditional: bool = False
    meta: Mapping[str, str] = field(default_factory=dict)
    """What the file says of itself outside its text, such as the title of a web page."""
    reserves: tuple[Reserve, ...] = ()
    """Why not all that was read, or not only that, may stand in the file."""


def texts_of(block: Block) -> tuple[Text, ...]:
    """Every text of a block, in reading order; a merged cell only where it first stands."""
    if isinstance(block, Paragraph):
        return (block.text,)
    return tuple(line for cell in block.cells if not cell.merged for line in cell.lines)
