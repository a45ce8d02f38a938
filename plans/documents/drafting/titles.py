"""The title of a task: its first sentence, or what stands before a colon or a gap."""

from __future__ import annotations

import re

from reformcheck.plans.documents.phrases.name_lists import CLOSERS, OPENERS
from reformcheck.plans.documents.reading.stream import Text

_GAP = re.compile(r"\t|[ \u3000\u00a0]{2,}|\u3000|[ \u00a0](?=[\u4e00-\u9fff]{2,6}[:：])")


def split_title(text: Text) -> tuple[Text, Text]:
    """The first sentence, or what stands before a colon or a gap, and the rest; brackets and quotes are kept whole."""
    string = text.string
    depth = 0
    gap = _GAP.search(string)
    if gap and 4 <= gap.start() <= 60 and "。" not in string[: gap.start()]:
        return text.cut(0, gap.start()), text.cut(gap.end())
    for at, char in enumerate(string):
        if char in OPENERS:
            depth += 1
        elif char in CLOSERS:
            depth = max(depth - 1, 0)
        elif depth == 0 and char in "。！？：:" and _ends_title(string, at, char):
            return text.cut(0, at), text.cut(at + 1)
    return text, text.cut(len(string))


_LEADS_ON = re.compile(r"(?:是|为|如下|包括|以下|下列|其中|即|指|有)$")


def _ends_title(string: str, at: int, char: str) -> bool:
    if char in "。！？":
        return at > 0
    before = string[:at].strip()
    short = 4 <= len(before) <= 45 and not re.search("[，,；;]", before) and not _LEADS_ON.search(before)
    return short and len(string) - at > 4
