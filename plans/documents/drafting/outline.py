"""The tree of headings: 一、 holds （一） holds 1., and each holds the paragraphs below it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from reformcheck.plans.documents.phrases.clauses import find_clauses
from reformcheck.plans.documents.phrases.enumerators import ITEM_RANK, PART_RANK, Label, label_of
from reformcheck.plans.documents.phrases.name_lists import CLOSERS, OPENERS
from reformcheck.plans.documents.reading.stream import Text

# Where official documents set out aims and arrangements rather than tasks.
_NARRATIVE = re.compile(
    r"总体要求|总体思路|总体目标|指导思想|基本原则|工作原则|主要目标|工作目标|发展目标|预期目标|实施步骤|工作步骤|推进步骤|进度安排|时间安排|"
    r"阶段安排|工作安排|保障措施|组织保障|保障机制|组织实施|组织领导|工作要求|有关要求|相关要求|工作机制|附则|总则|高度重视|认真抓好|"
    r"督促检查|监督检查|督导检查|宣传引导|主体责任|深化改革探索|重要意义|工作背景|名词解释|其他事项"
)
_MAX_HEADING = 50


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
        """Whether it, or what holds it, is headed as a part that sets no tasks."""
        return any(
            _NARRATIVE.search(split_title(n.head)[0].string[:_MAX_HEADING]) for n in (self, *self.ancestors())
        )


_ANNEX = Label(rank=-1, number=None, end=0)


def build_outline(texts: Iterable[Text], annexes: Collection[int] = ()) -> Node:
    """The tree of the paragraphs. What has no label belongs to the last label before it.

    `annexes`: id() of the texts that are titles of annexes, and hold all that follows.
    """
    empty = Text("", ())
    root = Node(None, empty, empty)
    current = root
    for text, following in pairwise([*texts, empty]):
        label = _ANNEX if id(text) in annexes else label_of(text.string) or _bare_heading(text, following)
        if label is None:
            current.body.append(text)
            continue
        parent = current
        while parent.label is not None and parent.rank >= label.rank:
            parent = parent.parent or root
        current = Node(label, text, text.cut(label.end), parent)
        parent.children.append(current)
    for node in list(root.walk()):
        if _holds_parts_only(node):
            _fold(node)
    _fold_tails(root)
    return root


_FIELD_NAME = re.compile(
    r"[\u4e00-\u9fff“”（）()、]{3,24}(?:方面|领域|环节|任务|措施|目标|要求|步骤|安排|保障|体系|机制|创新|改革|环境|服务)"
)


def _bare_heading(text: Text, following: Text) -> Label | None:
    """A heading without a label, such as 知识产权保护方面, right above a labelled paragraph that it holds."""
    below = label_of(following.string) if following else None
    if below is None or below.rank > ITEM_RANK or not _FIELD_NAME.fullmatch(text.string):
        return None
    return Label(below.rank - 1, None, 0)


def _fold(node: Node) -> None:
    """Make what stands below a part of the node's own text."""
    for child in node.children:
        node.body += child.texts()
    node.children = []


def _holds_parts_only(node: Node) -> bool:
    """Its （1）（2） are steps of one task: at most one of them says who is responsible."""
    if node.label is None or node.is_annex or not node.children:
        return False
    if _answers_itself(node) and not any(_has_units(child) for child in node.children):
        return True
    if node.label.article:
        return sum(_has_units(child) for child in node.children) <= 1
    if any(child.rank < PART_RANK for child in node.children):
        return False
    if node.rank < ITEM_RANK and "。" not in node.head.string.rstrip("。"):
        return False
    return sum(_has_units(child) for child in node.children) <= 1


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


def _has_units(node: Node) -> bool:
    return any(clause.names for text in node.texts() for clause in find_clauses(text.string))


def _fold_tails(root: Node) -> None:
    """Fold （一）1.2.3. where, all through the document, only the last of 1.2.3. names units for all."""
    groups = [
        n
        for n in root.walk()
        if n.label and not n.is_annex and len(n.children) > 1 and n.rank < ITEM_RANK <= n.children[0].rank
    ]
    named = [[_has_units(child) for child in group.children] for group in groups]
    tails = [group for group, has in zip(groups, named, strict=True) if has[-1] and not any(has[:-1])]
    if len(tails) > 1 and sum(map(any, named)) == len(tails):
        for group in tails:
            _fold(group)


_GAP = re.compile(r"\t|[ \u3000\u00a0]{2,}|\u3000")


def split_title(text: Text) -> tuple[Text, Text]:
    """The first sentence, or what stands before a colon or a gap, and the rest; brackets and quotes are kept whole."""
    string = text.string
    depth = 0
    gap = _GAP.search(string)
    if gap and 4 <= gap.start() <= 60 and "。" not in string[: gap.start()]:
        return text.cut(0, gap.start()), text.cut(gap.end())
    for at, char in enumerate(string):
        if char in OPENERS:
            depth += 1
        elif char in CLOSERS:
            depth = max(depth - 1, 0)
        elif depth == 0 and char in "。！？：:" and _ends_title(string, at, char):
            return text.cut(0, at), text.cut(at + 1)
    return text, text.cut(len(string))


_LEADS_ON = re.compile(r"(?:是|为|如下|包括|以下|下列|其中|即|指|有)$")


def _ends_title(string: str, at: int, char: str) -> bool:
    if char in "。！？":
        return at > 0
    before = string[:at].strip()
    short = 4 <= len(before) <= 45 and not re.search("[，,；;]", before) and not _LEADS_ON.search(before)
    return short and len(string) - at > 4
