"""The matrix: what became of every measure in every plan, small enough to hold for a whole nation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from reformcheck.reports.wording import STATUS_NAMES
from reformcheck.rules.model import DUE, Status

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


UNCHECKED = Cell("unchecked", None)


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
