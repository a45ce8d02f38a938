"""督办台账: a workbook for those who follow the work up, with what each unit has to mend.

How the plans stand where they are many, findings by item, adoption of each measure by each plan, and what was checked
against what. The same report gives the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from itertools import chain, count
from typing import Any, NamedTuple

from reformcheck.catalog.model import in_list_order
from reformcheck.reports.entries import posix
from reformcheck.reports.item_rows import item_rows
from reformcheck.reports.layout import cell_len
from reformcheck.reports.ledger import COLUMNS, Cell, Column, cell_text, measure_number
from reformcheck.reports.standing import FAULTS, leaves_zone, standing_of, together, worst_first
from reformcheck.reports.wording import LEVELS, STATUS_MARKS, STATUS_NAMES, joined
from reformcheck.rules.model import Catalog, MeasureCoverage, Report

# Limits of the file format.
_ROWS = 1_048_576
_HIGHEST = 409.0
_COLUMNS = 16_384

# Points of a line of text.
_LINE = 15.0

# The workbook must say when it was made, and a report has no date: the first day that a zip file knows.
_EPOCH = datetime(1980, 1, 1)

_COLOURS = {"error": "#C00000", "warning": "#9C5700", "note": "#1F4E79"}
_BEYOND = "out-of-zone"
_STATUS_COLOURS = {
    "covered": "#C6EFCE",
    "uncertain": "#FFEB9C",
    "missing": "#FFC7CE",
    "declined": "#FFC7CE",
    _BEYOND: "#FFC7CE",
    "deferred": "#FCE4D6",
}

# Two columns of the ledger are for the reader to fill in.
_PROGRESS = Column("办理情况", "progress", 16)
_REMARKS = Column("备注", "remarks", 16)

# What a reader acts on, which is printed, and what he looks up.
_ACT = ("region", "item", "title", "lead", "responsible", "assist", "severity", "message", "fix")
_LOOK_UP = ("measure", "measure_title", "guided", "kind", "state", "reason", "plan", "path", "line", "place")


class _Sheet(NamedTuple):
    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[tuple[Cell, str]]]
    """Cells with the name of their format."""
    frozen: int
    """Columns that stay while the others scroll."""
    printed: int
    """Columns that are printed: more of them would be too small to read on A4."""


def render(report: Report, *, lang: str) -> bytes:
    """The report as a workbook of Excel 2007 and later."""
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": "reformcheck", "created": _EPOCH})
    formats = _formats(book)
    for sheet in (
        *_overview(report, lang),
        _ledger(report, lang),
        *_matrix(report, lang),
        _sources(report, lang),
    ):
        _write(book, sheet, formats, lang)
    book.close()
    return out.getvalue()


def _formats(book: Any) -> Mapping[str, Any]:
    base = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
    formats = {"": book.add_format(base)}
    formats["head"] = book.add_format({**base, "bold": True, "bg_color": "#D9E1F2", "valign": "vcenter"})
    for severity, colour in _COLOURS.items():
        formats[severity] = book.add_format({**base, "bold": True, "font_color": colour})
    for status, colour in _STATUS_COLOURS.items():
        formats[status] = book.add_format({**base, "bg_color": colour})
    return formats


def _write(book: Any, sheet: _Sheet, formats: Mapping[str, Any], lang: str) -> None:
    """A sheet, continued on a second one where it is full."""
    rows = iter(sheet.rows)
    for part in count(1):
        page = book.add_worksheet(sheet.name if part == 1 else f"{sheet.name} {part}")
        for index, column in enumerate(sheet.columns):
            page.set_column(index, index, column.width)
        last, widths = 0, [column.width for column in sheet.columns]
        head = [(column.heading(lang), "head") for column in sheet.columns]
        for last, cells in zip(range(_ROWS), chain([head], rows), strict=False):
            _write_row(page, last, cells, widths, formats)
        page.freeze_panes(1, sheet.frozen)
        page.autofilter(0, 0, last, len(sheet.columns) - 1)
        page.print_area(0, 0, last, sheet.printed - 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        if last < _ROWS - 1:
            return


def _write_row(
    page: Any,
    index: int,
    cells: Sequence[tuple[Cell, str]],
    widths: Sequence[int],
    formats: Mapping[str, Any],
) -> None:
    page.set_row(index, _height(cells, widths))
    for column, (cell, name) in enumerate(cells):
        style = formats.get(name, formats[""])
        if isinstance(cell, int):
            page.write_number(index, column, cell, style)
        elif not cell:
            page.write_blank(index, column, None, style)
        else:
            page.write_string(index, column, cell_text(cell), style)


def _height(cells: Sequence[tuple[Cell, str]], widths: Sequence[int]) -> float:
    """Points that the wrapped text of a row takes: not every program finds that out when it opens a file."""
    lines = (-(-cell_len(str(cell)) // (width - 2)) for (cell, _), width in zip(cells, widths, strict=True))
    return min(_HIGHEST, _LINE * max(1, *lines))


def _overview(report: Report, lang: str) -> Iterator[_Sheet]:
    """Of many plans: how each stands, worst first; which provinces are absent, which lists are not answered."""
    if len(report.plans) < 2:
        return
    side = 0 if lang == "zh" else 1
    columns = (
        Column("序号", "no.", 6),
        Column("地区", "region", 18),
        Column("应答清单", "lists answered", 10),
        Column("采纳", "adopted", 10),
        *(Column(zh, en, 10) for zh, en in FAULTS.values()),
        Column("没有应答", "not answered", 30),
        Column("方案", "plan", 44),
    )
    yield _Sheet(
        ("总览", "Overview")[side], columns, _overview_rows(report, lang), frozen=2, printed=len(columns)
    )


def _overview_rows(report: Report, lang: str) -> Iterator[Sequence[tuple[Cell, str]]]:
    standings = worst_first(standing_of(result, report.catalog) for result in report.plans)
    for number, standing in enumerate(standings, 1):
        counts = [(getattr(standing, key), "error" if getattr(standing, key) else "") for key in FAULTS]
        yield [
            (number, standing.worst or ""),
            (standing.region, ""),
            (standing.answered, ""),
            (standing.adopted, ""),
            *counts,
            (joined(standing.unanswered, lang), ""),
            (posix(standing.path), ""),
        ]
    absent = together(standings, report.catalog).absent
    if absent:
        said = "没有方案的省份" if lang == "zh" else "provinces without a plan"
        blank: list[tuple[Cell, str]] = [("", "")] * (len(FAULTS) + 2)
        yield [("", ""), (said, "head"), *blank, ("", ""), (joined(absent, lang), "")]


def _ledger(report: Report, lang: str) -> _Sheet:
    columns = [*(COLUMNS[name] for name in _ACT), _PROGRESS, _REMARKS, *(COLUMNS[name] for name in _LOOK_UP)]
    name = "督办台账" if lang == "zh" else "By item"
    return _Sheet(name, columns, _ledger_rows(report, lang), frozen=3, printed=len(_ACT) + 2)


def _ledger_rows(report: Report, lang: str) -> Iterator[Sequence[tuple[Cell, str]]]:
    for cells, severity in item_rows(report, lang):
        act = ((cells.get(name, ""), (severity or "") if name == "severity" else "") for name in _ACT)
        look_up = ((cells.get(name, ""), "") for name in _LOOK_UP)
        yield [*act, ("", ""), ("", ""), *look_up]


def _matrix(report: Report, lang: str) -> Iterator[_Sheet]:
    """Measures down, plans across; on further sheets where there are more plans than columns."""
    about = (
        Column("举措编号", "measure", 22),
        Column("举措", "title", 44),
        Column("指导部门", "guiding departments", 24),
        Column("推广范围", "scope", 16),
    )
    covered = [{one.id: one for one in result.coverage.measures} for result in report.plans]
    beyond = [{f.measure_id for f in result.findings if leaves_zone(f)} for result in report.plans]
    measures: dict[str, MeasureCoverage] = {id: one for plan in covered for id, one in plan.items()}
    step = _COLUMNS - len(about)
    for number, start in enumerate(range(0, max(1, len(covered)), step), 1):
        shown = slice(start, start + step)
        names = [f"{result.plan.region.name} {result.plan.title}" for result in report.plans[shown]]
        columns = (*about, *(Column(name, name, 20) for name in names))
        title = ("采纳情况" if lang == "zh" else "Adoption") + ("" if number == 1 else f" ({number})")
        rows = (
            [
                *_about(measures[id], report.catalog, lang),
                *(
                    _status(plan.get(id), id in misplaced, lang)
                    for plan, misplaced in zip(covered[shown], beyond[shown], strict=True)
                ),
            ]
            for id in sorted(measures, key=in_list_order)
        )
        yield _Sheet(title, columns, rows, frozen=2, printed=len(columns))


def _about(covered: MeasureCoverage, catalog: Catalog, lang: str) -> list[tuple[Cell, str]]:
    measure = covered.measure
    departments = "、".join(measure.guiding_departments) if measure else ""
    scope = measure.named(lang).scope if measure else ""
    return [
        (measure_number(covered.id, catalog, lang), ""),
        (covered.named(lang), ""),
        (departments, ""),
        (scope, ""),
    ]


def _status(covered: MeasureCoverage | None, beyond: bool, lang: str) -> tuple[Cell, str]:
    """The status in words, with the items that adopt the measure; empty where the plan does not answer its list.

    What is applied beyond its zone is said to be, whether the measure is due there or not.
    """
    if covered is None:
        return "", ""
    words = f"{STATUS_MARKS[covered.status]} {STATUS_NAMES[lang][covered.status]}"
    if beyond:
        words = f"✗ {'超出区域' if lang == 'zh' else 'out of zone'}"
    items = ", ".join(match.item.number for match in covered.matches)
    return (f"{words} ({items})" if items else words), _BEYOND if beyond else covered.status


def _sources(report: Report, lang: str) -> _Sheet:
    columns = (
        Column("类别", "kind", 10),
        Column("编号或文件", "id or file", 24),
        Column("文号", "document number", 22),
        Column("标题", "title", 52),
        Column("发布", "issued", 12),
        Column("说明", "remarks", 36),
        Column("SHA-256", "SHA-256", 66),
    )
    name = "依据" if lang == "zh" else "Sources"
    return _Sheet(name, columns, _source_rows(report, lang), frozen=1, printed=len(columns))


def _source_rows(report: Report, lang: str) -> Iterator[Sequence[tuple[Cell, str]]]:
    zh = lang == "zh"
    rows: list[tuple[Cell, ...]] = []
    for lst in report.lists:
        published = len(lst.measures)
        said = (
            f"共 {lst.declared_total} 项，公布 {published} 项"
            if zh
            else f"{lst.declared_total} measures, {published} published"
        )
        kind = "清单" if zh else "list"
        rows.append(
            (
                kind,
                lst.id,
                lst.document_number,
                lst.title if zh else lst.title_en,
                lst.issued,
                said,
                lst.sha256,
            )
        )
    for result in report.plans:
        plan = result.plan
        counts = [f"{LEVELS[s].name(lang)} {sum(f.severity == s for f in result.findings)}" for s in LEVELS]
        said = " · ".join([plan.region.name, *counts])
        kind = "方案" if zh else "plan"
        rows.append(
            (kind, posix(plan.path), plan.document_number, plan.title, plan.issued, said, plan.sha256)
        )
    for error in report.errors:
        kind = "无法检查" if zh else "not checked"
        rows.append((kind, str(error.location), "", "", "", error.message, ""))
    rows.append(("工具" if zh else "tool", "reformcheck", "", report.version, "", "", ""))
    for cells in rows:
        yield [(cell, "") for cell in cells]
