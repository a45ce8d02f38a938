"""Tasks that stand both in the text and in an annex table are one task."""

from __future__ import annotations

import re
from dataclasses import replace

from reformcheck.plans.documents.drafting.draft import DraftItem, Notice

_INESSENTIAL = re.compile(r"[\s“”\"'‘’「」『』（）()、，,；;。：:《》]+")


def merge_tables(body: list[DraftItem], table: list[DraftItem], notices: list[Notice]) -> list[DraftItem]:
    """The items of the text, completed from the rows of the same name, and the rows of other names.

    A text that only lists names gives way to the table, which says more of each.
    """
    if not table:
        return body
    if body and not any(item.text or item.units.all for item in body):
        return _with_variants(table, body, notices)
    rows = {_key(row.title): row for row in table}
    merged, used = [], set()
    for item in body:
        row = rows.get(_key(item.title))
        if row is None:
            merged.append(item)
            continue
        used.add(id(row))
        merged.append(_completed(item, row))
    if used:
        notices.append(
            Notice(
                f"附表有 {len(used)} 行与正文的任务同名，已合为一项",
                f"{len(used)} rows of the table bear the name of a task in the text; each was joined with it",
            )
        )
    return merged + [row for row in table if id(row) not in used]


def _completed(item: DraftItem, row: DraftItem) -> DraftItem:
    return replace(
        item,
        text=item.text or row.text,
        units=item.units if item.units.all else row.units,
        scope=item.scope or row.scope,
        scope_place=item.scope_place or row.scope_place,
        number=item.number or row.number,
        notes=item.notes or row.notes,
    )


def _with_variants(table: list[DraftItem], names: list[DraftItem], notices: list[Notice]) -> list[DraftItem]:
    """The rows, each with the form of its name in the text where that differs, and the names without a row."""
    rows = {_key(row.title) for row in table}
    forms = {_key(name.title): name.title for name in names}
    result = []
    for row in table:
        form = forms.get(_key(row.title), row.title)
        result.append(replace(row, variants=(form,)) if form != row.title else row)
    without = [name for name in names if _key(name.title) not in rows]
    if without:
        notices.append(
            Notice(
                f"正文列出的 {len(without)} 项不在附表里：{'；'.join(n.title for n in without)}",
                f"{len(without)} names in the text are not in the table: {'; '.join(n.title for n in without)}",
            )
        )
    return result + without


def _key(title: str) -> str:
    return _INESSENTIAL.sub("", title)
