"""The terminal report: what was checked against what, how much is covered, what is wrong, how to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reformcheck.reports.entries import Entry, entries_of, settlement
from reformcheck.reports.layout import Paragraph, Span, Style, paragraph, wrapped
from reformcheck.reports.plain import shorten
from reformcheck.reports.text_coverage import coverage_line, coverage_table
from reformcheck.reports.wording import (
    FIXED,
    KNOWN,
    LEVELS,
    SEVERITIES,
    SEVERITY_NAMES,
    UNREADABLE,
    WAIVED,
    marked,
    message,
)
from reformcheck.rules import IDS
from reformcheck.rules.documentation import fix
from reformcheck.rules.model import PlanReport, Report

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

__all__ = ["Style", "render", "renderable"]

# How many findings of one rule are shown before the rest is only counted.
_SHOWN = {"error": 3, "warning": 3, "note": 1}

# A difference in wording.
_DIFF_STYLES = {"=": "", "-": "red strike", "+": "green"}
_DIFF_MARKS = {"-": ("[-", "-]"), "+": ("{+", "+}")}

# A console always has a width; this one wraps nothing.
_ENDLESS = 1_000_000

_EMPTY = Paragraph(())


def render(report: Report, style: Style, *, width: int | None, color: bool, exit_code: int) -> str:
    """The report as text. A width of None leaves lines as long as they are, for a pipe."""
    if not color:
        lines = ("".join(text for text, _ in line) for line in _lines(report, style, exit_code, width))
        return "".join(line.rstrip(" ") + "\n" for line in lines)
    from io import StringIO

    from rich.console import Console

    out, style = StringIO(), style._replace(color=True)
    console = Console(
        file=out, width=width or _ENDLESS, force_terminal=True, color_system="standard", legacy_windows=False
    )
    console.print(renderable(report, style, exit_code))
    return out.getvalue()


def renderable(report: Report, style: Style, exit_code: int) -> RenderableType:
    """The report for any rich console, wrapped at its width."""
    return _Renderable(report, style, exit_code)


class _Renderable(NamedTuple):
    report: Report
    style: Style
    exit_code: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        for line in _lines(self.report, self.style, self.exit_code, options.max_width):
            yield Text.assemble(*line, no_wrap=True, overflow="ignore")


def _lines(report: Report, style: Style, exit_code: int, width: int | None) -> Iterator[tuple[Span, ...]]:
    for para in _paragraphs(report, style, exit_code):
        yield from wrapped(para, width)


def _paragraphs(report: Report, style: Style, exit_code: int) -> Iterator[Paragraph]:
    for error in report.errors:
        mark = (f"{UNREADABLE.mark} ", UNREADABLE.style)
        yield paragraph(mark, (f"{error.location}", "bold"), f"  {error.message}")
    for index, result in enumerate(report.plans):
        if index or report.errors:
            yield _EMPTY
        yield from _plan(report, result, style)
    yield _EMPTY
    yield _closing(report, style, exit_code)


def _plan(report: Report, result: PlanReport, style: Style) -> Iterator[Paragraph]:
    plan = result.plan
    number = shorten(plan.document_number, style.limit)
    about = style.t("、", ", ").join(part for part in (number, plan.region.name) if part)
    title = (shorten(plan.title, style.limit), "bold")
    yield paragraph(title, style.t(f"（{about}）", f" ({about})"), hang=0)
    yield paragraph((plan.path, "dim"), f"  {_against(result, style)}")
    if result.lists:
        yield coverage_line(result.coverage, style)
    found = list(entries_of(result, report.catalog))
    for severity, level in LEVELS.items():
        these = [entry for entry in found if entry.severity == severity]
        if these:
            yield _EMPTY
            yield paragraph((f"{level.mark} {level.name(style.lang)} {len(these)}", level.style))
            yield from _findings(these, style)
    yield from _settled(report, result, style)
    if style.coverage and result.lists:
        yield _EMPTY
        yield from coverage_table(result.coverage, style)


def _against(result: PlanReport, style: Style) -> str:
    if not result.lists:
        return style.t("未对照任何清单", "checked against no list")
    names = style.t("、", ", ").join(
        style.t(
            f"{lst.document_number}（{lst.declared_total}项）",
            f"{lst.document_number} ({lst.declared_total})",
        )
        for lst in result.lists
    )
    return style.t(f"对照 {names}", f"against {names}") + _asked(result, style)


def _asked(result: PlanReport, style: Style) -> str:
    """The language model whose candidates are among those shown."""
    if not result.model:
        return ""
    name, version = result.model
    return style.t(f" · 语义模型 {name}（{version}）", f" · language model {name} ({version})")


def _findings(found: Sequence[Entry], style: Style) -> Iterator[Paragraph]:
    ordered = sorted(found, key=lambda entry: IDS.index(entry.finding.rule))
    for rule, group in groupby(ordered, key=lambda entry: entry.finding.rule):
        these = list(group)
        yield paragraph((rule, "bold"), f" ×{len(these)}" if len(these) > 1 else "", indent=2)
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
        numbers = shorten(_ranges(items), style.limit)
        which = style.t(f"（第 {numbers} 项）", f" (items {numbers})")
    elif len(measures) == len(hidden):
        ids = shorten(_measures(measures), style.limit)
        which = style.t(f"（{ids}）", f" ({ids})")
    rest = len(hidden)
    return style.t(f"另有 {rest} 处{which}，用 --verbose 列出", f"{rest} more{which}; --verbose lists them")


def _measures(ids: Sequence[str]) -> str:
    """2018-126/13-14, 21; 2020-3/01 for the ids of those measures."""
    lists: dict[str, list[str]] = {}
    for id_ in ids:
        list_id, _, number = id_.rpartition("/")
        lists.setdefault(list_id, []).append(number)
    return "; ".join(f"{list_id}/{_ranges(numbers)}" for list_id, numbers in lists.items())


def _ranges(numbers: Sequence[str]) -> str:
    """3-5, 8 for ["3", "4", "5", "8"]; numbers that are not digits stand as they are."""
    spans: list[list[str]] = []
    for number in numbers:
        follows = spans and number.isdecimal() and spans[-1][-1].isdecimal()
        if follows and int(number) == int(spans[-1][-1]) + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return ", ".join(span[0] if len(span) == 1 else f"{span[0]}-{span[-1]}" for span in spans)


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


def _settled(report: Report, result: PlanReport, style: Style) -> Iterator[Paragraph]:
    """What counts nowhere: waived findings with their reasons, those of the baseline by rule."""
    found = [entry for entry in entries_of(result, report.catalog, settled=True) if not entry.counts]
    waived = [entry for entry in found if entry.waiver]
    known = [entry for entry in found if entry.accepted]
    if waived:
        yield _EMPTY
        yield paragraph((f"{WAIVED[style.lang]} {len(waived)}", "bold dim"))
    for entry in waived:
        yield from _excused(entry, style)
    if known or result.fixed:
        yield _EMPTY
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


def _closing(report: Report, style: Style, exit_code: int) -> Paragraph:
    found = [finding.severity for result in report.plans for finding in result.findings]
    parts = [f"{SEVERITY_NAMES[style.lang][severity]} {found.count(severity)}" for severity in SEVERITIES]
    waived = sum(len(plan.waived) for plan in report.plans)
    known = sum(len(plan.known) for plan in report.plans)
    parts += [f"{name[style.lang]} {count}" for name, count in ((WAIVED, waived), (KNOWN, known)) if count]
    if len(report.plans) > 1:
        parts.insert(0, style.t(f"方案 {len(report.plans)}", f"plans {len(report.plans)}"))
    meaning = (f"  {_meaning(report, style, exit_code)}", "green" if exit_code == 0 else "red")
    return paragraph((" · ".join(parts), "bold"), meaning, tallies=True)


def _meaning(report: Report, style: Style, exit_code: int) -> str:
    level = SEVERITY_NAMES[style.lang].get(report.fail_on, report.fail_on)
    if exit_code == 0 and report.fail_on == "never":
        return style.t("退出码 0：按 --fail-on never 不计结果", "exit code 0: --fail-on never counts nothing")
    return {
        0: style.t(f"退出码 0：没有“{level}”及以上的问题", f"exit code 0: nothing at or above '{level}'"),
        1: style.t(f"退出码 1：有“{level}”及以上的问题", f"exit code 1: findings at or above '{level}'"),
        2: style.t("退出码 2：有文件无法检查", "exit code 2: a file could not be checked"),
        3: style.t("退出码 3：没有可检查的方案", "exit code 3: nothing was checked"),
    }[exit_code]
