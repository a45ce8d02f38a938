"""The terminal report: what was checked against what, how much is covered, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from itertools import groupby

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from reformcheck.catalog.visible import visible, visible_lines
from reformcheck.reports.wording import SEVERITIES, SEVERITY_NAMES, STATUS_NAMES, message
from reformcheck.rules import IDS
from reformcheck.rules.documentation import fix
from reformcheck.rules.model import Coverage, Finding, PlanReport, Report

STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}
_STATUS_STYLES = {"covered": "green", "uncertain": "yellow", "missing": "red"}
_MARKS = {"error": "✗", "warning": "!", "note": "·"}

_DIFF_STYLES = {"=": "default", "-": "red strike", "+": "green"}
_DIFF_MARKS = {"-": ("[-", "-]"), "+": ("{+", "+}")}

# How many findings of one rule are shown before the rest is only counted.
_SHOWN = {"error": 3, "warning": 3, "note": 1}
_BAR = 20


@dataclass(frozen=True, slots=True)
class Style:
    """How to print: language, and how much."""

    lang: str
    verbose: bool = False
    coverage: bool = False
    color: bool = False
    """Without colour, what a diff drops and adds is put between marks."""

    def t(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en


def render(report: Report, style: Style, *, width: int | None, color: bool, exit_code: int) -> str:
    """The report as text. A width of None leaves lines as long as they are, for a pipe."""
    out = StringIO()
    console = Console(
        file=out,
        width=width or 10_000,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    console.print(renderable(report, replace(style, color=color), exit_code))
    return "".join(line.rstrip(" ") + "\n" for line in out.getvalue().splitlines())


def renderable(report: Report, style: Style, exit_code: int) -> RenderableType:
    """The report for any rich console."""
    parts: list[RenderableType] = []
    for error in report.errors:
        line = Text("✗ ", STYLES["error"])
        line.append(f"{error.location}", "bold").append(f"  {error.message}", "default")
        parts.append(line)
    for index, plan in enumerate(report.plans):
        if index or report.errors:
            parts.append(Text())
        parts += _plan(plan, style)
    parts += [Text(), _closing(report, style, exit_code)]
    return _Tame(Group(*parts))


@dataclass(frozen=True, slots=True)
class _Tame:
    """Shows the control characters that words of a plan may hold, where a terminal would obey them."""

    words: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self.words, options):
            yield Segment(visible_lines(segment.text), segment.style, segment.control)


def _plan(result: PlanReport, style: Style) -> Iterator[RenderableType]:
    plan = result.plan
    about = style.t("、", ", ").join(part for part in (plan.document_number, plan.region.name) if part)
    yield Text(plan.title, "bold").append(style.t(f"（{about}）", f" ({about})"), "default")
    yield Text(visible(plan.path), "dim").append(_against(result, style))
    if result.lists:
        yield _coverage_line(result.coverage, style)
    for severity in SEVERITIES:
        found = [finding for finding in result.findings if finding.severity == severity]
        if found:
            yield Text()
            yield Text(
                f"{_MARKS[severity]} {SEVERITY_NAMES[style.lang][severity]} {len(found)}", STYLES[severity]
            )
            yield from _findings(result, found, style)
    if result.waived:
        yield Text()
        yield from _waived(result, style)
    if style.coverage and result.lists:
        yield Text()
        yield _coverage_table(result.coverage, style)


def _against(result: PlanReport, style: Style) -> str:
    if not result.lists:
        return style.t("  未对照任何清单", "  checked against no list")
    names = style.t("、", ", ").join(
        style.t(
            f"{lst.document_number}（{lst.declared_total} 项）",
            f"{lst.document_number} ({lst.declared_total})",
        )
        for lst in result.lists
    )
    return style.t(f"  对照 {names}", f"  against {names}")


def _coverage_line(coverage: Coverage, style: Style) -> Text:
    required, covered = coverage.required, coverage.count("covered")
    full = _BAR * covered // required if required else 0
    line = Text(style.t("采纳 ", "covered "))
    line.append("━" * full, "green").append("━" * (_BAR - full), "red" if required else "dim")
    line.append(f" {covered}/{required}", "bold")
    for status in (
        "missing",
        "uncertain",
        "conditional",
        "unverified",
        "withheld",
        "not-applicable",
        "superseded",
    ):
        count = coverage.count(status)
        if count:
            line.append(f"  {STATUS_NAMES[style.lang][status]} {count}", _STATUS_STYLES.get(status, "dim"))
    return line


def _findings(result: PlanReport, found: Sequence[Finding], style: Style) -> Iterator[RenderableType]:
    for rule, group in groupby(sorted(found, key=lambda f: IDS.index(f.rule)), key=lambda f: f.rule):
        findings = list(group)
        shown = findings if style.verbose else findings[: _SHOWN[findings[0].severity or "error"]]
        count = f" ×{len(findings)}" if len(findings) > 1 else ""
        yield Padding(Text(rule, "bold").append(count, "default"), (0, 0, 0, 2))
        for finding in shown:
            yield Padding(_finding(finding, style), (0, 0, 0, 4))
        if len(shown) < len(findings):
            rest = len(findings) - len(shown)
            yield Padding(_folded(findings[len(shown) :], rest, style), (0, 0, 0, 4))
        yield Padding(
            Text(style.t("改正：", "mend: "), "green").append(fix(rule, style.lang), "default"), (0, 0, 0, 4)
        )


def _folded(hidden: Sequence[Finding], rest: int, style: Style) -> Text:
    items = [f.item_number for f in hidden if f.item_number]
    which = ""
    if items and len(items) == rest:
        which = style.t(f"（第 {_ranges(items)} 项）", f" (items {_ranges(items)})")
    return Text(
        style.t(f"另有 {rest} 处{which}，用 --verbose 列出", f"{rest} more{which}; --verbose lists them"),
        "dim",
    )


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


def _finding(finding: Finding, style: Style) -> Text:
    """Where, what, the plan's words and the nation's; words that the message holds are not said twice."""
    said = message(finding, style.lang)
    text = Text().append(f"{finding.location}", "underline").append("  ").append(said)
    title = str(finding.values.get("title", ""))
    diff = finding.values.get("diff")
    if isinstance(diff, tuple):
        text.append(style.t("\n对比：", "\ndiff: "), "dim").append(_marked(diff, style))
    elif title not in said:
        text.append(style.t("\n方案：", "\nplan: "), "dim").append(title, "default")
    for related in finding.related:
        if related.text.partition("：")[2] not in said:
            text.append(style.t("\n清单：", "\nlist: "), "dim").append(related.text, "default")
    return text


def _marked(diff: Iterable[str], style: Style) -> Text:
    """A diff of rules.wording: "=" what both say, "-" what the list says, "+" what the plan says."""
    text = Text()
    for segment in diff:
        sign, words = segment[0], segment[1:]
        before, behind = ("", "") if style.color or sign == "=" else _DIFF_MARKS[sign]
        text.append(f"{before}{words}{behind}", _DIFF_STYLES[sign])
    return text


def _waived(result: PlanReport, style: Style) -> Iterator[RenderableType]:
    yield Text(style.t(f"已豁免 {len(result.waived)}", f"waived {len(result.waived)}"), "dim bold")
    for finding, waiver in result.waived:
        who = style.t(f"（{waiver.approved_by}）", f" ({waiver.approved_by})") if waiver.approved_by else ""
        line = Text(f"{finding.rule}  {message(finding, style.lang)}", "dim")
        line.append(style.t("\n理由：", "\nreason: ")).append(waiver.reason + who)
        yield Padding(line, (0, 0, 0, 2))


def _coverage_table(coverage: Coverage, style: Style) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for zh, en in (
        ("编号", "measure"),
        ("举措", "title"),
        ("结果", "status"),
        ("任务", "item"),
        ("得分", "score"),
    ):
        table.add_column(style.t(zh, en), overflow="fold", no_wrap=zh in ("编号", "结果"))
    for measure in coverage.measures:
        title = (
            measure.title
            if measure.measure
            else style.t(f"（{measure.title}，未公布）", f"({measure.title}, withheld)")
        )
        score = max((match.score for match in measure.matches), default=None)
        table.add_row(
            measure.id,
            Text(title),
            Text(STATUS_NAMES[style.lang][measure.status], _STATUS_STYLES.get(measure.status, "dim")),
            Text(", ".join(match.item.number for match in measure.matches)),
            "" if score is None else f"{score:.2f}",
        )
    return table


def _closing(report: Report, style: Style, exit_code: int) -> RenderableType:
    counts = {s: sum(f.severity == s for p in report.plans for f in p.findings) for s in SEVERITIES}
    parts = [f"{SEVERITY_NAMES[style.lang][s]} {n}" for s, n in counts.items()]
    waived = sum(len(plan.waived) for plan in report.plans)
    if waived:
        parts.append(style.t(f"豁免 {waived}", f"waived {waived}"))
    if len(report.plans) > 1:
        parts.insert(0, style.t(f"方案 {len(report.plans)}", f"plans {len(report.plans)}"))
    line = Text(" · ".join(parts), "bold")
    line.append("  ").append(_meaning(report, style, exit_code), "green" if exit_code == 0 else "red")
    return line


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
