"""Phases of a timetable: （一）工作部署阶段（2019年2月-3月）."""

from __future__ import annotations

import re

from reformcheck.plans.documents.drafting.draft import DraftPhase
from reformcheck.plans.documents.drafting.node import Node
from reformcheck.plans.documents.drafting.titles import split_title
from reformcheck.plans.documents.phrases.dates import find_span

_TIMETABLE = re.compile(
    "实施步骤|工作步骤|推进步骤|实施进度|进度安排|时间安排|阶段安排|时间进度|实施阶段|工作进度|步骤安排"
)
_PHASE = re.compile("阶段|第[一二三四五六]步|部署|启动|推进|总结|验收|评估|实施")
_NO_PHASE = re.compile("[下上现本当]一?个?前?阶段|各阶段|分阶段")
_BRACKETS = re.compile(r"[（(【〔][^（()）]*\d[^（()）]*[）)】〕]")
_LEAD = re.compile(r"^(?:第[一二三四五六]阶段|阶段[一二三四五六])\s*[:：、，]?\s*(?=\S)")


def phases_of(root: Node) -> tuple[list[DraftPhase], set[int]]:
    """The phases, and id() of every node of the timetable."""
    phases: list[DraftPhase] = []
    nodes: set[int] = set()
    for node in root.walk():
        if node.label is None or not _is_phase(node):
            continue
        head = split_title(node.head)[0].string
        dated = _dated(node, head)
        if dated and _name(head):
            phases.append(DraftPhase(_name(head), *dated, node.whole.place()))
            nodes.update(id(n) for n in node.walk())
    return phases, nodes


def _is_phase(node: Node) -> bool:
    under = any(_TIMETABLE.search(split_title(n.head)[0].string) for n in node.ancestors())
    head = split_title(node.head)[0].string
    return (under and not node.children) or (
        "阶段" in head and not _NO_PHASE.search(head) and _PHASE.search(head) is not None and len(head) < 60
    )


def _dated(node: Node, head: str) -> tuple[str, str] | None:
    """From the heading, else from the start of the first sentence below it."""
    span = find_span(head)
    if span:
        return span
    below = [split_title(node.head)[1], *node.body][:2]
    for text in below:
        if text and (span := find_span(re.split("[，,。；;：:]", text.string, maxsplit=1)[0])):
            return span
    return None


def _name(head: str) -> str:
    name = _BRACKETS.sub("", head).strip(" ：:，,。")
    shorter = _LEAD.sub("", name)
    name = shorter or name
    return re.sub(r"^.*?\d+\s*[年月日][底初末]?\s*[为：:，,]\s*", "", name).strip() or head
