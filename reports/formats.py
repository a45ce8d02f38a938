"""The registry of formats: each a module of this package with `render(report, *, lang)`, loaded when asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from reformcheck.rules.model import Report


class Format(NamedTuple):
    """A format that a report can be written in."""

    module: str
    suffix: str
    """What its files are usually called."""
    binary: bool = False
    """Bytes, which a terminal cannot show: it needs a file."""


# The text report alone takes more than a language (width, colour, how much): the command renders it itself.
TEXT = "text"

FORMATS = {
    TEXT: Format("text", ".txt"),
    "json": Format("json_report", ".json"),
    "sarif": Format("sarif", ".sarif"),
    "junit": Format("junit", ".xml"),
    "github": Format("github", ".txt"),
    "gitlab": Format("gitlab", ".json"),
    "markdown": Format("markdown", ".md"),
    "csv": Format("csv_report", ".csv"),
    "html": Format("html", ".html"),
    "xlsx": Format("xlsx", ".xlsx", binary=True),
}


def render(name: str, report: Report, *, lang: str) -> str | bytes:
    """The report in a format other than text. Raises KeyError for an unknown one."""
    module: Any = import_module(f"reformcheck.reports.{FORMATS[name].module}")
    rendered: str | bytes = module.render(report, lang=lang)
    return rendered
