"""An item adopts a measure of a list that the plan does not answer."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.cite import on_item
from reformcheck.rules.model import Context, Finding, Severity

ID = "other-list-measure"
NAME = {"zh": "采纳了别的清单的举措", "en": "Measure of another list"}
SEVERITY: Severity = "note"
ABOUT = ("title",)
MESSAGE = {
    "zh": "第{item}项采纳的是 {measure}「{measure_title}」，见{document}，方案没有写明答复这份清单",
    "en": 'item {item} adopts {measure} "{measure_title_en}" of {document}, a list that the plan does not answer',
}
REMEDY = {
    "zh": {
        "file": "方案也答复这份清单的，把它加入 `lists`；否则不必改。",
        "document": "方案也答复这份清单的，在文中写出它的名称和发文字号；否则不必改。",
    },
    "en": {
        "file": "Add the list to `lists` where the plan answers it too; otherwise nothing need change.",
        "document": "Where the plan answers that list too, name it in the text with its number; otherwise nothing need change.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    """What is limited to pilot regions elsewhere is left to pilot-measure-out-of-zone, what is overtaken to superseded-measure."""
    for matched in context.of_other_lists:
        for match in matched.adopted:
            scope, gone = match.measure.scope, match.measure.superseded
            if gone and gone.since <= context.today:
                continue
            if scope.kind != "pilot" or context.geography.pilot_area(scope, context.plan.region):
                yield on_item(context, matched.item, match.measure)
