"""The pages of a file as one stream of paragraphs and rows, with what stands across them and what leaves doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from time import thread_time
from typing import NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.pages.layout import Laid, blocks_of, lay_out
from reformcheck.plans.documents.reading.pages.lines import Page
from reformcheck.plans.documents.reading.stream import Block, Paragraph, Place, Reserve, Text

MAX_PAGES = 500
MAX_CHARS = 300_000
"""Ten times the longest plan."""
MAX_SEGMENTS = 4_000
"""Ruling lines of a page; more of them are a drawing, not tables."""
_SECONDS = 3.0
"""Of computing, that a file may take beside its text."""
_SECONDS_A_CHARACTER = 15e-6
"""Of which each takes a half or less."""
_STRANGE = 10
"""Strange characters that leave doubt: a few are marks and logos."""
_STRANGE_SHARE = 0.01
_SHOWN = 5


class Seen(NamedTuple):
    """A page, and what stands on it outside its text."""

    page: Page
    slanted: str = ""
    """What stands slanted over it."""
    noted: str = ""
    """What its annotations show, such as a stamp or a remark."""
    pictured: bool = False
    """Its text, if it has any, is in a picture."""
    unclear: str = ""
    """What was recognised on it without being made out."""
    recognised: bool = False
    """Its characters were recognised in a picture."""


class Paged(NamedTuple):
    """A file that knows pages, as read."""

    blocks: list[Block]
    seen: tuple[Seen, ...]
    reserves: tuple[Reserve, ...]


def put_together(
    pages: Iterable[Seen], count: int, where: Location, progress: Callable[[int, int], None] | None
) -> Paged:
    """All pages; no blocks where they have no text. Raises InputError for more text than any plan has."""
    seen: list[Seen] = []
    laid: list[Laid] = []
    allowed = thread_time() + _SECONDS
    asides: dict[tuple[str, str], int] = {}
    total = 0
    strange: list[str] = []
    for one in pages:
        number = one.page.number
        total += len(one.page.chars)
        if total > MAX_CHARS:
            raise too_much_text(where)
        strange += [char.char for char in one.page.chars if _is_strange(char.char)]
        if len(one.page.segments) > MAX_SEGMENTS:
            one = one._replace(page=one.page._replace(segments=()))
        seen.append(one)
        laid.append(lay_out(one.page, laid[-1].columns if laid else None))
        allowed += len(one.page.chars) * _SECONDS_A_CHARACTER
        if thread_time() > allowed:
            raise beyond_bounds(where)
        for kind, text in (
            ("斜排的文字", one.slanted),
            ("批注", one.noted),
            ("没有认清的文字", one.unclear),
        ):
            if text:
                asides.setdefault((kind, text), number)
        if progress:
            progress(number, count)
    blocks = blocks_of(laid)
    if not blocks:
        return Paged([], tuple(seen), ())
    after = len(blocks)
    reserves = list(_reserves(seen))
    if len(strange) > max(_STRANGE, total * _STRANGE_SHARE):
        examples = list(dict.fromkeys(strange))[:_SHOWN]
        reserves.append(Reserve("glyphs", "".join(examples), Place(1, 1, "第1页"), len(strange)))
    blocks += [
        Paragraph(Text(text, ((0, Place(after + 1, 1, f"第{page}页{kind}")),)), aside=True)
        for (kind, text), page in asides.items()
    ]
    return Paged(blocks, tuple(seen), tuple(reserves))


def _is_strange(char: str) -> bool:
    """Whether a character means what its font alone knows: it is of private use, or of a script that stands in no official text.

    A font that does not tell its characters gives those of any number.
    """
    return char >= "\u0180" and _FOREIGN.match(char) is not None


_FOREIGN = re.compile(
    "[\u0180-\u01cc\u01dd-\u0250\u0253-\u0260\u0262-\u02af\u0460-\u05ff\u0700-\u0eff\u1000-\u17ff\u18b0-\u1dff\u2c00-\u2dff"
    "\ua4d0-\uabff\ue000-\uf8ff\U00010000-\U0001f0ff\U000f0000-\U0010ffff]"
)
"""Not among them: the vowels of pinyin, Greek, Cyrillic, Arabic, Tibetan, Mongolian, Yi, kana and Hangul."""


def _reserves(seen: list[Seen]) -> Iterable[Reserve]:
    """Pages among others that show something and hold no text: scans, most often."""
    for one in seen:
        if one.pictured:
            page = f"第{one.page.number}页"
            yield Reserve("picture", page, Place(1, 1, page), 1)


def beyond_bounds(where: Location) -> InputError:
    return InputError(
        where,
        "文件展开后过大或过于复杂，不像是公文（可能是压缩炸弹），未读取",
        "it unpacks to more than any document does (a bomb?); not read",
    )


def too_much_text(where: Location) -> InputError:
    return InputError(where, "文字过多，不像是方案", "more text than any plan has")


def too_many_pages(where: Location, kind: str) -> InputError:
    return InputError(
        where,
        f"{kind} 超过 {MAX_PAGES} 页，不像是方案",
        f"the {kind} has over {MAX_PAGES} pages; no plan has",
    )
