"""The registry of formats: each a module of this package, loaded when asked for.

A module has `render(report, *, lang)`, which takes the report as a whole; or, where the report can be put together
from one piece a plan, so that thousands of plans need not be in memory, `rendering(look)`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reformcheck.catalog.model import Catalog, MeasureList
    from reformcheck.reports.tally import Tally
    from reformcheck.rules.model import PlanReport, ReadError, Report


class Look(NamedTuple):
    """How a report is to look; a format takes of it what it can."""

    lang: str
    width: int | None = None
    """Columns; None leaves lines as long as they are, for a pipe or a file."""
    color: bool = False
    verbose: bool = False
    """Every finding, none folded."""
    coverage: bool = False
    """With the table of every measure."""


class Whole(NamedTuple):
    """What is known when the last plan is checked."""

    version: str
    lists: Sequence[MeasureList]
    """The lists that any plan was checked against."""
    total: Tally
    errors: Sequence[ReadError]
    fail_on: str
    exit_code: int
    catalog: Catalog
    """What the plans were held against."""
    passed_over: int = 0
    """Files of folders and patterns that are no plans."""


class Rendering(Protocol):
    """What makes a report from one piece a plan, each in UTF-8. It can be pickled and compared."""

    def piece(self, result: PlanReport, catalog: Catalog) -> bytes:
        """What is said of a plan."""

    def joined(self, pieces: Iterable[bytes]) -> bytes:
        """The pieces of plans that follow each other, as one."""

    def document(self, pieces: Iterable[bytes], whole: Whole) -> Iterator[bytes]:
        """The report, part by part."""


class Format(NamedTuple):
    """A format that a report can be written in."""

    module: str
    suffix: str
    """What its files are usually called."""
    binary: bool = False
    """Bytes, which a terminal cannot show: it needs a file."""
    streams: bool = False
    """Whether it has a `rendering`."""


TEXT = "text"
LINES = "lines"
STATISTICS = "statistics"

FORMATS = {
    TEXT: Format("terminal.text", ".txt", streams=True),
    LINES: Format("terminal.lines", ".txt", streams=True),
    STATISTICS: Format("terminal.statistics", ".txt", streams=True),
    "json": Format("json_report", ".json", streams=True),
    "jsonl": Format("data.jsonl", ".jsonl", streams=True),
    "sarif": Format("sarif", ".sarif"),
    "junit": Format("junit", ".xml"),
    "github": Format("github", ".txt"),
    "gitlab": Format("gitlab", ".json"),
    "markdown": Format("markdown", ".md"),
    "csv": Format("csv_report", ".csv"),
    "html": Format("web.html", ".html"),
    "xlsx": Format("xlsx", ".xlsx", binary=True),
    "docx": Format("memo.memo", ".docx", binary=True),
}


def rendering(name: str, look: Look) -> Rendering | None:
    """What makes a report from pieces; None for a format that takes it as a whole. Raises KeyError for an unknown one."""
    if not FORMATS[name].streams:
        return None
    made: Rendering = _module(name).rendering(look)
    return made


def render(name: str, report: Report, look: Look, exit_code: int = 0) -> str | bytes:
    """The whole report. Raises KeyError for an unknown format."""
    streamed = rendering(name, look)
    if streamed is None:
        rendered: str | bytes = _module(name).render(report, lang=look.lang)
        return rendered
    pieces = [streamed.piece(result, report.catalog) for result in report.plans]
    return b"".join(streamed.document(pieces, whole_of(report, exit_code)))


def whole_of(report: Report, exit_code: int) -> Whole:
    """What is known of a report that is there as a whole."""
    from reformcheck.reports.tally import tally

    total = tally(report.plans)
    return Whole(
        report.version,
        report.lists,
        total,
        report.errors,
        report.fail_on,
        exit_code,
        report.catalog,
        report.passed_over,
    )


def _module(name: str) -> Any:
    return import_module(f"reformcheck.reports.{FORMATS[name].module}")
