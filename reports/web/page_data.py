"""What the page's script reads: the matrix and the findings as compact JSON.

Texts that repeat (titles, units, sentences of a list) are held once and named by their number; a
finding holds the values of its message and not the message, which the script fills in either language.
Rows, items and findings are lists without keys; `data.js` names their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from string import Formatter
from typing import Any

from reformcheck.catalog.model import Measure, MeasureList
from reformcheck.plans.model import Item, Location, Unit
from reformcheck.reports.matrices.building import in_row_order
from reformcheck.reports.matrices.matrix import STATE_NAMES, SYMBOLS, Cell, Column, Matrix, Row
from reformcheck.reports.places import words_of
from reformcheck.reports.web.page_words import STATE_MEANINGS, words
from reformcheck.reports.wording import SEVERITIES, SEVERITY_NAMES, remedy_of_each, rule_name
from reformcheck.rules import RULES
from reformcheck.rules.documentation import summary
from reformcheck.rules.model import Finding, ItemMatches, PlanReport, Waiver

SEVERITY_MARKS = {"error": "✗", "warning": "!", "note": "·"}

_STATE_NUMBERS = {state: number for number, state in enumerate(SYMBOLS)}

LANGUAGES = ("zh", "en")

NONE = -1


class Texts:
    """Texts by number, each held once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    def many(self, texts: Iterable[str]) -> list[int]:
        return [self(text) for text in texts]

    def all(self) -> list[str]:
        return list(self._numbers)


def matrix_data(matrix: Matrix) -> dict[str, Any]:
    """A page without findings: rows and columns only."""
    texts = Texts()
    data = _frame(matrix, {}, texts)
    return {**data, "texts": texts.all()}


def report_data(matrix: Matrix, plans: Sequence[PlanReport]) -> dict[str, Any]:
    """A page with the items and findings of each plan; `matrix` is that of the same plans."""
    texts = Texts()
    lists = {lst.id: lst for result in plans for lst in result.lists}
    data = _frame(matrix, lists, texts)
    rules = _rules(plans)
    encoder = _Encoder(texts, [column.id for column in matrix.columns], rules)
    data["rules"] = rules
    data["plans"] = [encoder.plan(result) for result in in_row_order(plans)]
    return {**data, "texts": texts.all()}


def _frame(matrix: Matrix, lists: Mapping[str, MeasureList], texts: Texts) -> dict[str, Any]:
    measures = {measure.id: measure for lst in lists.values() for measure in lst.measures}
    columns = []
    for column in matrix.columns:
        measure = measures.get(column.id)
        columns.append(_column(column, measure, texts))
    return {
        "words": {lang: words(lang) for lang in LANGUAGES},
        "states": [
            [state, symbol, STATE_NAMES["zh"][state], STATE_NAMES["en"][state], *STATE_MEANINGS[state]]
            for state, symbol in SYMBOLS.items()
        ],
        "severities": [
            [name, SEVERITY_MARKS[name], SEVERITY_NAMES["zh"][name], SEVERITY_NAMES["en"][name]]
            for name in SEVERITIES
        ],
        "columns": columns,
        "rows": [_row(row, texts) for row in matrix.rows],
    }


def _column(column: Column, measure: Measure | None, texts: Texts) -> list[Any]:
    """Titles, categories and scopes in Chinese and in English."""
    scopes = [measure.named(lang).scope for lang in LANGUAGES] if measure else ["", ""]
    return [
        column.id,
        column.number,
        texts(column.document),
        texts.many((column.category, column.category_en)),
        texts.many((column.title, column.title_en)),
        texts.many(column.guiding_departments),
        texts(measure.content if measure else ""),
        texts.many(scopes),
    ]


def _row(row: Row, texts: Texts) -> list[Any]:
    total = row.total()
    return [
        texts(row.path),
        texts(row.title),
        texts(row.region),
        texts(row.province),
        total.required,
        total.covered,
        "".join(_digit(cell) for cell in row.cells),
        [texts.many(cell.items) for cell in row.cells],
    ]


def _digit(cell: Cell) -> str:
    """The state's number as a letter; in upper case where what is adopted also leaves its zone."""
    digit = "abcdefghijklmnopqrstuvwxyz"[_STATE_NUMBERS[cell.state]]
    return digit.upper() if cell.state == "out-of-zone" and cell.status == "covered" else digit


def _rules(plans: Sequence[PlanReport]) -> list[dict[str, Any]]:
    """The rules that found something, in their own order, with the messages that they used."""
    findings = [f for result in plans for f in (*result.findings, *(f for f, _ in result.waived))]
    variants: dict[str, set[str]] = {}
    for finding in findings:
        variants.setdefault(finding.rule, set()).add(finding.variant)
    return [_rule(rule.ID, rule.MESSAGE, variants[rule.ID]) for rule in RULES if rule.ID in variants]


def _rule(rule_id: str, message: Mapping[str, Any], variants: set[str]) -> dict[str, Any]:
    return {
        "id": rule_id,
        "summary": [summary(rule_id, lang) for lang in LANGUAGES],
        "names": [rule_name(rule_id, lang) for lang in LANGUAGES],
        "variants": {variant: _variant(rule_id, message, variant) for variant in sorted(variants)},
    }


def _variant(rule_id: str, message: Mapping[str, Any], variant: str) -> dict[str, Any]:
    """Its sentence in both languages, and how to mend it in a plan file and in a document."""
    fields: list[str] = []
    parts = {}
    for lang in LANGUAGES:
        said = message[lang]
        parts[lang] = _parts(said if isinstance(said, str) else said[variant], fields)
    fixes = [[remedy_of_each(rule_id, variant, doc, lang) for lang in LANGUAGES] for doc in (False, True)]
    return {"fields": fields, **parts, "fix": fixes}


def _parts(template: str, fields: list[str]) -> list[str | int]:
    """A message template as its words and, between them, numbers of fields; new fields are appended."""
    parts: list[str | int] = []
    for words_before, name, spec, conversion in Formatter().parse(template):
        parts.append(words_before)
        if name is not None:
            field = name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
            if field not in fields:
                fields.append(field)
            parts.append(fields.index(field))
    return parts


class _Encoder:
    """Writes plans with the numbers of texts, columns and rules."""

    def __init__(self, texts: Texts, column_ids: Sequence[str], rules: Sequence[dict[str, Any]]) -> None:
        self._texts = texts
        self._columns = {id: number for number, id in enumerate(column_ids)}
        self._rules = {rule["id"]: (number, rule) for number, rule in enumerate(rules)}

    def plan(self, result: PlanReport) -> list[Any]:
        """[items, findings, whether it is a document]"""
        items = [matched.item for matched in result.coverage.items]
        findings = [self._finding(finding, None, items) for finding in result.findings]
        findings += [self._finding(finding, waiver, items) for finding, waiver in result.waived]
        return [
            [self._item(matched) for matched in result.coverage.items],
            findings,
            int(result.plan.is_document),
        ]

    def _item(self, matched: ItemMatches) -> list[Any]:
        item, units = matched.item, matched.item.assignment
        ids = [match.measure.id for match in matched.sure or matched.candidates]
        return [
            self._texts(item.number),
            self._texts(item.title),
            self._texts(item.text),
            self._texts.many(item.scope),
            self._units(units.lead),
            self._units(units.responsible),
            self._units(units.assist),
            [self._columns[id] for id in ids if id in self._columns],
        ]

    def _units(self, units: Iterable[Unit]) -> list[int]:
        return self._texts.many(unit.name for unit in units)

    def _finding(self, finding: Finding, waiver: Waiver | None, items: Sequence[Item]) -> list[Any]:
        number, rule = self._rules[finding.rule]
        fields = rule["variants"][finding.variant]["fields"]
        return [
            number,
            SEVERITIES.index(finding.severity or "error"),
            finding.variant,
            self._columns.get(finding.measure_id or "", NONE),
            finding.ordinal - 1 if finding.ordinal else NONE,
            finding.location.line or 0,
            finding.location.column or 0,
            [self._value(field, finding.values) for field in fields],
            [self._texts(related.text) for related in finding.related],
            self._diff(finding.values.get("diff")),
            self._texts(waiver.reason) if waiver else NONE,
            self._place(finding.location),
        ]

    def _place(self, location: Location) -> list[int]:
        """The words that find it, in each language; none in a plan file."""
        return [self._texts(words_of(location, lang)) for lang in LANGUAGES] if location.words else []

    def _value(self, field: str, values: Mapping[str, object]) -> int | list[int]:
        """A text, or texts that the script joins as its language does."""
        value = values.get(field)
        if isinstance(value, tuple):
            return self._texts.many(str(part) for part in value)
        return self._texts(("{" + field + "}").format(**values))

    def _diff(self, segments: object) -> list[int]:
        """Segments of `word_diff`, each a text behind its sign: words of the list only (-) or the plan only (+)."""
        if not isinstance(segments, tuple):
            return []
        return self._texts.many(str(segment) for segment in segments if str(segment)[:1] in ("-", "+"))
