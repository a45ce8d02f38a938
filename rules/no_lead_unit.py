"""An item names several units and does not say which one leads."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.model import Context, Finding, Severity

ID = "no-lead-unit"
SEVERITY: Severity = "note"
MESSAGE = {
    "zh": "第{item}项有 {count} 个责任单位（{units}），没有写明由谁牵头",
    "en": "item {item} has {count} units ({units}) and none is said to lead",
}


def check(context: Context) -> Iterator[Finding]:
    for item in context.plan.items:
        assignment = item.assignment
        if not assignment.lead and len(units := assignment.units) > 1:
            yield Finding(
                item.locate("units"),
                {
                    "item": item.number,
                    "title": item.title,
                    "count": len(units),
                    "units": tuple([unit.name for unit in units]),
                },
                item_number=item.number,
            )
