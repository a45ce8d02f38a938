"""The rows of the 督办台账: one an item, with all that is found of it; one for each finding on the plan as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reformcheck.catalog.model import Catalog
from reformcheck.reports.entries import Entry, entries_of, settlement
from reformcheck.reports.ledger import Row, measure_number, row, unreadable
from reformcheck.reports.plain import one_line
from reformcheck.reports.wording import SEVERITIES, UNREADABLE
from reformcheck.rules.model import Report, Severity

_WHOLE = ("（方案整体）", "(the plan as a whole)")
_SAID = ("message", "fix", "kind", "place", "measure", "measure_title", "guided")
"""Columns that say something else of each finding."""


def item_rows(report: Report, lang: str) -> Iterator[tuple[Row, Severity | None]]:
    """Cells by column, and the gravest severity among the findings of the row.

    Unreadable files first; then plan by plan the open findings, the gravest first, and those that count nowhere.
    """
    for error in report.errors:
        yield {**unreadable(error, lang), "kind": UNREADABLE.name(lang)}, None
    for result in report.plans:
        grouped: dict[tuple[object, ...], list[Entry]] = {}
        for entry in entries_of(result, report.catalog, settled=True):
            grouped.setdefault(_key(entry, lang), []).append(entry)
        for entries in sorted(grouped.values(), key=_weight):
            yield _row(entries, report.catalog, lang), _gravest(entries)


def _key(entry: Entry, lang: str) -> tuple[object, ...]:
    """What makes findings share a row: their item, and that all of them count or none does, for one reason."""
    ordinal = entry.finding.ordinal
    return (*settlement(entry, lang), ordinal, entry.finding.fingerprint if ordinal is None else "")


def _weight(entries: Sequence[Entry]) -> tuple[bool, int]:
    return not entries[0].counts, SEVERITIES.index(_gravest(entries))


def _gravest(entries: Sequence[Entry]) -> Severity:
    return min((entry.severity for entry in entries), key=SEVERITIES.index)


def _row(entries: Sequence[Entry], catalog: Catalog, lang: str) -> Row:
    """The cells of the gravest finding, and behind them what the others say."""
    ordered = sorted(entries, key=lambda entry: SEVERITIES.index(entry.severity))
    rows = [dict(row(entry, lang)) for entry in ordered]
    for cells in rows:
        if cells["measure"]:
            cells["measure"] = measure_number(str(cells["measure"]), catalog, lang)
    first = rows[0]
    if ordered[0].item is None:
        first["title"] = _WHOLE[lang == "en"]
    for name in _SAID:
        first[name] = _together(
            [one_line(str(cells[name])) for cells in rows], numbered=name in ("message", "fix")
        )
    return first


def _together(parts: Sequence[str], *, numbered: bool) -> str:
    """The different ones of some sentences, on one line: a cell holds no line breaks."""
    different = [part for part in dict.fromkeys(parts) if part]
    if len(different) < 2:
        return "".join(different)
    if numbered:
        return " ".join(f"（{number}）{part}" for number, part in enumerate(different, 1))
    return "；".join(different)
