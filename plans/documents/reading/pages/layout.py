"""From lines to paragraphs and rows, by the margins of the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from reformcheck.plans.documents.phrases.enumerators import label_of
from reformcheck.plans.documents.reading.pages.columns import Columns, Margins, Strip, strips_of
from reformcheck.plans.documents.reading.pages.lines import Cells, Line, Page
from reformcheck.plans.documents.reading.pages.ruled_tables import take_tables
from reformcheck.plans.documents.reading.stream import Block, Cell, Paragraph, Place, Row, Text
from reformcheck.plans.documents.reading.wrapped import is_number_line, says_who, starts_paragraph

_PAGE_NUMBER = re.compile(
    r"[-—－–\s·.]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/／共]\s*\d{1,3}\s*页?)?[-—－–\s·.]*"
)


class Laid(NamedTuple):
    """A page, its tables with their upper edges, and the lines outside them as they are read."""

    page: Page
    tables: list[tuple[float, Cells]]
    strips: list[Strip]
    columns: Columns | None
    """Its own, or those of a page before."""

    @property
    def lines(self) -> list[Line]:
        return [line for strip in self.strips for line in strip.lines]


def lay_out(page: Page, columns: Columns | None) -> Laid:
    """`columns`: of the page before."""
    tables, rest = take_tables(page)
    return Laid(page, tables, *strips_of(rest, page.segments, page.number, columns))


def blocks_of(pages: list[Laid]) -> list[Block]:
    """Paragraphs and rows of all pages."""
    layout = _Layout()
    furniture = _running_lines(pages)
    body = [line for laid in pages for line in laid.lines if id(line) not in furniture]
    for laid in pages:
        for strip in laid.strips:
            if strip.margins:
                layout.columns |= {id(line): strip.margins for line in strip.lines}
    layout.measure(body, max((laid.page.width for laid in pages), default=0.0))
    for laid in pages:
        for part in _in_order(laid):
            if not isinstance(part, Line):
                layout.table(part, laid.page.number)
            elif id(part) not in furniture:
                layout.line(part)
    layout.close()
    return layout.blocks


def _in_order(laid: Laid) -> Iterator[Line | Cells]:
    """Lines and tables of a page from top to bottom, of columns one after the other."""
    parts: list[tuple[float, Line | Cells]] = list(laid.tables)
    for strip in laid.strips:
        parts += [(strip.top if strip.margins else line.middle, line) for line in strip.lines]
    for _, part in sorted(parts, key=lambda found: -found[0]):
        yield part


def _running_lines(pages: list[Laid]) -> set[int]:
    """id() of page numbers, and of heads and feet that stand on several pages."""
    found: set[int] = set()
    edges: dict[tuple[str, bool], list[Line]] = {}
    for laid in pages:
        height = laid.page.height
        for line in laid.lines:
            at_edge = line.middle > 0.93 * height or line.middle < 0.09 * height
            if not at_edge:
                continue
            if _PAGE_NUMBER.fullmatch(line.string):
                found.add(id(line))
            key = (re.sub(r"\d+", "0", line.string), line.middle > height / 2)
            edges.setdefault(key, []).append(line)
    for same in edges.values():
        if len({line.page for line in same}) >= max(2, len(pages) // 2):
            found.update(id(line) for line in same)
    return found


_MANY = 20
_OPENING = "（([【〔［《〈“‘「『"
_CLOSING = "）)]】〕］》〉”’」』、，。；：！？,.;:!?%％"


def _first_word(line: Line) -> float:
    """Width of what cannot be parted at the start of a line: a character with its marks, a number, a word."""
    last = 0
    while last + 1 < len(line.chars):
        char, following = line.chars[last].char, line.chars[last + 1].char
        bound = char in _OPENING or following in _CLOSING or (_latin(char) and _latin(following))
        if not bound:
            break
        last += 1
    return line.chars[last].right - line.left


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


_FULL = 3
"""Lines that must end at one margin: two may do so by chance, in a document of a few short lines."""


@dataclass(slots=True)
class _Layout:
    """Puts lines together as paragraphs, by the margins of the document."""

    blocks: list[Block] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    size: float = 1.0
    pitch: float = 1.0
    open: list[Line] = field(default_factory=list)
    ordinal: int = 0
    on_page: Counter[int] = field(default_factory=Counter)
    tables: int = 0
    columns: dict[int, Margins] = field(default_factory=dict)
    """By id() of their lines."""

    def measure(self, lines: list[Line], width: float) -> None:
        """Margins, size and pitch of the lines of pages of a width."""
        if not lines:
            return
        self.size = median(line.size for line in lines)
        gaps = [a.middle - b.middle for a, b in pairwise(lines) if a.page == b.page]
        self.pitch = median([g for g in gaps if 0 < g < 5 * self.size] or [1.5 * self.size])
        lines = [line for line in lines if id(line) not in self.columns] or lines
        lefts = Counter(round(line.left / 3) * 3 for line in lines)
        enough = max(2, len(lines) // 25)
        self.left = min(
            (x for x, n in lefts.items() if n >= enough), default=min(line.left for line in lines)
        )
        rights = sorted(line.right for line in lines)
        # Of many lines a few may hang over; of a few lines the widest tells the margin.
        self.right = rights[int(0.9 * (len(rights) - 1))] if len(rights) > _MANY else rights[-1]
        full = sum(right > self.right - self.size for right in rights)
        at_margin = sum(right > self.right - self.size / 2 for right in rights)
        if at_margin < _FULL or full * 4 < len(rights):
            # Hardly a line is full: the margins are taken to be alike, or short lines would seem so.
            self.right = max(self.right, width - self.left - 3 * self.size)

    def line(self, line: Line) -> None:
        if self.open and self._starts_paragraph(self.open[-1], line):
            self.close()
        self.open.append(line)

    def _starts_paragraph(self, before: Line, line: Line) -> bool:
        usual = Margins(self.left, self.right)
        own, others = self.columns.get(id(line), usual), self.columns.get(id(before), usual)
        indented = line.left > own.left + 1.2 * self.size
        ended = before.right + _first_word(line) + 0.7 * self.size < others.right
        apart = before.page == line.page and before.middle - line.middle > 1.7 * self.pitch
        other_size = abs(before.size - line.size) > 0.2 * self.size
        # A line set to the right or in the middle, such as a date, is never the first of a paragraph.
        placed = before.left > others.left + 5 * self.size and line.left < own.left + self.size
        finished = before.string[-1] in "。；;：:）)〕】" or says_who(self.open[0].string)
        new_label = finished and starts_paragraph(line.string)
        alone = is_number_line(line.string) or is_number_line(before.string)
        return indented or ended or apart or other_size or placed or new_label or alone

    def close(self) -> None:
        """Close the open paragraph."""
        if not self.open:
            return
        page = self.open[0].page
        self.ordinal += 1
        self.on_page[page] += 1
        place = Place(self.ordinal, 1, f"第{page}页第{self.on_page[page]}段")
        string = _joined(line.string for line in self.open)
        self.blocks.append(Paragraph(Text(string, ((0, place),))))
        self.open.clear()

    def table(self, rows: Cells, page: int) -> None:
        """Rows of a table; one that goes on from the page before keeps its ordinal."""
        self.close()
        above = self.blocks[-1] if self.blocks and isinstance(self.blocks[-1], Row) else None
        goes_on = above is not None and bool(rows) and len(above.cells) == len(rows[0])
        self.tables += not goes_on
        if not goes_on:
            above = None
        for number, row in enumerate(rows, 1):
            self.ordinal += 1
            place = Place(self.ordinal, 1, f"第{page}页表格第{number}行")
            cells = tuple(Cell(tuple(_cell_texts(lines, edge, place)), merged) for lines, merged, edge in row)
            if above and number == 1 and not cells[0].lines and _goes_on(above, cells):
                above = self.blocks[-1] = _continued(above, cells)
            elif any(cell.lines for cell in cells):
                above = Row(_filled(cells, above, first=number == 1), self.tables)
                self.blocks.append(above)


def _filled(cells: tuple[Cell, ...], above: Row | None, *, first: bool) -> tuple[Cell, ...]:
    """The cells, with those of a cell that a page break has cut filled from its part above."""
    if above is None:
        return cells
    return tuple(
        Cell(old.lines, merged=True) if not new.lines and (new.merged or (first and old.merged)) else new
        for new, old in zip(cells, above.cells, strict=True)
    )


def _goes_on(last: Row, cells: tuple[Cell, ...]) -> bool:
    """A row without a number at the top of a page goes on with the last row of the page before."""
    return bool(last.cells[0].lines) and label_of(cells[1].string if len(cells) > 1 else "") is None


def _continued(last: Row, cells: tuple[Cell, ...]) -> Row:
    merged = []
    for old, new in zip(last.cells, cells, strict=True):
        lines = old.lines + new.lines
        merged.append(Cell((lines[0] + lines[1],) if len(lines) == 2 else lines, old.merged))
    return Row(tuple(merged), last.table)


_PADDING = 7.0
"""Points that a cell leaves free at its edge, at most; Word leaves 5.4."""


def _cell_texts(lines: list[Line], edge: float, place: Place) -> Iterator[Text]:
    """The paragraphs of a cell: one ends where the first word of the next line had room before the cell's edge."""
    group: list[str] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        group.append(line.string)
        if following is not None and line.right + _first_word(following) + _PADDING < edge:
            yield Text(_joined(group), ((0, place),))
            group = []
    if group:
        yield Text(_joined(group), ((0, place),))


_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")


def _joined(strings: Iterable[str]) -> str:
    """Lines as one text: a blank only between two words of Latin script."""
    text = ""
    for string in strings:
        if text and text[-1].isascii() and text[-1].isalpha() and string[0].isascii() and string[0].isalpha():
            text += " "
        text += string
    return _BETWEEN_HAN.sub("", text).strip()
