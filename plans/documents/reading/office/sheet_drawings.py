"""What lies on the sheets of a .xlsx file: the words of boxes and shapes, and large pictures, which are not read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from reformcheck.plans.documents.reading.stream import Place, Reserve

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_LEAST_ROWS, _LEAST_COLUMNS = 10, 3
"""That a picture covers which may hold a table or a page."""


class Drawn(NamedTuple):
    words: tuple[str, ...] = ()
    pictures: int = 0

    def reserves(self) -> tuple[Reserve, ...]:
        return (
            (Reserve("unread", "工作表上的图片", Place(1, 1, "工作表"), self.pictures),)
            if self.pictures
            else ()
        )


def drawn_in(roots: Sequence[Element]) -> Drawn:
    """Of the parts of the package that hold drawings."""
    paragraphs = [paragraph for root in roots for paragraph in root.iter(_A + "p")]
    words = [
        "".join(text.text or "" for text in paragraph.iter(_A + "t")).strip() for paragraph in paragraphs
    ]
    anchors = [anchor for root in roots for anchor in root.iter(_SHEET + "twoCellAnchor")]
    pictures = sum(anchor.find(_SHEET + "pic") is not None and _is_large(anchor) for anchor in anchors)
    return Drawn(tuple(each for each in words if each), pictures)


def _is_large(anchor: Element) -> bool:
    rows, columns = (_covered(anchor, name) for name in ("row", "col"))
    return rows >= _LEAST_ROWS and columns >= _LEAST_COLUMNS


def _covered(anchor: Element, name: str) -> int:
    ends = [(anchor.findtext(f"{_SHEET}{end}/{_SHEET}{name}") or "").strip() for end in ("from", "to")]
    first, last = (int(end) if end.isascii() and end.isdecimal() and len(end) < 8 else 0 for end in ends)
    return last - first
