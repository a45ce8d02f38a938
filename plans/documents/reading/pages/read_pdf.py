"""PDF with a text layer: read here, or under limits where a look at it leaves doubt."""

from __future__ import annotations

from collections.abc import Callable

from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.pages.limited_pdf import read_limited
from reformcheck.plans.documents.reading.pages.pdf_bounds import leaves_doubt
from reformcheck.plans.documents.reading.pages.pdf_pages import paged_pdf
from reformcheck.plans.documents.reading.pages.put_together import Paged


def read_pdf(raw: bytes, path: str, progress: Callable[[int, int], None] | None = None) -> Paged:
    """What stands on the pages of a PDF; no blocks where it has no text layer. Raises InputError."""
    where = Location(path)
    if leaves_doubt(raw):
        return read_limited(raw, where)
    return paged_pdf(raw, where, progress)
