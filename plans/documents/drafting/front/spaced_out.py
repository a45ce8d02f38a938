"""Lines whose characters stand apart, as titles and headings are set: 实 施 方 案 and 实施方案 are one."""

from __future__ import annotations

from dataclasses import replace

from reformcheck.plans.documents.reading.stream import Block, Paragraph, Text, join

_FEWEST = 4
_LONGEST = 120


def drawn_together(blocks: list[Block]) -> list[Block]:
    """The blocks, such a line without the blanks between its characters."""
    return [replace(b, text=_together(b.text)) if isinstance(b, Paragraph) else b for b in blocks]


def _together(text: Text) -> Text:
    """It is set apart where nearly all that stands between blanks are single characters."""
    if len(text.string) > _LONGEST or not _is_apart(words := text.string.split()):
        return text
    parts: list[Text] = []
    at = 0
    for word in words:
        at = text.string.index(word, at)
        parts.append(text.cut(at, at + len(word)))
        at += len(word)
    return join(parts)


def _is_apart(words: list[str]) -> bool:
    single = sum(len(word) == 1 and "\u4e00" <= word <= "\u9fff" for word in words)
    return single >= _FEWEST and single * 5 >= len(words) * 4
