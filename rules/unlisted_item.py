"""An item answers no measure of the lists: a local initiative, or a measure worded past recognition."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.model import Context, Finding, Severity

ID = "unlisted-item"
SEVERITY: Severity = "note"
MESSAGE = {
    "zh": "第{item}项「{title}」不对应清单里的任何举措（本地自有的任务？）",
    "en": 'item {item} "{title}" answers no measure of the lists (a local initiative?)',
}


def check(context: Context) -> Iterator[Finding]:
    if not context.lists:
        return
    for matched in context.coverage.items:
        item = matched.item
        if not (matched.sure or matched.candidates or item.measure_ids):
            values = {"item": item.number, "title": item.title}
            yield Finding(item.locate("title"), values, item_number=item.number)
