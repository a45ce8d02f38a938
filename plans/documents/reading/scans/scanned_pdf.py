"""A page of a PDF as a picture, drawn under limits."""

from __future__ import annotations

import numpy as np

from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.pages.limited_pdf import draw_limited
from reformcheck.plans.documents.reading.scans.pictures import Picture


def picture_of_page(raw: bytes, number: int, where: Location) -> Picture:
    """Raises InputError."""
    drawn = draw_limited(raw, number, where)
    rows = np.frombuffer(drawn.pixels, np.uint8).reshape(drawn.high, drawn.stride)
    pixels = rows[:, : drawn.wide * 3].reshape(drawn.high, drawn.wide, 3)
    return Picture(pixels, drawn.dpi, drawn.scanned)
