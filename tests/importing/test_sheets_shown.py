"""What a program shows of a sheet is read, or told: merged rows, boxes, pictures, formulas; and what has no size is hidden."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from test_workbooks import WORKSHEET, ods_of, strings, xlsx

from reformcheck.plans.documents import read_document
from reformcheck.plans.documents.reading.office.survey import survey_part
from reformcheck.plans.documents.reading.stream import Paragraph


def test_the_last_row_may_hold_little_beside_merged_cells(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "x.xlsx", [["序号", "举措", "单位"], [1, "甲", "省法院"], ["", "", "省教育厅"]])
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(path)
    book[WORKSHEET].merge_cells("A2:A3")
    book[WORKSHEET].merge_cells("B2:B3")
    book.save(path)
    assert strings(path)[-1] == ["1", "甲", "省教育厅"]


def told(path: Path) -> list[tuple[str, str]]:
    return [(reserve.kind, reserve.words) for reserve in read_document(str(path)).reserves]


def test_formulas_without_results_are_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "x.xlsx", [["序号", "举措"], [1, '="推进"&"甲"'], [2, "乙"]])
    assert told(path) == [("unread", f"工作表「{WORKSHEET}」的 1 个公式没有存计算结果，")]


@pytest.mark.parametrize(
    ("cell", "lacks"),
    [
        (b'<c r="A1"><f>B1</f></c>', 1),
        (b'<x:c r="A1"><x:f t="shared" si="0"/><x:v/></x:c>', 1),
        (b'<c r="A1" t="str"><f>B1</f><v></v></c>', 0),
        (b'<c r="A1"><f>B1</f><v>1</v></c>', 0),
        (b'<c r="A1"><v>1</v></c>', 0),
    ],
)
def test_results_of_formulas(cell: bytes, lacks: int) -> None:
    assert survey_part("t", cell).uncomputed == lacks


def test_rows_and_columns_of_no_size_are_hidden() -> None:
    sheet = b'<col min="2" max="3" width="0" customWidth="1"/><col min="4" max="4" width="0.5"/><row r="2" ht="0" customHeight="1"/><row r="3" ht="10"/>'
    survey = survey_part("t", sheet)
    assert (survey.hidden_columns, survey.hidden_rows) == ({1, 2}, {1})


_DRAWING = """<d:wsDr xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><d:twoCellAnchor><d:from><d:col>0</d:col><d:row>5</d:row></d:from>
<d:to><d:col>8</d:col><d:row>40</d:row></d:to>{}</d:twoCellAnchor></d:wsDr>"""
_BOX = "<d:sp><d:txBody><a:p><a:r><a:t>责任单位：</a:t></a:r><a:r><a:t>省法院</a:t></a:r></a:p></d:txBody></d:sp>"


def test_what_lies_on_a_sheet(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "x.xlsx")
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("xl/drawings/drawing1.xml", _DRAWING.format(_BOX))
        file.writestr("xl/drawings/drawing2.xml", _DRAWING.format("<d:pic/>"))
        file.writestr("xl/drawings/drawing3.xml", "<d:wsDr")
    last = read_document(str(path)).blocks[-1]
    assert isinstance(last, Paragraph)
    assert (last.text.string, last.aside) == ("责任单位：省法院", True)
    assert told(path) == [("unread", "工作表上的图片")]


def test_cells_of_other_programs(tmp_path: Path) -> None:
    cells = [
        "<text:list><text:list-item><text:p>甲</text:p></text:list-item></text:list>",
        "<text:p><text:ruby><text:ruby-base>乙</text:ruby-base><text:ruby-text>yǐ</text:ruby-text></text:ruby></text:p>",
        "<text:p>丙<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame></text:p>",
    ]
    row = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    bare = '<table:table-cell office:date-value="2020-12-31"/><table:table-cell office:value="3"/><table:table-cell/>'
    hidden = '<table:table-column/><table:table-column/><table:table-column table:visibility="collapse"/>'
    table = f'<table:table table:name="t">{{}}<table:table-row>{row}</table:table-row><table:table-row>{bare}</table:table-row></table:table>'
    path = ods_of(tmp_path / "x.ods", table.format(""))
    assert strings(path) == ["t", ["甲", "乙", "丙"], ["2020-12-31", "3", ""], "框"]
    assert told(ods_of(tmp_path / "x.ods", table.format(hidden))) == [("hidden", "工作表「t」的 1 列")]
