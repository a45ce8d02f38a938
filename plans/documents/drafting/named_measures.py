"""Names in a list inside one paragraph: 知识产权保护方面6项：甲；乙；丙。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformcheck.plans.documents.phrases.heading_counts import Heading
from reformcheck.plans.documents.phrases.name_lists import CLOSERS, OPENERS
from reformcheck.plans.documents.phrases.numerals import parse_span
from reformcheck.plans.documents.reading.stream import Text

_SPAN_LINE = re.compile(r"(\d{1,3}\s*[-－—–~～至]\s*\d{1,3})\s*项?\s*(?:[（(][^（()）]*[）)])?")


def span_line(string: str) -> tuple[int, ...]:
    """Numbers that stand on a line without their measures, as 11-13（略）."""
    match = _SPAN_LINE.fullmatch(string)
    return parse_span(re.sub(r"\s", "", match.group(1))) if match else ()


_LEADS_IN = re.compile(r"^[：:]\s*(?:具体)?(?:分别)?(?:为|是|包括|如下)?[：:]?\s*")


# A field without a count, as 知识产权保护方面：甲；乙。
_FIELD = re.compile(r"^(?P<name>[^：:，,；;。]{2,24}(?:方面|领域|环节|类))(?P<rest>[：:][^。]+。?)$")


def listed_names(head: Text, heading: Heading) -> list[Text]:
    """The names that a heading lists behind its colon; none where it is no such heading."""
    rest = heading.rest if heading.declared else ""
    if not rest and (field := _FIELD.match(head.string)) and "；" in field.group("rest"):
        rest = field.group("rest")
    if rest[:1] not in ("：", ":"):
        return []
    lead = _LEADS_IN.match(rest)
    start = len(head.string) - len(rest) + (lead.end() if lead else 1)
    return [name for name in _split_list(head.cut(start)) if name]


def _split_list(text: Text) -> Iterator[Text]:
    depth, start = 0, 0
    for at, char in enumerate(text.string):
        if char in OPENERS:
            depth += 1
        elif char in CLOSERS:
            depth = max(depth - 1, 0)
        elif depth == 0 and char in "；;":
            yield _bare(text.cut(start, at))
            start = at + 1
    yield _bare(text.cut(start))


def _bare(name: Text) -> Text:
    """A name without its number and the full stop."""
    lead = re.match(
        r"(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⑳]|(?:以及|和)(?=[“\u4e00-\u9fff]{6}))\s*", name.string
    )
    return name.cut(lead.end() if lead else 0, len(name.string.rstrip("。；; ")))
