"""Names in a list inside one paragraph: 知识产权保护方面6项：甲；乙；丙。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reformcheck.catalog.language.numerals import NUMERAL, parse_span, to_int
from reformcheck.plans.documents.phrases.heading_counts import Heading
from reformcheck.plans.documents.phrases.name_lists import CLOSERS, OPENERS, is_office, pieces
from reformcheck.plans.documents.phrases.unit_lists import TAIL
from reformcheck.plans.documents.reading.stream import Text

_SPAN_LINE = re.compile(r"(\d{1,3}\s*[-－—–~～至]\s*\d{1,3})\s*项?\s*(?:[（(][^（()）]*[）)])?")


def span_line(string: str) -> tuple[int, ...]:
    """Numbers that stand on a line without their measures, as 11-13（略）."""
    match = _SPAN_LINE.fullmatch(string)
    return parse_span(re.sub(r"\s", "", match.group(1))) if match else ()


# One of several fields in a paragraph: 其中，政务服务方面3项：“甲”“乙”；医疗保障方面2项：“丙”“丁”。
_COUNTED_FIELD = re.compile(
    r"(?:^|(?<=[。；;])|(?<=其中[，,：:])|(?<=其中))\s*[^，,；;：:。“”「」（()）]{2,24}?(?:方面|领域|环节|类)\s*[（(，,]?(?:共|计|有)*"
    rf"\s*[{NUMERAL}]{{1,4}}\s*[项条个][^：:“”「；;。，]{{0,10}}[：:]\s*(?=[“「『])"
)


def counted_fields(string: str) -> list[int]:
    """Where the fields begin, each with its count and its names in quotes."""
    return [match.start() for match in _COUNTED_FIELD.finditer(string)] if "项" in string else []


_LEADS_IN = re.compile(r"^[：:]\s*(?:具体)?(?:分别)?(?:为|是|包括|如下)?[：:]?\s*")


# A field without a count, as 知识产权保护方面：甲；乙。 or 金融开放领域：“甲”“乙”等2项。
_FIELD = re.compile(r"^(?P<name>[^：:，,；;。“”]{2,30}(?:方面|领域|环节|类))(?P<rest>[：:].+)$", re.DOTALL)
_COUNTED = rf"等?\s*(?:共|共计|计)?\s*(?P<n>[{NUMERAL}两]{{1,4}})\s*[项条个](?:改革|创新|试点)*(?:举措|措施|事项|经验|任务|成果|政策)*"
_COUNT_BEHIND = re.compile(rf"\s*(?P<count>{_COUNTED})?\s*等?\s*[。；;，,]?\s*")
_COUNT_AT_END = re.compile(_COUNTED + "$")
# 推广“甲”、“乙”等2项改革举措。 says it in a sentence.
_SPREADS = re.compile(
    r"^(?:[^“”。；;]{2,24}。)?[^“”「」『』\"。；;]{0,30}(?:复制|推广|推行|实施|落实|借鉴)[^“”「」『』\"。；;]{0,12}(?=[“「『\"])"
)
# 推广甲、乙、丙等3项经验, where there are as many as it says.
_COUNTED_LIST = re.compile(
    r"^(?:[^“”。；;]{2,24}。)?[^“”。；;、]{0,12}?(?:复制|推广|推行)(?P<names>[^。；;]{6,300}?)"
    + _COUNTED
    + r"[。；;，,]?"
)
_QUOTES = {"“": "”", "「": "」", "『": "』", "《": "》", '"': '"', "〝": "〞"}
_BETWEEN = " \u3000、，,；;和及与\n"
_LONGEST_NAME = 150


class Listed(NamedTuple):
    """The names of a paragraph and what follows them."""

    names: tuple[Text, ...]
    behind: Text
    """Sentences behind the list, which may say who answers for all."""
    counted: bool = False
    """It ends in 等2项."""


def listed_names(head: Text, heading: Heading) -> Listed | None:
    """The names that a heading lists behind its colon; None where it is no such heading."""
    rest = heading.rest if heading.declared else ""
    if not rest and (field := _FIELD.match(head.string)):
        rest = field.group("rest")
    if rest[:1] in ("：", ":"):
        lead = _LEADS_IN.match(rest)
        return _names_at(head, len(head.string) - len(rest) + (lead.end() if lead else 1), heading.declared)
    if spread := _SPREADS.match(head.string):
        quoted = _quoted(head, spread.end())
        if quoted and len(quoted.names) > 1 and quoted.counted:
            return quoted
    if counted := _COUNTED_LIST.match(head.string):
        names = list(_split_list(head.cut(*counted.span("names")), "、"))
        if len(names) > 1 and len(names) == to_int(counted.group("n")):
            return Listed(tuple(names), head.cut(counted.end()), counted=True)
    return None


def _names_at(head: Text, start: int, declared: int | None) -> Listed | None:
    """Names in quotes; else between semicolons; else between 、 where they are as many as the count says."""
    quoted = _quoted(head, start)
    if quoted and (len(quoted.names) > 1 or declared or quoted.counted):
        return quoted
    stop = _end_of_sentence(head.string, start)
    body, count = _without_count(head.cut(start, stop))
    names = [name for name in _split_list(body, "；;") if name]
    if len(names) == 1 and len(parts := list(_split_list(body, "、"))) == (count or declared or 0):
        names = parts
    if declared or count or len(names) > 1:
        return Listed(tuple(names), head.cut(stop), count is not None)
    return None


def _quoted(head: Text, start: int) -> Listed | None:
    """“甲”、“乙”等2项: names in quotes with 、 or nothing between, and nothing else up to the end of the sentence."""
    string, at, names = head.string, start, []
    while (opener := _next_quote(string, at)) >= 0:
        end = _closing(string, opener)
        if end < 0:
            return None
        at = _behind_units(string, end + 1)
        names.append(head.cut(opener + 1, end) + head.cut(end + 1, at))
    tail = _COUNT_BEHIND.match(string, at)
    if not names or tail is None:
        return None
    behind = head.cut(tail.end())
    if behind and behind.string[0] not in OPENERS and string[: tail.end()].rstrip()[-1] not in "。；;，,":
        return None
    return Listed(tuple(names), behind, tail.group("count") is not None)


def _behind_units(string: str, at: int) -> int:
    """Where the brackets end that name units right behind a quote, as “甲”（省法院）; else `at` itself."""
    units = _UNITS.match(string, at)
    named = units and all(is_office(piece.string.strip()) for piece in pieces(TAIL.sub("", units["names"])))
    return units.end() if units and named else at


_UNITS = re.compile(r"[（(〔【](?P<names>[^（()）〔〕【】]{3,80})[）)〕】]")


def _next_quote(string: str, at: int) -> int:
    """Where the quote behind the marks and the number at `at` opens; -1 where something else stands there."""
    while at < len(string) and string[at] in _BETWEEN:
        at += 1
    numbered = _NUMBER.match(string, at)
    opener = numbered.end() if numbered else at
    return opener if opener < len(string) and string[opener] in _QUOTES else -1


def _closing(string: str, opener: int) -> int:
    """Where the quote that opens here is closed, inner ones of its kind counted."""
    mark, depth = _QUOTES[string[opener]], 0
    for at in range(opener, min(len(string), opener + _LONGEST_NAME)):
        if string[at] == mark and (mark != string[opener] or at > opener):
            depth -= 1
            if depth <= 0:
                return at
        elif string[at] == string[opener]:
            depth += 1
    return -1


def _end_of_sentence(string: str, start: int) -> int:
    """Behind the full stop outside brackets and quotes."""
    depth = 0
    for at in range(start, len(string)):
        if string[at] in OPENERS:
            depth += 1
        elif string[at] in CLOSERS:
            depth = max(depth - 1, 0)
        elif depth == 0 and string[at] == "。":
            return at + 1
    return len(string)


def _without_count(body: Text) -> tuple[Text, int | None]:
    """The list without 等3项 at its end, and that count."""
    match = _COUNT_AT_END.search(body.string.rstrip("。；; "))
    return (body.cut(0, match.start()), to_int(match.group("n"))) if match else (body, None)


def _split_list(text: Text, marks: str) -> Iterator[Text]:
    depth, start = 0, 0
    for at, char in enumerate(text.string):
        if char in OPENERS:
            depth += 1
        elif char in CLOSERS:
            depth = max(depth - 1, 0)
        elif depth == 0 and char in marks:
            yield _bare(text.cut(start, at))
            start = at + 1
    yield _bare(text.cut(start))


_NUMBER = re.compile(r"(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⑳])\s*")


def _bare(name: Text) -> Text:
    """A name without its number, the full stop and the quotes around it."""
    lead = re.match(
        r"(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[①-⑳]|(?:以及|和)(?=[“\u4e00-\u9fff]{6}))\s*", name.string
    )
    name = name.cut(lead.end() if lead else 0, len(name.string.rstrip("。；; ")))
    if name.string[:1] in _QUOTES and _closing(name.string, 0) == len(name.string) - 1:
        return name.cut(1, len(name.string) - 1)
    return name
