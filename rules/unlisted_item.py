"""An item answers no measure of the lists: a local initiative, or one that names a measure of another list."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.coverage import in_force
from reformcheck.rules.model import Context, Finding, Severity

ID = "unlisted-item"
NAME = {"zh": "清单以外的任务", "en": "Task of no list"}
SEVERITY: Severity = "note"
ABOUT = ("title",)
MESSAGE = {
    "zh": {
        "local": "第{item}项「{title}」不对应清单里的任何举措（本地自有的任务？）",
        "elsewhere": "第{item}项「{title}」注明采纳 {measures}，但方案没有写明答复这份清单，未作核对",
    },
    "en": {
        "local": 'item {item} "{title}" answers no measure of the lists (a local initiative?)',
        "elsewhere": 'item {item} "{title}" is said to adopt {measures}, of a list that the plan does not answer: it was not checked',
    },
}
REMEDY = {
    "zh": {
        "file": "本地自有的任务不必改；采纳了举措的，用 `measure:` 注明编号。",
        "document": "本地自有的任务不必改；采纳了举措的，把{place}的标题改为清单的名称。",
    },
    "en": {
        "file": "Nothing need be done for a local task; else name the measure with `measure:`.",
        "document": "Nothing need be done for a local task; where it adopts a measure, use the list's own title in {place}.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    """Nothing where no list was in force on the day: there was nothing to answer."""
    if not any(in_force(lst, context.today) for lst in context.lists):
        return
    other = {id(matched.item) for matched in context.of_other_lists}
    checked = {lst.id for lst in context.lists} | set(context.plan.lists)
    for matched in context.coverage.items:
        item = matched.item
        elsewhere = tuple(id for id in item.measure_ids if "/" in id and id.rpartition("/")[0] not in checked)
        answers = matched.sure or matched.candidates or item.measure_ids or id(item) in other
        if elsewhere or not answers:
            values = {"item": item.number, "title": item.title, "measures": elsewhere}
            yield Finding(
                item.locate("measure" if elsewhere else "title"),
                values,
                item_number=item.number,
                ordinal=item.ordinal,
                variant="elsewhere" if elsewhere else "local",
            )
