"""GitLab's code quality report: the widget in a merge request, and Code Climate's JSON to other tools."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from reformcheck.catalog.language.visible import visible_json
from reformcheck.plans.model import Location
from reformcheck.reports.entries import entries, posix
from reformcheck.reports.plain import one_line, shorten
from reformcheck.reports.wording import LEVELS, UNREADABLE, UNREADABLE_ID, message, placed, rule_name
from reformcheck.rules.model import Report

# A description is one line of the widget.
_QUOTED = 200


def render(report: Report, *, lang: str) -> str:
    """The report as a JSON array, ending in a newline. Fingerprints are unique, as GitLab asks."""
    issues = [
        _issue(
            UNREADABLE_ID,
            shorten(error.message, 5 * _QUOTED),
            UNREADABLE.gitlab,
            hashlib.sha256(f"{UNREADABLE_ID}|{error.location}".encode(errors="replace")).hexdigest(),
            error.location,
        )
        for error in report.errors
    ]
    for entry in entries(report):
        finding = entry.finding
        said = placed(
            f"{rule_name(finding.rule, lang)}{': ' if lang == 'en' else '：'}{message(finding, lang, _QUOTED)}",
            finding,
            lang,
        )
        severity = LEVELS[entry.severity].gitlab
        issues.append(_issue(finding.rule, said, severity, entry.identity, finding.location))
    return visible_json(json.dumps(issues, ensure_ascii=False, indent=2)) + "\n"


def _issue(name: str, said: str, severity: str, fingerprint: str, location: Location) -> dict[str, Any]:
    return {
        "description": one_line(said),
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": posix(location.path), "lines": {"begin": location.line or 1}},
    }
