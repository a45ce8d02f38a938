"""A draft as a catalog list: the measures that a central notice publishes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from reformcheck.catalog.files.yamltext import Scalar, comment, entry, listed, mapped, scalar
from reformcheck.plans.documents.drafting.draft import Draft, DraftItem
from reformcheck.plans.documents.drafting.front.document_number import NUMBER
from reformcheck.plans.documents.writing.plan_file import span


def write_list(draft: Draft, list_id: str = "") -> str:
    """The text of the list file. `list_id` where the text bears no document number.

    A Traditional text is given in Simplified script with full-width punctuation, and as printed.
    """
    counted = sum(section.declared for section in draft.sections)
    lines = [comment("由公文导入；标“核对”之处须由人确认。")]
    if draft.document.traditional:
        lines.append(comment("原文为繁体：printed 为原文字样，其余为 OpenCC 转换的简体，标点用全角。"))
    lines += ["reformcheck-list: 1", *_head(draft, list_id, counted)]
    lines += _flow("categories", ({"name": wide(s.name), "declared": s.declared} for s in draft.sections))
    lines.append("measures:")
    for position, item in enumerate(draft.items, 1):
        lines += _measure(item, position, traditional=draft.document.traditional)
    reason = ("公布文本有删减，" if draft.front.abridged else "") + "清单未公开刊登"
    lines += _flow(
        "withheld",
        (
            {"category": wide(w.section), "numbers": span(w.numbers), "reason": reason}
            for w in draft.withheld
            if w.numbers
        ),
    )
    return "\n".join(lines) + "\n"


def id_of(document_number: str) -> str:
    """2018-126 for 国办发〔2018〕126号; empty for what is no document number."""
    match = NUMBER.search(document_number)
    return f"{match.group('year')}-{match.group('number')}" if match else ""


def _head(draft: Draft, list_id: str, counted: int) -> list[str]:
    front = draft.front
    lines = ["list:"]
    known = (
        ("id", list_id or id_of(front.document_number), "编号"),
        ("title", front.title, "标题"),
        ("document_number", front.document_number, "发文字号"),
        ("issuer", front.issuer, "发文机关"),
        ("issued", front.issued, "成文日期"),
    )
    for key, value, name in known:
        lines += entry(key, value, 2) if value else [comment(f"核对：未见{name}。 {key}:", 2)]
    total = front.declared_total or counted
    lines += [f"  declared_total: {total}"] if total else [comment("核对：未见总项数。 declared_total:", 2)]
    return [*lines, f"  source: {scalar(PurePath(draft.document.path).name)}"]


def _measure(item: DraftItem, position: int, *, traditional: bool) -> list[str]:
    form = wide if traditional else str
    number = item.number if item.number.isdecimal() else str(position)
    lines = [f"  - number: {int(number)}"]
    lines += entry("category", form(item.section), 4)
    lines += entry("title", form(item.title), 4)
    if item.variants:
        lines += ["    variants:", *(f"      - {scalar(form(variant))}" for variant in item.variants)]
    if item.text:
        lines += entry("content", form(item.text), 4)
    names = [unit.name for unit in item.units.all]
    if names:
        lines.append(f"    guiding_departments: {listed(form(name) for name in names)}")
    places = [form(word) for word in item.scope] or ["unstated"]
    scope = scalar(places[0]) if len(places) == 1 else listed(places)
    lines += [f"    scope: {scope}", f"    source_line: {item.place.line}"]
    if traditional:
        lines += ["    printed:", *entry("title", item.printed_title, 6)]
        if item.printed_text:
            lines += entry("content", item.printed_text, 6)
        if names:
            lines.append(f"      guiding_departments: {listed(u.printed or u.name for u in item.units.all)}")
    return lines


def _flow(key: str, values: Iterable[dict[str, Scalar]]) -> list[str]:
    lines = [f"  - {mapped(value)}" for value in values]
    return [f"{key}:", *lines] if lines else ([f"{key}: []"] if key == "categories" else [])


_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_HAN = r"[\u4e00-\u9fff“”‘’《》、。]"
_NARROW = re.compile(rf"(?<={_HAN})[,;:!?()]|[,;:!?()](?={_HAN})")


def wide(text: str) -> str:
    """Half-width punctuation beside Chinese characters, as full-width."""
    while True:
        changed = _NARROW.sub(lambda m: m.group().translate(_WIDE), text)
        if changed == text:
            return changed
        text = changed
