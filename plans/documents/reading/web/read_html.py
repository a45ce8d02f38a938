"""Web pages: paragraphs of the part that holds the document, and the rows of its real tables.

Each text node is looked up in the source from where the last one ended, so that a finding points at the
line and column of the page.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.limits import MAX_CELLS, too_wide
from reformcheck.plans.documents.reading.stream import Block, Cell, Paragraph, Place, Reserve, Row, Text, join
from reformcheck.plans.documents.reading.web.html_lists import List, numbered, opened
from reformcheck.plans.documents.reading.web.html_places import Finder
from reformcheck.plans.documents.reading.web.html_source import source_of, too_deep
from reformcheck.plans.documents.reading.web.html_style import hide_by_style
from reformcheck.plans.documents.reading.web.html_tables import (
    TO_THE_END,
    cells_of,
    is_real_table,
    rows_of,
    span,
)
from reformcheck.plans.documents.reading.web.html_unread import unread
from reformcheck.plans.documents.reading.web.html_visible import is_preformatted, is_skipped, visibility

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
))  # fmt: skip
_LISTS = ("ol", "ul", "menu", "dir")
_PARAGRAPHS = frozenset(("p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "td", "tr"))
"""What holds one paragraph or row, however many sentences stand in it."""
_FOOTER = re.compile("网站标识码|[ICPicp]{3}备|公网安备|版权所有|网站地图")
_SENTENCE_END = re.compile("[。；]")
_MAIN_SHARE = 0.9
_MAX_DEPTH = 200


def read_html(raw: bytes, path: str) -> tuple[list[Block], dict[str, str], tuple[Reserve, ...]]:
    """Blocks of a page, those around the document marked as furniture; its title; what is hidden. Raises InputError."""
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise InputError(
            Location(path),
            "读取网页需要 selectolax，请运行 `pip install selectolax`",
            "web pages need selectolax; run `pip install selectolax`",
        ) from None
    source = source_of(raw, path)
    tree = LexborHTMLParser(source)
    body = tree.body
    if body is None:
        return [], {}, ()
    hidden = next(hide_by_style(tree), "")
    reserves = tuple(unread(tree, source))
    if hidden:
        reserves += (Reserve("hidden", f"网页里的「{hidden[:20]}…」", Place(1, 1, "网页")),)
    main = _main_part(body, Location(path))
    walker = _Walker(Location(path), Finder(source), main.mem_id, inside=main.mem_id == body.mem_id)
    walker.walk(body)
    walker.flush()
    title = tree.css_first("title")
    meta = {"title": " ".join(title.text().split())} if title else {}
    if not any(isinstance(b, Row) or not b.furniture for b in walker.blocks):
        return [], meta, reserves
    return walker.blocks, meta, reserves


def _main_part(body: LexborNode, where: Location) -> LexborNode:
    """The innermost element that holds nearly all sentences of the page."""
    weights: dict[int, int] = {}
    total = _weigh(body, weights, where, 0)
    current = body
    while total:
        inner = [c for c in current.iter() if weights.get(c.mem_id, 0) >= _MAIN_SHARE * total]
        if len(inner) != 1 or inner[0].tag not in _BLOCKS or inner[0].tag in _PARAGRAPHS:
            break
        current = inner[0]
    return current


def _weigh(node: LexborNode, weights: dict[int, int], where: Location, depth: int) -> int:
    """How many sentence ends an element holds, and each one below it; menus and footers hold none."""
    if depth > _MAX_DEPTH:
        raise too_deep(where)
    count = 0
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            count += len(_SENTENCE_END.findall(child.text_content or ""))
        elif not is_skipped(child):
            count += _weigh(child, weights, where, depth + 1)
    weights[node.mem_id] = count
    return count


@dataclass(slots=True)
class _Walker:
    """Collects paragraphs between block elements; a real table gives rows."""

    where: Location
    finder: Finder
    main: int
    blocks: list[Block] = field(default_factory=list)
    parts: list[Text] = field(default_factory=list)
    inside: bool = False
    visible: bool = True
    cells: int = 0
    ordinal: int = 0
    tables: int = 0
    row_at: int = 0
    """Ordinal of the row of a table that is being read; 0 outside."""
    preformatted: bool = False
    """Line ends are shown as such."""
    lists: list[List] = field(default_factory=list)
    label: str = ""
    """What a browser shows before the entry of a list that is being read, until its text comes."""

    def walk(self, node: LexborNode) -> None:
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag == "-text":
                self.lines_of(child.text_content or "")
            elif tag is None or is_skipped(child):
                continue
            elif tag == "table" and is_real_table(child):
                self.flush()
                self.table(child)
            else:
                self.element(child, tag)

    def element(self, node: LexborNode, tag: str) -> None:
        entering = node.mem_id == self.main
        if tag in _BLOCKS or entering:
            self.flush()
        if entering:
            self.inside = True
        outer = self.visible, self.preformatted
        self.visible, self.preformatted = (
            visibility(node, self.visible),
            is_preformatted(node, tag, self.preformatted),
        )
        if tag == "li" and self.lists:
            self.label = self.lists[-1].number(node)
        if tag in _LISTS:
            self.lists.append(opened(node, tag))
        self.walk(node)
        if tag in _LISTS:
            self.lists.pop()
        if tag in _BLOCKS or entering:
            self.flush()
        if entering:
            self.inside = False
        self.visible, self.preformatted = outer

    @property
    def source(self) -> str:
        """Where the paragraph that is being read stands, for people."""
        if self.row_at:
            return f"表{self.tables}第{self.row_at}行"
        return f"第{self.ordinal + 1}段" if self.inside else "网页版面"

    def lines_of(self, content: str) -> None:
        """A text node, whose line ends part paragraphs where they are shown."""
        if not self.preformatted:
            self.text(content)
            return
        for number, line in enumerate(content.split("\n")):
            if number:
                self.flush()
            if line:
                self.text(line)

    def text(self, content: str) -> None:
        """Add a text node, its blanks and line ends folded as a browser does."""
        string = " ".join(re.split(r"[ \t\r\n\f]+", content))
        stripped = string.strip(" \u00a0\u3000\u2003\u2002\u200b\ufeff")
        if not (stripped and self.visible):
            return
        place = self.finder.place(stripped, self.source)
        if self.label:
            label, self.label = numbered(self.label, stripped), ""
            self.parts.append(Text(label, ((0, place),)))
        lead = " " if self.parts and string[0] in " \u00a0\u3000" else ""
        tail = " " if string[-1] in " \u00a0\u3000" else ""
        self.parts.append(Text(lead + stripped + tail, ((len(lead), place),)))

    def flush(self) -> None:
        text = self.take()
        if text:
            around = not self.inside or _FOOTER.search(text.string) is not None
            self.blocks.append(Paragraph(text, furniture=around))

    def take(self) -> Text | None:
        """The collected paragraph, if there is one."""
        if not self.parts:
            return None
        text = join(self.parts).cut(0)
        self.parts.clear()
        self.ordinal += bool(text) and self.inside and not self.row_at
        return text or None

    def table(self, table: LexborNode) -> None:
        self.tables += 1
        above: list[tuple[Cell, int]] = []
        group = 0
        for ordinal, row in enumerate(rows_of(table), 1):
            self.row_at = ordinal
            parent = row.parent.mem_id if row.parent else 0
            above = self.row(row, above if parent == group else [])
            group = parent
            cells = tuple(cell for cell, _ in above)
            self.cells += len(cells)
            if self.cells > MAX_CELLS:
                raise too_wide(self.where)
            if any(cell.lines for cell in cells):
                self.blocks.append(Row(cells, self.tables))
        self.row_at = 0

    def row(self, row: LexborNode, above: list[tuple[Cell, int]]) -> list[tuple[Cell, int]]:
        """Cells with the number of rows below that each still covers, within its part of the table."""
        result: list[tuple[Cell, int]] = []
        cells = deque(cells_of(row))
        if self.cells + len(cells) > MAX_CELLS:  # before the work of reading them
            raise too_wide(self.where)
        while cells or (len(result) < len(above) and above[len(result)][1]):
            at = len(result)
            if at < len(above) and above[at][1]:
                result.append((Cell(above[at][0].lines, merged=True), above[at][1] - 1))
                continue
            element = cells.popleft()
            cell = Cell(tuple(self.lines(element)))
            down = span(element, "rowspan", TO_THE_END) - 1
            result.append((cell, down))
            result += [(Cell(cell.lines, merged=True), down)] * (span(element, "colspan", 1) - 1)
        return result

    def lines(self, cell: LexborNode) -> list[Text]:
        """The paragraphs inside a cell."""
        outer, self.blocks = self.blocks, []
        self.walk(cell)
        self.flush()
        inner, self.blocks = self.blocks, outer
        return [block.text for block in inner if isinstance(block, Paragraph)]
