"""A PDF with highlights and notes: what is added follows the bytes that were there."""

from __future__ import annotations

import ctypes
import io
import re
from collections import defaultdict
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.language.visible import visible_lines
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.marking.pdf_words import Box, PageWords, lines_of_words
from reformcheck.plans.documents.marking.remark import Author, Remark, extent
from reformcheck.plans.documents.reading.pages.read_pdf import read_pdf
from reformcheck.plans.documents.reading.radicals import as_characters
from reformcheck.plans.documents.reading.stream import Block, texts_of

_PAGE = re.compile("第([0-9]{1,4})页")
_COLOUR = (255, 221, 87)
_SAVE_INCREMENTAL = 1
_CORNER = Box(18, 18, 36, 36)
"""Of the mark for what stands nowhere on the pages, from the upper left corner of the first."""


def strings_of_pdf(raw: bytes, path: str) -> dict[int, str]:
    """The paragraphs and rows by their ordinals. Raises InputError."""
    return _strings(read_pdf(raw, path).blocks)


def _strings(blocks: Sequence[Block]) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in blocks:
        texts = texts_of(block)
        if texts:
            found[texts[0].place().line] = "".join(text.string for text in texts)
    return found


def annotate_pdf(raw: bytes, path: str, remarks: Sequence[Remark], author: Author) -> bytes:
    """The file with a highlight for each place that is spoken of, and its remarks as its note. Raises InputError."""
    where = Location(path)
    before = read_pdf(raw, path).blocks
    pdfium = import_module("pypdfium2")
    document = pdfium.PdfDocument(raw)
    try:
        if pdfium.raw.FPDF_GetSignatureCount(document.raw) > 0:
            raise _refused(where)
        _Marker(document, pdfium.raw, author, before).mark(remarks)
        out = io.BytesIO()
        document.save(out, flags=_SAVE_INCREMENTAL)
    finally:
        document.close()
    if read_pdf(out.getvalue(), path).blocks != before:
        raise InputError(
            where,
            "这种写法的 PDF 加不了批注，什么都没有写",
            "notes cannot be put into a PDF written like this, and nothing was written",
        )
    return out.getvalue()


def _refused(where: Location) -> InputError:
    return InputError(
        where,
        "PDF 有数字签名，加批注会使签名失效，没有写；请用未签名的文件",
        "the PDF is digitally signed, and notes would break the signature: nothing was written; use the unsigned file",
    )


class _Marker:
    """Puts highlights on the pages of an open document."""

    def __init__(self, document: Any, raw: Any, author: Author, blocks: Sequence[Block]) -> None:
        self._document = document
        self._raw = raw
        self._author = author
        self._strings = _strings(blocks)
        self._pages = {
            place.line: int(found.group(1)) - 1
            for block in blocks
            for text in texts_of(block)[:1]
            for place in (text.place(),)
            if (found := _PAGE.match(place.source))
        }
        self._words: dict[int, PageWords] = {}

    def mark(self, remarks: Sequence[Remark]) -> None:
        """Remarks on the same words are one note."""
        grouped: dict[tuple[int, tuple[Box, ...]], list[Remark]] = defaultdict(list)
        for remark in remarks:
            grouped[self._place(remark)].append(remark)
        by_page: dict[int, list[tuple[tuple[Box, ...], list[Remark]]]] = defaultdict(list)
        for (number, boxes), said in grouped.items():
            by_page[number].append((boxes, said))
        for number, notes in by_page.items():
            page = self._document[number]
            for boxes, said in notes:
                self._highlight(page, boxes, said)
            page.close()

    def _place(self, remark: Remark) -> tuple[int, tuple[Box, ...]]:
        """The page and the boxes of what a remark is about; a corner of the first page where nothing is found."""
        string = self._strings.get(remark.line, "")
        first = self._pages.get(remark.line, 0)
        if string:
            start, end = _stretch(string, remark)
            for number in (first, first + 1):
                if number < len(self._document):
                    boxes = lines_of_words(self._page_words(number), string[:start], string[start:end])
                    if boxes:
                        return number, tuple(boxes)
        height = self._document[first].get_height()
        corner = Box(_CORNER.left, height - _CORNER.top, _CORNER.right, height - _CORNER.bottom)
        return first, (corner,)

    def _page_words(self, number: int) -> PageWords:
        if number not in self._words:
            page = self._document[number]
            text = page.get_textpage()
            chars: list[str] = []
            boxes: list[Box] = []
            box = self._raw.FS_RECTF()
            for index in range(text.count_chars()):
                code = self._raw.FPDFText_GetUnicode(text, index)
                char = chr(code) if 32 < code < 0xD800 or 0xDFFF < code < 0x110000 else ""
                if char and not char.isspace() and code != 0xFFFE:
                    self._raw.FPDFText_GetLooseCharBox(text, index, box)
                    chars.append(as_characters(char))
                    boxes.append(Box(box.left, box.bottom, box.right, box.top))
            text.close()
            page.close()
            self._words[number] = PageWords("".join(chars), boxes)
        return self._words[number]

    def _highlight(self, page: Any, boxes: Sequence[Box], remarks: Sequence[Remark]) -> None:
        raw = self._raw
        annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_HIGHLIGHT)
        raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *_COLOUR, 255)
        for box in boxes:
            quad = raw.FS_QUADPOINTSF(
                box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom
            )
            raw.FPDFAnnot_AppendAttachmentPoints(annotation, quad)
        around = raw.FS_RECTF(
            min(box.left for box in boxes),
            max(box.top for box in boxes),
            max(box.right for box in boxes),
            min(box.bottom for box in boxes),
        )
        raw.FPDFAnnot_SetRect(annotation, around)
        said = "\n\n".join("\n".join(remark.paragraphs) for remark in remarks)
        self._set(annotation, b"Contents", visible_lines(said))
        self._set(annotation, b"T", self._author.name)
        self._set(annotation, b"M", f"D:{self._author.date.replace('-', '')}000000Z")
        raw.FPDFAnnot_SetFlags(annotation, raw.FPDF_ANNOT_FLAG_PRINT)
        raw.FPDFPage_CloseAnnot(annotation)

    def _set(self, annotation: Any, key: bytes, text: str) -> None:
        encoded = text.encode("utf-16-le") + b"\0\0"
        buffer = ctypes.create_string_buffer(encoded, len(encoded))
        self._raw.FPDFAnnot_SetStringValue(
            annotation, key, ctypes.cast(buffer, ctypes.POINTER(self._raw.FPDF_WCHAR))
        )


def _stretch(string: str, remark: Remark) -> tuple[int, int]:
    """From where to where the words of a remark stand in a paragraph or a row, whose cells have one place for all."""
    start = max(remark.column - 1, 0)
    for words in remark.words:
        at = string.find(words, start)
        if at >= 0:
            return at, at + len(words)
    return extent(string, start, remark.words)
