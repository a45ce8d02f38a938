"""A node of the tree of headings: a labelled paragraph with what stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reformcheck.plans.documents.drafting.titles import split_title
from reformcheck.plans.documents.phrases.clauses import names_units
from reformcheck.plans.documents.phrases.enumerators import HEADING_RANK, Label
from reformcheck.plans.documents.reading.stream import Text

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
        return self.label.rank if self.label else ANNEX.rank - 1

    @property
    def is_annex(self) -> bool:
        return self.label is ANNEX

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
    def has_own_units(self) -> bool:
        """Whether it names units, whatever stands below it."""
        return any(names_units(text.string) for text in (self.head, *self.body))

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


ANNEX = Label(rank=-1, number=None, end=0)


def has_units(node: Node) -> bool:
    return any(names_units(text.string) for text in node.texts())
