"""SARIF 2.1.0, for code scanning services and editors.

Messages, rules and their help are in the language of the run; the help repeats itself in the other
language, and the message strings are there in both. Columns count characters. A waived finding is a
suppressed result, and so is one in the baseline. National lists are no files of the checked repository: their places hang on the base
NATIONAL_LISTS, which is left for the viewer to resolve.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from string import Formatter
from typing import Any
from urllib.parse import quote

from reformcheck.catalog.language.visible import visible_json
from reformcheck.plans.model import Location
from reformcheck.reports.entries import Entry, entries_of, posix, settlement
from reformcheck.reports.places import words_of
from reformcheck.reports.snippets import snippets
from reformcheck.reports.wording import (
    LEVELS,
    UNREADABLE,
    UNREADABLE_ID,
    message,
    placeholders,
    rule_name,
    spoken,
    template,
    templates,
    ways,
)
from reformcheck.rules import RULES
from reformcheck.rules.documentation import rule_doc, summary
from reformcheck.rules.model import ReadError, Report, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LISTS = "NATIONAL_LISTS"

_LANGUAGES = {"zh": ("zh", "en"), "en": ("en", "zh")}

_UNREADABLE = {
    "zh": "文件读不出，或者不是有效的方案，因此没有检查；请按消息所说的位置和原因改正后再运行。",
    "en": "The file could not be read or is no valid plan, so it was not checked; mend what the message says and run again.",
}

# Square brackets before a round one would be read as a link.
_LINK = re.compile(r"\[(?=[^\]]*\]\()")


def render(report: Report, *, lang: str) -> str:
    """The report as one SARIF log, ending in a newline."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, lang)]}
    return visible_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


_MOST = 25_000
"""Results of a run that code scanning services take; GitHub refuses a log with more."""
_TOO_MANY = {
    "zh": "本次运行共有 {count} 条结果，超过代码扫描服务的上限（每次运行 {most} 条），可能整份不被接收；请分文件夹检查，或用 --ignore、--baseline 减少结果",
    "en": "the run has {count} results, over what code scanning services take of one run ({most}): check folder by folder, or leave some out with --ignore or --baseline",
}


def _run(report: Report, lang: str) -> dict[str, Any]:
    results = list(_results(report, lang))
    return {
        "tool": {"driver": _driver(report, lang)},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            LISTS: {"description": {"text": "国务院办公厅清单的文本 / texts of the State Council's lists"}}
        },
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": [
                    *(_notification(error) for error in report.errors),
                    *_too_many(len(results), lang),
                ],
            }
        ],
        "artifacts": _artifacts(report),
        "results": results,
    }


def _too_many(count: int, lang: str) -> Iterator[dict[str, Any]]:
    if count > _MOST:
        words = _TOO_MANY[lang].format(count=count, most=_MOST)
        yield {"level": "warning", "message": {"text": words}}


def _driver(report: Report, lang: str) -> dict[str, Any]:
    return {
        "name": "reformcheck",
        "version": report.version,
        "language": lang,
        "rules": [_rule(rule.ID, rule.SEVERITY, lang) for rule in RULES],
        "notifications": [_notice(lang)],
    }


def _notice(lang: str) -> dict[str, Any]:
    """The descriptor of a file that was not checked."""
    both = "\n\n".join(_UNREADABLE[each] for each in _LANGUAGES[lang])
    return {
        "id": UNREADABLE_ID,
        "name": _pascal(UNREADABLE_ID),
        "shortDescription": {"text": UNREADABLE.name(lang)},
        "fullDescription": {"text": _UNREADABLE[lang]},
        "help": {"text": both, "markdown": both},
        "defaultConfiguration": {"level": UNREADABLE.sarif},
    }


def _rule(rule_id: str, severity: Severity, lang: str) -> dict[str, Any]:
    both = _LANGUAGES[lang]
    document = "\n---\n\n".join(rule_doc(rule_id, each).rstrip() + "\n" for each in both)
    plain = "\n\n".join("\n".join((summary(rule_id, each), *ways(rule_id, each))) for each in both)
    return {
        "id": rule_id,
        "name": _pascal(rule_id),
        "shortDescription": {"text": rule_name(rule_id, lang)},
        "fullDescription": {"text": "\n\n".join(summary(rule_id, each) for each in both)},
        "help": {"text": plain, "markdown": document},
        "messageStrings": {
            _message_id(variant, each): {"text": _numbered(text)}
            for each in both
            for variant, text in templates(rule_id, each).items()
        },
        "defaultConfiguration": {"level": LEVELS[severity].sarif},
    }


def _pascal(rule_id: str) -> str:
    return "".join(word.capitalize() for word in rule_id.split("-"))


def _message_id(variant: str, lang: str) -> str:
    return f"{variant or 'default'}/{lang}"


def _numbered(text: str) -> str:
    """A template with {0}, {1} for its named values, in the order of `placeholders`."""
    names = placeholders(text)
    return "".join(
        _escaped(literal) + (f"{{{names.index(name)}}}" if name else "")
        for literal, name, _, _ in Formatter().parse(text)
    )


def _escaped(text: str) -> str:
    """Plain text as a SARIF message: no placeholder and no link."""
    return _LINK.sub(r"\\[", text.replace("{", "{{").replace("}", "}}"))


def _notification(error: ReadError) -> dict[str, Any]:
    return {
        "descriptor": {"id": UNREADABLE_ID},
        "level": UNREADABLE.sarif,
        "message": {"text": _escaped(error.message)},
        "locations": [{"physicalLocation": _physical(error.location)}],
    }


def _artifacts(report: Report) -> list[dict[str, Any]]:
    plans = [
        {
            "location": _file(result.plan.path),
            "description": {"text": _escaped(result.plan.title)},
            "roles": ["analysisTarget"],
            "hashes": {"sha-256": result.plan.sha256},
        }
        for result in report.plans
    ]
    lists = [
        {
            "location": _file(PurePath(lst.path).name, LISTS),
            "description": {"text": _escaped(f"{lst.document_number} {lst.title}")},
            "roles": ["policy"],
            "hashes": {"sha-256": lst.sha256},
        }
        for lst in report.lists
    ]
    return plans + lists


def _results(report: Report, lang: str) -> Iterator[dict[str, Any]]:
    for result in report.plans:
        words = snippets(result.plan)
        for entry in entries_of(result, report.catalog, settled=True):
            yield _result(entry, words.get(entry.finding.location, ""), lang)


def _result(entry: Entry, snippet: str, lang: str) -> dict[str, Any]:
    finding = entry.finding
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": LEVELS[entry.severity].sarif,
        "message": _message(entry, lang),
        "locations": [_location(finding.location, snippet, lang)],
        # Services tell findings apart by the line's hash, and would merge those that share a line: the
        # hash is replaced by an identity of the finding.
        "partialFingerprints": {
            "primaryLocationLineHash": entry.identity[:32],
            "reformcheck/v1": finding.fingerprint,
        },
        "properties": {"measure": finding.measure_id, "item": finding.item_number},
        "suppressions": list(_suppressions(entry, lang)),
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": _escaped(related.text)},
                "physicalLocation": _physical(
                    related.location, base="" if related.location.path == entry.plan.path else LISTS
                ),
            }
            for number, related in enumerate(finding.related, 1)
        ]
    return result


def _message(entry: Entry, lang: str) -> dict[str, Any]:
    finding = entry.finding
    text = template(finding, lang)
    variant = finding.variant if finding.variant in templates(finding.rule, lang) else ""
    return {
        "text": _escaped(message(finding, lang)),
        "id": _message_id(variant, lang),
        "arguments": [spoken(finding.values[name], lang) for name in placeholders(text)],
    }


def _suppressions(entry: Entry, lang: str) -> Iterator[dict[str, Any]]:
    """A waiver stands in the plan, a baseline outside of it."""
    if entry.waiver:
        yield {
            "kind": "inSource",
            "status": "accepted",
            "justification": entry.waiver.reason,
            "location": {"physicalLocation": _physical(entry.waiver.location)},
            "properties": {"approvedBy": entry.waiver.approved_by or None, "until": entry.waiver.until},
        }
    if entry.accepted:
        yield {"kind": "external", "status": "accepted", "justification": ": ".join(settlement(entry, lang))}


def _location(location: Location, snippet: str, lang: str) -> dict[str, Any]:
    """With the words that find it in a document, where the line is only the ordinal of a paragraph."""
    where: dict[str, Any] = {"physicalLocation": _physical(location, snippet=snippet)}
    if location.words:
        words = words_of(location, lang)
        where["message"] = {"text": _escaped(words)}
        where["logicalLocations"] = [{"fullyQualifiedName": words}]
    return where


def _physical(location: Location, *, base: str = "", snippet: str = "") -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _file(location.path, base)}
    if location.line:
        region: dict[str, Any] = {"startLine": location.line}
        if location.column:
            region["startColumn"] = location.column
        if snippet:
            region["snippet"] = {"text": snippet}
        physical["region"] = region
    return physical


def _file(path: str, base: str = "") -> Mapping[str, str]:
    plain = PurePath(path)
    uri = plain.as_uri() if plain.is_absolute() else quote(os.fsencode(posix(path)))
    return {"uri": uri, "uriBaseId": base} if base else {"uri": uri}
