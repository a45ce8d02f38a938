"""From results to a matrix: of each plan only its row is kept, so memory does not grow with the length of the plans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from reformcheck.catalog.model import MeasureList, Region
from reformcheck.catalog.unit_names import unit_reader
from reformcheck.reports.matrices.matrix import UNCHECKED, Cell, Column, Matrix, Row, State
from reformcheck.reports.standing import leaves_zone
from reformcheck.rules.model import Finding, PlanReport, Status


def build(plans: Iterable[PlanReport], regions: Mapping[str, Region]) -> Matrix:
    """The matrix of a stream of results; `regions` are the catalog's, by code."""
    columns: dict[str, tuple[Column, ...]] = {}
    issued: dict[str, str] = {}
    rows: list[tuple[Row, dict[str, tuple[Cell, ...]]]] = []
    share = _sharer()
    for result in plans:
        for lst in result.lists:
            if lst.id not in columns:
                columns[lst.id], issued[lst.id] = _columns(lst), lst.issued
        cells = _cells(result, share)
        rows.append((_row(result, regions), {lst.id: _pick(cells, columns[lst.id]) for lst in result.lists}))
    order = sorted(columns, key=lambda id: (issued[id], id))
    blank = {id: (UNCHECKED,) * len(columns[id]) for id in order}
    filled = (
        replace(row, cells=tuple(cell for id in order for cell in parts.get(id, blank[id])))
        for row, parts in rows
    )
    return Matrix(
        _with_one_name_each([column for id in order for column in columns[id]], regions),
        tuple(sorted(filled, key=lambda row: (row.code, row.path))),
    )


def in_row_order(plans: Iterable[PlanReport]) -> list[PlanReport]:
    """Results in the order of the rows of their matrix."""
    return sorted(plans, key=lambda result: (result.plan.region.code, _printable(result.plan.path)))


def _sharer() -> Callable[[Cell], Cell]:
    """Equal cells become one object: a nation has few that differ."""
    seen: dict[Cell, Cell] = {}
    return lambda cell: seen.setdefault(cell, cell)


def _columns(lst: MeasureList) -> tuple[Column, ...]:
    columns = [
        Column(
            m.id,
            m.number,
            lst.id,
            lst.document_number,
            m.category,
            m.title,
            m.guiding_departments,
            m.named("en").title,
            m.named("en").category,
        )
        for m in lst.measures
    ]
    for withheld in lst.withheld:
        columns += [
            Column(
                id,
                number,
                lst.id,
                lst.document_number,
                withheld.category,
                "",
                (),
                category_en=withheld.category_en,
            )
            for id, number in zip(withheld.ids, withheld.numbers, strict=True)
        ]
    return tuple(sorted(columns, key=lambda column: column.number))


def _with_one_name_each(columns: Sequence[Column], regions: Mapping[str, Region]) -> tuple[Column, ...]:
    """The columns with each guiding department named as it is printed first: 中国人民银行 and 人民银行 are one."""
    reader = unit_reader(regions)
    names: dict[tuple[str, ...] | str, str] = {}

    def name_of(department: str) -> str:
        return names.setdefault(reader.identify(department).bodies or department, department)

    return tuple(
        replace(column, guiding_departments=tuple(dict.fromkeys(map(name_of, column.guiding_departments))))
        for column in columns
    )


def _row(result: PlanReport, regions: Mapping[str, Region]) -> Row:
    region = result.plan.region
    province = regions[region.parent].name if region.parent else region.name
    return Row(_printable(result.plan.path), result.plan.title, region.name, province, region.code, ())


def _printable(path: str) -> str:
    """A file name need not be text, and may hold what a terminal obeys; neither is passed on."""
    text = path.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _cells(result: PlanReport, share: Callable[[Cell], Cell]) -> dict[str, Cell]:
    said = _said(result)
    return {
        covered.id: share(
            Cell(
                _state(covered.status, said.get(covered.id)),
                covered.status,
                tuple(match.item.number for match in covered.matches),
            )
        )
        for covered in result.coverage.measures
    }


def _pick(cells: Mapping[str, Cell], columns: Iterable[Column]) -> tuple[Cell, ...]:
    return tuple(cells.get(column.id, UNCHECKED) for column in columns)


def _state(status: Status, said: State | None) -> State:
    if said is None or (said == "reworded" and status != "covered"):
        return status
    return said


def _said(result: PlanReport) -> dict[str, State]:
    """States that findings give to measures. A waiver accepts a fault; it does not undo it."""
    findings = [*result.findings, *(finding for finding, _ in result.waived)]
    said: dict[str, State] = {f.measure_id: "reworded" for f in findings if _rewords(f) and f.measure_id}
    said.update({f.measure_id: "out-of-zone" for f in findings if leaves_zone(f) and f.measure_id})
    return said


def _rewords(finding: Finding) -> bool:
    """Words that are only added are a note, and no less an adoption."""
    return finding.rule == "reworded-measure" and finding.severity != "note"
