"""The JSON report, version "reformcheck-report/1"; its schema is schemas/report.json."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from reformcheck.catalog.language.visible import is_visible, visible_json
from reformcheck.catalog.model import MeasureList
from reformcheck.plans.model import Location, Unit
from reformcheck.reports.tally import Tally, tally
from reformcheck.reports.wording import SEVERITIES, message
from reformcheck.rules.model import (
    Coverage,
    Finding,
    ItemMatches,
    Match,
    MeasureCoverage,
    Model,
    PlanReport,
    ReadError,
    Report,
)

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog
    from reformcheck.reports.formats import Look, Whole

FORMAT = "reformcheck-report/1"

BETWEEN = b",\n"
"""What stands between the fragments of two plans."""


class Fragments(NamedTuple):
    """What makes the document from one fragment a plan."""

    lang: str

    def piece(self, result: PlanReport, catalog: Catalog) -> bytes:
        return fragment(result, self.lang)

    def joined(self, pieces: Iterable[bytes]) -> bytes:
        return BETWEEN.join(pieces)

    def document(self, pieces: Iterable[bytes], whole: Whole) -> Iterator[bytes]:
        return document(whole.version, whole.lists, pieces, whole.total, whole.errors, whole.passed_over)


def rendering(look: Look) -> Fragments:
    return Fragments(look.lang)


def render(report: Report, *, lang: str) -> str:
    """The report as one JSON document, a plan on a line, ending in a newline."""
    fragments = (fragment(plan, lang) for plan in report.plans)
    pieces = document(
        report.version, report.lists, fragments, tally(report.plans), report.errors, report.passed_over
    )
    return b"".join(pieces).decode()


def document(
    version: str,
    lists: Iterable[MeasureList],
    fragments: Iterable[bytes],
    total: Tally,
    errors: Iterable[ReadError],
    passed_over: int = 0,
) -> Iterator[bytes]:
    """The document piece by piece, in UTF-8, from the fragments of its plans."""
    about = {
        "format": FORMAT,
        "tool": _tool(version, total.model),
        "lists": [{"id": x.id, "document_number": x.document_number, "sha256": x.sha256} for x in lists],
    }
    yield _encoded(about)[:-1] + b',"plans":['
    separator = b"\n"
    for piece in fragments:
        yield separator + piece
        separator = BETWEEN
    counts: dict[str, int] = dict(zip(SEVERITIES, total.found, strict=True))
    end = {
        "summary": {
            **counts,
            "waived": total.waived,
            **_known_count(total),
            "plans": total.plans,
            "passed_over": passed_over,
        },
        "errors": [{**_place(error.location), "message": error.message} for error in errors],
    }
    yield b"\n]," + _encoded(end)[1:] + b"\n"


def fragment(result: PlanReport, lang: str) -> bytes:
    """One plan of the document, on a line, in UTF-8."""
    return _encoded(_plan(result, lang))


def _encoded(data: dict[str, Any]) -> bytes:
    try:
        encoded = orjson.dumps(data)
        return encoded if is_visible(encoded) else visible_json(encoded.decode()).encode()
    except TypeError:  # orjson takes no half of a surrogate pair
        import json

        return visible_json(json.dumps(data, ensure_ascii=False, separators=(",", ":"))).encode()


def _tool(version: str, model: Model | None) -> dict[str, Any]:
    tool: dict[str, Any] = {"name": "reformcheck", "version": version}
    if model:
        tool["semantic"] = {"model": model.name, "version": model.version}
    return tool


def _place(location: Location) -> dict[str, Any]:
    return {"path": location.path, "line": location.line, "column": location.column}


def _plan(result: PlanReport, lang: str) -> dict[str, Any]:
    plan, coverage = result.plan, result.coverage
    return {
        "path": plan.path,
        "title": plan.title,
        "region": plan.region.name,
        "document_number": plan.document_number or None,
        "lists": [lst.id for lst in result.lists],
        "coverage": coverage_counts(coverage),
        "measures": [_measure(measure) for measure in coverage.measures],
        "items": [_item(matched) for matched in coverage.items],
        "findings": [_finding(finding, lang) for finding in result.findings],
        "waived": [
            {
                **_finding(finding, lang),
                "waiver": {
                    "reason": waiver.reason,
                    "approved_by": waiver.approved_by or None,
                    "until": waiver.until,
                    "line": waiver.location.line,
                },
            }
            for finding, waiver in result.waived
        ],
        **_baseline(result, lang),
    }


def _known_count(total: Tally) -> dict[str, int]:
    """Only where a baseline was used."""
    return {"baselined": total.known} if total.baselined else {}


def _baseline(result: PlanReport, lang: str) -> dict[str, Any]:
    """What the baseline holds of the plan; no keys where none was used."""
    if not result.baselined:
        return {}
    return {
        "baselined": [
            {**_finding(finding, lang), "accepted": entry.accepted} for finding, entry in result.known
        ],
        "fixed": [entry._asdict() for entry in result.fixed],
    }


def coverage_counts(coverage: Coverage) -> dict[str, int]:
    counts = {"required": coverage.required}
    return counts | {status.replace("-", "_"): count for status, count in coverage.counts.items()}


def _measure(covered: MeasureCoverage) -> dict[str, Any]:
    return {
        "id": covered.id,
        "title": covered.title if covered.measure else None,
        "status": covered.status,
        "items": [match.item.number for match in covered.matches],
        "score": _score(covered.matches),
    }


def _score(matches: tuple[Match, ...]) -> float | None:
    return round(max([match.score for match in matches]), 3) if matches else None


def _names(units: tuple[Unit, ...]) -> list[str]:
    return [unit.name for unit in units] if units else []


def _item(matched: ItemMatches) -> dict[str, Any]:
    item, assignment = matched.item, matched.item.assignment
    named = matched.adopted or matched.sure
    return {
        "ordinal": item.ordinal,
        "number": item.number,
        "title": item.title,
        "line": item.location.line,
        "place": item.location.words or item.source or None,
        "measures": [match.measure.id for match in named],
        "score": _score(named),
        "stance": matched.stance,
        "candidates": [{"measure": m.measure.id, "score": round(m.score, 3)} for m in matched.candidates],
        "lead": _names(assignment.lead),
        "assist": _names(assignment.assist),
        "responsible": _names(assignment.responsible),
        "scope": list(item.scope),
        **_by_model(matched),
    }


def _by_model(matched: ItemMatches) -> dict[str, list[str]]:
    """The measures of which the language model spoke, where it was asked."""
    names = [m.measure.id for m in (*matched.sure, *matched.candidates) if m.evidence == "meaning"]
    return {"by_model": names} if names else {}


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": message(finding, lang),
        "measure": finding.measure_id,
        "item": finding.item_number,
        "line": finding.location.line,
        "column": finding.location.column,
        "place": finding.location.words or None,
        "fingerprint": finding.fingerprint,
        "related": [{**_place(related.location), "text": related.text} for related in finding.related],
        "values": {name: value for name, value in finding.values.items() if not name.endswith("_en")},
    }
