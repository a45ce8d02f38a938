"""The plan says how many items it has, and has another number. Withheld items count."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    if plan.declared_total is not None:
        yield from _compare(plan, None, plan.declared_total, plan.locate("declared_total"))
    doubted = {doubt.words for doubt in plan.doubts if doubt.kind == "count"}
    for section in plan.sections:
        if section.name in doubted:
            continue  # reading-doubt says so
        yield from _compare(plan, section.name, section.declared, section.location)


def _goes_on(item: Item) -> bool:
    """Number 3.2: the second sentence with units of its own in the paragraph of item 3, which counts once."""
    return re.fullmatch(r"\d+\.\d+", item.number) is not None


def _only_in(plan: Plan, kind: str, section: str | None) -> int:
    """Items of the annex, or of the text, alone: either may be what the number was meant for; annex-differs tells of them."""
    titles = {difference.title for difference in plan.differences if difference.kind == kind}
    return (
        sum(item.title in titles and section in (None, item.section) for item in plan.items) if titles else 0
    )


def _compare(plan: Plan, section: str | None, declared: int, location: Location) -> Iterator[Finding]:
    printed = sum(section in (None, item.section) and not _goes_on(item) for item in plan.items)
    withheld = sum(entry.size for entry in plan.withheld if section in (None, entry.section))
    found = printed + withheld
    if declared not in (
        found,
        found - _only_in(plan, "annex", section),
        found - _only_in(plan, "text", section),
    ):
        values = {
            "declared": declared,
            "found": found,
            "printed": printed,
            "withheld": withheld,
            "section": section or "",
        }
        yield Finding(location, values, variant="section" if section else "total")
