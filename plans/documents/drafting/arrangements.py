"""The last part of a document, on how it is carried out: 加强组织领导, and what stands beside it."""

from __future__ import annotations

import re

from reformcheck.plans.documents.drafting.outline import Node

_MAX_OPENING = 16
_CARRIED_OUT = re.compile("组织领导|组织协调|组织保障|统筹协调")


def is_arrangement(node: Node, tops: set[int]) -> bool:
    """It stands in the last part, which opens with 加强组织领导 and, other than the parts before it, names nobody."""
    top = top_of(node)
    opens = top.children[0].head.string[:_MAX_OPENING] if top.children and not top.is_annex else ""
    last = top.parent is not None and top.parent.children[-1] is top
    return last and id(top) not in tops and _CARRIED_OUT.search(opens) is not None


def top_of(node: Node) -> Node:
    """The heading of the first level that holds a node."""
    return [node, *node.ancestors()][-1]
