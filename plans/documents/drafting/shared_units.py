"""Units that are printed once for several tasks: （以上4项由甲牵头） below the fourth, or behind the full stop of a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from reformcheck.plans.documents.drafting.draft import DraftUnits
from reformcheck.plans.documents.drafting.harvest import Found
from reformcheck.plans.documents.drafting.roles import Habits, assigned
from reformcheck.plans.documents.phrases.clauses import find_clauses
from reformcheck.plans.documents.phrases.keys import with_colons
from reformcheck.plans.documents.phrases.numbered import OTHERS_ASSIST, of_numbers
from reformcheck.plans.documents.phrases.unit_lists import ALL, Clause


def share_units(found: Sequence[Found]) -> None:
    """Give each task that names no unit those that a task further down names for it too."""
    known: dict[int, set[int]] = {}
    """By id() of the node: the paragraphs below one number may be many tasks."""
    for index, task in enumerate(found):
        counts = known.get(id(task.node))
        if counts is None:
            counts = known[id(task.node)] = {clause.covers for clause in _clauses(task)} or {1}
        if ALL in counts:
            _share(task, (other for other in found[:index] if other.node.parent is task.node.parent))
        else:
            _share(task, found[max(0, index + 1 - max(counts)) : index])
    for _, beside in groupby(found, key=lambda task: id(task.node.parent)):
        tasks = list(beside)
        if len(tasks) > 1 and _is_one_sentence(tasks):
            _share(tasks[-1], tasks[:-1])


def share_by_number(found: Sequence[Found], habits: Habits) -> None:
    """Give the tasks of a heading the units that a sentence above or below them names for their numbers.

    以下3—5项均由甲牵头 above tasks with units of their own names who leads those.
    """
    for _, beside in groupby(found, key=lambda task: id(task.node.parent)):
        tasks = list(beside)
        above = tasks[0].node.parent.body if tasks[0].node.parent else []
        nodes = {id(task.node): task.node for task in tasks}.values()
        texts = {id(t): t for t in (*above, *(t for node in nodes for t in (node.head, *node.body)))}
        for text in texts.values():
            for numbers, clause in of_numbers(with_colons(text.string)):
                units = assigned([(text, clause)], habits)[0]
                for task in tasks:
                    if task.item.number in numbers:
                        _answer(task, units, others_assist=OTHERS_ASSIST.search(text.string) is not None)


def _answer(task: Found, units: DraftUnits, *, others_assist: bool) -> None:
    """The task is theirs; where it names units itself, they lead it, unless it says who does."""
    own = task.item.units
    if own.all and (own.lead or not units.lead):
        return
    if others_assist:
        own = replace(own, responsible=(), assist=own.responsible + own.assist)
    task.item = replace(task.item, units=units.joined(own))
    task.units_named = True


def _share(task: Found, others: Iterable[Found]) -> None:
    for other in others:
        if not other.units_named and not other.item.units.all:
            other.item = replace(other.item, units=task.item.units)
            other.units_named = True


def _is_one_sentence(tasks: Sequence[Found]) -> bool:
    """1.甲；2.乙；3.丙。（A负责）: semicolons between them, and units behind the full stop alone."""
    *before, last = tasks
    if not last.units_named or any(task.units_named for task in before):
        return False
    if not all(
        task.node.whole.string.rstrip().endswith(("；", ";")) and not task.node.body for task in before
    ):
        return False
    head = last.node.whole.string
    clauses = find_clauses(head)
    return bool(clauses) and head[: clauses[0].start].rstrip().endswith("。")


def _clauses(task: Found) -> Iterable[Clause]:
    for text in (task.node.head, *task.node.body):
        yield from find_clauses(text.string)
