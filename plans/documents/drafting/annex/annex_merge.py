"""Tasks that stand both in the text and in an annex table are one task; what only one of them has is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reformcheck.plans.documents.drafting.draft import Difference, DraftItem, DraftUnits, Notice

_INESSENTIAL = re.compile(r"[\s“”\"'‘’「」『』（）()、，,；;。：:《》〈〉的]+")
_NEAR = 0.8
_CONTAINED = 0.6
"""How much of the longer title the shorter one must be that stands in it."""
_MOST_COMPARED = 10_000
_OWN = re.compile(r"^[\u4e00-\u9fff]{0,6}?(?:自治区|省|市(?!场)|州|区|县)(?=.{2})")
_NOBODY = re.compile(r"^(?:各|有关|相关)")


@dataclass(frozen=True, slots=True)
class Merged:
    """The tasks of text and annex together, and in what the two differ."""

    items: list[DraftItem]
    differences: tuple[Difference, ...] = ()


def merge_tables(
    body: list[DraftItem], table: list[DraftItem], notices: list[Notice], named: str = ""
) -> Merged:
    """The items of the text, completed from the rows of the same name, and the rows of other names.

    The annex is written to say who answers and until when: its units and dates count. Where hardly a name is shared, the table
    is of other tasks, and nothing is a difference. `named`: the words of the text that only name rows.
    """
    if not table or not body:
        return Merged(body or table)
    pairs = same_names(body, table)
    taken = {id(row) for row in pairs.values()}
    names_only = not any(item.text or item.units.all for item in body)
    items = [_together(item, pairs.get(index), names_only=names_only) for index, item in enumerate(body)]
    rest = [row for row in table if id(row) not in taken]
    if pairs:
        notices.append(
            Notice(
                f"附表有 {len(pairs)} 行与正文的任务同名，已合为一项",
                f"{len(pairs)} rows of the table bear the name of a task in the text; each was joined with it",
            )
        )
    if not pairs or 2 * len(pairs) < min(len(body), len(table)):
        return Merged(items + rest)
    spoken = _key(named)
    without = [item for index, item in enumerate(body) if index not in pairs]
    differences = [
        *(Difference("text", item.title, item.place) for item in without),
        *(Difference("annex", row.title, row.place) for row in rest if _key(row.title) not in spoken),
        *(found for index, row in pairs.items() if (found := _other_units(body[index], row))),
    ]
    _tell(differences, notices)
    if names_only and not any(item.number for item in body):
        of_row = {id(row): items[index] for index, row in pairs.items()}
        in_order = [of_row.get(id(row), row) for row in table]
        return Merged(in_order + [items[body.index(item)] for item in without], tuple(differences))
    # The number of a row is that of the annex: among those of the text it would repeat or skip.
    return Merged(items + [replace(row, number="") for row in rest], tuple(differences))


def same_names(body: list[DraftItem], table: list[DraftItem]) -> dict[int, DraftItem]:
    """Rows by the index of the task of the text with the same name, or else with nearly the same."""
    rows: dict[str, list[DraftItem]] = {}
    for row in reversed(table):
        rows.setdefault(_key(row.title), []).append(row)
    pairs: dict[int, DraftItem] = {}
    for index, item in enumerate(body):
        if same := rows.get(_key(item.title)):
            pairs[index] = same.pop()
    taken = {id(row) for row in pairs.values()}
    left = [row for row in table if id(row) not in taken]
    waiting = [index for index in range(len(body)) if index not in pairs]
    if len(left) * len(waiting) > _MOST_COMPARED:
        return pairs
    for index in waiting:
        near = [row for row in left if _alike(_key(body[index].title), _key(row.title))]
        if len(near) == 1:
            pairs[index] = near[0]
            left.remove(near[0])
    return pairs


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short in long and len(short) >= _CONTAINED * len(long):
        return True
    left, right = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other))
    return bool(left and right) and 2 * len(left & right) >= _NEAR * (len(left) + len(right))


def _together(item: DraftItem, row: DraftItem | None, *, names_only: bool) -> DraftItem:
    """The task with what the annex says of it. A text that only lists names gives way to the row, which says more."""
    if row is None:
        return item
    if names_only:
        variants = (item.title,) if item.title != row.title else ()
        return replace(
            row, variants=variants, number=item.number or row.number, section=row.section or item.section
        )
    units = row.units if row.units.all else item.units
    return replace(
        item,
        text=item.text or row.text,
        text_marks=item.text_marks if item.text else row.text_marks,
        units=replace(units, due=row.units.due or item.units.due),
        scope=item.scope or row.scope,
        scope_place=item.scope_place or row.scope_place,
        number=item.number or row.number,
        notes=tuple(dict.fromkeys((*item.notes, *row.notes))),
    )


def _other_units(item: DraftItem, row: DraftItem) -> Difference | None:
    text, annex = _bodies(item.units), _bodies(row.units)
    if not text or not annex or text == annex:
        return None
    names = tuple(tuple(unit.name for unit in units.all) for units in (item.units, row.units))
    return Difference("units", item.title, item.place, row.place, *names)


def _bodies(units: DraftUnits) -> set[str]:
    """The units without their level, so that 省财政厅 and 财政厅 are one, and without 各县区 and the like."""
    return {_OWN.sub("", unit.name) for unit in units.all if not _NOBODY.match(unit.name)}


def _tell(differences: Iterable[Difference], notices: list[Notice]) -> None:
    for kind, zh, en in (
        ("text", "只见于正文，不在附表里", "stand in the text and not in the table"),
        ("annex", "只见于附表，不在正文里", "stand in the table and not in the text"),
        (
            "units",
            "在正文和附表里责任单位不同，以附表为准",
            "have other units in the table, which were taken",
        ),
    ):
        titles = [found.title for found in differences if found.kind == kind]
        if titles:
            notices.append(
                Notice(
                    f"{len(titles)} 项{zh}：{'；'.join(titles)}",
                    f"{len(titles)} tasks {en}: {'; '.join(titles)}",
                )
            )


def _key(title: str) -> str:
    return _INESSENTIAL.sub("", title)
