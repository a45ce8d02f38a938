"""The terminal report: what was checked against what, how much is covered, what is wrong, how to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reformcheck.reports.conclusion import conclusion
from reformcheck.reports.entries import Entry, entries_of, settlement
from reformcheck.reports.layout import Paragraph, Span, Style, paragraph, wrapped
from reformcheck.reports.plain import shorten
from reformcheck.reports.ranges import measure_ranges, ranges
from reformcheck.reports.tally import Tally, tally
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
from reformcheck.rules.model import Catalog, PlanReport, ReadError, Report

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from reformcheck.reports.formats import Look, Whole

__all__ = ["Page", "Style", "block", "document", "render", "renderable"]

# How many findings of one rule are shown before the rest is only counted.
_SHOWN = {"error": 3, "warning": 3, "note": 1}

# A difference in wording.
_DIFF_STYLES = {"=": "", "-": "red strike", "+": "green"}
_DIFF_MARKS = {"-": ("[-", "-]"), "+": ("{+", "+}")}

BETWEEN = "\n"
"""What stands between the blocks of two plans."""
# A console always has a width; this one wraps nothing.
_ENDLESS = 1_000_000

_EMPTY = Paragraph(())


class Page(NamedTuple):
    """How the report is laid out."""

    style: Style
    width: int | None = None
    """Columns; None leaves lines as long as they are, for a pipe."""
    color: bool = False

    def piece(self, result: PlanReport, catalog: Catalog) -> bytes:
        return _encoded(block(result, catalog, self))

    def joined(self, pieces: Iterable[bytes]) -> bytes:
        return BETWEEN.encode().join(pieces)

    def document(self, pieces: Iterable[bytes], whole: Whole) -> Iterator[bytes]:
        blocks = (piece.decode() for piece in pieces)
        parts = document(blocks, whole.total, whole.errors, whole.fail_on, whole.exit_code, self)
        return map(_encoded, parts)


def rendering(look: Look) -> Page:
    """What makes the report from one piece a plan."""
    return Page(Style(look.lang, look.verbose, look.coverage), look.width, look.color)


def _encoded(text: str) -> bytes:
    """A file name that is no UTF-8 stands in the report as on standard output."""
    return text.encode("utf-8", "backslashreplace")


def render(report: Report, style: Style, *, width: int | None, color: bool, exit_code: int) -> str:
    """The report as text. A width of None leaves lines as long as they are, for a pipe."""
    page = Page(style, width, color)
    blocks = (block(result, report.catalog, page) for result in report.plans)
    return "".join(document(blocks, tally(report.plans), report.errors, report.fail_on, exit_code, page))


def document(
    blocks: Iterable[str],
    total: Tally,
    errors: Sequence[ReadError],
    fail_on: str,
    exit_code: int,
    page: Page,
) -> Iterator[str]:
    """The report piece by piece, from the blocks of its plans."""
    if errors:
        yield _laid_out(_errors(errors), page)
    for index, piece in enumerate(blocks):
        yield (BETWEEN if index or errors else "") + piece
    yield "\n" + _laid_out([_closing(total, fail_on, page.style, exit_code)], page)


def block(result: PlanReport, catalog: Catalog, page: Page) -> str:
    """What is said of one plan."""
    return _laid_out(_plan(result, catalog, page.style._replace(color=page.color)), page)


def _laid_out(paragraphs: Iterable[Paragraph], page: Page) -> str:
    if not page.color:
        lines = (line for para in paragraphs for line in wrapped(para, page.width))
        return "".join("".join(text for text, _ in line).rstrip(" ") + "\n" for line in lines)
    from io import StringIO

    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out,
        width=page.width or _ENDLESS,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
    )
    console.print(_Renderable(paragraphs))
    return out.getvalue()


def renderable(report: Report, style: Style, exit_code: int) -> RenderableType:
    """The report for any rich console, wrapped at its width."""
    return _Renderable(list(_paragraphs(report, style, exit_code)))


class _Renderable(NamedTuple):
    paragraphs: Iterable[Paragraph]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        for para in self.paragraphs:
            for line in wrapped(para, options.max_width):
                yield Text.assemble(*line, no_wrap=True, overflow="ignore")


def _paragraphs(report: Report, style: Style, exit_code: int) -> Iterator[Paragraph]:
    yield from _errors(report.errors)
    for index, result in enumerate(report.plans):
        if index or report.errors:
            yield _EMPTY
        yield from _plan(result, report.catalog, style)
    yield _EMPTY
    yield _closing(tally(report.plans), report.fail_on, style, exit_code)


def _errors(errors: Iterable[ReadError]) -> Iterator[Paragraph]:
    for error in errors:
        mark = (f"{UNREADABLE.mark} ", UNREADABLE.style)
        yield paragraph(mark, (f"{error.location}", "bold"), f"  {error.message}")


def _plan(result: PlanReport, catalog: Catalog, style: Style) -> Iterator[Paragraph]:
    plan = result.plan
    number = shorten(plan.document_number, style.limit)
    about = style.t("、", ", ").join(part for part in (number, plan.region.name) if part)
    title = (shorten(plan.title, style.limit), "bold")
    yield paragraph(title, style.t(f"（{about}）", f" ({about})"), hang=0)
    yield paragraph((plan.path, "dim"), f"  {_against(result, style)}")
    if result.lists:
        yield coverage_line(result.coverage, style)
    yield paragraph(conclusion(result, style.lang))
    found = list(entries_of(result, catalog))
    for severity, level in LEVELS.items():
        these = [entry for entry in found if entry.severity == severity]
        if these:
            yield _EMPTY
            yield paragraph((f"{level.mark} {level.name(style.lang)} {len(these)}", level.style))
            yield from _findings(these, style)
    yield from _settled(result, catalog, style)
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


def _settled(result: PlanReport, catalog: Catalog, style: Style) -> Iterator[Paragraph]:
    """What counts nowhere: waived findings with their reasons, those of the baseline by rule."""
    found = [entry for entry in entries_of(result, catalog, settled=True) if not entry.counts]
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


def _closing(total: Tally, fail_on: str, style: Style, exit_code: int) -> Paragraph:
    found = zip(SEVERITIES, total.found, strict=True)
    parts = [f"{SEVERITY_NAMES[style.lang][severity]} {count}" for severity, count in found]
    settled = ((WAIVED, total.waived), (KNOWN, total.known))
    parts += [f"{name[style.lang]} {count}" for name, count in settled if count]
    if total.plans > 1:
        parts.insert(0, style.t(f"方案 {total.plans}", f"plans {total.plans}"))
    meaning = (f"  {_meaning(fail_on, style, exit_code)}", "green" if exit_code == 0 else "red")
    return paragraph((" · ".join(parts), "bold"), meaning, tallies=True)


def _meaning(fail_on: str, style: Style, exit_code: int) -> str:
    level = SEVERITY_NAMES[style.lang].get(fail_on, fail_on)
    if exit_code == 0 and fail_on == "never":
        return style.t("退出码 0：按 --fail-on never 不计结果", "exit code 0: --fail-on never counts nothing")
    return {
        0: style.t(f"退出码 0：没有“{level}”及以上的问题", f"exit code 0: nothing at or above '{level}'"),
        1: style.t(f"退出码 1：有“{level}”及以上的问题", f"exit code 1: findings at or above '{level}'"),
        2: style.t("退出码 2：有文件无法检查", "exit code 2: a file could not be checked"),
        3: style.t("退出码 3：没有可检查的方案", "exit code 3: nothing was checked"),
    }[exit_code]
