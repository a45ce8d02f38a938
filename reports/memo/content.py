"""What a memo says of a plan: the verdict, what is not adopted, what is to be asked, and a table of places to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reformcheck.catalog.model import Catalog
from reformcheck.reports.annotated.instead import instead
from reformcheck.reports.annotated.proposal import Proposals
from reformcheck.reports.conclusion import conclusion
from reformcheck.reports.entries import Entry, entries_of
from reformcheck.reports.memo.changes import LONGEST, QUOTE, Change, changes, where
from reformcheck.reports.plain import one_line, shorten
from reformcheck.reports.standing import Standing, leaves_zone, standing_of
from reformcheck.reports.wording import joined, message, remedy
from reformcheck.rules import (
    ambiguous_item,
    annex_absent,
    measure_declined,
    measure_deferred,
    missing_measure,
    pilot_measure_out_of_zone,
    reading_doubt,
    unknown_list,
    withheld_measures,
)
from reformcheck.rules.model import PlanReport

_ASKED = (unknown_list.ID, annex_absent.ID, reading_doubt.ID, ambiguous_item.ID)
"""Rules whose findings a person must answer: the text does not."""
_LATEST = "9999-12-31"
"""Names of units that a plan without a date would use: those of the latest day."""


class Section(NamedTuple):
    """A head and what stands below it."""

    head: str
    lines: tuple[str, ...]


class Memo(NamedTuple):
    """What is said of one plan."""

    title: str
    verdict: str
    sections: tuple[Section, ...]
    changes: tuple[Change, ...]


def memo_of(result: PlanReport, catalog: Catalog, lang: str, *, brief: bool = False) -> Memo:
    """The memo on a plan; a brief one leaves out who would answer for what is missing."""
    entries = list(entries_of(result, catalog))
    proposals = Proposals(result.plan, catalog.regions, {}, _LATEST)
    name = one_line(shorten(result.plan.title, 2 * QUOTE))
    title = f"关于《{name}》的检查意见" if lang == "zh" else f"Findings on {name}"
    sections = tuple(
        Section(head, tuple(_sentence(line, lang) for line in lines))
        for head, lines in _sections(result, entries, None if brief else proposals, lang)
        if lines
    )
    return Memo(
        title,
        verdict(result, catalog, lang),
        sections,
        tuple(changes(_to_change(entries), proposals, lang, brief=brief)),
    )


def _to_change(entries: Iterable[Entry]) -> Iterator[Entry]:
    """What the table of changes holds: not the measures to add, which have a section, nor what is only asked."""
    told = (missing_measure.ID, withheld_measures.ID, *_ASKED)
    return (entry for entry in entries if entry.severity != "note" and entry.finding.rule not in told)


def _sentence(line: str, lang: str) -> str:
    """On one line, of a length that a page can hold, with its stop."""
    line = one_line(shorten(line, LONGEST))
    return f"{line}。" if lang == "zh" and not line.endswith(("。", "？", "…")) else line


def verdict(result: PlanReport, catalog: Catalog, lang: str) -> str:
    """One sentence: whether the plan can go on as it is, and what it adopts."""
    standing = standing_of(result, catalog)
    said = conclusion(result, lang).removeprefix("小结：").removeprefix("In short: ").rstrip("。.")
    return _advice(standing, lang) + said + _beside(standing, lang) + ("。" if lang == "zh" else ".")


def _advice(standing: Standing, lang: str) -> str:
    zh = lang == "zh"
    if not standing.lists:
        return "暂不能下结论：" if zh else "Nothing can be concluded: "
    if standing.errors:
        return "建议修改后再报：" if zh else "To be revised: "
    if standing.warnings or standing.in_doubt:
        return "没有必须修改之处，尚有需要核实的：" if zh else "No error; some points to be looked into: "
    return "没有发现需要修改之处：" if zh else "Nothing to change: "


def _beside(standing: Standing, lang: str) -> str:
    """What is wrong beside what the plan adopts."""
    zh = lang == "zh"
    counts = (
        (standing.out_of_zone, "试点举措超出区域 {} 处", "{} applied beyond the zone"),
        (standing.without_units, "没有责任单位 {} 项", "{} without a unit"),
        (standing.other_errors, "其他错误 {} 处", "{} other errors"),
    )
    said = [(one if zh else other).format(count) for count, one, other in counts if count]
    return "".join(f"，{each}" if zh else f", {each}" for each in said)


def _refusal(entry: Entry, lang: str) -> str:
    """Whether it is declined or put off, and in which words."""
    declined = entry.finding.rule == measure_declined.ID
    zh, en = ("不予采纳", "declined") if declined else ("暂缓", "deferred")
    words = entry.finding.values["words"]
    return f"{zh}：「{words}」" if lang == "zh" else f"{en}: “{words}”"


def _sections(
    result: PlanReport, entries: Sequence[Entry], proposals: Proposals | None, lang: str
) -> Iterator[Section]:
    zh = lang == "zh"
    missing = [entry for entry in entries if entry.finding.rule == missing_measure.ID]
    due = [entry for entry in missing if entry.severity == "error"]
    others = [entry for entry in missing if entry.finding.variant == missing_measure.FOR_OTHERS]
    perhaps = [entry for entry in missing if entry.severity != "error" and entry not in others]
    refused = [e for e in entries if e.finding.rule in (measure_declined.ID, measure_deferred.ID)]
    beyond = [entry for entry in entries if leaves_zone(entry.finding)]
    asked = [entry for entry in entries if entry.finding.rule in _ASKED]
    asked += [e for e in entries if e.finding.rule == pilot_measure_out_of_zone.ID and e not in beyond]
    units = [proposals.units(entry.measure) if proposals and entry.measure else "" for entry in due]
    yield Section(
        f"没有采纳的举措（{len(due)}项{'，责任单位请核定' if any(units) else ''}）"
        if zh
        else f"Measures that are missing ({len(due)}{', units to be settled' if any(units) else ''})",
        tuple(_measure(entry, lang, said) for entry, said in zip(due, units, strict=True)),
    )
    yield Section(
        f"写明不采纳或者暂缓的举措（{len(refused)}项）" if zh else f"Declined or deferred ({len(refused)})",
        tuple(_measure(entry, lang, _refusal(entry, lang)) for entry in refused),
    )
    yield Section(
        f"超出试点区域的举措（{len(beyond)}项）" if zh else f"Beyond the pilot zone ({len(beyond)})",
        tuple(_measure(e, lang, _mend(e, proposals, lang)) for e in beyond),
    )
    lines = [
        (_before(entry, lang) if entry.finding.location.words else "") + message(entry.finding, lang, QUOTE)
        for entry in asked
    ]
    withheld = [e.finding.values for e in entries if e.finding.rule == withheld_measures.ID]
    if withheld:
        parts = joined(
            [
                f"{v['document']}第{v['numbers']}项" if zh else f"{v['document']} {v['numbers']}"
                for v in withheld
            ],
            lang,
        )
        lines.append(
            f"没有公布、无从核对的举措，请对照清单全文：{parts}"
            if zh
            else f"measures that are not published, to be compared with the whole list: {parts}"
        )
    if perhaps:
        titles = joined([_measure(entry, lang, titled=proposals is not None) for entry in perhaps], lang)
        lines.append(
            f"清单未写明推广范围或者附有条件的 {len(perhaps)} 项没有写到，本地是否应当采纳：{titles}"
            if zh
            else f"{len(perhaps)} measures, of no stated scope or tied to a condition, are in no item; are they due here? {titles}"
        )
    if others:
        titles = joined([_measure(entry, lang, titled=proposals is not None) for entry in others], lang)
        issuer = result.plan.issuer
        lines.append(
            f"指导部门与{issuer}不对口的 {len(others)} 项没有写到，是否由其他单位落实：{titles}"
            if zh
            else f"{len(others)} measures, whose guiding departments are not those of {issuer}, are in no item; do others answer for them? {titles}"
        )
    yield Section("请核实" if zh else "To be asked", tuple(lines))


def _mend(entry: Entry, proposals: Proposals | None, lang: str) -> str:
    """What to write where a measure goes beyond its zone; a brief memo says it in the table alone."""
    if proposals is None:
        return ""
    said = instead(entry, proposals, lang) or remedy(entry.finding, bool(entry.finding.location.words), lang)
    return said.rstrip("。.")


def _measure(entry: Entry, lang: str, said: str = "", *, titled: bool = True) -> str:
    """The list's document, number and title, with the place in the plan and what is said of it."""
    measure = entry.measure
    if measure is None:
        return message(entry.finding, lang, QUOTE)
    document = entry.finding.values["document"]
    number = f"第{measure.number}项" if lang == "zh" else f" measure {measure.number}"
    title = f"“{measure.named(lang).title}”" if titled else ""
    behind = said if not said or said.startswith(("（", "(", "「")) else f"；{said}"
    place = "" if entry.finding.rule == missing_measure.ID else _before(entry, lang)
    return one_line(f"{place}{document}{number}{title}{behind}")


def _before(entry: Entry, lang: str) -> str:
    """The place, to stand before what is said of it."""
    place = shorten(where((entry,), lang), QUOTE)
    return f"{place}：" if lang == "zh" else f"{place}: " if place else ""
