"""An item names several units and does not say which one leads."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.model import Context, Finding, Severity
from reformcheck.rules.units import unit_lists

ID = "no-lead-unit"
NAME = {"zh": "没有牵头单位", "en": "No lead unit"}
SEVERITY: Severity = "note"
ABOUT = ("title",)
MESSAGE = {
    "zh": "第{item}项有 {count} 个责任单位（{units}），没有写明由谁牵头",
    "en": "item {item} has {count} units ({units}) and none is said to lead",
}
REMEDY = {
    "zh": {
        "file": "写明由谁牵头：牵头单位写入 `lead`，其余写入 `assist`。",
        "document": "在{place}写明由谁牵头，例如“（××厅牵头，××厅配合）”。",
    },
    "en": {
        "file": "Say who leads: that unit goes into `lead`, the others into `assist`.",
        "document": "Say in {place} who leads, as in （××厅牵头，××厅配合）.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    for item, units in unit_lists(context.plan):
        if len(units) > 1 and not item.assignment.lead:
            yield Finding(
                item.locate("units"),
                {
                    "item": item.number,
                    "title": item.title,
                    "count": len(units),
                    "units": units,
                },
                item_number=item.number,
                ordinal=item.ordinal,
            )
