"""Text that was broken into lines of one width, as copied from a page, put together again."""

from __future__ import annotations

import re
from collections import Counter

from reformcheck.plans.documents.labels import label_of
from reformcheck.plans.documents.stream import Text

_ENDS = "。！？；：:;!?）)〕】”"
_MIN_LINES = 15
_MIN_WIDTH, _MAX_WIDTH = 18, 60
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
    if len(lines) < _MIN_LINES:
        return None
    widths = Counter(len(line.string) for line in lines)
    width = max(widths, key=lambda n: widths[n] + widths[n - 1] + widths[n - 2])
    if not _MIN_WIDTH <= width <= _MAX_WIDTH or max(widths) > width + 3:
        return None
    full = [line for line in lines if len(line.string) >= width - 2]
    cut = sum(line.string[-1] not in _ENDS for line in full)
    return width if len(full) * 2 > len(lines) and cut * 2 > len(full) else None


def starts_paragraph(string: str) -> bool:
    """Whether a line opens with a label or a key that never stands inside a sentence."""
    return label_of(string) is not None or _NEW_PARAGRAPH.match(string) is not None
