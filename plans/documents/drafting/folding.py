"""Parts of a task that are no tasks of their own: they become the text of what holds them."""

from __future__ import annotations

from reformcheck.plans.documents.drafting.node import Node, has_units
from reformcheck.plans.documents.drafting.unit_headings import units_of_heading
from reformcheck.plans.documents.phrases.clauses import find_clauses
from reformcheck.plans.documents.phrases.enumerators import HEADING_RANK, ITEM_RANK, PART_RANK, POINT_RANK

OVER_BULLETS = ITEM_RANK - 1
"""Rank of ●甲 above ○乙."""


def fold_parts(root: Node) -> None:
    """Fold what holds parts only, wherever it stands."""
    for node in list(root.walk()):
        if _holds_parts_only(node):
            fold(node)
    _fold_tails(root)


def fold(node: Node) -> None:
    """Make what stands below a part of the node's own text."""
    for child in node.children:
        node.body += child.texts()
    node.children = []


def _holds_parts_only(node: Node) -> bool:
    """Its （1）（2） are steps of one task: at most one of them says who is responsible."""
    if node.label is None or node.is_annex or not node.children:
        return False
    if _answers_itself(node) and not any(has_units(child) for child in node.children):
        return True
    if node.label.article:
        return sum(has_units(child) for child in node.children) <= 1
    if any(child.rank < PART_RANK for child in node.children):
        return False
    steps = node.rank > HEADING_RANK and node.rank != OVER_BULLETS
    if steps and all(child.rank >= POINT_RANK for child in node.children):
        return sum(has_units(child) for child in node.children) <= 1
    if node.rank < ITEM_RANK and "。" not in node.head.string.rstrip("。"):
        return False
    return sum(has_units(child) for child in node.children) <= 1


def _answers_itself(node: Node) -> bool:
    """It has sentences and units of its own, which leaves its parts to no one else."""
    sentences = "。" in node.head.string or bool(node.body)
    return sentences and node.has_own_units and not _is_key_line(node)


def _is_key_line(node: Node) -> bool:
    """Only its units stand between the heading and its parts: they hold for each part."""
    return "。" not in node.head.string.rstrip("。") and all(
        (clauses := find_clauses(text.string)) and clauses[0].start == 0 for text in node.body
    )


def _fold_tails(root: Node) -> None:
    """Fold （一）1.2.3. where, all through the document, only the last of 1.2.3. names units for all."""
    groups = [
        n
        for n in root.walk()
        if n.label
        and not n.is_annex
        and len(n.children) > 1
        and n.rank < ITEM_RANK
        and not units_of_heading(n.head)
    ]
    named = [[has_units(child) for child in group.children] for group in groups]
    tails = [group for group, has in zip(groups, named, strict=True) if has[-1] and not any(has[:-1])]
    everywhere = len(tails) > 1 and sum(map(any, named)) == len(tails)
    for group in tails:
        if _speaks_for_others(group.children[-1]):
            continue
        if everywhere or _beside_tasks(group):
            fold(group)


def _speaks_for_others(node: Node) -> bool:
    """以上任务由甲牵头 below the last task of a heading."""
    return any(clause.covers != 1 for text in node.texts() for clause in find_clauses(text.string))


def _beside_tasks(group: Node) -> bool:
    """All that stand beside it are tasks with units of their own, or groups of which only the last part has any."""
    beside = [n for n in group.parent.children if n is not group] if group.parent else []
    leaves = [n for n in beside if not n.children]
    return bool(leaves) and len(leaves) * 2 >= len(beside) and all(map(has_units, leaves))
