"""Workflow commands of GitHub Actions (Gitea and Forgejo read them too): an annotation a finding.

GitHub shows ten annotations of a kind for a step and drops the rest, so the gravest come first.
"""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.plans.model import Location
from reformcheck.reports.entries import Entry, entries, posix
from reformcheck.reports.plain import one_line, shorten
from reformcheck.reports.wording import LEVELS, SEVERITIES, UNREADABLE, UNREADABLE_ID, message, placed, titled
from reformcheck.rules.model import Report

# Annotations beyond 64 kB are refused.
_QUOTED = 500


def render(report: Report, *, lang: str) -> str:
    """A line a finding; empty where there is nothing to say."""
    return "".join(f"{line}\n" for line in _lines(report, lang))


def _lines(report: Report, lang: str) -> Iterator[str]:
    for error in report.errors:
        yield _command(UNREADABLE.github, error.location, UNREADABLE_ID, [error.message])
    for entry in sorted(entries(report), key=lambda entry: SEVERITIES.index(entry.severity)):
        yield _annotation(entry, lang)


def _annotation(entry: Entry, lang: str) -> str:
    finding = entry.finding
    also = entry.unsaid(message(finding, lang))
    said = [
        placed(message(finding, lang, _QUOTED), finding, lang),
        *(shorten(related.text, _QUOTED) for related in also),
    ]
    return _command(LEVELS[entry.severity].github, finding.location, titled(finding.rule, lang), said)


def _command(kind: str, location: Location, title: str, said: list[str]) -> str:
    properties = {"file": posix(location.path), "line": location.line, "col": location.column, "title": title}
    given = ",".join(
        f"{name}={_property(one_line(str(value)))}" for name, value in properties.items() if value
    )
    return f"::{kind} {given}::" + "%0A".join(_data(one_line(line)) for line in said)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
