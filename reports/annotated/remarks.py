"""The findings of a plan as remarks on its words, and one at its title that sums up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reformcheck.catalog.model import Catalog
from reformcheck.plans.documents.marking.remark import Remark
from reformcheck.reports.annotated.anchors import anchor
from reformcheck.reports.annotated.instead import instead
from reformcheck.reports.annotated.proposal import Proposals
from reformcheck.reports.annotated.summary import summary
from reformcheck.reports.entries import Entry, entries_of
from reformcheck.reports.places import words_of
from reformcheck.reports.wording import LEVELS, joined, message, remedy
from reformcheck.rules import RULES, missing_measure
from reformcheck.rules.model import PlanReport

_NAMES = {rule.ID: rule.NAME for rule in RULES}


def remarks_of(
    result: PlanReport, catalog: Catalog, strings: Mapping[int, str], today: str, lang: str
) -> list[Remark]:
    """The remark that sums up, then one for each finding; missing measures stand in the first.

    `strings`: the paragraphs of the document by the ordinal that places bear. `today`: ISO date of the check.
    """
    proposals = Proposals(result.plan, catalog.regions, strings, today)
    entries = list(entries_of(result, catalog))
    shown = [entry for entry in entries if entry.finding.rule != missing_measure.ID]
    title = result.plan.locate("title")
    said = tuple(summary(result, entries, proposals, today, lang))
    first = Remark(title.line or 1, title.column or 1, (result.plan.title,), said)
    remarks = [_remark(entry, rest, proposals, catalog, strings, lang) for entry, rest in _folded(shown)]
    return [first, *remarks]


_NOTES = 3
"""From so many notes of a rule on, one of them speaks for the others."""


def _folded(entries: Sequence[Entry]) -> Iterator[tuple[Entry, list[Entry]]]:
    """Each finding; of many notes of one rule the first, with the rest."""
    notes: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.severity == "note":
            notes[entry.finding.rule].append(entry)
    for entry in entries:
        alike = notes.get(entry.finding.rule, []) if entry.severity == "note" else []
        if len(alike) < _NOTES:
            yield entry, []
        elif entry is alike[0]:
            yield entry, alike[1:]


def _remark(
    entry: Entry,
    rest: Sequence[Entry],
    proposals: Proposals,
    catalog: Catalog,
    strings: Mapping[int, str],
    lang: str,
) -> Remark:
    at = entry.finding.location
    said = list(_said(entry, proposals, catalog, lang))
    if at.line not in strings and at.words:
        said.insert(1, words_of(at, lang))
    if rest:
        places = joined(dict.fromkeys(words_of(each.finding.location, lang) for each in rest), lang)
        said.append(
            f"另有 {len(rest)} 处相同：{places}"
            if lang == "zh"
            else f"{len(rest)} more of the kind: {places}"
        )
    place = anchor(entry, strings)
    return Remark(place.line, place.column, place.words, tuple(said))


def _said(entry: Entry, proposals: Proposals, catalog: Catalog, lang: str) -> Iterator[str]:
    """What is wrong, the list's own words, and what to write."""
    zh = lang == "zh"
    finding = entry.finding
    level = LEVELS[entry.severity].name(lang)
    yield f"【{level}】{_NAMES[finding.rule]['zh']}" if zh else f"[{level}] {_NAMES[finding.rule]['en']}"
    yield message(finding, lang)
    for related in finding.related:
        if related.location.path != entry.plan.path:
            yield f"清单原文：{related.text}" if zh else f"The list: {related.text}"
    measure = catalog.measures.get(finding.measure_id or "")
    if measure and measure.content:
        yield f"清单内容：{measure.content}" if zh else f"Its content: {measure.content}"
    mend = remedy(finding, True, lang)
    yield f"改正：{mend}" if zh else f"To mend: {mend}"
    words = instead(entry, proposals, lang)
    if words:
        yield words
