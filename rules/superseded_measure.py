"""The plan adopts a measure that has been superseded by a later reform."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.cite import on_item
from reformcheck.rules.model import Context, Finding, Severity

ID = "superseded-measure"
NAME = {"zh": "举措已被取代", "en": "Superseded measure"}
SEVERITY: Severity = "warning"
ABOUT = ("title",)
MESSAGE = {
    "zh": "第{item}项采纳的 {measure}「{measure_title}」已被后来的改革取代：{by}（{since}）",
    "en": 'item {item} adopts {measure} "{measure_title_en}", which a later reform has superseded: {by_en} ({since})',
}
REMEDY = {
    "zh": {
        "file": "删去该项任务，或者改写为新体制下的工作。",
        "document": "删去{place}的任务，或者改写为新体制下的工作。",
    },
    "en": {
        "file": "Drop the item, or reword it to what is done under the new arrangement.",
        "document": "Drop the task in {place}, or reword it to what is done under the new arrangement.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    for matched in (*context.coverage.items, *context.of_other_lists):
        for match in matched.adopted:
            gone = match.measure.superseded
            if gone and gone.since <= context.today:
                yield on_item(
                    context,
                    matched.item,
                    match.measure,
                    since=gone.since,
                    by=gone.by,
                    by_en=match.measure.named("en").superseded_by,
                )
