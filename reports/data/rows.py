"""What is found in a plan, as rows: one a plan, an item, a measure of a plan, a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import orjson

from reformcheck.catalog.language.visible import is_visible, visible_json
from reformcheck.reports.data.columns import Table
from reformcheck.reports.entries import entries_of
from reformcheck.reports.json_report import coverage_counts
from reformcheck.reports.wording import message

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog
    from reformcheck.plans.model import Unit
    from reformcheck.reports.entries import Entry
    from reformcheck.rules.model import ItemMatches, Match, MeasureCoverage, PlanReport

Row = dict[str, Any]


def rows_of(table: Table, result: PlanReport, catalog: Catalog, lang: str) -> Iterator[Row]:
    """The rows of a plan in a table, with the keys of its columns in their order."""
    about = {"path": result.plan.path, "region": result.plan.region.name}
    if table == "plans":
        yield _plan(result, catalog)
    elif table == "items":
        yield from ({**about, **_item(matched)} for matched in result.coverage.items)
    elif table == "measures":
        yield from ({**about, **_measure(covered)} for covered in result.coverage.measures)
    else:
        yield from ({**about, **_finding(entry, lang)} for entry in entries_of(result, catalog, settled=True))


def encoded(row: Row) -> bytes:
    """A row as a line of JSON. Half of a surrogate pair, which no UTF-8 holds, is spelled out."""
    try:
        line = orjson.dumps(row)
    except TypeError:
        line = orjson.dumps(_whole(row))
    return (line if is_visible(line) else visible_json(line.decode()).encode()) + b"\n"


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {key: _whole(each) for key, each in value.items()}
    return [_whole(each) for each in value] if isinstance(value, list) else value


def _plan(result: PlanReport, catalog: Catalog) -> Row:
    plan = result.plan
    parent = plan.region.parent
    severities = [finding.severity for finding in result.findings]
    return {
        "path": plan.path,
        "title": plan.title,
        "region": plan.region.name,
        "region_code": plan.region.code,
        "province": catalog.regions[parent].name if parent else plan.region.name,
        "document_number": plan.document_number or None,
        "issued": plan.issued or None,
        "lists": [lst.id for lst in result.lists],
        "items": len(plan.items),
        **coverage_counts(result.coverage),
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "notes": severities.count("note"),
        "sha256": plan.sha256,
    }


def _item(matched: ItemMatches) -> Row:
    item, assignment = matched.item, matched.item.assignment
    named = matched.adopted or matched.sure
    return {
        "ordinal": item.ordinal,
        "number": item.number,
        "section": item.section or None,
        "title": item.title,
        "text": item.text or None,
        "line": item.location.line,
        "place": item.location.words or item.source or None,
        "measures": [match.measure.id for match in named],
        "score": _score(named),
        "stance": matched.stance,
        "candidates": [match.measure.id for match in matched.candidates],
        "lead": _names(assignment.lead),
        "assist": _names(assignment.assist),
        "responsible": _names(assignment.responsible),
        "scope": list(item.scope),
        "due": assignment.due or None,
    }


def _measure(covered: MeasureCoverage) -> Row:
    measure = covered.measure
    return {
        "list": covered.id.partition("/")[0],
        "measure": covered.id,
        "title": measure.title if measure else None,
        "category": measure.category if measure else covered.title,
        "status": covered.status,
        "score": _score(covered.matches),
        "items": [match.item.ordinal for match in covered.matches],
        "guiding_departments": list(measure.guiding_departments) if measure else [],
    }


def _finding(entry: Entry, lang: str) -> Row:
    finding = entry.finding
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "state": "waived" if entry.waiver else "baselined" if entry.accepted else "open",
        "message": message(finding, lang),
        "measure": finding.measure_id,
        "ordinal": finding.ordinal,
        "item": finding.item_number,
        "line": finding.location.line,
        "column": finding.location.column,
        "place": finding.location.words or None,
        "fingerprint": finding.fingerprint,
        "reason": entry.waiver.reason if entry.waiver else None,
    }


def _names(units: Iterable[Unit]) -> list[str]:
    return [unit.name for unit in units]


def _score(matches: Iterable[Match]) -> float | None:
    return round(max((match.score for match in matches), default=0.0), 3) or None
