"""The wording leaves doubt whether, or which, measure an item adopts: `measure:` settles it."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.cite import cite
from reformcheck.rules.model import Context, Finding, ItemMatches, Severity

ID = "ambiguous-item"
NAME = {"zh": "对应哪项举措不明确", "en": "Unclear which measure"}
SEVERITY: Severity = "warning"
ABOUT = ("title",)
MESSAGE = {
    "zh": {
        "": "第{item}项「{title}」是否采纳了举措、采纳了哪一项，从字面不能断定；可能是：{candidates}",
        "beside": "第{item}项「{title}」除 {adopted} 外是否还采纳了别的举措，从字面不能断定；可能还有：{candidates}",
        "read": "第{item}项「{title}」是否采纳了举措、采纳了哪一项，语言模型对读两边文字后仍不能断定；可能是：{candidates}",
        "read-beside": "第{item}项「{title}」除 {adopted} 外是否还采纳了别的举措，语言模型对读两边文字后仍不能断定；可能还有：{candidates}",
    },
    "en": {
        "": 'the wording of item {item} "{title}" leaves open whether it adopts a measure, or which; it may be: {candidates_en}',
        "beside": 'the wording of item {item} "{title}" leaves open whether it adopts more than {adopted}; it may also be: {candidates_en}',
        "read": 'item {item} "{title}", read beside the lists by the language model, leaves open whether it adopts a measure, or which; it may be: {candidates_en}',
        "read-beside": 'item {item} "{title}", read beside the lists by the language model, leaves open whether it adopts more than {adopted}; it may also be: {candidates_en}',
    },
}
REMEDY = {
    "zh": {
        "file": "用 `measure:` 注明举措编号；都不采纳的写 `measure: none`。",
        "document": "采纳了举措的，把{place}的标题改为清单的名称；是本地另外的工作的，不必改。",
    },
    "en": {
        "file": "Name the measure with `measure:`, or write `measure: none` where it adopts none.",
        "document": "Where it adopts a measure, use the list's own title in {place}; where it is another task, nothing need change.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    for matched in context.coverage.items:
        if not matched.candidates:
            continue
        item = matched.item
        adopted = tuple(match.measure.id for match in matched.sure)
        yield Finding(
            item.locate("title"),
            {
                "item": item.number,
                "title": item.title,
                "adopted": adopted,
                "candidates": tuple(f"{m.measure.id} {m.measure.title}" for m in matched.candidates),
                "candidates_en": tuple(
                    f"{m.measure.id} {m.measure.named('en').title}" for m in matched.candidates
                ),
            },
            measure_id=matched.candidates[0].measure.id,
            item_number=item.number,
            ordinal=item.ordinal,
            variant=_variant(matched),
            related=tuple(cite(m.measure, context.catalog.list_of(m.measure.id)) for m in matched.candidates),
        )


def _variant(matched: ItemMatches) -> str:
    """By which judge the item is left in doubt, and whether it adopts another measure for sure."""
    read = "read" if matched.candidates[0].evidence == "meaning" else ""
    return "-".join(filter(None, (read, "beside" if matched.sure else "")))
