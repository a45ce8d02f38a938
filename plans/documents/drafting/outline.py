"""The tree of headings: 一、 holds （一） holds 1., and each holds the paragraphs below it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from reformcheck.plans.documents.drafting.boxes import boxed
from reformcheck.plans.documents.drafting.named_measures import counted_fields
from reformcheck.plans.documents.drafting.titles import split_title
from reformcheck.plans.documents.drafting.unit_headings import units_of_heading
from reformcheck.plans.documents.phrases.clauses import find_clauses
from reformcheck.plans.documents.phrases.enumerators import (
    HEADING_RANK,
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

# Where official documents set out aims and arrangements rather than tasks.
_NARRATIVE = re.compile(
    r"总体要求|总体思路|总体目标|指导思想|基本原则|工作原则|主要目标|工作目标|发展目标|预期目标|(?:行动|改革|建设|年度|创建|整治|攻坚|规划|任务|具体|总)目标(?=$|[。：:（(])|实施步骤|工作步骤|推进步骤|进度安排|时间安排|"
    r"阶段安排|工作安排|保障措施|组织保障|实施保障|工作保障|规划实施|保障机制|组织实施|组织领导|工作要求|有关要求|相关要求|工作机制|附则|总则|高度重视|认真抓好|"
    r"组成人员|人员组成|成员名单|督促检查|监督检查|督导检查|宣传引导|主体责任|深化改革探索|重要意义|工作背景|名词解释|其他事项|(?:加强|坚持)党(?:对[^，。]{1,12})?的(?:全面|集中统一)?领导"
)
_MAX_HEADING = 50
_VERBS = r"(?:进一步|切实|全面|不断|认真|加强|强化|健全|完善|明确|落实|抓好|做好|狠抓|建立|严格|压实|统筹|深入|突出|和|与|及|、)*"
_ONLY_NARRATIVE = re.compile(rf"{_VERBS}(?:(?:{_NARRATIVE.pattern}){_VERBS}){{1,4}}(?:工作|建设|力度)?")
CLOSING = re.compile(
    r"本(?:办法|措施|意见|方案|政策|规定|细则|计划|若干措施|若干政策|文件|通知|实施方案|实施意见|行动计划)[^。；;]{0,20}?"
    r"(?:自[^。；;]{1,24}(?:施行|实施|执行|生效)|由[^。；;]{2,60}解释|有效期|试行期|执行期|施行|与[^。；;]{0,20}?(?:重复|不一致|抵触|冲突|重叠|交叉))"
    r"|[^。；;：:]{0,40}?(?:就高不重复|从高不重复|不重复(?:享受|支持|奖励|补助)|(?:解释权|执行期限|有效期)[为归自])"
)


def _sounds_narrative(node: Node, *, whole: bool) -> bool:
    """By its heading; `whole`: only where the heading speaks of nothing else."""
    heading = split_title(node.head)[0].string[:_MAX_HEADING]
    if not whole:
        return _NARRATIVE.search(heading) is not None
    return any(_ONLY_NARRATIVE.fullmatch(part.strip()) for part in re.split("[，,]", heading))


@dataclass(slots=True, eq=False)
class Node:
    """A labelled paragraph with what stands below it. The root has no label."""

    label: Label | None
    whole: Text
    """With its label."""
    head: Text
    """Behind its label."""
    parent: Node | None = None
    body: list[Text] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    is_frame: bool = False
    """It only speaks of tasks that the table of an annex lists."""

    @property
    def rank(self) -> int:
        return self.label.rank if self.label else _ANNEX.rank - 1

    @property
    def is_annex(self) -> bool:
        return self.label is _ANNEX

    def walk(self) -> Iterator[Node]:
        """This node and all below, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self) -> Iterator[Node]:
        node = self.parent
        while node is not None and node.label is not None:
            yield node
            node = node.parent

    def texts(self) -> Iterator[Text]:
        """Every paragraph here and below, with labels."""
        if self.label:
            yield self.whole
        yield from self.body
        for child in self.children:
            yield from child.texts()

    @property
    def is_narrative(self) -> bool:
        """Whether it, or what holds it, is headed as a part that sets no tasks, or it closes the document.

        A task may speak of such a thing: （三）创新知识产权工作机制 below 重点任务.
        """
        if self.is_closing or self.is_frame:
            return True
        line = [self, *self.ancestors()]
        return any(_sounds_narrative(n, whole=n.rank > HEADING_RANK and n is not line[-1]) for n in line)

    @property
    def is_closing(self) -> bool:
        """本措施自印发之日起施行, 由甲负责解释."""
        return CLOSING.match(self.head.string) is not None


_ANNEX = Label(rank=-1, number=None, end=0)


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
        label = _ANNEX if id(text) in annexes else digits.get(index) or _label(text, following)
        if label and is_field_line(text.string[label.end :]):
            current = _holder(current, label)
            current.body.append(text.cut(label.end))
            continue
        if label is None:
            current.body.append(text)
            continue
        parent = current
        while parent.label is not None and (parent.rank >= label.rank or _stands_beside(parent, label, text)):
            parent = parent.parent or root
        current = Node(label, text, text.cut(label.end), parent)
        parent.children.append(current)
    for node in list(root.walk()):
        if _holds_parts_only(node):
            fold(node)
    _fold_tails(root)
    return root


def _stands_beside(task: Node, label: Label, text: Text) -> bool:
    """一是… with units of its own, behind a numbered task that has named its own, is another task."""
    if label.rank == PART_RANK - 1 and counted_fields(task.head.string)[:1] == [0]:
        return True
    return (
        label.rank >= POINT_RANK
        and task.rank >= ITEM_RANK
        and not task.children
        and _names_units(text)
        and any(map(_names_units, (task.head, *task.body)))
    )


def _names_units(text: Text) -> bool:
    return any(clause.names for clause in find_clauses(text.string))


def _label(text: Text, following: Text) -> Label | None:
    label = label_of(text.string) or point_of(text.string)
    if label and following and holds_bullets(text.string, following.string):
        return Label(_OVER_BULLETS, None, label.end)
    return label or _bare_heading(text, following)


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


_OVER_BULLETS = ITEM_RANK - 1
"""Rank of ●甲 above ○乙."""

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
    steps = node.rank > HEADING_RANK and node.rank != _OVER_BULLETS
    if steps and all(child.rank >= POINT_RANK for child in node.children):
        return sum(has_units(child) for child in node.children) <= 1
    if node.rank < ITEM_RANK and "。" not in node.head.string.rstrip("。"):
        return False
    return sum(has_units(child) for child in node.children) <= 1


def _answers_itself(node: Node) -> bool:
    """It has sentences and units of its own, which leaves its parts to no one else."""
    sentences = "。" in node.head.string or bool(node.body)
    return (
        sentences
        and any(c.names for text in (node.head, *node.body) for c in find_clauses(text.string))
        and not (_is_key_line(node))
    )


def _is_key_line(node: Node) -> bool:
    """Only its units stand between the heading and its parts: they hold for each part."""
    return "。" not in node.head.string.rstrip("。") and all(
        (clauses := find_clauses(text.string)) and clauses[0].start == 0 for text in node.body
    )


def has_units(node: Node) -> bool:
    return any(map(_names_units, node.texts()))


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
