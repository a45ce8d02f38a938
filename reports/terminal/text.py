"""The terminal report: what was checked against what, how much is covered, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from reformcheck.reports.conclusion import conclusion
from reformcheck.reports.entries import entries_of
from reformcheck.reports.formats import Look, Whole, whole_of
from reformcheck.reports.layout import EMPTY, Paragraph, Style, paragraph, wrapped
from reformcheck.reports.plain import shorten
from reformcheck.reports.standing import standing_of
from reformcheck.reports.tally import Tally
from reformcheck.reports.terminal.overview import overview
from reformcheck.reports.terminal.records import packed, unpacked
from reformcheck.reports.terminal.text_coverage import coverage_line, coverage_table
from reformcheck.reports.terminal.text_findings import findings, settled
from reformcheck.reports.wording import (
    KNOWN,
    LEVELS,
    SEVERITIES,
    SEVERITY_NAMES,
    UNREADABLE,
    WAIVED,
)
from reformcheck.rules.model import Catalog, PlanReport, ReadError, Report

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

__all__ = ["Page", "Style", "block", "render"]

IN_FULL = 5
"""So many plans are told in full below the overview, which a person still scrolls through; of more, with --verbose."""
# A console always has a width; this one wraps nothing.
_ENDLESS = 1_000_000


class Page(NamedTuple):
    """How the report is laid out."""

    style: Style
    width: int | None = None
    """Columns; None leaves lines as long as they are, for a pipe."""
    color: bool = False

    def piece(self, result: PlanReport, catalog: Catalog) -> bytes:
        return packed(standing_of(result, catalog), _encoded(block(result, catalog, self)))

    def joined(self, pieces: Iterable[bytes]) -> bytes:
        return b"".join(pieces)

    def document(self, pieces: Iterable[bytes], whole: Whole) -> Iterator[bytes]:
        if whole.errors:
            yield _encoded(_laid_out(_errors(whole.errors), self))
        between = b"\n" if whole.errors else b""
        if whole.total.plans > 1:
            standings = [standing for piece in pieces for standing, _ in unpacked(piece)]
            yield between + _encoded(_laid_out(overview(standings, whole.catalog, self.style), self))
            between = b"\n"
        for said in self._told(pieces, whole):
            yield between + said
            between = b"\n"
        yield _encoded("\n" + _laid_out(_ending(whole, self.style), self))

    def _told(self, pieces: Iterable[bytes], whole: Whole) -> Iterator[bytes]:
        """What is said of each plan: of few in the order of the overview, of many as they come."""
        records = (record for piece in pieces for record in unpacked(piece))
        if whole.total.plans <= IN_FULL:
            yield from (said for _, said in sorted(records, key=lambda record: record[0].rank))
        elif self.style.verbose:
            yield from (said for _, said in records)


def rendering(look: Look) -> Page:
    """What makes the report from one piece a plan."""
    return Page(Style(look.lang, look.verbose, look.coverage), look.width, look.color)


def _encoded(text: str) -> bytes:
    """A file name that is no UTF-8 stands in the report as on standard output."""
    return text.encode("utf-8", "backslashreplace")


def render(report: Report, style: Style, *, width: int | None, color: bool, exit_code: int) -> str:
    """The report as text. A width of None leaves lines as long as they are, for a pipe."""
    page = Page(style, width, color)
    pieces = [page.piece(result, report.catalog) for result in report.plans]
    return b"".join(page.document(pieces, whole_of(report, exit_code))).decode()


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


class _Renderable(NamedTuple):
    paragraphs: Iterable[Paragraph]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        for para in self.paragraphs:
            for line in wrapped(para, options.max_width):
                yield Text.assemble(*line, no_wrap=True, overflow="ignore")


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
            yield EMPTY
            yield paragraph((f"{level.mark} {level.name(style.lang)} {len(these)}", level.style))
            yield from findings(these, style)
    yield from settled(result, catalog, style)
    if style.coverage and result.lists:
        yield EMPTY
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
    """The language model that was asked where the words leave doubt."""
    if not result.model:
        return ""
    name, version = result.model
    return style.t(f" · 语义模型 {name}（{version}）", f" · language model {name} ({version})")


def _ending(whole: Whole, style: Style) -> Iterator[Paragraph]:
    if whole.total.plans > IN_FULL and not style.verbose:
        yield paragraph(
            style.t(
                "逐条意见：加 -v 全部列出，或单独检查一份方案。",
                "Findings one by one: -v lists them all, or check one plan alone.",
            )
        )
    yield _closing(whole.total, whole.fail_on, style, whole.exit_code)


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
