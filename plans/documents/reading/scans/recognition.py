"""The characters of a page that is a picture, as the models of RapidOCR read them; nothing is fetched from a network."""

from __future__ import annotations

import re
from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from reformcheck.plans.documents.reading.pages.lines import Char

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SIDE = 960
"""Pixels that the shorter side of a page has at least when lines are sought."""
_DARK = 128
_MIN_INK, _MAX_INK = 0.0002, 0.6
"""Shares of dark pixels; two characters on a page of A4 have the first."""
_SURE = 0.5
"""Below this score a line was not made out."""


class Words(NamedTuple):
    """A line, or a part of one, that was recognised; its box is in pixels."""

    text: str
    score: float
    left: float
    top: float
    right: float
    bottom: float


@lru_cache(maxsize=1)
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "Global.text_score": 0.0,
            "Global.max_side_len": 4000,
            "Det.limit_side_len": _SIDE,
            "Rec.rec_batch_num": 1,
        }
    )


def words_on(page: NDArray[Any]) -> list[Words]:
    """What was recognised on a page, sure or not; nothing is sought where there is hardly any ink."""
    if not _MIN_INK < (page.min(axis=2) < _DARK).mean() < _MAX_INK:
        return []
    found = _engine()(page)
    if found.boxes is None or found.txts is None:
        return []
    return [
        Words(
            in_full_width(text),
            float(score),
            min(x for x, _ in box),
            min(y for _, y in box),
            max(x for x, _ in box),
            max(y for _, y in box),
        )
        for box, text, score in zip(found.boxes.tolist(), found.txts, found.scores, strict=True)
        if text.strip()
    ]


_FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_HAN = r"[\u3400-\u9fff〔〕《》“”、，。；：？！（）]"
_HALF = re.compile(rf"(?<={_HAN})[,;:?!()]|[,;:?!()](?={_HAN})")
# Brackets of which one is full: （2018) and (2018）.
_OPENED = re.compile(r"（([^（）()]{0,40})\)")
_CLOSED = re.compile(r"\(([^（）()]{0,40})）")


def in_full_width(text: str) -> str:
    """Marks beside Han as Chinese texts print them: 责任单位:省科技厅) is 责任单位：省科技厅）."""
    text = _HALF.sub(lambda match: _FULL[match.group()], text)
    return _CLOSED.sub(r"（\1）", _OPENED.sub(r"（\1）", text))


_PAGE_NUMBER = re.compile(r"[-—–－一_.·\s]{0,6}\d{1,3}[-—–－一_.·\s]{0,6}")


def chars_of(words: list[Words], high: int, dpi: float) -> tuple[list[Char], str]:
    """The characters with their boxes in points from the lower left corner, and what was not made out."""
    scale = 72 / dpi
    sure = [one for one in words if one.score >= _SURE and not _is_page_number(one, high)]
    unclear = " ".join(one.text for one in words if one.score < _SURE)
    usual = _usual_size(sure)
    chars: list[Char] = []
    for one in sure:
        units = sum(map(_width, one.text))
        tall = one.bottom - one.top
        alike = usual is not None and 0.7 < tall / usual.tall < 1.3
        size = usual.wide if usual and alike else (one.right - one.left) / units
        pitch = size if units < _FEW and alike else (one.right - one.left) / units
        middle, left = high - (one.top + one.bottom) / 2, one.left
        for char in one.text:
            wide = _width(char)
            if not char.isspace():
                box = (left, middle - size / 2, left + wide * min(pitch, size), middle + size / 2)
                chars.append(Char(char, *(value * scale for value in box)))
            left += wide * pitch
    return chars, unclear


_FEW = 5
_MANY = 10
"""Characters of a line that tell how large each is."""


class _Size(NamedTuple):
    tall: float
    wide: float


def _usual_size(words: list[Words]) -> _Size | None:
    """The height of the boxes of most long lines, and the width of a character of Han in them."""
    units = [(one, sum(map(_width, one.text))) for one in words]
    longer = [(one, n) for one, n in units if n >= _MANY] or [(one, n) for one, n in units if n >= _FEW]
    if not longer:
        return None
    return _Size(
        median(one.bottom - one.top for one, _ in longer),
        median((one.right - one.left) / n for one, n in longer),
    )


def _width(char: str) -> float:
    return 0.5 if char.isascii() else 1.0


def _is_page_number(one: Words, high: int) -> bool:
    at_edge = one.top > 0.9 * high or one.bottom < 0.06 * high
    return at_edge and _PAGE_NUMBER.fullmatch(one.text) is not None
