"""What is found in an open file as diagnostics: the rule's name, the sentence, how to mend it, a link to its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types

from reformcheck.editor.opened import Opened
from reformcheck.editor.pages import page_of_rule, place_of_measure
from reformcheck.editor.spans import Span, span_of
from reformcheck.editor.text import Text
from reformcheck.plans.model import Location
from reformcheck.reports.wording import UNREADABLE_ID, message, remedy, rule_name
from reformcheck.rules.model import Finding, ReadError, Severity
from reformcheck.running.session import Session

SOURCE = "reformcheck"

_SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_MEND = {"zh": "改正：", "en": "To mend: "}


def diagnostics(opened: Opened) -> list[types.Diagnostic]:
    """Of findings that count: those that are waived or in the baseline are left out."""
    result, session = opened.checked
    if isinstance(result, ReadError):
        return [_unread(opened, result)]
    if result is None or session is None:
        return []
    return [diagnostic(opened, finding, session, opened.lang) for finding in result.findings]


def diagnostic(opened: Opened, finding: Finding, session: Session, lang: str) -> types.Diagnostic:
    page = page_of_rule(finding.rule, lang)
    colon = "：" if lang == "zh" else ": "
    way = remedy(finding, False, lang)
    return types.Diagnostic(
        range=range_of(opened.text, span_of(opened.text, finding.location)),
        message=f"{rule_name(finding.rule, lang)}{colon}{message(finding, lang)}\n{_MEND[lang]}{way}",
        severity=_SEVERITIES[finding.severity or "error"],
        code=finding.rule,
        code_description=types.CodeDescription(page.as_uri()) if page else None,
        source=SOURCE,
        related_information=list(_related(opened, finding, session)) or None,
        data={"fingerprint": finding.fingerprint},
    )


def _unread(opened: Opened, error: ReadError) -> types.Diagnostic:
    """One diagnostic; at the top of the file where the mistake is in another, such as the configuration."""
    here = error.location.path == opened.name
    place = error.location if here else Location(opened.name, 1, 1)
    return types.Diagnostic(
        range=range_of(opened.text, span_of(opened.text, place)),
        message=error.message if here else f"{error.location}: {error.message}",
        severity=types.DiagnosticSeverity.Error,
        code=UNREADABLE_ID,
        source=SOURCE,
    )


def _related(
    opened: Opened, finding: Finding, session: Session
) -> Iterator[types.DiagnosticRelatedInformation]:
    """Other places of the file, and the measure in its list."""
    for related in finding.related:
        if related.location.path == opened.name:
            spot = range_of(opened.text, span_of(opened.text, related.location))
            yield types.DiagnosticRelatedInformation(types.Location(opened.uri, spot), related.text)
    if finding.measure_id:
        place = place_of_measure(finding.measure_id, session.checker.catalog)
        texts = [related.text for related in finding.related if related.location.path != opened.name]
        if place and texts:
            yield types.DiagnosticRelatedInformation(place_elsewhere(place), texts[0])


def place_elsewhere(place: Location) -> types.Location:
    """A place in a file that is not open: the beginning of what stands there."""
    at = types.Position((place.line or 1) - 1, (place.column or 1) - 1)
    return types.Location(Path(place.path).as_uri(), types.Range(at, at))


def range_of(text: Text, span: Span) -> types.Range:
    return types.Range(*(types.Position(*text.spot(offset)) for offset in span))
