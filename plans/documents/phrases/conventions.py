"""What a document says once for all that follows: who leads, who is always meant, where it applies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_ONWARD = r"(?P<onward>[，,、]?\s*(?:以?下同|后同|以下类推|以此类推))?"
# Written as text: they are compiled by the few documents that have a convention.
_FIRST_LEADS = (
    (
        r"[^，。；;（()]{0,14}?[排列居位]\s*(?:名|在|于|为)?\s*(?:第一|首|最前)[^，。；;（()]{0,12}?[为是系]\s*"
        r"(?:总?牵头|主要?责任|主办|主责|第一责任)[^，。；;）)]{0,6}?(?=[，,。；;）)]|$)" + _ONWARD
    ),
    (
        r"[^，。；;（()]{0,10}?(?:第一|首)(?:(?:个|家|位|顺位|责任){1,3}(?:单位|部门)?|单位|部门)[^，。；;（()]{0,4}为(?:总?牵头|主办|主责)"
        r"[^，。；;）)]{0,6}?(?=[，,。；;）)]|$)" + _ONWARD
    ),
)
_NOT_LISTED = r"[，,]?\s*(?:下文|以下|文中)?不再(?:一一|逐一|逐项|重复|单独|另行)*[列注标][^，。；;）)]{0,2}"
_EVERYWHERE = (
    (
        r"(?:以下|以上|上述|下列|各项)[^，。；;（()]{0,12}?均(?:需要?|须|应)?由?(?P<units>[^，。；;]{2,40}?)(?:共同|具体|按职责|分工)*"
        rf"(?P<verb>负责|落实|配合|参与|实施|推进|执行)[^，。；;）)]{{0,6}}{_NOT_LISTED}"
    ),
    (
        r"(?P<units>各[^，。；;：:]{1,24}?)(?:均)?[为是][^，。；;]{0,6}?(?P<verb>责任|配合|参与|实施|落实)(?:单位|部门|主体)"
        rf"(?:[，,]\s*下同|{_NOT_LISTED})"
    ),
    r"(?P<units>各[^，。；;：:]{1,24}?)(?:负责)?(?P<verb>落实|配合)[，,]\s*下同",
)
_SCOPE = (
    r"(?:以下[^。；;]{0,10}?除[^。；;]{0,40}?外|除[^。；;，,]{0,12}?[标注][^。；;，,]{0,12}?外|未[标注][^。；;，,]{0,16}?的)[，,]?\s*"
    r"[^，。；;]{0,8}?(?:(?:适用|推广|实施)范围)?均为(?P<scope>[^，,。；;）)]+)"
)
_EMPTIED = re.compile("[（(〔][，。；\\s]+[）)〕]")


class Convention(NamedTuple):
    """One such sentence."""

    text: str
    start: int
    end: int
    onward: bool
    """It holds for what follows, not only for the clause that it stands in."""
    first_leads: bool = False
    units: str = ""
    """Who is always meant, as printed."""
    assisting: bool = False
    scope: str = ""


def conventions_in(string: str) -> list[Convention]:
    """The conventions that a text states, in reading order."""
    if not _may_state(string):
        return []
    found: list[Convention] = []
    for m in _matches(_FIRST_LEADS, string):
        found.append(_made(m, bool(m.group("onward")), first_leads=True))
    for m in _matches(_EVERYWHERE, string):
        found.append(_made(m, True, units=m.group("units"), assisting=m.group("verb") in ("配合", "参与")))
    for m in _matches((_SCOPE,), string):
        found.append(_made(m, True, scope=m.group("scope").strip()))
    return sorted(found, key=lambda c: c.start)


def _may_state(string: str) -> bool:
    """A quick look for the words that every convention has."""
    if "不再" in string or "均为" in string or "下同" in string:
        return True
    return "牵头" in string and any(word in string for word in ("第一", "首", "最前"))


def _matches(patterns: Iterable[str], string: str) -> list[re.Match[str]]:
    """All matches that do not overlap, those of the first patterns first."""
    found: list[re.Match[str]] = []
    for pattern in patterns:
        for m in re.finditer(pattern, string):
            if all(other.end() <= m.start() or m.end() <= other.start() for other in found):
                found.append(m)
    return found


def _made(
    match: re.Match[str],
    onward: bool,
    *,
    first_leads: bool = False,
    units: str = "",
    assisting: bool = False,
    scope: str = "",
) -> Convention:
    text = match.group().strip("，,、 ")
    return Convention(text, match.start(), match.end(), onward, first_leads, units, assisting, scope)


def without(string: str, conventions: list[Convention]) -> str:
    """The text with its conventions blanked out, so that offsets stay."""
    for c in conventions:
        string = string[: c.start] + "，" * (c.end - c.start) + string[c.end :]
    return _EMPTIED.sub(lambda m: "，" * len(m.group()), string) if conventions else string
