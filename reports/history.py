"""Coverage and findings of a plan repository over time: a table, and a chart."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from reformcheck.rules.model import PlanReport


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted of one plan."""

    required: int
    covered: int
    missing: int
    declined: int
    deferred: int
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True)
class Point:
    """One revision: its plans added up."""

    name: str
    """A tag, or the first digits of the commit."""
    date: str
    """ISO date."""
    subject: str
    plans: int
    required: int
    covered: int
    missing: int
    declined: int
    deferred: int
    errors: int
    warnings: int
    notes: int
    unreadable: int
    """Plan files that could not be checked."""

    @property
    def rate(self) -> float | None:
        """Covered of required, 0 to 1; None where nothing is required."""
        return self.covered / self.required if self.required else None


def tally(result: PlanReport) -> Tally:
    severities = [finding.severity for finding in result.findings]
    return Tally(
        required=result.coverage.required,
        covered=result.coverage.count("covered"),
        missing=result.coverage.count("missing"),
        declined=result.coverage.count("declined"),
        deferred=result.coverage.count("deferred"),
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        notes=severities.count("note"),
    )


def point(name: str, date: str, subject: str, tallies: Iterable[Tally], unreadable: int) -> Point:
    """A revision from its plans."""
    plans = list(tallies)
    return Point(
        name,
        date,
        subject,
        plans=len(plans),
        required=sum(plan.required for plan in plans),
        covered=sum(plan.covered for plan in plans),
        missing=sum(plan.missing for plan in plans),
        declined=sum(plan.declined for plan in plans),
        deferred=sum(plan.deferred for plan in plans),
        errors=sum(plan.errors for plan in plans),
        warnings=sum(plan.warnings for plan in plans),
        notes=sum(plan.notes for plan in plans),
        unreadable=unreadable,
    )


HEADINGS = (
    ("版本", "revision"), ("日期", "date"), ("方案", "plans"), ("应采纳", "required"), ("已采纳", "adopted"),
    ("采纳率", "rate"), ("未采纳", "missing"), ("不予采纳", "declined"), ("暂缓", "deferred"), ("错误", "errors"), ("警告", "warnings"), ("提示", "notes"),
    ("无法检查", "unreadable"), ("说明", "subject"),
)  # fmt: skip


def headings(lang: str) -> list[str]:
    return [pair[lang == "en"] for pair in HEADINGS]


def cells(points: Iterable[Point]) -> Iterator[list[str]]:
    """The rows of the table, in the order of HEADINGS."""
    for p in points:
        numbers = (p.missing, p.declined, p.deferred, p.errors, p.warnings, p.notes, p.unreadable)
        yield [
            p.name, p.date, str(p.plans), str(p.required), str(p.covered), percent(p), *map(str, numbers), p.subject,
        ]  # fmt: skip


def percent(p: Point) -> str:
    """Rounded down, so that only what is whole is called 100 %."""
    return "–" if p.rate is None else f"{int(100 * p.rate)}%"


def render_text(points: Iterable[Point], *, lang: str, width: int | None, color: bool) -> str:
    """The table for a terminal; a width of None leaves lines as long as they are."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    last = len(HEADINGS) - 1
    for index, heading in enumerate(headings(lang)):
        table.add_column(
            heading, justify="right" if 2 <= index < last else "left", no_wrap=index < last, overflow="fold"
        )
    for row in cells(points):
        table.add_row(*(Text(value, _style(index, value)) for index, value in enumerate(row)))
    out = StringIO()
    console = Console(
        file=out, width=width or 10_000, force_terminal=color, color_system="standard" if color else None,
        no_color=not color, highlight=False, emoji=False, markup=False, legacy_windows=False,
    )  # fmt: skip
    console.print(table)
    return "".join(line.rstrip(" ") + "\n" for line in out.getvalue().splitlines())


# Columns that are good at zero, and how they look above it.
_ALARMS = {6: "red", 7: "red", 8: "yellow", 9: "red", 10: "yellow", 12: "red"}


def _style(index: int, value: str) -> str:
    return _ALARMS.get(index, "") if value != "0" else "dim"


def render_csv(points: Iterable[Point], *, lang: str) -> str:
    """Comma-separated text with the byte order mark that Excel needs to read UTF-8."""
    from reformcheck.reports.cells import spreadsheet_safe

    out = StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(headings(lang))
    writer.writerows([spreadsheet_safe(value) for value in row] for row in cells(points))
    return out.getvalue()
