"""Pictures, and pages of a PDF that are pictures, read by recognising their characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.pages.lines import Page
from reformcheck.plans.documents.reading.pages.put_together import Paged, Seen, put_together
from reformcheck.plans.documents.reading.stream import Place, Reserve

if TYPE_CHECKING:
    from reformcheck.plans.documents.reading.scans.pictures import Picture

COARSE = 145
"""Dots an inch below which characters are mistaken for others; 150 is the least that is asked for."""


def can_recognise() -> bool:
    """Whether what recognises characters is installed."""
    try:
        return all(find_spec(name) for name in ("rapidocr", "onnxruntime"))
    except ValueError:  # it is kept from being imported
        return False


def read_pictures(raw: bytes, path: str, progress: Callable[[int, int], None] | None = None) -> Paged:
    """What stands on the pages of a picture file. Raises InputError."""
    where = Location(path)
    if not can_recognise():
        raise needs_recognition(where, "这是图片", "this is a picture")
    from reformcheck.plans.documents.reading.scans.pictures import pictures_of

    count, pictures = pictures_of(raw, where)
    pages = list(_recognised(enumerate(pictures, 1), count, progress))
    return _with_reserves([seen for seen, _ in pages], dict(_coarse(pages)), where)


def with_scans(
    raw: bytes, path: str, paged: Paged, progress: Callable[[int, int], None] | None = None
) -> Paged:
    """A PDF with the characters of its pages that are pictures. Raises InputError where nothing else is in it, and nothing recognises them."""
    where = Location(path)
    if not can_recognise():
        if paged.blocks:
            return paged
        raise needs_recognition(where, "PDF 里没有文字层（扫描件）", "the PDF has no text layer (a scan)")
    from reformcheck.plans.documents.reading.scans.scanned_pdf import picture_of_page

    numbers = [seen.page.number for seen in paged.seen if seen.pictured]
    pictures = ((number, picture_of_page(raw, number, where)) for number in numbers)
    pages = list(_recognised(pictures, len(numbers), progress))
    read = {seen.page.number: seen for seen, _ in pages}
    whole = [read.get(seen.page.number, seen) for seen in paged.seen]
    return _with_reserves(whole, dict(_coarse(pages)), where)


def _recognised(
    pictures: Iterator[tuple[int, Picture]], count: int, progress: Callable[[int, int], None] | None
) -> Iterator[tuple[Seen, float]]:
    """Each page, and the dots an inch that its scanner gave."""
    from reformcheck.plans.documents.reading.scans.cleaning import straightened, without_seals
    from reformcheck.plans.documents.reading.scans.recognition import chars_of, words_on
    from reformcheck.plans.documents.reading.scans.ruling import ruling_of

    for done, (number, picture) in enumerate(pictures, 1):
        dpi = picture.dpi
        pixels = straightened(without_seals(picture.pixels, dpi))
        segments, plain = ruling_of(pixels, dpi)
        high, wide = pixels.shape[:2]
        chars, unclear = chars_of(words_on(plain), high, dpi)
        page = Page(number, wide * 72 / dpi, high * 72 / dpi, tuple(chars), tuple(segments))
        yield Seen(page, unclear=unclear, recognised=True), picture.scanned
        if progress:
            progress(done, count)


def _coarse(pages: list[tuple[Seen, float]]) -> Iterator[tuple[int, float]]:
    return ((seen.page.number, scanned) for seen, scanned in pages if scanned < COARSE)


def _with_reserves(pages: list[Seen], coarse: dict[int, float], where: Location) -> Paged:
    paged = put_together(pages, len(pages), where, None)
    numbers = [seen.page.number for seen in pages if seen.recognised]
    reserves = [Reserve("recognised", _named(numbers), Place(1, 1, f"第{numbers[0]}页"), len(numbers))]
    if coarse:
        first = min(coarse)
        reserves.append(
            Reserve(
                "coarse", _named(sorted(coarse)), Place(1, 1, f"第{first}页"), round(min(coarse.values()))
            )
        )
    return paged._replace(reserves=(*reserves, *paged.reserves))


def _named(numbers: list[int]) -> str:
    """第1—3页、第7页 for 1, 2, 3 and 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"第{run[0]}—{run[-1]}页" if len(run) > 1 else f"第{run[0]}页" for run in runs)


def needs_recognition(where: Location, zh: str, en: str) -> InputError:
    return InputError(
        where,
        f'{zh}，须做文字识别（OCR）：`pip install "reformcheck[ocr]"` 之后可以直接读取',
        f'{en}; its characters must be recognised (OCR): after `pip install "reformcheck[ocr]"` it is read as it is',
    )
