"""The closing account of an import: what was read, what became of it, and what a person must look at."""

from __future__ import annotations

from collections.abc import Iterable

from reformcheck.plans.documents.drafting.draft import Draft, Fate, Leftover
from reformcheck.plans.documents.reading.stream import Row

_FATES: dict[Fate, tuple[str, str]] = {
    "item": ("任务", "items"),
    "heading": ("标题", "headings"),
    "front": ("文头文尾", "front matter"),
    "timetable": ("实施步骤", "timetable"),
    "convention": ("约定", "conventions"),
    "furniture": ("网页版面", "page furniture"),
    "repeat": ("重复印出", "printed again"),
}
_SHOWN = 60


def account(draft: Draft, lang: str) -> str:
    """Some lines of text in zh or en, for standard error."""
    zh = lang == "zh"
    return "\n".join(_lines(draft, zh)) + "\n"


def _lines(draft: Draft, zh: bool) -> Iterable[str]:
    unclear = [left for left in draft.review if not left.narrative]
    narrative = len(draft.review) - len(unclear)
    rows = sum(isinstance(block, Row) for block in draft.document.blocks)
    paragraphs = len(draft.document.blocks) - rows
    parts = [
        f"{names[0 if zh else 1]} {draft.fates[fate]}"
        for fate, names in _FATES.items()
        if draft.fates.get(fate)
    ]
    parts += [f"叙述 {narrative}" if zh else f"narrative {narrative}"] if narrative else []
    parts.append(f"未识别 {len(unclear)}" if zh else f"not understood {len(unclear)}")
    yield (
        f"读到 {paragraphs} 段、{rows} 行表格：{'、'.join(parts)}"
        if zh
        else f"read {paragraphs} paragraphs and {rows} table rows: {', '.join(parts)}"
    )
    without = sum(not item.units.all for item in draft.items)
    held = sum(entry.count for entry in draft.withheld)
    if zh:
        yield f"得到 {len(draft.items)} 项任务，其中 {without} 项未见责任单位；另有 {held} 项计数而未列出"
    else:
        yield f"{len(draft.items)} items, {without} of them without units; {held} more counted and not printed"
    for notice in draft.notices:
        yield ("提示：" if zh else "note: ") + notice.message("zh" if zh else "en")
    for doubt in draft.doubts:
        said = doubt.message("zh" if zh else "en")
        yield f"存疑 {doubt.place.source}：{said}" if zh else f"in doubt, {doubt.place.source}: {said}"
    for left in unclear:
        yield ("未识别 " if zh else "not understood, ") + _shown(left)


def _shown(left: Leftover) -> str:
    text = left.text if len(left.text) <= _SHOWN else left.text[:_SHOWN] + "…"
    return f"{left.place.source}：{text}"
