"""Lines for a terminal or a pipe: styled words, wrapped as Chinese and English are.

Chinese has no spaces: a line may end after any character, but not before closing punctuation nor after
opening punctuation. Width is counted in cells of the terminal, two for a Chinese character. Without a
width, as in a pipe, nothing is wrapped and nothing heavy is loaded.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reformcheck.reports.plain import one_line

Span = tuple[str, str]
"""Words, and their style as rich spells it."""

_OPENING = "（「『“‘《〈【〔［"
_CLOSING = "，。、；：！？）」』”’》〉】〕］…"
_WIDE = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"


# Compiled when something is wrapped: a pipe never pays for it.
@lru_cache(maxsize=1)
def _atom() -> re.Pattern[str]:
    """What stays on one line: a Chinese character, a number with the character it counts (126号), or a word,
    each with the punctuation and the spaces that cling to it."""
    return re.compile(
        rf"[{_OPENING}(\[\"]*"
        rf"(?:[0-9][0-9.:/-]*[{_WIDE}]|[{_WIDE}]|[^\s{_WIDE}{_OPENING}]+)?"
        rf"(?:[{_CLOSING},;:!?)\]\"]|\.(?![0-9A-Za-z]))*[ \u3000]*|.",
        re.DOTALL,
    )


_TALLY = re.compile(r".+?(?:  +|$)", re.DOTALL)

# Characters that are quoted of one text of the plan.
_QUOTED = 120


class Style(NamedTuple):
    """How to print: language, and how much."""

    lang: str
    verbose: bool = False
    coverage: bool = False
    color: bool = False
    """Without colour, what a difference in wording drops and adds is put between marks."""

    def t(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en

    @property
    def limit(self) -> int | None:
        """Characters that are quoted of a text of the plan."""
        return None if self.verbose else _QUOTED


class Paragraph(NamedTuple):
    """Words that are wrapped together."""

    spans: tuple[Span, ...]
    indent: int = 0
    """Cells before the first line."""
    hang: int = 0
    """Cells before the lines after it."""
    tallies: bool = False
    """A row of counts: it breaks only where two spaces stand between them."""

    @property
    def plain(self) -> str:
        return "".join(text for text, _ in self.spans)


EMPTY = Paragraph(())
"""A blank line."""


def paragraph(
    *spans: Span | str, indent: int = 0, hang: int | None = None, tallies: bool = False
) -> Paragraph:
    """Words as they may be shown: one line, no character that acts. The hang is two cells more by default."""
    styled = (span if isinstance(span, tuple) else (span, "") for span in spans)
    shown = tuple((one_line(text), style) for text, style in styled)
    return Paragraph(shown, indent, indent + 2 if hang is None else hang, tallies)


def wrapped(para: Paragraph, width: int | None) -> Iterator[tuple[Span, ...]]:
    """The lines of a paragraph at most `width` cells wide; one line where the width is None."""
    starts = [0] if width is None else list(_starts(para, width))
    ends = [*starts[1:], sum(len(text) for text, _ in para.spans)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        pad = para.hang if number else para.indent
        spans = tuple(_cut(para.spans, start, end))
        yield (((" " * pad, ""), *spans) if pad else spans)


def pad(text: str, cells: int) -> str:
    """The text filled with spaces to a width in cells."""
    return text + " " * (cells - cell_len(text))


def cell_len(text: str) -> int:
    """Width in cells of a terminal."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len as measured

    return measured(text)


def _starts(para: Paragraph, width: int) -> Iterator[int]:
    """Where each line starts in the paragraph's text."""
    yield 0
    room = width - para.indent
    left = room
    for start, atom in _atoms(para, max(1, width - max(para.indent, para.hang))):
        if cell_len(atom.rstrip()) > left and left < room:
            yield start
            left = room = width - para.hang
        left -= cell_len(atom)


def _atoms(para: Paragraph, width: int) -> Iterator[tuple[int, str]]:
    """What stays together, with its place; cut where it is wider than a whole line."""
    for found in (_TALLY if para.tallies else _atom()).finditer(para.plain):
        start = found.start()
        for piece in _pieces(found.group(), width):
            yield start, piece
            start += len(piece)


def _pieces(atom: str, width: int) -> Iterator[str]:
    if cell_len(atom.rstrip()) <= width:
        yield from [atom] if atom else []
        return
    begin = used = 0
    for at, char in enumerate(atom):
        cells = cell_len(char)
        if used + cells > width and at > begin:
            yield atom[begin:at]
            begin, used = at, 0
        used += cells
    yield atom[begin:]


def _cut(spans: tuple[Span, ...], start: int, end: int) -> Iterator[Span]:
    """The spans between two places of their joined text."""
    at = 0
    for text, style in spans:
        part = text[max(0, start - at) : max(0, end - at)]
        at += len(text)
        if part:
            yield part, style
