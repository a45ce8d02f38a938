"""Item numbers skip or repeat. A section may start again at 1; withheld numbers are no gap."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from reformcheck.catalog.language.numerals import to_int
from reformcheck.plans.model import Item, Plan
from reformcheck.rules.model import Context, Finding, Severity

ID = "numbering-gap"
NAME = {"zh": "编号不连续", "en": "Gap in the numbers"}
SEVERITY: Severity = "warning"
ABOUT = ("title",)
MESSAGE = {
    "zh": {
        "gap": "序号应为 {expected}，现为 {found}：缺 {missing}",
        "repeat": "序号 {found} 重复或倒退，应为 {expected}",
        "astray": "序号应为 {expected}，现为 {found}：{missing} 都在后面，没有缺项，只是这里的序号不对",
    },
    "en": {
        "gap": "number {expected} was expected and {found} found; missing: {missing}",
        "repeat": "number {found} repeats or runs back; {expected} was expected",
        "astray": "number {expected} was expected and {found} found; {missing} stand further down, so no item is missing: only the number is wrong",
    },
}
REMEDY = {
    "zh": {
        "file": "补上漏掉的任务，或者改正序号；没有公布的序号写入 `withheld`。",
        "document": "补上漏掉的任务，或者改正{place}起的序号；有不公开的，写明是哪几项。",
    },
    "en": {
        "file": "Add the item left out or correct the number; write unpublished numbers into `withheld`.",
        "document": "Add the item left out or correct the numbers from {place} on; where items are not published, say which.",
    },
}


_NEAR = 60
"""Numbers that are looked for further down: no list has more items, and the work stays in proportion."""


def check(context: Context) -> Iterator[Finding]:
    plan = context.plan
    numbered = [(i, n) for i in plan.items if i.numbered and (n := parse_number(i.number)) is not None]
    by_section = any(number == 1 for _, number in numbered[1:])
    withheld = _withheld(plan, by_section)
    doubted = {doubt.declared for doubt in plan.doubts if doubt.kind == "number"}
    mixed = plan.is_document and _is_mixed([(item.section, number) for item, number in numbered])
    last, section = 0, None
    later = {(_part(item, by_section), number): index for index, (item, number) in enumerate(numbered)}
    for index, (item, number) in enumerate(numbered):
        part = _part(item, by_section)
        hidden = withheld.get(part, frozenset())
        expected = last + 1
        while expected in hidden and expected != number:
            expected += 1
        there = (later.get((part, n), -1) > index for n in range(expected, number) if n not in hidden)
        if expected < number <= expected + _NEAR and all(there):
            yield _finding(item, expected, number, hidden, astray=True)
            continue
        restart = number == 1 and section not in (None, item.section)
        unread = number > expected and doubted.issuperset(range(expected, number))
        # What stands first may be no task: （一）指导思想 and （二）主要目标 before the task （三）.
        unread = unread or (plan.is_document and last == 0 and number > 1)
        elsewhere = mixed and item.section != section
        if number != expected and not (restart or unread or elsewhere):
            yield _finding(item, expected, number, hidden)
        last, section = number, item.section


def _is_mixed(numbers: list[tuple[str, int]]) -> bool:
    """Whether numbers of several kinds stand in one document: the steps 1. and 2. below the task （八）, before the task （九）.

    Then those of one section tell nothing of the next.
    """
    return any(
        section != before and number <= last for (before, last), (section, number) in pairwise(numbers)
    )


def _part(item: Item, by_section: bool) -> str:
    """What numbers run through: a section where each begins with 1, else the plan."""
    return item.section if by_section else ""


def parse_number(text: str) -> int | None:
    """12 for "12", "（12）", "12.", "十二" or "（十二）"; None for anything else."""
    return to_int(text.strip(" \t（）()【】[].．、第条项"))


def _withheld(plan: Plan, by_section: bool) -> dict[str, frozenset[int]]:
    """Numbers withheld in each section, or under "" in the whole plan where its numbers run through."""
    found: dict[str, frozenset[int]] = {}
    for entry in plan.withheld:
        section = entry.section if by_section else ""
        found[section] = found.get(section, frozenset()).union(entry.numbers)
    return found


def _finding(
    item: Item, expected: int, number: int, withheld: Collection[int], *, astray: bool = False
) -> Finding:
    return Finding(
        item.locate("number"),
        {
            "title": item.title,
            "expected": expected,
            "found": number,
            "missing": tuple(_missing(expected, number - 1, withheld)),
        },
        item_number=item.number,
        ordinal=item.ordinal,
        variant="astray" if astray else "gap" if number > expected else "repeat",
    )


def _missing(first: int, last: int, withheld: Collection[int]) -> Iterator[str]:
    """Spans of the numbers that should be there, as "3" or "13-18"."""
    start = first
    for stop in (*sorted(n for n in withheld if first <= n <= last), last + 1):
        if start < stop:
            yield f"{start}" if start == stop - 1 else f"{start}-{stop - 1}"
        start = stop + 1
