"""Measures that a list counts and does not print: nothing can be said of them."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.coverage import in_force
from reformcheck.rules.model import Context, Finding, Severity

ID = "withheld-measures"
NAME = {"zh": "未公布的举措", "en": "Withheld measures"}
SEVERITY: Severity = "note"
ABOUT = ("document", "category")
MESSAGE = {
    "zh": "{document}第{numbers}项（{category}，共{count}项）没有公布，无法核对方案是否采纳",
    "en": "{document} does not print its measures {numbers} ({category_en}, {count} in all): whether the plan adopts them cannot be checked",
}
REMEDY = {
    "zh": {
        "file": "方案不必改；持有全文的单位，可用 `--catalog` 换上完整的清单。",
        "document": "方案不必改；持有清单全文的单位，请对照全文核对这几项。",
    },
    "en": {
        "file": "The plan need not change; who holds the full text can replace the list with `--catalog`.",
        "document": "The plan need not change; who holds the full text can compare these measures by hand.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    for lst in (lst for lst in context.lists if in_force(lst, context.today)):
        for withheld in lst.withheld:
            first, last = withheld.numbers[0], withheld.numbers[-1]
            yield Finding(
                context.plan.locate("lists"),
                {
                    "document": lst.document_number,
                    "numbers": f"{first}-{last}" if last > first else f"{first}",
                    "category": withheld.category,
                    "category_en": withheld.category_en,
                    "count": len(withheld.numbers),
                },
            )
