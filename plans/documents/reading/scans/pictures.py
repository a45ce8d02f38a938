"""The pages of a picture file (.png, .jpg, .tif, .bmp), each with its resolution."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.pages.pdf_pages import FINE, MAX_PIXELS

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAX_PICTURES = 100
_INCHES = 8.27
"""Of the shorter side of A4, which a page is taken to be: what a file says of its resolution is often wrong."""


_LONGEST = 5
"""How many times as long as wide a page is at most."""
_LEAST = 300
"""Pixels of its shorter side, at least."""


class Picture(NamedTuple):
    """A page, as rows of blue, green and red."""

    pixels: NDArray[Any]
    dpi: float
    """Of `pixels`."""
    scanned: float
    """Dots an inch that the scanner gave."""


def pictures_of(raw: bytes, where: Location) -> tuple[int, Iterator[Picture]]:
    """How many pages a picture file has, and the pages. Raises InputError."""
    from PIL import Image, ImageFile

    Image.MAX_IMAGE_PIXELS = None  # the bound is ours
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        file = Image.open(io.BytesIO(raw))
        count = getattr(file, "n_frames", 1) if file.format == "TIFF" else 1
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        OverflowError,
        MemoryError,
        Image.DecompressionBombError,
    ):
        raise damaged(where) from None
    if count > MAX_PICTURES:
        raise InputError(
            where, f"图片超过 {MAX_PICTURES} 页，不像是方案", f"over {MAX_PICTURES} pages; no plan has"
        )
    return count, (_picture(file, number, where) for number in range(count))


def _picture(file: Any, number: int, where: Location) -> Picture:
    import cv2
    import numpy as np

    try:
        file.seek(number)
        wide, high = file.size
        if wide * high > MAX_PIXELS:
            raise too_large(where)
        if max(wide, high) > _LONGEST * min(wide, high) or min(wide, high) < _LEAST:
            raise no_page(where)
        gray_or_colour = file if file.mode in ("L", "RGB") else file.convert("RGB")
        shrunk = gray_or_colour.reduce(max(int(min(wide, high) / _INCHES / FINE), 1))
        pixels = np.asarray(shrunk.convert("RGB"))[:, :, ::-1]
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        OverflowError,
        MemoryError,
        IndexError,
        KeyError,
        TypeError,
    ):
        raise damaged(where) from None
    scanned = min(wide, high) / _INCHES
    scale = min(FINE / scanned, 1.0)
    size = round(wide * scale), round(high * scale)
    return Picture(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), scanned * scale, scanned)


def damaged(where: Location) -> InputError:
    return InputError(
        where,
        "图片已损坏或不完整，请重新取得原件",
        "the picture is damaged or cut short; get the original again",
    )


def no_page(where: Location) -> InputError:
    return InputError(
        where,
        "图片太小，或是一长条，不像是扫描的公文，未读取",
        "the picture is too small or too long to be a page of a document; not read",
    )


def too_large(where: Location) -> InputError:
    size = MAX_PIXELS // 1_000_000
    return InputError(
        where,
        f"图片超过 {size} 百万像素，不像是扫描的公文，未读取",
        f"the picture has over {size} million pixels, as no scanned document has; not read",
    )
