"""How a document says who answers for a task, so that what is proposed reads like the rest of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reformcheck.plans.model import Plan

_LABEL = r"(?:责任|牵头|负责|主办|主责|实施|承办|落实)(?:单位|部门)"
_HELPERS = r"(?:配合|协办|参与|协助|参加)(?:单位|部门)"
_LABELLED = re.compile(rf"({_LABEL})\s*[:：](?:[^：:]{{1,300}}?[；;。，,\s]\s*({_HELPERS})\s*[:：])?")
_VERBS = re.compile(r"(牵头(?:负责|落实)?|负责)[，,；;、][^，,；;]{1,300}?(配合|协助|参与|协办)")
_BEFORE = 40
"""Characters before the first unit of a task in which the label stands."""


class Form(NamedTuple):
    """A way to print units."""

    lead: str = "责任单位"
    """A label before the units; or the verb behind the first, where `verbs`."""
    assist: str = ""
    """The same for those that help; empty where all are named alike."""
    verbs: bool = False
    brackets: bool = True
    label: str = ""
    """What stands before the verbs: 责任单位：省科技厅牵头，省财政厅配合."""

    def printed(self, units: Sequence[str]) -> str:
        """The units in this form, the first of them in the lead where the form has a lead."""
        first, rest = units[0], "、".join(units[1:])
        if self.verbs:
            inner = self.label + f"{first}{self.lead}" + (f"，{rest}{self.assist}" if rest else "")
        elif self.assist:
            inner = f"{self.lead}：{first}" + (f"；{self.assist}：{rest}" if rest else "")
        else:
            inner = f"{self.lead}：{'、'.join(units)}"
        return f"（{inner}）" if self.brackets else inner


def form_of(plan: Plan, strings: Mapping[int, str]) -> Form:
    """The form in which most tasks name their units. `strings`: the paragraphs of the document by ordinal."""
    found = Counter(form for string in _clauses(plan, strings) if (form := _form_in(string)))
    if found:
        return found.most_common(1)[0][0]
    led = sum(bool(item.assignment.lead) for item in plan.items)
    if led * 2 > len(plan.items):
        return Form("牵头", "配合", verbs=True)
    return Form()


def _clauses(plan: Plan, strings: Mapping[int, str]) -> Iterable[str]:
    """For each task, the words around its first unit."""
    for item in plan.items:
        places = sorted(
            (unit.location.line or 0, unit.location.column or 1) for unit in item.assignment.units
        )
        string = strings.get(places[0][0], "") if places else ""
        if string:
            at = max(places[0][1] - 1 - _BEFORE, 0)
            before = string[at:]
            opening = max(before[:_BEFORE].rfind("（"), before[:_BEFORE].rfind("("))
            yield before[opening:] if opening >= 0 else before


def _form_in(string: str) -> Form | None:
    closed = re.match(
        r"[（(]([^（）()]{0,600}(?:[（(][^（）()]{0,60}[）)][^（）()]{0,600}){0,9})[）)]", string
    )
    inner = closed.group(1) if closed else string
    labelled, verbs = _LABELLED.search(inner), _VERBS.search(inner)
    if labelled and verbs and not labelled.group(2) and _is_one_clause(inner, labelled.end(), verbs.start()):
        return Form(
            verbs.group(1),
            verbs.group(2),
            verbs=True,
            brackets=bool(closed),
            label=f"{labelled.group(1)}：",
        )
    if labelled:
        return Form(labelled.group(1), labelled.group(2) or "", brackets=bool(closed))
    if verbs:
        return Form(verbs.group(1), verbs.group(2), verbs=True, brackets=bool(closed))
    return None


def _is_one_clause(string: str, start: int, end: int) -> bool:
    return start <= end and "。" not in string[start:end]
