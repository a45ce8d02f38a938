"""Findings in the terminal report: by rule, with the words of the plan and the list, and what counts nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from reformcheck.catalog.language.visible import visible
from reformcheck.reports.entries import Entry, entries_of, settlement
from reformcheck.reports.layout import EMPTY, Paragraph, Span, Style, paragraph
from reformcheck.reports.places import address, place_of, places_of
from reformcheck.reports.plain import shorten
from reformcheck.reports.terminal.ranges import measure_ranges, ranges
from reformcheck.reports.wording import (
    FIXED,
    KNOWN,
    WAIVED,
    joined,
    marked,
    message,
    remedy,
    remedy_of_each,
    remedy_template,
    rule_name,
    titled,
)
from reformcheck.rules import IDS, missing_measure
from reformcheck.rules.model import Catalog, PlanReport

# How many findings of one rule are shown before the rest is only counted.
_SHOWN = {"error": 8, "warning": 5, "note": 1}

# Of measures that no item adopts: what to add must be seen.
_MEASURES_SHOWN = 30

# How many places of one cause are named before the rest is only counted.
_PLACES = 6

# A difference in wording.
_DIFF_STYLES = {"=": "", "-": "red strike", "+": "green"}
_DIFF_MARKS = {"-": ("[-", "-]"), "+": ("{+", "+}")}

_Cause = list[Entry]
"""Findings that say the same of several items: one line."""


def findings(found: Sequence[Entry], style: Style) -> Iterator[Paragraph]:
    """Findings of one severity, rule by rule, each rule with how to mend what it finds."""
    ordered = sorted(found, key=lambda entry: IDS.index(entry.finding.rule))
    for rule, group in groupby(ordered, key=lambda entry: entry.finding.rule):
        these = list(group)
        count = f" ×{len(these)}" if len(these) > 1 else ""
        name = (rule_name(rule, style.lang), "bold")
        yield paragraph(name, count, (f"  {rule}", "dim"), indent=2)
        kinds: dict[str, list[Entry]] = {}
        for entry in these:
            kinds.setdefault(_mending(entry, style), []).append(entry)
        for kind in kinds.values():
            yield from _mended_alike(kind, style)


def _mending(entry: Entry, style: Style) -> str:
    finding = entry.finding
    return remedy_template(finding.rule, finding.variant, entry.plan.is_document, style.lang)


def _mended_alike(found: Sequence[Entry], style: Style) -> Iterator[Paragraph]:
    """Findings of one rule, and the one sentence on how to mend them."""
    causes = [[entry] for entry in found] if style.verbose else _causes(found, style)
    missing = found[0].finding.rule == missing_measure.ID
    limit = _MEASURES_SHOWN if missing else _SHOWN[found[0].severity]
    # A line that says "one more" is no shorter than the one it hides.
    shown = len(causes) if style.verbose or len(causes) == limit + 1 else limit
    if missing and not style.verbose:
        yield from _measures([cause[0] for cause in causes[:shown]], style)
    else:
        for cause in causes[:shown]:
            yield from _one(cause[0], style) if len(cause) == 1 else _several(cause, style)
    if causes[shown:]:
        seen = {id(entry) for cause in causes[:shown] for entry in cause}
        hidden = [entry for entry in found if id(entry) not in seen]
        yield paragraph((_folded(hidden, style), "dim"), indent=4)
    yield paragraph((style.t("改正：", "mend: "), "green"), _remedy(found, style), indent=4)


def _remedy(found: Sequence[Entry], style: Style) -> str:
    finding, document = found[0].finding, found[0].plan.is_document
    if len(found) == 1:
        return remedy(finding, document, style.lang)
    return remedy_of_each(finding.rule, finding.variant, document, style.lang)


def _causes(found: Sequence[Entry], style: Style) -> list[_Cause]:
    """Findings by what they say, the number of the item apart."""
    causes: dict[str, _Cause] = {}
    for entry in found:
        values = {**entry.finding.values, "item": ""}
        causes.setdefault(message(entry.finding._replace(values=values), style.lang), []).append(entry)
    return list(causes.values())


def _folded(hidden: Sequence[Entry], style: Style) -> str:
    items = [entry.finding.item_number for entry in hidden if entry.finding.item_number]
    measures = [entry.finding.measure_id for entry in hidden if entry.finding.measure_id]
    which = ""
    if len(items) == len(hidden):
        numbers = shorten(ranges(items, style.t("、", ", ")), style.limit)
        which = style.t(f"（第 {numbers} 项）", f" (items {numbers})")
    elif len(measures) == len(hidden):
        ids = shorten(measure_ranges(measures), style.limit)
        which = style.t(f"（{ids}）", f" ({ids})")
    rest = len(hidden)
    return style.t(f"另有 {rest} 处{which}，用 --verbose 列出", f"{rest} more{which}; --verbose lists them")


def _several(cause: _Cause, style: Style) -> Iterator[Paragraph]:
    """The places, and what is said of all of them."""
    first = cause[0]
    numbers = list(dict.fromkeys(entry.finding.item_number or "" for entry in cause))
    values = {**first.finding.values, "item": ranges(numbers, style.t("、", ", "))}
    places = list(dict.fromkeys(entry.finding.location for entry in cause))
    named = joined(places_of(places[:_PLACES], style.lang), style.lang)
    if places[_PLACES:]:
        named += style.t(f"等 {len(places)} 处", f" and {len(places) - _PLACES} more")
    if not first.plan.is_document:
        named = f"{visible(first.plan.path)}:{named}"
    said = message(first.finding._replace(values=values), style.lang, style.limit)
    yield paragraph((named, "underline"), f"  {said}", indent=4)


def _measures(found: Sequence[Entry], style: Style) -> Iterator[Paragraph]:
    """Measures that no item adopts, which have no place in the plan: titles, below what is said of all of them."""
    alike: dict[str, list[tuple[str, str]]] = {}
    for entry in found:
        title = shorten(str(entry.finding.values[style.t("measure_title", "measure_title_en")]), style.limit)
        said = message(entry.finding, style.lang, style.limit)
        behind = said[said.find(title) + len(title) + 1 :]  # behind the closing quote
        alike.setdefault(behind.strip(), []).append((f"{entry.finding.measure_id}", title))
    for behind, named in alike.items():
        if len(named) == 1:
            (measure, title), space = named[0], style.t("", " ")
            yield paragraph((measure, "underline"), f"  {title}{space}{behind}", indent=4)
            continue
        yield paragraph((behind, "dim"), indent=4)
        for measure, title in named:
            yield paragraph((measure, "underline"), f"  {title}", indent=6)


def _place(entry: Entry, style: Style) -> str:
    """Within a document, whose name stands above; a plan file is named, so that a terminal can open it there."""
    place = entry.finding.location
    return place_of(place, style.lang) if entry.plan.is_document else address(place, style.lang)


def _one(entry: Entry, style: Style) -> Iterator[Paragraph]:
    """Where, what, the plan's words and the nation's; words that the message holds are not said twice."""
    finding = entry.finding
    said = message(finding, style.lang)
    shown = message(finding, style.lang, style.limit)
    yield paragraph((_place(entry, style), "underline"), f"  {shown}", indent=4)
    diff = marked(finding, style.limit)
    if diff:
        marks = "" if style.color else style.t("（[-清单-]{+方案+}）", " ([-list-] {+plan+})")
        label = (f"{style.t('对比', 'diff')}{marks}{style.t('：', ': ')}", "dim")
        yield paragraph(label, *(_changed(sign, words, style) for sign, words in diff), indent=6)
    elif entry.item and entry.item.title not in said:
        yield _quote(style.t("方案：", "plan: "), entry.item.title, style)
    for related in entry.unsaid(said + entry.item.title if entry.item else said):
        if related.location.path == entry.plan.path:
            place = (
                place_of(related.location, style.lang) if entry.plan.is_document else f"{related.location}"
            )
            yield _quote(style.t("另见：", "see: "), f"{place}  {related.text}", style)
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
        rules = _tally([entry.finding.rule for entry in known], style)
        yield paragraph((f"{KNOWN[style.lang]} {len(known)}", "bold dim"), (f"  {rules}", "dim"))
    for entry in known if style.verbose else ():
        yield from _excused(entry, style)
    if result.fixed:
        rules = _tally([entry.rule for entry in result.fixed], style)
        yield paragraph((f"{FIXED[style.lang]} {len(result.fixed)}", "bold green"), f"  {rules}")


def _tally(rules: Sequence[str], style: Style) -> str:
    """Each rule with the number of its findings."""
    counts = Counter(rules).items()
    named = [f"{_known_name(rule, style)}{f' ×{count}' if count > 1 else ''}" for rule, count in counts]
    return joined(named, style.lang)


def _known_name(rule: str, style: Style) -> str:
    """The rule's name before its id; an older baseline may hold a rule that is no more."""
    return titled(rule, style.lang) if rule in IDS else rule


def _excused(entry: Entry, style: Style) -> Iterator[Paragraph]:
    said = message(entry.finding, style.lang, style.limit)
    yield paragraph((f"{titled(entry.finding.rule, style.lang)}  {said}", "dim"), indent=2)
    if entry.waiver:
        who = shorten(entry.waiver.approved_by, style.limit)
        by = style.t(f"（{who}）", f" ({who})") if who else ""
        label = (style.t("理由：", "reason: "), "dim")
        yield paragraph(label, shorten(entry.waiver.reason, style.limit) + by, indent=4)
    else:
        yield paragraph((": ".join(settlement(entry, style.lang)), "dim"), indent=4)
