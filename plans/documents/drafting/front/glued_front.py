"""The front of a text that lost its line breaks: title, number, salutation, signature and date in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformcheck.plans.documents.drafting.front.document_number import NUMBER
from reformcheck.plans.documents.reading.stream import Paragraph, Text

_LONG = 60
_TAIL = 80
_FRONT = 1200
"""Characters at the start of a paragraph in which a notice that hands out a plan is signed."""
_KINDS = "通知|意见|方案|措施|计划|要点|决定|办法"
_BLANK = r"[ \u3000\u00a0\u2002\u2003]"
_DATE = r"\d{4}年\d{1,2}月\d{1,2}日"
_OFFICE = r"[\u4e00-\u9fff]{4,30}(?:政府|办公室|办公厅|委员会|管委会|办事处|[厅局委部])"
_TITLE_BEFORE_GAP = re.compile(
    rf"[^。；;：:\s]{{8,80}}?(?:{_KINDS})(?={_BLANK}{{2,}}\S|{_BLANK}(?:为了?|根据|按照|依据|现将?)[\u4e00-\u9fff《])"
)
_TITLE_BEFORE_NUMBER = re.compile(rf"[^。；;：:\s]{{8,80}}?(?:{_KINDS})(?!的)(?={_BLANK}*{NUMBER.pattern})")
_TITLE_AND_SALUTATION = re.compile(
    rf"[^。；;：:]{{8,80}}?(?:{_KINDS})(?={_BLANK}*各[^。；;：:]{{2,80}}[：:]\S)"
)
_NUMBER_ALONE = re.compile(rf"{NUMBER.pattern}(?={_BLANK}|各)")
_SALUTATION = re.compile(r"各[^。；;：:]{2,80}[：:](?=\s*\S)")
_SIGNATURE = re.compile(rf"(?<=[。；）)])\s*(?=(?:{_OFFICE}\s*)?{_DATE}\s*$)")
_ISSUER = re.compile(rf"{_OFFICE}(?=\s*{_DATE})")
_SIGNED_WITHIN = re.compile(rf"(?<=[。）)])\s*(?={_OFFICE}\s*{_DATE}\s*\S)")
_DAY = re.compile(_DATE)
_OWN_TITLE = re.compile(rf"[^。；;：:，,\s]{{6,60}}?(?:{_KINDS})(?=\s|为|根据|按照)")


def unglued(block: Paragraph) -> Iterator[Text]:
    """The text of a paragraph, parted where it holds title, number, salutation, signature and date."""
    if len(block.text.string) < _LONG or block.furniture:
        yield block.text
    else:
        yield from _parts(block.text)


def _parts(text: Text) -> Iterator[Text]:
    fronts = (_TITLE_BEFORE_NUMBER, _TITLE_BEFORE_GAP, _NUMBER_ALONE, _TITLE_AND_SALUTATION, _SALUTATION)
    *front, text = _parted(text, *fronts)
    yield from front
    if match := _SIGNED_WITHIN.search(text.string, 0, _FRONT):
        yield text.cut(0, match.start())
        *signed, text = _parted(text.cut(match.end()), _ISSUER, _DAY, _OWN_TITLE)
        yield from signed
    tail = max(len(text.string) - _TAIL, 0)
    if match := _SIGNATURE.search(text.string, tail):
        yield text.cut(0, match.start())
        *signed, text = _parted(text.cut(match.end()), _ISSUER)
        yield from signed
    yield text


def _parted(text: Text, *patterns: re.Pattern[str]) -> Iterator[Text]:
    """What stands at the start by one pattern after the other, where it does, and the rest."""
    for pattern in patterns:
        if match := pattern.match(text.string):
            yield text.cut(0, match.end())
            text = text.cut(match.end())
    yield text
