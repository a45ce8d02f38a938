"""Word: paragraphs with the numbers that Word makes itself, and tables with their merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.limits import MAX_BLOCKS, too_long
from reformcheck.plans.documents.reading.stream import Block, Cell, Paragraph, Place, Row, Text
from reformcheck.plans.documents.reading.word_numbers import Numbering
from reformcheck.plans.documents.reading.word_package import read_parts
from reformcheck.plans.documents.reading.wordml import DELETED, W, integer, value


def read_docx(path: str) -> list[Block]:
    """Paragraphs and rows of a .docx file. Raises InputError."""
    parts = read_parts(path)
    body = parts.document.find(W + "body")
    numbering = Numbering(parts.numbering, parts.styles)
    return _Body(numbering, Location(path)).read(body) if body is not None else []


@dataclass(slots=True)
class _Body:
    """Walks the body and counts its paragraphs."""

    numbering: Numbering
    where: Location
    paragraphs: int = 0
    tables: int = 0
    row_at: int = 0
    """Ordinal of the row of a table that is being read; 0 outside."""
    shown: int = 0
    """Paragraphs outside tables, with text: what a reader counts."""
    blocks: list[Block] = field(default_factory=list)

    def read(self, body: Element) -> list[Block]:
        for element in _content(body):
            if element.tag == W + "p":
                self.blocks += (Paragraph(text) for text in self.texts(element))
            else:
                self.table(element)
        return self.blocks

    def texts(self, paragraph: Element) -> list[Text]:
        """The lines of a paragraph; boxes that float in it follow it."""
        self.paragraphs += 1
        if self.paragraphs > MAX_BLOCKS:
            raise too_long(self.where)
        label = self.numbering.label(paragraph)
        pieces = (label + "".join(_runs(paragraph))).split("\n")
        texts, column = [], 1 - len(label)
        self.shown += bool("".join(pieces).strip()) and not self.row_at
        source = f"表{self.tables}第{self.row_at}行" if self.row_at else f"第{self.shown}段"
        for piece in pieces:
            text = piece.strip(" \t\u00a0\u3000")
            if text:
                start = max(column + len(piece) - len(piece.lstrip(" \t\u00a0\u3000")), 1)
                texts.append(Text(text, ((0, Place(self.paragraphs, start, source)),)))
            column += len(piece) + 1
        for box in _boxes(paragraph):
            texts += [text for inner in box.iter(W + "p") for text in self.texts(inner)]
        return texts

    def table(self, table: Element) -> None:
        """Its rows, or its paragraphs where it only lays them out."""
        self.tables += 1
        ordinal = self.tables
        rows = [list(_own(row, W + "tc")) for row in _own(table, W + "tr")]
        if (
            any(cell.find(f".//{W}tbl") is not None for row in rows for cell in row)
            or max(map(len, rows), default=0) < 2
        ):
            for row in rows:
                for cell in row:
                    self.read(cell)
            return
        above: list[Cell] = []
        for self.row_at, row in enumerate(rows, 1):
            above = self.row(row, above)
            if any(cell.lines for cell in above):
                self.blocks.append(Row(tuple(above), ordinal))
        self.row_at = 0

    def row(self, cells: list[Element], above: list[Cell]) -> list[Cell]:
        """The cells of a row, each as often as it spans columns; a merged one as it stands above."""
        result: list[Cell] = []
        for element in cells:
            properties = element.find(W + "tcPr")
            span = integer(properties, "gridSpan", 1)
            merge = None if properties is None else properties.find(W + "vMerge")
            lines = tuple(text for p in element.iter(W + "p") for text in self.texts(p))
            cell = Cell(lines)
            at = len(result)
            if merge is not None and merge.get(W + "val") != "restart" and at < len(above):
                cell = Cell(above[at].lines, merged=True)
            result += [cell, *(Cell(cell.lines, merged=True) for _ in range(min(span, 64) - 1))]
        return result


def _content(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables directly inside, through the wrappers of content controls and insertions."""
    for element in parent:
        if element.tag in (W + "p", W + "tbl"):
            yield element
        elif element.tag not in DELETED:
            yield from _content(element)


def _own(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, through wrappers, without those of a table inside."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag not in DELETED and element.tag != W + "tbl":
            yield from _own(element, tag)


_SKIPPED = {
    *DELETED, W + "pPr", W + "rPr", W + "instrText", W + "pict", W + "object", W + "txbxContent",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}  # fmt: skip


def _runs(element: Element) -> Iterator[str]:
    """The text of a paragraph, without what is deleted, hidden or only an instruction."""
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or (tag == W + "r" and _hidden(child)):
            continue
        if tag == W + "t":
            yield child.text or ""
        elif tag == W + "tab":
            yield "\t"
        elif tag == W + "cr" or (tag == W + "br" and child.get(W + "type") is None):
            yield "\n"
        elif tag == W + "noBreakHyphen":
            yield "-"
        else:
            yield from _runs(child)


def _hidden(run: Element) -> bool:
    properties = run.find(W + "rPr")
    return properties is not None and value(properties.find(W + "vanish"), "false") not in ("false", "0")


def _boxes(paragraph: Element) -> list[Element]:
    """Text boxes of a paragraph; the copy that old programs see (Fallback) is left out."""
    found: list[Element] = []
    stack = list(paragraph)
    while stack:
        element = stack.pop(0)
        if element.tag == W + "txbxContent":
            found.append(element)
        elif not element.tag.endswith("}Fallback"):
            stack = list(element) + stack
    return found
