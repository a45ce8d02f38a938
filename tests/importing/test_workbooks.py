"""Tables of tasks in Excel, WPS and OpenDocument files: the same plan as the table of a Word file."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pytest
from old_office import compound, excel_97

from reformcheck.catalog.errors import InputError
from reformcheck.plans.documents import plan_data, read_document
from reformcheck.plans.documents.drafting.draft import Draft
from reformcheck.plans.documents.reading.stream import Paragraph, Place, Reserve, Row

TITLE = "吉林省推广支持创新相关改革举措任务分解表"
FORM = ["填报单位：省发展改革委", "", "填报时间：2019年2月", "", ""]
TABLE: list[list[str | float]] = [
    ["序号", "改革举措", "主要内容", "牵头单位", "配合单位"],
    ["一、知识产权保护方面", "", "", "", ""],
    [1.0, "知识产权民事、刑事、行政案件“三合一”审判", "推行。\n坚持。", "省法院", "省检察院、省市场监管厅"],
    [2.0, "专利快速审查、确权、维权一站式服务", "设立中心。", "省市场监管厅", "省法院"],
]
NOTE = "注：本表由省发展改革委负责解释。"
ROWS = [[TITLE], FORM, *TABLE, [], [NOTE]]

WORKSHEET = "任务表"


def xlsx(path: Path, rows: list[list[Any]] = ROWS, **sheets: list[list[Any]]) -> Path:
    """A workbook by openpyxl; sheets of other names are hidden."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = WORKSHEET
    for name, values in ((WORKSHEET, rows), *sheets.items()):
        sheet = book[name] if name == WORKSHEET else book.create_sheet(name)
        for row in values:
            sheet.append([value if value != "" else None for value in row])
        sheet.sheet_state = "visible" if name == WORKSHEET else "hidden"
    if rows is ROWS:
        book[WORKSHEET].merge_cells("A1:E1")
    book.save(path)
    return path


def xls(path: Path) -> Path:
    path.write_bytes(excel_97({WORKSHEET: ROWS}))
    return path


NAMES = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ' + " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)


def ods(path: Path, more: str = "") -> Path:
    def cell(value: str | float) -> str:
        text = escape(str(int(value)) if isinstance(value, float) else value)
        lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n") if line)
        return f"<table:table-cell>{lines}</table:table-cell>"

    rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in ROWS)
    tables = (
        f'<table:table table:name="{WORKSHEET}">{rows}<table:table-row table:number-rows-repeated="1048560">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    return ods_of(path, tables + more)


def ods_of(path: Path, tables: str) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><office:automatic-styles><style:style style:name='h'>"
            f"<style:table-properties table:display='false'/></style:style></office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def docx(path: Path) -> Path:
    document = pytest.importorskip("docx").Document()
    document.add_paragraph(TITLE)
    for cell in FORM:
        if cell:
            document.add_paragraph(cell)
    table = document.add_table(rows=0, cols=5)
    for row in TABLE:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = str(int(value)) if isinstance(value, float) else value
    document.add_paragraph(NOTE)
    document.save(str(path))
    return path


def content(draft: Draft) -> dict[str, Any]:
    data = plan_data(draft)
    del data["document"]
    for entry in (*data["items"], *data.get("review", ())):
        del entry["source"]
    return data


@pytest.mark.parametrize(("name", "make"), [("t.xlsx", xlsx), ("t.xls", xls), ("t.et", xls), ("t.ods", ods)])
def test_the_plan_of_the_word_file(
    imported: Callable[[Path], Draft], tmp_path: Path, name: str, make: Callable[[Path], Path]
) -> None:
    draft = imported(make(tmp_path / name))
    assert content(draft) == content(imported(docx(tmp_path / "t.docx")))
    assert [item.place for item in draft.items] == [
        Place(5, 2, f"工作表「{WORKSHEET}」第5行"),
        Place(6, 2, f"工作表「{WORKSHEET}」第6行"),
    ]
    assert not draft.document.reserves


def strings(path: Path) -> list[Any]:
    """Paragraphs as text, rows as lists."""
    return [
        block.text.string if isinstance(block, Paragraph) else [cell.string for cell in block.cells]
        for block in read_document(str(path)).blocks
    ]


def test_values_as_the_program_shows_them(tmp_path: Path) -> None:
    rows = [
        ["甲", "乙"],
        [1.5, 20.0],
        [datetime.date(2020, 12, 1), datetime.datetime(2020, 12, 31)],
        [True, "=1+1"],
    ]
    assert strings(xlsx(tmp_path / "x.xlsx", rows)) == [
        "任务表", ["甲", "乙"], ["1.5", "20"], ["2020年12月", "2020年12月31日"], "TRUE",
    ]  # fmt: skip


def test_hidden_sheets_rows_and_columns_are_told(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "x.xlsx",
        [["序号", "举措", "内部"], [1, "甲", "x"], [2, "乙", "x"]],
        下拉=[["省法院"]],
        空=[],
    )
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(path)
    book[WORKSHEET].row_dimensions[2].hidden = True
    book[WORKSHEET].column_dimensions["C"].hidden = True
    book.save(path)
    assert strings(path) == [WORKSHEET, ["序号", "举措"], ["2", "乙"]]
    assert read_document(str(path)).reserves == (
        Reserve("hidden", f"工作表「{WORKSHEET}」的 1 行", Place(1, 1, f"工作表「{WORKSHEET}」"), 1),
        Reserve("hidden", f"工作表「{WORKSHEET}」的 1 列", Place(1, 1, f"工作表「{WORKSHEET}」"), 1),
        Reserve("hidden", "工作表「下拉」", Place(1, 1, "工作表「下拉」"), 1),
    )


def test_hidden_sheets_of_other_formats(tmp_path: Path) -> None:
    told = (Reserve("hidden", "工作表「下拉」", Place(1, 1, "工作表「下拉」"), 1),)
    old = tmp_path / "x.xls"
    old.write_bytes(excel_97({WORKSHEET: ROWS, "下拉": [["省法院"]]}, hidden=("下拉",)))
    assert read_document(str(old)).reserves == told
    table = '<table:table table:name="下拉" table:style-name="h"><table:table-row><table:table-cell><text:p>省法院</text:p></table:table-cell></table:table-row></table:table>'
    assert read_document(str(ods(tmp_path / "x.ods", table))).reserves == told


def test_merged_cells_stand_in_every_row_they_cover(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "x.xlsx", [["标题"], ["序号", "举措", "单位"], [1, "甲", "省法院"], [2, "乙", ""]])
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(path)
    book[WORKSHEET].merge_cells("C3:C4")
    book.save(path)
    last = read_document(str(path)).blocks[-1]
    assert isinstance(last, Row)
    assert [(cell.string, cell.merged) for cell in last.cells] == [
        ("2", False),
        ("乙", False),
        ("省法院", True),
    ]


def test_a_blank_far_away_is_nothing(tmp_path: Path) -> None:
    rows = [["序号", "举措"], *[[n, "甲"] for n in range(1, 40)], ["1", *[""] * 9_000, " "]]
    assert len(strings(xlsx(tmp_path / "x.xlsx", rows))) == 42


def test_two_tables_on_one_sheet(tmp_path: Path) -> None:
    rows = [["甲表"], ["序号", "举措"], [1, "一"], [], ["乙表"], ["序号", "举措"], [1, "二"]]
    blocks = read_document(str(xlsx(tmp_path / "x.xlsx", rows))).blocks
    assert [block.table if isinstance(block, Row) else block.text.string for block in blocks] == [
        "甲表", 1, 1, "乙表", 2, 2,
    ]  # fmt: skip


def far(folder: Path) -> Path:
    """A cell at the end of the sheet: the library would make all those between."""
    return xlsx_of(
        folder, '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )


def xlsx_of(folder: Path, rows: str) -> Path:
    path = xlsx(folder / "x.xlsx", [["甲"]])
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name = "xl/worksheets/sheet1.xml"
    head, _, rest = parts[name].partition(b"<sheetData>")
    parts[name] = head + b"<sheetData>" + rows.encode() + rest[rest.index(b"</sheetData>") :]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return path


def written(name: str, data: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return write


REPEATED = '<table:table table:name="甲"><table:table-row{}><table:table-cell{}><text:p>甲</text:p></table:table-cell></table:table-row></table:table>'
BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a cell far away": (far, "单元格过多"),
    "a cell far away in a .xls": (
        written("x.xls", excel_97({"甲": [["甲"], *[[] for _ in range(65_533)], ["", *[""] * 200, "乙"]]})),
        "单元格过多",
    ),
    "a cell repeated without end": (
        lambda f: ods_of(f / "x.ods", REPEATED.format("", ' table:number-columns-repeated="16000000"')),
        "单元格过多",
    ),
    "a row repeated without end": (
        lambda f: ods_of(f / "x.ods", REPEATED.format(' table:number-rows-repeated="16000000"', "")),
        "过多",
    ),
    "a bomb": (lambda f: xlsx_of(f, "<row/>" * 6_000_000), "解压后超过"),
    "cut short": (lambda f: written("x.xlsx", xlsx(f / "y.xlsx").read_bytes()[:3000])(f), "损坏或不完整"),
    "cut short .xls": (written("x.xls", excel_97({"甲": [["甲" * 100] * 100]})[:9000]), "损坏或不完整"),
    "locked .xls": (written("x.xls", excel_97({"甲": [["甲"]]}, locked=True)), "密码"),
    "locked .xlsx": (written("x.xlsx", compound({"EncryptedPackage": b""})), "密码"),
    "nothing in it": (lambda f: xlsx(f / "x.xlsx", []), "没有文字"),
    "no sheet": (lambda f: ods_of(f / "x.ods", ""), "没有文字"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read(tmp_path: Path, name: str) -> None:
    make, said = BAD[name]
    with pytest.raises(InputError) as caught:
        read_document(str(make(tmp_path)))
    assert said in caught.value.zh
