"""What a heading says besides its name: how many measures it holds, or which are left out."""

from __future__ import annotations

import re
from typing import NamedTuple

from reformcheck.catalog.language.numerals import NUMERAL, parse_span, to_int

_COUNTED = r"(?:项|条|个方面|个)"
_THING = r"(?:支持创新相关)?(?:改革)?(?:举措|措施|任务|事项|经验|政策|工作)?"
_N = rf"(?P<n>[{NUMERAL}]{{1,4}})"
_IN_BRACKETS = re.compile(
    rf"^(?P<name>.{{2,60}}?)\s*[（(]\s*(?:共|计|共计)?\s*{_N}\s*{_COUNTED}{_THING}\s*[）)]\s*(?P<rest>.*)$",
    re.DOTALL,
)
_BEHIND = re.compile(
    rf"^(?P<name>[^，,；;：:。]{{2,40}}?)\s*(?:[，,]\s*(?=共))?(?:共|计|共计|有)?\s*{_N}\s*项{_THING}\s*(?P<rest>[。：:；;].*)?$",
    re.DOTALL,
)
_SPAN = re.compile(
    rf"^(?P<name>.{{2,60}}?)\s*[（(]\s*第?\s*(?P<span>[{NUMERAL}]{{1,4}}\s*[-－—–~～至到]+\s*第?[{NUMERAL}]{{1,4}})\s*{_COUNTED}?\s*[）)]\s*(?P<rest>.*)$",
    re.DOTALL,
)


class Heading(NamedTuple):
    """A heading taken apart."""

    name: str
    declared: int | None = None
    span: tuple[int, ...] = ()
    """Numbers that it names in brackets, as （13-18）."""
    rest: str = ""
    """What follows the count."""


def read_heading(string: str) -> Heading:
    """Name and count of a heading such as 知识产权保护方面（共5项）."""
    match = _SPAN.match(string)
    if match:
        span = parse_span(re.sub(r"[\s第]", "", match.group("span")))
        if span:
            return Heading(match.group("name"), len(span), span, _rest(match))
    for pattern in (_IN_BRACKETS, _BEHIND):
        match = pattern.match(string)
        if match and (count := to_int(match.group("n"))) is not None:
            return Heading(match.group("name"), count, (), _rest(match))
    return Heading(string.rstrip("。：:；; "))


_LEFT_OUT = re.compile(
    r"^(?P<name>[^（(。]{2,40}?)\s*[（(]\s*(?:此处|内容|具体内容)?(?:从?略|省略|不公开|不予公开|另行印发|另行下达|另文印发|另发)\s*[）)]\s*。?$"
)


def left_out(string: str) -> str:
    """The name of a heading whose tasks are not printed: 军民深度融合方面（略）; empty for any other."""
    match = _LEFT_OUT.match(string)
    return match.group("name") if match else ""


def _rest(match: re.Match[str]) -> str:
    rest = (match.group("rest") or "").strip()
    return "" if rest in ("。", "：", ":", "；", ";") else rest


_TOTALS = (
    re.compile(rf"(?:举措|措施|任务|事项|经验|项目)[^。；;]{{0,8}}?共(?:计|有)?\s*{_N}\s*[项条]"),
    re.compile(rf"共(?:计|有)?\s*{_N}\s*[项条](?:改革)?(?:举措|措施|任务|事项|经验)"),
    re.compile(
        rf"(?:推广|落实|实施|承接|复制|推行|确定|提出)[^。；;，,]{{0,14}}?{_N}\s*[项条](?:改革)?(?:举措|措施|任务|事项|经验)"
    ),
)


def declared_totals(string: str) -> list[int]:
    """The numbers of measures that a sentence declares, the surest form first."""
    found = [to_int(m.group("n")) for pattern in _TOTALS for m in pattern.finditer(string)]
    return [n for n in found if n]
