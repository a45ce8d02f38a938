"""Text that was broken into lines of one width, as copied from a page, put together again."""

from __future__ import annotations

import re

from reformcheck.plans.documents.phrases.enumerators import label_of
from reformcheck.plans.documents.reading.stream import Text

_ENDS = "。！？；：:;!?）)〕】”"
_MIN_CUT = 5
_MIN_WIDTH, _MAX_WIDTH = 18, 60
_HALF = re.compile(r"[ -~]")
_INDENT = 2
_MOST_LONGER = 2
"""Lines that may be longer than the width, as a title is."""
_BULLETS = "●○◆◇■□▲★※•►➢✓√"
_NEW_PARAGRAPH = re.compile(r"附件|附表|抄送|主送|[（(]?(责任|牵头|配合|协办|参与)(单位|部门)")


def unwrap(lines: list[Text]) -> list[Text]:
    """The same lines, or their paragraphs where most lines end at one width in the middle of a sentence."""
    widths = [_width_of(line) for line in lines]
    width = _wrap_width(lines, widths)
    if width is None:
        return lines
    joined: list[Text] = []
    open_end = False
    for line, own in zip(lines, widths, strict=True):
        if open_end and line.place().column <= 2 and not starts_paragraph(line.string):
            joined[-1] += line
        else:
            joined.append(line)
        open_end = own >= width - 2
    return joined


def _width_of(line: Text) -> float:
    """In characters of full width, with the indent of a paragraph's first line: that of two, in blanks of either width."""
    half = len(_HALF.findall(line.string))
    return len(line.string) - half / 2 + (_INDENT if line.place().column in (3, 5) else 0)


def _wrap_width(lines: list[Text], widths: list[float]) -> float | None:
    """The width, where no line is longer, but a title or two, and many of that width break off inside a sentence."""
    for width in sorted(set(widths), reverse=True)[: _MOST_LONGER + 1]:
        longer = sum(own > width for own in widths)
        if longer > _MOST_LONGER or width < _MIN_WIDTH:
            return None
        full = [line.string for line, own in zip(lines, widths, strict=True) if width - 2 <= own <= width]
        cut = sum(string[-1] not in _ENDS for string in full)
        if width <= _MAX_WIDTH and cut >= _MIN_CUT and cut * 2 > len(full):
            return width
    return None


def starts_paragraph(string: str) -> bool:
    """Whether a line opens with a label or a key that never stands inside a sentence."""
    return label_of(string) is not None or string[0] in _BULLETS or _NEW_PARAGRAPH.match(string) is not None


_SAYS_WHO = re.compile(r"(?:——|--|－－)[\u4e00-\u9fff]|[（(]?(?:责任|牵头|配合|协办|参与)(?:单位|部门)")


def says_who(string: str) -> bool:
    """Whether a paragraph holds nothing but units: 责任单位：甲, ——甲、乙. What follows with a number is another."""
    return _SAYS_WHO.match(string) is not None


# 吉政办发〔2019〕19号 on a line of its own.
_NUMBER_LINE = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[【（(]\d{4}[〕\]】）)]\d+号")


def is_number_line(string: str) -> bool:
    """Whether the line is a document number and nothing else."""
    return _NUMBER_LINE.fullmatch(string) is not None
