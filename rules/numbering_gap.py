"""Item numbers skip or repeat. A section may start again at 1; withheld numbers are no gap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformcheck.plans.model import Item
from reformcheck.rules.model import Context, Finding, Severity

ID = "numbering-gap"
SEVERITY: Severity = "warning"
MESSAGE = {
    "zh": {
        "gap": "序号应为 {expected}，现为 {found}：中间缺 {missing}",
        "repeat": "序号 {found} 重复或倒退，应为 {expected}",
    },
    "en": {
        "gap": "number {expected} was expected and {found} found: {missing} is missing",
        "repeat": "number {found} repeats or runs back; {expected} was expected",
    },
}

_DIGITS = "零一二三四五六七八九"
_CHINESE = re.compile(r"([二三四五六七八九]?)十([一二三四五六七八九]?)")


def check(context: Context) -> Iterator[Finding]:
    withheld = {number for entry in context.plan.withheld for number in entry.numbers}
    last, section = 0, None
    for item in context.plan.items:
        number = parse_number(item.number) if item.numbered else None
        if number is None:
            continue
        expected = last + 1
        while expected in withheld and expected != number:
            expected += 1
        restart = number == 1 and section not in (None, item.section)
        if number != expected and not restart:
            yield _finding(item, expected, number, withheld)
        last, section = number, item.section


def parse_number(text: str) -> int | None:
    """12 for "12", "（12）", "12.", "十二" or "（十二）"; None for anything else."""
    bare = text.strip(" \t（）()【】[].．、第条项")
    if bare.isdecimal():
        return int(bare)
    if len(bare) == 1 and bare in _DIGITS:
        return _DIGITS.index(bare)
    tens = _CHINESE.fullmatch(bare)
    if tens is None:
        return None
    ten, one = tens.groups()
    return 10 * (_DIGITS.index(ten) if ten else 1) + (_DIGITS.index(one) if one else 0)


def _finding(item: Item, expected: int, number: int, withheld: set[int]) -> Finding:
    missing = tuple(str(n) for n in range(expected, number) if n not in withheld)
    return Finding(
        item.locate("number"),
        {"expected": expected, "found": number, "missing": missing},
        item_number=item.number,
        variant="gap" if number > expected else "repeat",
    )
