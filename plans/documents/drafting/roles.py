"""From clauses to an assignment, by what the document has said holds from there on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reformcheck.plans.documents.drafting.draft import DraftUnit, DraftUnits, Notice
from reformcheck.plans.documents.phrases.conventions import Convention
from reformcheck.plans.documents.phrases.dates import find_due
from reformcheck.plans.documents.phrases.keys import Role
from reformcheck.plans.documents.phrases.unit_lists import Clause, Name
from reformcheck.plans.documents.reading.stream import Place, Text

_COLLECTIVE = re.compile(r"各(?:有关|相关|责任|成员|参与)*(?:部门|单位|地方|地区|方面)")


@dataclass(slots=True)
class Habits:
    """Conventions in force at the present place of the document."""

    first_leads: bool = False
    always: tuple[tuple[str, Role], ...] = ()
    scope: str = ""
    notices: list[Notice] | None = None

    def learn(self, conventions: Iterable[Convention], place: Place, *, everywhere: bool = False) -> None:
        """Take up those that hold onward. `everywhere`: they stand outside any clause and hold for all."""
        for convention in conventions:
            if not (convention.onward or everywhere):
                continue
            self.first_leads |= convention.first_leads
            self.scope = convention.scope or self.scope
            if convention.units:
                role: Role = "assist" if convention.assisting else "responsible"
                self.always += ((convention.units, role),)
            if self.notices is not None:
                self.notices.append(
                    Notice(
                        f"{place.source}的约定“{convention.text}”，此后一律照此办理",
                        f"{place.source} states a convention that was applied from there on: “{convention.text}”",
                        place,
                    )
                )


Assigned = tuple[DraftUnits, tuple[str, ...], Place | None, tuple[str, ...]]
"""Units, scope, where the scope stands, and notes."""


def assigned(clauses: list[tuple[Text, Clause]], habits: Habits) -> Assigned:
    """What the clauses of an item say, completed by the conventions in force."""
    units: dict[Role, list[DraftUnit]] = {"lead": [], "assist": [], "responsible": []}
    open_ended, scope, scope_place, place = False, "", None, None
    notes: list[str] = []
    due = ""
    first_leads = habits.first_leads
    always = habits.always
    for text, clause in clauses:
        habits.learn(clause.conventions, text.place(clause.start))
        first_leads |= habits.first_leads or any(c.first_leads for c in clause.conventions)
        open_ended |= clause.open_ended
        place = place or text.place(clause.start)
        if clause.scope and not scope:
            scope, scope_place = clause.scope, text.place(clause.start)
        if clause.deadline:
            notes.append(f"时限：{clause.deadline}")
            due = max(due, find_due(clause.deadline))
        for name in clause.names:
            units[name.role].append(_unit(name, text))
    if first_leads:
        _let_first_lead(units)
    if always and (place is not None):
        _add_always(units, always)
    scopes = split_places(scope or (habits.scope if place is not None else ""))
    return (
        DraftUnits(
            tuple(units["lead"]), tuple(units["assist"]), tuple(units["responsible"]), open_ended, place, due
        ),
        scopes,
        scope_place,
        tuple(notes),
    )


def _unit(name: Name, text: Text) -> DraftUnit:
    printed = text.printed[name.offset : name.offset + len(name.name)] if text.printed else ""
    return DraftUnit(name.name, text.place(name.offset), printed)


def _let_first_lead(units: dict[Role, list[DraftUnit]]) -> None:
    """The first of the units leads, unless a lead is named or the first is no one in particular."""
    names = units["responsible"]
    if units["lead"] or not names or _COLLECTIVE.match(names[0].name):
        return
    units["lead"] = names[:1]
    units["assist"] = names[1:] + units["assist"]
    units["responsible"] = []


def _add_always(units: dict[Role, list[DraftUnit]], always: tuple[tuple[str, Role], ...]) -> None:
    for name, role in always:
        if not any(unit.name == name for group in units.values() for unit in group):
            units[role].append(DraftUnit(name, None))


_WIDE = re.compile(
    r"在(?P<scope>(?:全|本|我)(?:自治)?[省市区州县盟旗](?:域)?)(?:各地|各级|辖区|行政区域)?(?:范围)?(?:内)?[^，,。；;在]{0,8}?(?:复制推广|推广|落实|推行|实施|复制)"
)
_NARROW = re.compile(
    r"在(?P<scope>[^，,。；;在“”《》]{2,24}?)(?:范围内?|区域内?|内)(?:先行|率先|复制|全面|试点|探索)*(?:推广|推行|实施|试点|先行先试|落实)"
)


def plan_scope(texts: Iterable[Text], *, narrow: bool) -> tuple[tuple[str, ...], Place] | None:
    """Where sentences say that measures are to apply: 在全省范围推广, 在武汉市范围内推行.

    `narrow` asks for the stricter form, which an item's own sentences need.
    """
    pattern = _NARROW if narrow else _WIDE
    for text in texts:
        match = pattern.search(text.string)
        if match:
            words = split_places(match.group("scope"))
            if not narrow or all(map(_is_place, words)):
                return words, text.place(match.start("scope"))
    return None


_VAGUE = re.compile("特定|有关|部分|条件|相关|适宜|范围$(?<!国范围)(?<![省市区州]范围)")
_HEADED = re.compile(
    r"^在(?P<scope>[^，,。；;在“”《》]{2,24}?)内?(?:先行|率先|全面|予以)*(?:复制|推广|推行|实施)[^，,。；;]{0,20}$"
)


def heading_scope(head: Text) -> tuple[tuple[str, ...], Place] | None:
    """Where a heading such as 在全国范围内复制推广的改革事项 says that what it holds applies."""
    match = _HEADED.match(head.string.rstrip("。：:"))
    if match is None or _VAGUE.search(match.group("scope")):
        return None
    return split_places(match.group("scope")), head.place(match.start("scope"))


_PLACE = re.compile(
    "^(?:全|本|我)[省市区州县盟旗]$|^(?!.*(?:城市|各市|县市|地市|试点市|直辖市|省市)$)[\u4e00-\u9fff]{1,8}[省市州盟]$"
)


def _is_place(word: str) -> bool:
    """Whether the words are the whole region or a named one, rather than a kind of places."""
    return _PLACE.match(word) is not None


def split_places(scope: str) -> tuple[str, ...]:
    """武汉、襄阳 as two places; words that are no list stay as they stand, and a dash in a cell (—) is none."""
    parts = [part.strip() for part in re.split(r"[、，,；;]", scope)]
    return tuple(part for part in parts if any(map(str.isalnum, part)))
