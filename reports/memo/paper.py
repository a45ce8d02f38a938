"""Paper and type of official documents (GB/T 9704), by python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reformcheck.reports.plain import one_line

BODY, HEAD, TITLE = "仿宋", "黑体", "宋体"
_LATIN = "Times New Roman"
_EPOCH = datetime(1980, 1, 1)
"""The first day that a zip file knows: a report has no date, and the same report gives the same bytes."""


class Paper:
    """A document that grows from top to bottom."""

    def __init__(self, title: str) -> None:
        import docx
        from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt

        self._align, self._break, self._spacing = WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
        self._element, self._qn, self._pt = OxmlElement, qn, Pt
        self._document = docx.Document()
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = one_line(title)[:255], "reformcheck", ""
        properties.created = properties.modified = _EPOCH
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        section.footer_distance = Mm(25)
        style = self._document.styles["Normal"]
        style.font.name, style.font.size = _LATIN, Pt(16)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), BODY)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
        self._number_pages(section.footer.paragraphs[0])

    def title(self, text: str) -> None:
        self._paragraph(text, TITLE, 22, 34, align="CENTER", bold=True)

    def gap(self, leading: float) -> None:
        self._paragraph("", BODY, 16, leading)

    def head(self, text: str, size: float, leading: float) -> None:
        self._paragraph(text, HEAD, size, leading, indent=True).paragraph_format.keep_with_next = True

    def text(self, text: str, size: float, leading: float) -> None:
        # Lines of few long words, set to both margins, would be torn.
        words = sum(char.isascii() and char.isalpha() for char in text)
        self._paragraph(
            text, BODY, size, leading, indent=True, align="LEFT" if 4 * words > len(text) else "JUSTIFY"
        )

    def new_page(self) -> None:
        """What follows stands on a page of its own."""
        self._pending_break = True

    _pending_break = False

    def table(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        size: float,
        leading: float,
    ) -> None:
        """A ruled table whose head stands on every page."""
        from reformcheck.reports.memo.fitting import TEXT_WIDTH

        table = self._document.add_table(rows=0, cols=len(heads))
        table.style, table.autofit = "Table Grid", False
        for column, share in zip(table.columns, shares, strict=True):
            column.width = self._pt(TEXT_WIDTH * share)
        for number, cells in enumerate((heads, *rows)):
            row = table.add_row()
            mark = self._element("w:tblHeader" if number == 0 else "w:cantSplit")
            row._tr.get_or_add_trPr().append(mark)
            for cell, text, share in zip(row.cells, cells, shares, strict=True):
                cell.width = self._pt(TEXT_WIDTH * share)
                self._fill(cell.paragraphs[0], text, HEAD if number == 0 else BODY, size, leading)

    def content(self) -> bytes:
        """The file; the same document gives the same bytes."""
        out = io.BytesIO()
        self._document.save(out)
        fixed = io.BytesIO()
        with zipfile.ZipFile(out) as made, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as package:
            for name in made.namelist():
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(info, made.read(name))
        return fixed.getvalue()

    def _paragraph(
        self,
        text: str,
        font: str,
        size: float,
        leading: float,
        *,
        align: str = "JUSTIFY",
        bold: bool = False,
        indent: bool = False,
    ) -> Any:
        paragraph = self._document.add_paragraph()
        self._fill(paragraph, text, font, size, leading, bold=bold)
        paragraph.alignment = getattr(self._align, align)
        if indent:
            paragraph.paragraph_format.first_line_indent = self._pt(2 * size)
        if self._pending_break:
            paragraph.paragraph_format.page_break_before = True
            self._pending_break = False
        return paragraph

    def _fill(
        self, paragraph: Any, text: str, font: str, size: float, leading: float, *, bold: bool = False
    ) -> None:
        shape = paragraph.paragraph_format
        shape.line_spacing_rule, shape.line_spacing = self._spacing.EXACTLY, self._pt(leading)
        shape.space_before = shape.space_after = self._pt(0)
        run = paragraph.add_run(one_line(text))
        run.font.name, run.font.size, run.bold = _LATIN, self._pt(size), bold
        run._element.get_or_add_rPr().rFonts.set(self._qn("w:eastAsia"), font)

    def _number_pages(self, paragraph: Any) -> None:
        """— 1 — in the middle of the foot."""
        paragraph.alignment = self._align.CENTER
        for piece in ("— ", None, " —"):
            if piece is None:
                field = self._element("w:fldSimple")
                field.set(self._qn("w:instr"), "PAGE")
                paragraph._p.append(field)
                continue
            run = paragraph.add_run(piece)
            run.font.size, run.font.name = self._pt(14), TITLE
