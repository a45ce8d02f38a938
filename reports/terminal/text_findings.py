"""Findings in the terminal report: by rule, with the words of the plan and the list, and what counts nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from reformcheck.reports.entries import Entry, entries_of, settlement
from reformcheck.reports.layout import EMPTY, Paragraph, Span, Style, paragraph
from reformcheck.reports.plain import shorten
from reformcheck.reports.terminal.ranges import measure_ranges, ranges
from reformcheck.reports.wording import FIXED, KNOWN, WAIVED, marked, message
from reformcheck.rules import IDS, RULES
from reformcheck.rules.documentation import fix
from reformcheck.rules.model import Catalog, PlanReport

_NAMES = {rule.ID: rule.NAME for rule in RULES}

# How many findings of one rule are shown before the rest is only counted.
_SHOWN = {"error": 3, "warning": 3, "note": 1}

# A difference in wording.
_DIFF_STYLES = {"=": "", "-": "red strike", "+": "green"}
_DIFF_MARKS = {"-": ("[-", "-]"), "+": ("{+", "+}")}


def findings(found: Sequence[Entry], style: Style) -> Iterator[Paragraph]:
    """Findings of one severity, rule by rule, each rule with how to mend what it finds."""
    ordered = sorted(found, key=lambda entry: IDS.index(entry.finding.rule))
    for rule, group in groupby(ordered, key=lambda entry: entry.finding.rule):
        these = list(group)
        count = f" ×{len(these)}" if len(these) > 1 else ""
        yield paragraph((_NAMES[rule][style.lang], "bold"), count, (f"  {rule}", "dim"), indent=2)
        limit = _SHOWN[these[0].severity]
        # A line that says "one more" is no shorter than the one it hides.
        shown = len(these) if style.verbose or len(these) == limit + 1 else limit
        for entry in these[:shown]:
            yield from _finding(entry, style)
        if these[shown:]:
            yield paragraph((_folded(these[shown:], style), "dim"), indent=4)
        yield paragraph((style.t("改正：", "mend: "), "green"), fix(rule, style.lang), indent=4)


def _folded(hidden: Sequence[Entry], style: Style) -> str:
    items = [entry.finding.item_number for entry in hidden if entry.finding.item_number]
    measures = [entry.finding.measure_id for entry in hidden if entry.finding.measure_id]
    which = ""
    if len(items) == len(hidden):
        numbers = shorten(ranges(items), style.limit)
        which = style.t(f"（第 {numbers} 项）", f" (items {numbers})")
    elif len(measures) == len(hidden):
        ids = shorten(measure_ranges(measures), style.limit)
        which = style.t(f"（{ids}）", f" ({ids})")
    rest = len(hidden)
    return style.t(f"另有 {rest} 处{which}，用 --verbose 列出", f"{rest} more{which}; --verbose lists them")


def _finding(entry: Entry, style: Style) -> Iterator[Paragraph]:
    """Where, what, the plan's words and the nation's; words that the message holds are not said twice."""
    finding = entry.finding
    said = message(finding, style.lang)
    shown = message(finding, style.lang, style.limit)
    yield paragraph((f"{finding.location}", "underline"), f"  {shown}", indent=4)
    diff = marked(finding, style.limit)
    if diff:
        label = (style.t("对比：", "diff: "), "dim")
        yield paragraph(label, *(_changed(sign, words, style) for sign, words in diff), indent=6)
    elif entry.item and entry.item.title not in said:
        yield _quote(style.t("方案：", "plan: "), entry.item.title, style)
    for related in entry.unsaid(said):
        if related.location.path == entry.plan.path:
            yield _quote(style.t("另见：", "see: "), f"{related.location}  {related.text}", style)
        else:
            yield _quote(style.t("清单：", "list: "), related.text, style)


def _changed(sign: str, words: str, style: Style) -> Span:
    before, behind = ("", "") if style.color or sign == "=" else _DIFF_MARKS[sign]
    return f"{before}{words}{behind}", _DIFF_STYLES[sign]


def _quote(label: str, words: str, style: Style) -> Paragraph:
    return paragraph((label, "dim"), shorten(words, style.limit), indent=6)


def settled(result: PlanReport, catalog: Catalog, style: Style) -> Iterator[Paragraph]:
    """What counts nowhere: waived findings with their reasons, those of the baseline by rule."""
    found = [entry for entry in entries_of(result, catalog, settled=True) if not entry.counts]
    waived = [entry for entry in found if entry.waiver]
    known = [entry for entry in found if entry.accepted]
    if waived:
        yield EMPTY
        yield paragraph((f"{WAIVED[style.lang]} {len(waived)}", "bold dim"))
    for entry in waived:
        yield from _excused(entry, style)
    if known or result.fixed:
        yield EMPTY
    if known:
        rules = [entry.finding.rule for entry in known]
        yield paragraph((f"{KNOWN[style.lang]} {len(known)}", "bold dim"), (f"  {_tally(rules)}", "dim"))
    for entry in known if style.verbose else ():
        yield from _excused(entry, style)
    if result.fixed:
        rules = [entry.rule for entry in result.fixed]
        yield paragraph((f"{FIXED[style.lang]} {len(rules)}", "bold green"), f"  {_tally(rules)}")


def _tally(rules: Sequence[str]) -> str:
    return ", ".join(f"{rule} ×{count}" if count > 1 else rule for rule, count in Counter(rules).items())


def _excused(entry: Entry, style: Style) -> Iterator[Paragraph]:
    said = message(entry.finding, style.lang, style.limit)
    yield paragraph((f"{entry.finding.rule}  {said}", "dim"), indent=2)
    if entry.waiver:
        who = shorten(entry.waiver.approved_by, style.limit)
        by = style.t(f"（{who}）", f" ({who})") if who else ""
        label = (style.t("理由：", "reason: "), "dim")
        yield paragraph(label, shorten(entry.waiver.reason, style.limit) + by, indent=4)
    else:
        yield paragraph((": ".join(settlement(entry, style.lang)), "dim"), indent=4)
