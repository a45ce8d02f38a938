"""Word: paragraphs with the numbers that Word makes itself, and tables with their merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.limits import MAX_BLOCKS, MAX_CELLS, too_long, too_wide
from reformcheck.plans.documents.reading.stream import (
    BLANKS,
    Block,
    Cell,
    Mark,
    Paragraph,
    Place,
    Reserve,
    Row,
    Text,
    texts_of,
)
from reformcheck.plans.documents.reading.word.word_blocks import (
    EMBEDDED,
    blocks_in,
    is_gone,
    mark_is_deleted,
    own,
)
from reformcheck.plans.documents.reading.word.word_graphics import words_of_diagram
from reformcheck.plans.documents.reading.word.word_numbers import Numbering
from reformcheck.plans.documents.reading.word.word_package import Parts, read_parts
from reformcheck.plans.documents.reading.word.word_runs import Content, content_of
from reformcheck.plans.documents.reading.word.word_styles import Styles, hides
from reformcheck.plans.documents.reading.word.wordml import (
    R,
    W,
    integer,
    value,
)

Read = tuple[list[Block], tuple[Reserve, ...]]
"""Paragraphs and rows, and what the file shows that is not read."""


def read_docx(raw: bytes, path: str) -> Read:
    """A .docx file; `path` is only for messages. Raises InputError."""
    parts = read_parts(raw, Location(path))
    styles = Styles(parts.styles)
    body = _Body(parts, Numbering(parts.numbering, styles), styles, Location(path))
    return body.whole(), body.reserves()


def contents_by_paragraph(parts: Parts, path: str) -> dict[int, list[Content]]:
    """What stands in each paragraph, by the ordinal that its places bear: for whoever marks the file at a place."""
    styles = Styles(parts.styles)
    body = _Tracing(parts, Numbering(parts.numbering, styles), styles, Location(path))
    body.whole()
    return body.found


_MAX_SPAN = 64
"""Columns of the widest table that Word makes."""


@dataclass(slots=True)
class _Body:
    """Walks the body and counts its paragraphs."""

    parts: Parts
    numbering: Numbering
    styles: Styles
    where: Location
    paragraphs: int = 0
    cells: int = 0
    tables: int = 0
    row_at: int = 0
    """Ordinal of the row of a table that is being read; 0 outside."""
    shown: int = 0
    """Paragraphs outside tables, with text: what a reader counts."""
    aside: str = ""
    """What outside the text is being read, such as "脚注1"."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind and identifier of the notes that the text refers to."""
    unread: dict[str, list[Place]] = field(default_factory=dict)
    """What is shown and not read, by its kind."""

    def whole(self) -> list[Block]:
        """The text, and after it what stands around it: notes, heads and feet of pages."""
        body = self.parts.document.find(W + "body")
        if body is None:
            return []
        blocks = self.read(body)
        known = {"".join(text.string.split()) for block in blocks for text in texts_of(block)}
        for name, element in self.around():
            self.aside = name
            for block in self.read(element):
                for text in texts_of(block):
                    string = "".join(text.string.split())
                    if string not in known and any(char.isalpha() for char in string):
                        known.add(string)
                        blocks.append(Paragraph(text, aside=True))
        return blocks

    def around(self) -> Iterator[tuple[str, Element]]:
        """Notes in the order in which the text refers to them, then heads and feet."""
        for kind in ("脚注", "尾注"):
            notes = {note.get(W + "id", ""): note for note in self.parts.notes.get(kind, ())}
            told = dict.fromkeys(identifier for of, identifier in self.notes if of == kind)
            for number, identifier in enumerate(told, 1):
                if identifier in notes:
                    yield f"{kind}{number}", notes[identifier]
        for kind, element in self.parts.margins:
            yield kind, element

    def read(self, parent: Element) -> list[Block]:
        """Blocks of the body, or of what holds paragraphs and tables as the body does."""
        blocks: list[Block] = []
        struck: list[Content] = []
        for element in blocks_in(parent):
            if element.tag == W + "tbl":
                blocks += self.table(element)
            elif element.tag == EMBEDDED:
                blocks.append(self.embedded(element))
            elif mark_is_deleted(element):
                struck.append(self.content(element))
            else:
                blocks += self.paragraph(element, struck)
                struck = []
        return blocks + self.lines("", struck) if struck else blocks

    def content(self, paragraph: Element) -> Content:
        self.paragraphs += 1
        if self.paragraphs > MAX_BLOCKS:
            raise too_long(self.where)
        content = content_of(paragraph, self.styles)
        self.notes += content.notes
        return content

    def paragraph(self, paragraph: Element, struck: list[Content]) -> list[Block]:
        """A paragraph behind those whose ends are deleted: accepting the deletion joins them to it."""
        content = self.content(paragraph)
        before = "".join(part.string for part in struck)
        if not before and not content.string and hides(paragraph.find(f"{W}pPr/{W}rPr")):
            return self.lines("", [*struck, content])
        return self.lines(self.numbering.label(paragraph, self.styles.of(paragraph)), [*struck, content])

    def lines(self, label: str, contents: list[Content]) -> list[Block]:
        """The lines of a paragraph; boxes that float in it follow it."""
        pieces = (label + "".join(content.string for content in contents)).split("\n")
        blocks: list[Block] = []
        column = 1 - len(label)
        inside = self.row_at or self.aside
        self.shown += bool("".join(pieces).strip()) and not inside
        for piece in pieces:
            text = piece.strip(BLANKS)
            if text:
                start = column + len(piece) - len(piece.lstrip(BLANKS))
                blocks.append(Paragraph(Text(text, self.marks(start, len(text)))))
            column += len(piece) + 1
        for content in contents:
            for box in content.boxes:
                blocks += self.read(box)
            blocks += self.beside(content)
        return blocks

    def beside(self, content: Content) -> Iterator[Paragraph]:
        """The words of diagrams, which stand outside the text; what is not read is noted."""
        if self.aside:
            return
        for name in content.diagrams:
            place = Place(self.paragraphs, 1, f"{self.source}的图示")
            for words in words_of_diagram(self.parts.diagrams[name]) if name in self.parts.diagrams else ():
                yield Paragraph(Text(words, ((0, place),)), aside=True)
        for kind in content.unread:
            self.unread.setdefault(kind, []).append(Place(self.paragraphs, 1, self.source))

    def reserves(self) -> tuple[Reserve, ...]:
        """What is shown and not read: each kind at its first place."""
        return tuple(
            Reserve("unread", f"{_places(places)}{kind}", places[0], len(places))
            for kind, places in self.unread.items()
        )

    def marks(self, column: int, length: int) -> tuple[Mark, ...]:
        """The places of a text that starts at a column; the number that Word makes stands at the first, having none."""
        first = (0, Place(self.paragraphs, max(column, 1), self.source))
        if column >= 1 or 1 - column >= length:
            return (first,)
        return first, (1 - column, first[1])

    @property
    def source(self) -> str:
        """Where the paragraph that is being read stands, for people."""
        return self.aside or (f"表{self.tables}第{self.row_at}行" if self.row_at else f"第{self.shown}段")

    def embedded(self, chunk: Element) -> Paragraph:
        """A file inside the file, which Word shows as part of the text: told, not read."""
        self.paragraphs += 1
        name = self.parts.embedded.get(chunk.get(R + "id", ""), "")
        place = Place(self.paragraphs, 1, f"第{self.shown}段之后")
        self.unread.setdefault("嵌入的文件", []).append(place._replace(source=self.source))
        return Paragraph(Text(f"嵌入的文件 {name} 未读取", ((0, place),)), aside=True)

    def table(self, table: Element) -> list[Block]:
        """Its rows, or its paragraphs where it only lays them out."""
        self.tables += 1
        ordinal = self.tables
        rows = [
            (row, [cell for cell in own(row, W + "tc") if cell.find(f"{W}tcPr/{W}cellDel") is None])
            for row in own(table, W + "tr")
            if not is_gone(row)
        ]
        if (
            any(cell.find(f".//{W}tbl") is not None for _, cells in rows for cell in cells)
            or max((len(cells) for _, cells in rows), default=0) < 2
        ):
            return [block for _, cells in rows for cell in cells for block in self.read(cell)]
        blocks: list[Block] = []
        above: list[Cell] = []
        for self.row_at, (row, cells) in enumerate(rows, 1):
            before = min(integer(row.find(W + "trPr"), "gridBefore", 0), _MAX_SPAN)
            above = self.row(cells, above, before)
            if any(cell.lines for cell in above):
                blocks.append(Row(tuple(above), ordinal))
        self.row_at = 0
        return blocks

    def row(self, cells: list[Element], above: list[Cell], before: int) -> list[Cell]:
        """The cells of a row, each as often as it spans columns, behind the columns left out before them.

        A merged one stands as it does above.
        """
        result = [Cell(()) for _ in range(before)]
        for element in cells:
            properties = element.find(W + "tcPr")
            span = max(min(integer(properties, "gridSpan", 1), _MAX_SPAN), 1)
            self.cells += span
            if self.cells > MAX_CELLS:
                raise too_wide(self.where)
            merge = None if properties is None else properties.find(W + "vMerge")
            cell = Cell(tuple(text for block in self.read(element) for text in texts_of(block)))
            at = len(result)
            if merge is not None and merge.get(W + "val") != "restart" and at < len(above):
                cell = Cell(above[at].lines, merged=True)
            elif (
                result
                and properties is not None
                and value(properties.find(W + "hMerge"), "restart") != "restart"
            ):
                cell = Cell(result[-1].lines, merged=True)
            result.append(cell)
            if span > 1:
                result += [replace(cell, merged=True)] * (span - 1)
        return result


def _places(places: list[Place]) -> str:
    more = f"等 {len(places)} 处" if len(places) > 1 else "处"
    return places[0].source + more


@dataclass(slots=True)
class _Tracing(_Body):
    """Walks in the same way and keeps what stands in each paragraph."""

    found: dict[int, list[Content]] = field(default_factory=dict)

    def lines(self, label: str, contents: list[Content]) -> list[Block]:
        self.found[self.paragraphs] = contents
        return _Body.lines(self, label, contents)
