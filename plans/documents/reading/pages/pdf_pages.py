"""What pdfium tells of the pages of a PDF: characters with their boxes, and ruling lines."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.pages.lines import Char, Segment
from reformcheck.plans.documents.reading.pages.pdf_beside import attached_to, noted_on
from reformcheck.plans.documents.reading.pages.put_together import (
    MAX_CHARS,
    MAX_PAGES,
    Paged,
    Seen,
    beyond_bounds,
    put_together,
    too_many_pages,
    too_much_text,
)
from reformcheck.plans.documents.reading.pages.turned import Box, Leaning, degrees, upright
from reformcheck.plans.documents.reading.radicals import as_characters

_MAX_OBJECTS = 20_000
_STAMPED = 30
"""Characters that may stand on a page beside the picture that holds its text, such as its number."""
COARSE, FINE = 150.0, 200.0
MAX_PIXELS = 40_000_000
"""Of a picture; one of A4 at 600 dots an inch has 35 million."""
_THIN = 2.5
_LONG = 8.0


def paged_pdf(raw: bytes, where: Location, progress: Callable[[int, int], None] | None = None) -> Paged:
    """What stands on the pages of a PDF; no blocks where it has no text layer. Raises InputError."""
    try:
        pypdfium2 = import_module("pypdfium2")
    except ImportError:
        raise InputError(
            where,
            "读取 PDF 需要 pypdfium2，请运行 `pip install pypdfium2`",
            "PDF needs pypdfium2; run `pip install pypdfium2`",
        ) from None
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(where, str(error)) from None
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise too_many_pages(where, "PDF")
        paged = put_together(_pages(document, where), count, where, progress)
        return paged._replace(reserves=(*paged.reserves, *attached_to(document)))
    finally:
        document.close()


def _unreadable(where: Location, reason: str) -> InputError:
    if "password" in reason.lower() or "security" in reason.lower():
        return InputError(
            where,
            "PDF 有密码保护，请先取消密码（例如 `qpdf --decrypt --password=密码 原件 结果`）",
            "the PDF is protected by a password; remove it first (`qpdf --decrypt --password=… IN OUT`)",
        )
    return InputError(
        where,
        "PDF 已损坏或不完整，请重新取得原件",
        "the PDF is damaged or cut short; get the original again",
    )


def _pages(document: Any, where: Location) -> Iterator[Seen]:
    for number in range(len(document)):
        try:
            page = document[number]
        except RuntimeError as error:
            raise _unreadable(where, str(error)) from None
        chars = list(_chars(page, where))
        segments = tuple(_segments(page)) if chars else ()
        seen = upright(number + 1, page.get_size(), page.get_mediabox(), chars, segments)
        yield Seen(
            *seen, noted_on(page), pictured=len(chars) <= _STAMPED and _is_pictured(page, alone=not chars)
        )
        page.close()


def _is_pictured(page: Any, *, alone: bool) -> bool:
    """Whether a page shows a picture that may hold its text: any, or, beside a few characters, one that fills half of it."""
    raw = import_module("pypdfium2.raw")
    if alone:
        return bool(raw.FPDFPage_CountObjects(page))
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    wide, high = page.get_size()
    for index in range(min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        if raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            area = (right.value - left.value) * (top.value - bottom.value)
            if area >= wide * high / 2:
                return True
    return False


class Drawn(NamedTuple):
    """A page as a picture, of three bytes a pixel."""

    wide: int
    high: int
    stride: int
    """Bytes of a row."""
    pixels: bytes
    dpi: float
    scanned: float
    """Dots an inch of the finest picture on it."""


def drawn_page(raw: bytes, number: int, where: Location) -> Drawn:
    """A page drawn as finely as it was scanned, between COARSE and FINE dots an inch. Raises InputError."""
    pypdfium2 = import_module("pypdfium2")
    try:
        document = pypdfium2.PdfDocument(raw)
        page = document[number - 1]
        scanned = _resolution(page)
        dpi = min(max(scanned, COARSE), FINE)
        wide, high = page.get_size()
        if wide * high * (dpi / 72) ** 2 > MAX_PIXELS:
            raise beyond_bounds(where)
        bitmap = page.render(scale=dpi / 72, may_draw_forms=False)
        return Drawn(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), dpi, scanned)
    except RuntimeError as error:
        raise _unreadable(where, str(error)) from None


def _resolution(page: Any) -> float:
    """Dots an inch of the largest picture on a page; those of a fine scan where there is none."""
    raw = import_module("pypdfium2.raw")
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    across, down = ctypes.c_uint(), ctypes.c_uint()
    found = {}
    for index in range(min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        if raw.FPDFPageObj_GetBounds(item, left, bottom, right, top) and raw.FPDFImageObj_GetImagePixelSize(
            item, across, down
        ):
            wide, high = right.value - left.value, top.value - bottom.value
            if across.value * down.value > MAX_PIXELS:
                raise RuntimeError("a picture of too many pixels")
            if wide > 0 and high > 0:
                found[wide * high] = 72 * max(across.value / wide, down.value / high)
    return found[max(found)] if found else FINE


def _chars(page: Any, where: Location) -> Iterator[Leaning]:
    """The visible characters of a page with their boxes, in the order of the file."""
    raw = import_module("pypdfium2.raw")
    get_unicode, get_box, get_angle = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_GetCharAngle,
    )
    text = page.get_textpage()
    handle = text.raw
    count = text.count_chars()
    if count > MAX_CHARS:
        raise too_much_text(where)
    box = raw.FS_RECTF()
    edges = _ordered(page.get_cropbox())
    at_box = ctypes.byref(box)
    for index in range(count):
        code = get_unicode(handle, index)
        char = chr(code) if 32 < code < 0xD800 or 0xDFFF < code < 0x110000 else ""
        if not char or char.isspace() or code == 0xFFFE:
            continue
        # The loose box is the font's, the same for 、 as for 国: a line is told by it.
        get_box(handle, index, at_box)
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        if max(right - left, top - bottom) > _TINY and _is_on(edges, left, bottom, right, top):
            angle = degrees(get_angle(handle, index))
            yield Leaning(Char(as_characters(char), left, bottom, right, top), angle)
    text.close()


_TINY = 0.7
"""Points of a character that nobody can read."""


def _ordered(box: Sequence[float]) -> Box:
    """Left, bottom, right and top of a box that may name any two of its corners."""
    return min(box[::2]), min(box[1::2]), max(box[::2]), max(box[1::2])


def _is_on(edges: Sequence[float], left: float, bottom: float, right: float, top: float) -> bool:
    """Whether something of a box is within the edges of its page."""
    return right > edges[0] and top > edges[1] and left < edges[2] and bottom < edges[3]


def _segments(page: Any) -> Iterator[Segment]:
    """Ruling lines of a page: thin boxes, and the edges of framed ones."""
    raw = import_module("pypdfium2.raw")
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            continue
        yield from _edges(left.value, bottom.value, right.value, top.value)


def _edges(left: float, bottom: float, right: float, top: float) -> Iterator[Segment]:
    wide, high = right - left, top - bottom
    middle_x, middle_y = (left + right) / 2, (bottom + top) / 2
    if high <= _THIN and wide >= _LONG:
        yield Segment(left, middle_y, right, middle_y)
    elif wide <= _THIN and high >= _LONG:
        yield Segment(middle_x, bottom, middle_x, top)
    elif wide >= _LONG and high >= _LONG:
        yield Segment(left, bottom, right, bottom)
        yield Segment(left, top, right, top)
        yield Segment(left, bottom, left, top)
        yield Segment(right, bottom, right, top)
