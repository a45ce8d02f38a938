"""The table of places to change: where, in which task, what is wrong, what to write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reformcheck.reports.annotated.instead import instead
from reformcheck.reports.annotated.proposal import Proposals
from reformcheck.reports.entries import Entry
from reformcheck.reports.places import place_of, places_of
from reformcheck.reports.plain import one_line, shorten
from reformcheck.reports.terminal.ranges import ranges
from reformcheck.reports.wording import joined, message, remedy, remedy_of_each, rule_name, spoken
from reformcheck.rules import guiding_department_uncovered, reworded_measure
from reformcheck.rules.reworded_measure import CLAUSES

QUOTE = 40
LONGEST = 400
"""Characters of a line."""
_ALIKE = 4
"""So many findings of one rule are one row."""
_TITLE = 30
"""Characters of a task's title."""
_ABOUT = ("unit", "words", "beyond", "places", "department")
"""Values that a finding with them is about."""


class Change(NamedTuple):
    """A row of the table."""

    place: str
    task: str
    """Number and title, or the numbers of several."""
    problem: str
    mend: str
    is_error: bool = False

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """What the table shows."""
        return self.place, self.task, self.problem, self.mend


def changes(entries: Iterable[Entry], proposals: Proposals, lang: str, *, brief: bool) -> Iterator[Change]:
    """What is to be changed, in the order of the document; many of one kind in one row. Brief ones only name what is wrong."""
    shown = list(entries)
    alike: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in shown:
        alike[entry.finding.rule, entry.finding.variant].append(entry)
    for entry in shown:
        group = alike[entry.finding.rule, entry.finding.variant]
        if len(group) < _ALIKE:
            yield _change(entry, proposals, lang, brief=brief)
        elif entry is group[0]:
            yield _change_of_many(group, proposals, lang)


def where(entries: Sequence[Entry], lang: str) -> str:
    """Where findings stand: in a document in words, in a plan file by the numbers of their items."""
    if any(entry.finding.location.words for entry in entries):
        return joined(places_of([entry.finding.location for entry in entries], lang), lang)
    if all(entry.finding.item_number for entry in entries):
        return _items(entries, lang)
    return joined(dict.fromkeys(place_of(entry.finding.location, lang) for entry in entries), lang)


def _items(entries: Iterable[Entry], lang: str) -> str:
    """第2、5-7项; empty where none is about an item."""
    numbers = list(dict.fromkeys(number for entry in entries if (number := entry.finding.item_number)))
    if not numbers:
        return ""
    if lang == "zh":
        return f"第{ranges(numbers, '、')}项"
    return f"item{'s' if len(numbers) > 1 else ''} {ranges(numbers)}"


def _task(entry: Entry, lang: str) -> str:
    """Number and title of the item; of a plan file the title alone, since its place is the number."""
    title = shorten(entry.item.title, _TITLE) if entry.item else ""
    number = _items((entry,), lang) if entry.finding.location.words else ""
    return one_line(" ".join(filter(None, (number, title))))


def _change(entry: Entry, proposals: Proposals, lang: str, *, brief: bool) -> Change:
    finding = entry.finding
    problem = _with_subject(rule_name(finding.rule, lang), _subject(entry, lang, brief=brief), lang)
    words = instead(entry, proposals, lang)
    mend = words if words and len(words) <= 2 * QUOTE else remedy(finding, bool(finding.location.words), lang)
    return Change(
        shorten(where((entry,), lang), QUOTE),
        _task(entry, lang),
        one_line(shorten(problem, 2 * QUOTE)),
        one_line(shorten(mend, LONGEST)),
        finding.severity == "error",
    )


def _subject(entry: Entry, lang: str, *, brief: bool) -> str:
    """What a finding is about: words of the item, what is done to those of the measure; of no item, the whole sentence."""
    values = entry.finding.values
    about = next((values[key] for key in _ABOUT if values.get(key)), "")
    if about or brief:
        return spoken(about, lang)
    reworded = entry.finding.rule == reworded_measure.ID
    said = [
        clause.format(**{name: spoken(values[name], lang)})
        for name, clause in (CLAUSES[lang].items() if reworded else ())
        if values[name]
    ]
    if entry.item is None or (reworded and not said):
        return message(entry.finding, lang, QUOTE)
    return ("；" if lang == "zh" else "; ").join(said)


def _with_subject(name: str, subject: str, lang: str) -> str:
    colon = "：" if lang == "zh" else ": "
    return f"{name}{colon}{subject}" if subject else name


def _change_of_many(group: Sequence[Entry], proposals: Proposals, lang: str) -> Change:
    first = group[0].finding
    document = bool(first.location.words)
    name = rule_name(first.rule, lang)
    count = f"{name}（{len(group)}处）" if lang == "zh" else f"{name} ({len(group)})"
    mend = remedy_of_each(first.rule, first.variant, document, lang)
    if first.rule == guiding_department_uncovered.ID:
        mend += _counterparts(group, proposals, lang)
    return Change(
        shorten(where(group, lang), LONGEST),
        _items(group, lang) if document else "",
        one_line(shorten(_with_subject(count, _by_item(_subjects(group), lang), lang), LONGEST)),
        one_line(shorten(mend, LONGEST)),
        any(entry.finding.severity == "error" for entry in group),
    )


_Spread = Mapping[str, Sequence[Entry]]
"""Words, each with the findings that are about them."""


def _subjects(group: Sequence[Entry]) -> _Spread:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in group:
        about = next((entry.finding.values[key] for key in _ABOUT if entry.finding.values.get(key)), ())
        for each in about if isinstance(about, tuple) else (about,):
            found[str(each)].append(entry)
    return found


def _counterparts(group: Sequence[Entry], proposals: Proposals, lang: str) -> str:
    """The local units that answer for the departments."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for department, entries in _subjects(group).items():
        for name in proposals.answering((department,)).names:
            found[name] += [entry for entry in entries if entry not in found[name]]
    said = _by_item(found, lang)
    if not said:
        return ""
    return f"可补上（请核定）：{said}。" if lang == "zh" else f" To add, for example: {said} (to be settled)."


def _by_item(found: _Spread, lang: str) -> str:
    """国家知识产权局（第2、5项）、司法部（第6项）."""
    bracketed = "{}（{}）" if lang == "zh" else "{} ({})"
    said = ((words, _items(entries, lang)) for words, entries in found.items())
    return joined([bracketed.format(words, items) if items else words for words, items in said], lang)
