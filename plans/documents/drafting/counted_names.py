"""Another reading of a heading that counts its measures: whatever below it comes to that number is the list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformcheck.plans.documents.drafting.folding import fold
from reformcheck.plans.documents.drafting.node import Node, has_units
from reformcheck.plans.documents.drafting.runs import Run, runs_of
from reformcheck.plans.documents.drafting.task_runs import with_words
from reformcheck.plans.documents.phrases.heading_counts import Heading, read_heading
from reformcheck.plans.documents.reading.stream import Text

_QUOTED = re.compile(
    r"(?:“([^“”]{2,150})”|「([^「」]{2,150})」|『([^『』]{2,150})』)(?=[、，,；;和及与等。（(“「『\s]|$)"
)
_TASKS_COUNTED = re.compile("[项条](?!方面|领域)")
_AREA = re.compile("(?:方面|领域|环节|类)[。：:]?$")
_HOLDS = re.compile("(?:内容|举措|任务|事项|措施|经验|清单|政策|改革)$")
_SET_APART = re.compile(r"\s*(?:[（(]|共)")
_COUNT_ROOM = 8
_ELSEWHERE = re.compile("见附|见下表|如下[。：:]?$|附件")
_SHORTEST = 4
_MOST = 60


def names_that_add_up(node: Node, heading: Heading) -> list[Run]:
    """As many names as the heading declares: in quotes, else between ；, else a sentence or a paragraph each.

    知识产权方面（2项）。推广“甲”“乙”。（责任单位：丙）: a clause behind them holds for all. Empty where nothing adds up.
    """
    declared = heading.declared or 0
    if heading.span or not 0 < declared <= _MOST or not (heading.rest or node.body):
        return []
    if not _counts_below(node, heading):
        return []
    behind = node.head.cut(len(node.head.string) - len(heading.rest.rstrip()))
    runs = with_words(runs_of([text for text in (behind, *node.body) if text]))
    if not runs or any(run.named for run in runs[:-1]):
        return []
    parts = [part for run in runs for part in run.parts if _has_words(part)]
    if any(_ELSEWHERE.search(part.string) for part in parts):
        return []
    names = _adding_up(parts, declared)
    return [Run([name], list(runs[-1].clauses), [name]) for name in names]


def fold_counted_groups(root: Node) -> None:
    """Where a heading counts as many tasks as there are groups below it, each group is one task, and its 1. 2. are steps.

    Not where the steps say who answers for them.
    """
    for node in root.walk():
        heading = read_heading(node.head.string)
        groups = node.children
        if heading.declared != len(groups) or not _TASKS_COUNTED.search(node.head.string):
            continue
        if not _counts_below(node, heading):
            continue
        steps = [step for group in groups for step in group.children]
        areas = any(
            read_heading(group.head.string).declared or _AREA.search(group.head.string) for group in groups
        )
        if len(steps) > len(groups) and not areas and not any(map(has_units, steps)):
            for group in groups:
                fold(group)


def _counts_below(node: Node, heading: Heading) -> bool:
    """人才方面2项, 推广内容（共2项）; and not 取消证明2项, which is a task."""
    behind = node.head.string[len(heading.name) :][:_COUNT_ROOM]
    return _AREA.search(heading.name) is not None or (
        _HOLDS.search(heading.name) is not None and _SET_APART.match(behind) is not None
    )


def _adding_up(parts: list[Text], declared: int) -> list[Text]:
    for pieces in (_quoted, _between_semicolons, _sentences):
        names = [name for part in parts for name in pieces(part)]
        if len(names) == declared:
            return names
    return parts if len(parts) == declared else []


def _quoted(text: Text) -> Iterator[Text]:
    for match in _QUOTED.finditer(text.string):
        yield text.cut(*match.span(match.lastindex or 0))


def _between_semicolons(text: Text) -> Iterator[Text]:
    return _pieces(text, re.compile("[；;]")) if re.search("[；;]", text.string) else iter(())


def _sentences(text: Text) -> Iterator[Text]:
    return _pieces(text, re.compile("。"))


def _pieces(text: Text, mark: re.Pattern[str]) -> Iterator[Text]:
    start = 0
    for end in [*(match.start() for match in mark.finditer(text.string)), len(text.string)]:
        piece = text.cut(start, end)
        if _has_words(piece):
            yield piece
        start = end + 1


def _has_words(text: Text) -> bool:
    return sum(char.isalnum() for char in text.string) >= _SHORTEST
