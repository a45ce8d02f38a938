"""Text that was broken into lines of one width, as copied from a page, put together again."""

from __future__ import annotations

import re

from reformcheck.plans.documents.phrases.enumerators import label_of
from reformcheck.plans.documents.reading.stream import Text

_ENDS = "。！？；：:;!?）)〕】”"
_MIN_CUT = 5
_MIN_WIDTH, _MAX_WIDTH = 18, 60
_BULLETS = "●○◆◇■□▲★※•►➢✓√"
_NEW_PARAGRAPH = re.compile(r"附件|附表|抄送|主送|[（(]?(责任|牵头|配合|协办|参与)(单位|部门)")


def unwrap(lines: list[Text]) -> list[Text]:
    """The same lines, or their paragraphs where most lines end at one width in the middle of a sentence."""
    width = _wrap_width(lines)
    if width is None:
        return lines
    joined: list[Text] = []
    open_end = False
    for line in lines:
        if open_end and line.place().column <= 2 and not starts_paragraph(line.string):
            joined[-1] += line
        else:
            joined.append(line)
        open_end = len(line.string) >= width - 2
    return joined


def _wrap_width(lines: list[Text]) -> int | None:
    """The width, where no line is longer and many of that width break off inside a sentence."""
    width = max((len(line.string) for line in lines), default=0)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return None
    full = [line.string for line in lines if len(line.string) >= width - 2]
    cut = sum(line[-1] not in _ENDS for line in full)
    return width if cut >= _MIN_CUT and cut * 2 > len(full) else None


def starts_paragraph(string: str) -> bool:
    """Whether a line opens with a label or a key that never stands inside a sentence."""
    return label_of(string) is not None or string[0] in _BULLETS or _NEW_PARAGRAPH.match(string) is not None


# 吉政办发〔2019〕19号 on a line of its own.
_NUMBER_LINE = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[【（(]\d{4}[〕\]】）)]\d+号")


def is_number_line(string: str) -> bool:
    """Whether the line is a document number and nothing else."""
    return _NUMBER_LINE.fullmatch(string) is not None
