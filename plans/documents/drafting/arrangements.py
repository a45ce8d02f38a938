"""Parts that set no tasks: the last one, on how the document is carried out (加强组织领导), and lists of bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reformcheck.plans.documents.drafting.node import Node
from reformcheck.plans.documents.phrases.name_lists import is_office

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


_BODY_OF_A_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}[省市县区州旗镇乡][\u4e00-\u9fff]{2,20}")


def lists_of_bodies(entries: Iterable[tuple[Node, str, str]]) -> set[int]:
    """id() of the nodes below which only names of bodies stand, as 1.甲市图书馆 2.乙县文化馆: no tasks.

    `entries`: each with its node, its title and its text.
    """
    bare: dict[int, list[bool]] = {}
    for node, title, text in entries:
        is_body = not text and is_office(title) and _BODY_OF_A_PLACE.fullmatch(title) is not None
        bare.setdefault(id(node.parent), []).append(is_body)
    return {parent for parent, each in bare.items() if len(each) > 1 and all(each)}
