"""The findings of a plan as remarks on its words, and one at its title that sums up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reformcheck.catalog.model import Catalog
from reformcheck.plans.documents.marking.remark import Remark
from reformcheck.plans.model import Location
from reformcheck.reports.annotated.instead import instead
from reformcheck.reports.annotated.proposal import Proposals
from reformcheck.reports.annotated.summary import summary
from reformcheck.reports.entries import Entry, entries_of
from reformcheck.reports.wording import LEVELS, message
from reformcheck.rules import RULES, missing_measure
from reformcheck.rules.model import PlanReport

_SPEAKING = re.compile("[\u4e00-\u9fff]{2}|[A-Za-z]{4}")
"""What words have that say something, and numbers have not."""

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
    return [first, *(_remark(entry, proposals, catalog, strings, lang) for entry in shown)]


def _remark(
    entry: Entry, proposals: Proposals, catalog: Catalog, strings: Mapping[int, str], lang: str
) -> Remark:
    at = entry.finding.location
    said = list(_said(entry, proposals, catalog, lang))
    if at.line not in strings and at.words:
        said[1] = f"{at.words}：{said[1]}"
    return Remark(at.line or 1, at.column or 1, tuple(_words(entry, at)), tuple(said))


def _words(entry: Entry, at: Location) -> Iterator[str]:
    """What may stand where the finding is: a unit, the words that it quotes, the title of its item."""
    for value in entry.finding.values.values():
        parts = value if isinstance(value, tuple) else (value,)
        yield from (part for part in parts if isinstance(part, str) and _SPEAKING.search(part))
    if entry.item:
        yield entry.item.title
        yield from (unit.name for unit in entry.item.assignment.units if unit.location == at)


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
    words = instead(entry, proposals, lang)
    if words:
        yield f"改正：{words}" if zh else f"To mend: {words}"
