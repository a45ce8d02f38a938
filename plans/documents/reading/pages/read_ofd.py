"""OFD (GB/T 33190), the format of official e-documents: the characters of its pages with their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.pages.ofd_content import POINTS, Drawing, Matrix, numbers
from reformcheck.plans.documents.reading.pages.ofd_package import OfdDocument, Package, Sheet
from reformcheck.plans.documents.reading.pages.put_together import (
    MAX_PAGES,
    Paged,
    Seen,
    put_together,
    too_many_pages,
)
from reformcheck.plans.documents.reading.pages.turned import upright

_A4 = [0.0, 0.0, 210.0, 297.0]


def read_ofd(raw: bytes, path: str, progress: Callable[[int, int], None] | None = None) -> Paged:
    """What stands on the pages of all documents in the file. Raises InputError."""
    where = Location(path)
    documents = list(Package(raw, where).documents())
    count = sum(document.count for document in documents)
    if count > MAX_PAGES:
        raise too_many_pages(where, "OFD")
    return put_together(_pages(documents, where), count, where, progress)


def _pages(documents: list[OfdDocument], where: Location) -> Iterator[Seen]:
    number = 0
    for document in documents:
        for sheet in document.sheets():
            number += 1
            yield _seen(number, sheet, document, where)


def _seen(number: int, sheet: Sheet, document: OfdDocument, where: Location) -> Seen:
    box = numbers(sheet.area)
    left, top, wide, high = box if len(box) == 4 and min(box[2:]) > 0 else _A4
    # From millimetres, from the upper left corner down, to points from the lower left corner up.
    matrix = Matrix(POINTS, 0, 0, -POINTS, -left * POINTS, (top + high) * POINTS)
    drawing = Drawing(document.unit, where)
    for part in sheet.parts:
        drawing.draw(part, matrix)
    size = wide * POINTS, high * POINTS
    page, slanted = upright(number, size, (0.0, 0.0, *size), drawing.chars, tuple(drawing.segments))
    notes = Drawing(document.unit, where)
    for note in sheet.notes:
        notes.draw(note, matrix)
    noted = "".join(char.char.char for char in notes.chars)
    return Seen(page, slanted, noted, pictured=drawing.pictured and not drawing.chars)
