"""The plan says how many items it has, and has another number. Withheld items count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from reformcheck.plans.model import Item, Location, Plan
from reformcheck.rules.model import Context, Finding, Severity

ID = "count-mismatch"
NAME = {"zh": "项数不符", "en": "Count differs"}
SEVERITY: Severity = "warning"
ABOUT = ("section",)
MESSAGE = {
    "zh": {
        "total": "方案写明共 {declared} 项，实有 {found} 项（列出 {printed} 项，未列出 {withheld} 项）",
        "section": "「{section}」写明 {declared} 项，实有 {found} 项（列出 {printed} 项，未列出 {withheld} 项）",
    },
    "en": {
        "total": "the plan declares {declared} items and has {found} ({printed} printed, {withheld} withheld)",
        "section": '"{section}" declares {declared} items and has {found} ({printed} printed, {withheld} withheld)',
    },
}
REMEDY = {
    "zh": {
        "file": "补上漏列的任务，或者改正项数；没有公布的任务写入 `withheld`。",
        "document": "补上漏列的任务，或者改正{place}写的项数；有不公开的，写明是哪几项。",
    },
    "en": {
        "file": "Add the item left out or correct the number; write unpublished items into `withheld`.",
        "document": "Add the item left out or correct the number in {place}; where items are not published, say which.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    plan = context.plan
    counts = _counts(plan)
    if plan.declared_total is not None:
        yield from _compare(counts, None, plan.declared_total, plan.locate("declared_total"))
    doubted = {doubt.words for doubt in plan.doubts if doubt.kind == "count"}
    for section in plan.sections:
        if section.name in doubted:
            continue  # reading-doubt says so
        yield from _compare(counts, section.name, section.declared, section.location)


class _Counts(NamedTuple):
    """Numbers of items, by their section; under None those of the whole plan."""

    printed: Counter[str | None]
    withheld: Counter[str | None]
    only_in_annex: Counter[str | None]
    only_in_text: Counter[str | None]
    """Items of the annex, or of the text, alone: either may be what the number was meant for; annex-differs tells of them."""


def _counts(plan: Plan) -> _Counts:
    counts = _Counts(Counter(), Counter(), Counter(), Counter())
    in_annex, in_text = (
        {difference.title for difference in plan.differences if difference.kind == kind}
        for kind in ("annex", "text")
    )
    for item in plan.items:
        for section in {None, item.section}:
            counts.printed[section] += not _goes_on(item)
            counts.only_in_annex[section] += item.title in in_annex
            counts.only_in_text[section] += item.title in in_text
    for entry in plan.withheld:
        for section in {None, entry.section}:
            counts.withheld[section] += entry.size
    return counts


def _goes_on(item: Item) -> bool:
    """Number 3.2: the second sentence with units of its own in the paragraph of item 3, which counts once."""
    return re.fullmatch(r"\d+\.\d+", item.number) is not None


def _compare(counts: _Counts, section: str | None, declared: int, location: Location) -> Iterator[Finding]:
    printed, withheld = counts.printed[section], counts.withheld[section]
    found = printed + withheld
    if declared not in (found, found - counts.only_in_annex[section], found - counts.only_in_text[section]):
        values = {
            "declared": declared,
            "found": found,
            "printed": printed,
            "withheld": withheld,
            "section": section or "",
        }
        yield Finding(location, values, variant="section" if section else "total")
