"""The tree of headings: 一、 holds （一） holds 1., and each holds the paragraphs below it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import pairwise

from reformcheck.plans.documents.drafting.boxes import boxed
from reformcheck.plans.documents.drafting.folding import OVER_BULLETS, fold_parts
from reformcheck.plans.documents.drafting.named_measures import counted_fields
from reformcheck.plans.documents.drafting.node import ANNEX, Node
from reformcheck.plans.documents.drafting.unit_headings import units_of_heading
from reformcheck.plans.documents.phrases.clauses import find_clauses, names_units
from reformcheck.plans.documents.phrases.enumerators import (
    ITEM_RANK,
    PART_RANK,
    POINT_RANK,
    Label,
    digit_titles,
    holds_bullets,
    label_of,
    point_of,
)
from reformcheck.plans.documents.phrases.keys import is_field_line
from reformcheck.plans.documents.reading.stream import Place, Text


def build_outline(texts: Iterable[Text], annexes: Collection[int] = ()) -> Node:
    """The tree of the paragraphs. What has no label belongs to the last label before it.

    `annexes`: id() of the texts that are titles of annexes, and hold all that follows.
    """
    empty = Text("", ((0, Place(1, 1, "")),))
    root = Node(None, empty, empty)
    current = root
    texts = list(texts)
    strings = [text.string for text in texts]
    digits, boxes = digit_titles(strings), boxed(strings)
    for index, (text, following) in enumerate(pairwise([*texts, empty])):
        if index in boxes and id(text) not in annexes:
            current.body.append(text)
            continue
        label = ANNEX if id(text) in annexes else digits.get(index) or _label(text, following)
        if label and is_field_line(text.string[label.end :]):
            current = _holder(current, label)
            current.body.append(text.cut(label.end))
            continue
        if label is None or (label.end == 0 and _closes(current, text, following)):
            current.body.append(text)
            continue
        parent = current
        while parent.label is not None and (parent.rank >= label.rank or _stands_beside(parent, label, text)):
            parent = parent.parent or root
        current = Node(label, text, text.cut(label.end), parent)
        parent.children.append(current)
    fold_parts(root)
    return root


def _stands_beside(task: Node, label: Label, text: Text) -> bool:
    """一是… with units of its own, behind a numbered task that has named its own, is another task."""
    if label.rank == PART_RANK - 1 and counted_fields(task.head.string)[:1] == [0]:
        return True
    return (
        label.rank >= POINT_RANK
        and task.rank >= ITEM_RANK
        and not task.children
        and names_units(text.string)
        and task.has_own_units
    )


def _label(text: Text, following: Text) -> Label | None:
    label = label_of(text.string) or point_of(text.string)
    if label and label.rank > ITEM_RANK and _is_all_units(text):
        return None
    if label and following and holds_bullets(text.string, following.string):
        return Label(OVER_BULLETS, None, label.end)
    return label or _bare_heading(text, following)


def _is_all_units(text: Text) -> bool:
    """——市科技局、市财政局: a dash before names, no bullet."""
    clauses = find_clauses(text.string) if text.string[0] in "-－—–" else ()
    return bool(clauses) and clauses[0].start == 0


def _closes(task: Node, text: Text, following: Text) -> bool:
    """Names of units between one task and the next, where no such names stand above the first: they close that task."""
    below = label_of(following.string)
    return (
        task.label is not None
        and task.label.number is not None
        and below is not None
        and below.rank == task.rank
        and units_of_heading(text) is not None
        and not task.has_own_units
        and not any(units_of_heading(holder.head) for holder in task.ancestors())
    )


_KEYED = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:目标|内容|措施|要求|任务|举措|做法|依据|进度|安排|标准)?\s*[:：]"
)


def _holder(current: Node, label: Label) -> Node:
    """The task that a numbered line such as 2.责任单位：甲 speaks of, with the keyed lines before it made its text."""
    parent = current
    while parent.parent is not None and parent.label is not None and parent.rank >= label.rank:
        parent = parent.parent
    if parent.label is None or parent.is_annex:
        return current
    if parent.children and all(_KEYED.match(child.head.string) for child in parent.children):
        for child in parent.children:
            parent.body += [child.head, *child.body]
        parent.children = []
    return parent if not parent.children else current


_FIELD_NAME = re.compile(
    r"[\u4e00-\u9fff“”（）()、]{3,24}(?:方面|领域|环节|任务|措施|目标|要求|步骤|安排|保障|体系|机制|创新|改革|环境|服务)"
)


def _bare_heading(text: Text, following: Text) -> Label | None:
    """A heading without a label, such as 知识产权保护方面, right above a labelled paragraph that it holds."""
    if counted_fields(text.string)[:1] == [0]:
        return Label(PART_RANK - 1, None, 0)
    below = label_of(following.string) if following else None
    if below is None or below.rank > ITEM_RANK or is_field_line(following.string[below.end :]):
        return None
    if not _FIELD_NAME.fullmatch(text.string) and not units_of_heading(text):
        return None
    return Label(below.rank - 1, None, 0)
