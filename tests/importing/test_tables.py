"""Tables of tasks, and annexes against the text, in every format; see tables.yaml."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from reformcheck.catalog.model import Region
from reformcheck.plans.documents import read_document, understand
from reformcheck.plans.documents.drafting.draft import DraftItem

CASES = yaml.safe_load((Path(__file__).parent / "tables.yaml").read_text("utf-8"))
KINDS = ("txt", "docx", "html", "pdf")

Grid = list[list[str]]
"""Cells of a table as the cases write them."""


@pytest.mark.parametrize(
    ("case", "kind"),
    [pytest.param(case, k, id=f"{case['name']} ({k})") for case in CASES for k in case.get("kinds", KINDS)],
)
def test_tables(
    case: dict[str, Any],
    kind: str,
    tmp_path: Path,
    regions: Mapping[str, Region],
    as_pdf: Callable[[list[Any], Path], Path],
) -> None:
    path = tmp_path / f"document.{kind}"
    parts = _parts(case["text"])
    if kind == "pdf":
        as_pdf([_pdf_table(part) if isinstance(part, list) else part for part in parts], path)
    else:
        {"txt": _as_text, "docx": _as_word, "html": _as_page}[kind](parts, path)
    draft = understand(read_document(str(path)), regions)
    found = [_as_case(item, asked) for item, asked in zip(draft.items, case["items"], strict=False)]
    assert found == case["items"]
    assert len(draft.items) == len(case["items"])
    assert [absent.string for absent in draft.absent_annexes] == case.get("absent", [])
    assert [[d.kind, d.title] for d in draft.differences] == case.get("differs", [])


def _as_case(item: DraftItem, asked: dict[str, Any]) -> dict[str, Any]:
    """What a case asks of an item, and its units in any case."""
    said: dict[str, Any] = {"title": item.title}
    if "section" in asked:
        said["section"] = item.section
    for role in ("lead", "assist", "responsible"):
        if names := [unit.name for unit in getattr(item.units, role)]:
            said[role] = names
    if item.units.due:
        said["due"] = int(item.units.due) if item.units.due.isdecimal() else item.units.due
    return said


def _parts(text: str) -> list[str | Grid]:
    parts: list[str | Grid] = []
    for line in text.rstrip("\n").split("\n"):
        if "\t" not in line:
            parts.append(line)
        elif parts and isinstance(parts[-1], list):
            parts[-1].append(line.split("\t"))
        else:
            parts.append([line.split("\t")])
    for part in parts:
        if isinstance(part, list):
            width = max(map(len, part))
            part[:] = [row + [""] * (width - len(row)) for row in part]
    return parts


def _owner(grid: Grid, row: int, column: int) -> tuple[int, int]:
    while grid[row][column] in ("^", "<"):
        row, column = (row - 1, column) if grid[row][column] == "^" else (row, column - 1)
    return row, column


def _cell(grid: Grid, row: int, column: int) -> str:
    above, left = _owner(grid, row, column)
    return grid[above][left]


def _as_text(parts: list[str | Grid], path: Path) -> None:
    lines: list[str] = []
    for part in parts:
        if isinstance(part, str):
            lines.append(part)
            continue
        for r, row in enumerate(part):
            cells = ["" if row[c] == "<" and "^" not in row else _cell(part, r, c) for c in range(len(row))]
            lines.append("\t".join(cell.replace("|", "、") for cell in cells))
    path.write_text("\n".join(lines), "utf-8")


def _as_word(parts: list[str | Grid], path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), len(part[0]))
        for r, row in enumerate(part):
            for c, cell in enumerate(row):
                if cell in ("^", "<"):
                    owner = _owner(part, r, c)
                    table.cell(*owner).merge(table.cell(r, c))
        for r, row in enumerate(part):
            for c, cell in enumerate(row):
                if cell not in ("^", "<"):
                    table.cell(r, c).text = cell.replace("|", "\n")
    document.save(str(path))


def _as_page(parts: list[str | Grid], path: Path) -> None:
    body = ""
    for part in parts:
        if isinstance(part, str):
            body += f"<p>{html.escape(part)}</p>\n"
            continue
        rows = ""
        for r, row in enumerate(part):
            rows += "<tr>"
            for c, cell in enumerate(row):
                if cell in ("^", "<"):
                    continue
                owned = [
                    (a, b) for a in range(len(part)) for b in range(len(row)) if _owner(part, a, b) == (r, c)
                ]
                down, right = (1 + max(p[i] for p in owned) - (r, c)[i] for i in (0, 1))
                inside = "<br>".join(html.escape(line) for line in cell.split("|"))
                rows += f'<td rowspan="{down}" colspan="{right}">{inside}</td>'
            rows += "</tr>\n"
        body += f"<table border=1>{rows}</table>\n"
    path.write_text(
        f'<!DOCTYPE html><html><meta charset="utf-8"><body><div>{body}</div></body></html>', "utf-8"
    )


def _pdf_table(grid: Grid) -> Any:
    """A table with ruling lines, its cells as narrow as a page asks for."""
    from reportlab.lib.colors import black
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Table

    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=10, leading=14, wordWrap="CJK")
    spans = []
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            if cell in ("^", "<"):
                spans.append(("SPAN", (lambda o: (o[1], o[0]))(_owner(grid, r, c)), (c, r)))
    cells = [
        [
            "" if cell in ("^", "<") else Paragraph(html.escape(cell).replace("|", "<br/>"), style)
            for cell in row
        ]
        for row in grid
    ]
    return Table(
        cells,
        colWidths=[430 / len(grid[0])] * len(grid[0]),
        style=[("GRID", (0, 0), (-1, -1), 0.5, black), *spans],
    )
