"""A notice whose tasks stand in the table of its annex: what its own numbered paragraphs say is no task beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reformcheck.plans.documents.drafting.annex.annex_merge import same_names
from reformcheck.plans.documents.drafting.draft import DraftItem
from reformcheck.plans.documents.drafting.harvest import Found, Harvest

_INESSENTIAL = re.compile(r"[\s“”\"（）()、，,。：:]+")
_SETS_TASKS = re.compile("(?:重点|主要|工作|具体|改革|目标)(?:任务|举措|措施)|重点工作")
_SHORTEST = 6
_LONGEST_LIST = 600
"""Characters of the title of a row, and of a paragraph that names rows."""
_AREA = re.compile("(?:领域|方面|类|改革)$")


def leave_frame(gathered: Harvest, rows: Sequence[DraftItem]) -> str:
    """Leave the paragraphs that only speak of the tasks in the table: 复制推广的主要内容, 明确责任, 投资管理领域.

    A table that says who answers for its rows lists the tasks. Beside it, a heading of the text that is a section of the table
    is none; and where the text names nobody and no row, heads nothing as 重点任务, and is much shorter than the table,
    none of its paragraphs is. Nor is a paragraph that names several rows in a sentence.

    Returns the words of what it leaves.
    """
    if not rows or 2 * sum(bool(row.units.all) for row in rows) < len(rows):
        return ""
    plain = [f for f in gathered.found if not f.units_named and id(f.node) not in gathered.lists]
    sections = {_area(row.section) for row in rows if row.section}
    names = {key for row in rows if len(key := _INESSENTIAL.sub("", row.title)) >= _SHORTEST}
    frame = [f for f in plain if _area(f.item.title) in sections or _names_several(f, names)]
    if _only_frames(gathered.found, plain, rows):
        frame = plain
    for found in frame:
        found.node.is_frame = True
        gathered.left += [(found.node, text) for text in found.paragraphs]
    gone = {id(found) for found in frame}
    gathered.found = [found for found in gathered.found if id(found) not in gone]
    return "\n".join(found.item.title + found.item.text for found in frame)


def _names_several(found: Found, names: Iterable[str]) -> bool:
    """推广甲，推广乙 in the text, each a row of the table."""
    words = _INESSENTIAL.sub("", found.item.title + found.item.text)
    return len(words) <= _LONGEST_LIST and sum(name in words for name in names) > 1


def _only_frames(found: list[Found], plain: list[Found], rows: Sequence[DraftItem]) -> bool:
    return (
        len(plain) == len(found)
        and 2 * len(plain) <= len(rows)
        and not any(_SETS_TASKS.search(holder.head.string) for f in plain for holder in f.node.ancestors())
        and not same_names([f.item for f in plain], list(rows))
    )


def _area(name: str) -> str:
    """The name of an area: 投资管理 of 投资管理领域 as of 投资管理方面."""
    return _AREA.sub("", _INESSENTIAL.sub("", name))
