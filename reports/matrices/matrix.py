"""The matrix: what became of every measure in every plan, small enough to hold for a whole nation.

`build` reads a stream of results and keeps of each only its row, so memory does not grow with the
length of the plans.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reformcheck.catalog.model import MeasureList, Region
from reformcheck.catalog.unit_names import unit_reader
from reformcheck.reports.standing import leaves_zone
from reformcheck.reports.wording import STATUS_NAMES
from reformcheck.rules.model import DUE, Finding, PlanReport, Status

State = Literal[
    "covered",
    "reworded",
    "uncertain",
    "missing",
    "declined",
    "deferred",
    "out-of-zone",
    "conditional",
    "unverified",
    "superseded",
    "withheld",
    "not-applicable",
    "unchecked",
]

# In the order in which totals and legends name them. Each symbol is one column wide in every terminal.
SYMBOLS: dict[State, str] = {
    "covered": "✓",
    "reworded": "~",
    "uncertain": "?",
    "missing": "✗",
    "declined": "×",
    "deferred": "…",
    "out-of-zone": "!",
    "conditional": "◊",
    "unverified": "◦",
    "superseded": "↷",
    "withheld": "#",
    "not-applicable": "-",
    "unchecked": " ",
}

STATE_NAMES: dict[str, dict[str, str]] = {
    "zh": {
        **{str(status): name for status, name in STATUS_NAMES["zh"].items()},
        "reworded": "措辞有改动",
        "out-of-zone": "超出试点区域",
        "unchecked": "未对照",
    },
    "en": {
        **{str(status): name for status, name in STATUS_NAMES["en"].items()},
        "reworded": "reworded",
        "out-of-zone": "out of zone",
        "unchecked": "not checked",
    },
}


@dataclass(frozen=True, slots=True)
class Column:
    """One measure of one list."""

    id: str
    number: int
    list_id: str
    document: str
    """Document number of the list."""
    category: str
    title: str
    """Empty for a withheld measure."""
    guiding_departments: tuple[str, ...]
    title_en: str = ""
    category_en: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What became of one measure in one plan."""

    state: State
    """What is shown: the status, or what a finding says of it on top."""
    status: Status | None
    """What the coverage says; None where the plan was not checked against the list."""
    items: tuple[str, ...] = ()
    """Numbers of the items that adopt the measure, or may."""


_UNCHECKED = Cell("unchecked", None)


@dataclass(frozen=True, slots=True)
class Total:
    """Cells counted together."""

    name: str
    label: str
    """A title to the name; empty where the name says all."""
    required: int
    """Cells that speak of a measure which the plan must adopt."""
    covered: int
    states: Mapping[State, int]
    """Cells by state, without those that are `unchecked`."""

    @property
    def rate(self) -> float | None:
        """Covered of required, 0 to 1; None where nothing is required."""
        return self.covered / self.required if self.required else None


@dataclass(frozen=True, slots=True)
class Row:
    """One plan."""

    path: str
    title: str
    region: str
    province: str
    """Name of the province that the region is, or lies in."""
    code: str
    """GB/T 2260 code of the region."""
    cells: tuple[Cell, ...]
    """One for each column of the matrix."""

    def total(self) -> Total:
        return count(self.path, self.region, self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Plans by measures, in order of region code and path, and of list and number."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def total(self) -> Total:
        return count("", "", (cell for row in self.rows for cell in row.cells))

    def by_region(self) -> tuple[Total, ...]:
        """Totals of provinces; of the regions themselves where all lie in one province."""
        nation = len({row.province for row in self.rows}) > 1
        groups: dict[str, list[Row]] = {}
        for row in self.rows:
            groups.setdefault(row.province if nation else row.region, []).append(row)
        return tuple(
            count(name, "", (cell for row in rows for cell in row.cells)) for name, rows in groups.items()
        )

    def by_measure(self) -> tuple[Total, ...]:
        return tuple(
            count(column.id, column.title, (row.cells[index] for row in self.rows))
            for index, column in enumerate(self.columns)
        )

    def by_department(self) -> tuple[Total, ...]:
        """Totals of the measures that each department guides, in the order in which the lists name them."""
        guided: dict[str, list[int]] = {}
        for index, column in enumerate(self.columns):
            for department in column.guiding_departments:
                guided.setdefault(department, []).append(index)
        return tuple(
            count(name, "", (row.cells[index] for row in self.rows for index in indexes))
            for name, indexes in guided.items()
        )


def count(name: str, label: str, cells: Iterable[Cell]) -> Total:
    """Cells by status and state."""
    states: Counter[State] = Counter()
    statuses: Counter[Status | None] = Counter()
    for cell, times in Counter(cells).items():
        states[cell.state] += times
        statuses[cell.status] += times
    del states["unchecked"]
    ordered = {state: states[state] for state in SYMBOLS if states[state]}
    return Total(name, label, sum(statuses[s] for s in DUE), statuses["covered"], ordered)


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
    blank = {id: (_UNCHECKED,) * len(columns[id]) for id in order}
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
    return tuple(cells.get(column.id, _UNCHECKED) for column in columns)


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
