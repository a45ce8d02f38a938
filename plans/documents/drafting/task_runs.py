"""What the runs of a paragraph are to a task: its title, its text, a heading with a clause beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from reformcheck.plans.documents.drafting.node import Node
from reformcheck.plans.documents.drafting.runs import Run, paragraphs, runs_of
from reformcheck.plans.documents.drafting.titles import split_title
from reformcheck.plans.documents.drafting.unit_headings import units_of_heading
from reformcheck.plans.documents.phrases.enumerators import label_of
from reformcheck.plans.documents.phrases.keys import Role
from reformcheck.plans.documents.phrases.numbered import of_numbers
from reformcheck.plans.documents.phrases.sentences import passing_clause
from reformcheck.plans.documents.phrases.unit_lists import Clause
from reformcheck.plans.documents.reading.stream import Text

Inherited = tuple[tuple[Text, Clause], ...]
"""Clauses that stand at a heading and hold for what is below it."""

_SAYS_TASK = re.compile(
    "(?:目标|工作|主要|重点|具体|改革|推广|试点|创新|攻坚)?(?:任务|内容|举措|事项|项目|措施|经验)(?:名称)?|工作目标|目标|任务名称|事项名称"
)


_TASK_KEY = re.compile(rf"(?:{_SAYS_TASK.pattern})[:：](?=\s*\S)")


def with_words(runs: list[Run]) -> list[Run]:
    """The runs; clauses without words before them go to the run before, or to the first."""
    kept: list[Run] = []
    waiting = Run()
    for run in runs:
        if run.parts:
            kept.append(run)
        else:
            holder = kept[-1] if kept else waiting
            holder.clauses += run.clauses
    if kept:
        kept[0].clauses[:0] = waiting.clauses
    return kept


def merged(runs: list[Run]) -> Run:
    whole = Run()
    for run in runs:
        whole.parts += run.parts
        whole.paragraphs += run.paragraphs
    return whole


_FIELD = re.compile(r"[\u4e00-\u9fff、和与及]{2,16}(?:领域|方面)")


def titled(run: Run) -> tuple[Text, Text, str]:
    """Title, body, and the field that stands before the title, as in 知识产权领域：引入技术调查官制度.

    A heading on a line of its own is the title as it stands.
    """
    parts = [_without_label(part) for part in run.parts[:1]] + run.parts[1:]
    while len(parts) > 1 and not _has_words(parts[0]):
        parts = parts[1:]
    title, rest = split_title(parts[0])
    field = ""
    if key := _TASK_KEY.match(title.string):
        title = title.cut(key.end())
    elif rest and _SAYS_TASK.fullmatch(title.string):
        title, rest = split_title(rest)
    elif rest and _FIELD.fullmatch(title.string):
        field = title.string
        title, rest = split_title(rest)
    return title, paragraphs([rest, *parts[1:]] if rest else parts[1:]), field


def charged_with(whole: Text, title: Text, rest: Text) -> tuple[Clause, Text, Text] | None:
    """市科技局：负责推行甲: who answers stands before the colon, and the task behind it."""
    _, _, behind = whole.string.partition(title.string)
    clause = units_of_heading(title) if rest and behind.lstrip()[:1] in ("：", ":") else None
    if clause is None:
        return None
    lead = _IN_CHARGE.match(rest.string)
    role: Role = "lead" if lead and "牵头" in lead.group() else "responsible"
    names = tuple(name._replace(role=role) for name in clause.names)
    task, more = split_title(rest.cut(lead.end() if lead else 0))
    return replace(clause, names=names), task, more


_IN_CHARGE = re.compile("(?:主要|具体)?(?:牵头)?负责(?!人)|牵头")


def below_slogan(node: Node, runs: list[Run]) -> list[Run]:
    """The tasks of a paragraph whose first sentence only heads them, as in 在转化上下功夫。推行甲（A负责）；建立乙（B负责）。

    Empty where its sentences are of another kind.
    """
    first = runs[0]
    if not first.parts or not first.clauses or not all(run.named and run.parts for run in runs):
        return []
    rest = split_title(_without_label(first.parts[0]))[1]
    text, clause = first.clauses[0]
    behind = text.string[clause.end : clause.end + 1]
    if text is not node.head or behind not in ("；", ";") or not rest or "。" in rest.string.rstrip("。"):
        return []
    return [Run([rest, *first.parts[1:]], first.clauses, first.paragraphs), *runs[1:]]


def closing_clauses(node: Node, runs: list[Run]) -> Inherited:
    """The clause behind the full stop of a list, which holds for all its names."""
    if not runs or not runs[-1].named or any(run.named for run in runs[:-1]):
        return ()
    start = node.head.string.rfind(runs[-1].parts[0].string)
    behind = node.head.string[start + len(runs[-1].parts[0].string) :]
    return (
        tuple(runs[-1].clauses) if behind.startswith("。") or runs[-1].parts[0].string.endswith("。") else ()
    )


def in_passing(run: Run) -> Inherited:
    """Who leads, by a sentence that goes on: 具体方案由甲牵头商乙研究提出."""
    for text in run.paragraphs:
        if not any(of_numbers(text.string)) and (clause := passing_clause(text.string)):
            return ((text, clause),)
    return ()


def without_clauses(head: Text) -> str:
    runs = runs_of([head])
    return runs[0].parts[0].string if runs and runs[0].parts else head.string


def is_heading_only(node: Node, run: Run) -> bool:
    """The run is the heading itself, with its clause beside or below it, and no sentence more."""
    texts = {id(text) for text in run.paragraphs}
    if not run.parts:
        return False
    return (
        texts <= {id(node.head)} and not split_title(run.text)[1] and "。" not in run.text.string.rstrip("。")
    )


def _without_label(part: Text) -> Text:
    """What stands behind the label; a label alone stays."""
    label = label_of(part.string)
    return (part.cut(label.end) or part) if label else part


def _has_words(text: Text) -> bool:
    return any(char.isalnum() for char in text.string)
