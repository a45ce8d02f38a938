"""csv and xlsx: nothing is a formula, nothing is lost, and Excel can open it."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils.exceptions import IllegalCharacterError

from reformcheck.reports import csv_report, xlsx
from reformcheck.reports.cells import FORMULA, spreadsheet_safe
from reformcheck.reports.ledger import CELL, COLUMNS, cell_text
from reformcheck.reports.standing import standing_of, worst_first

from .conftest import LANGUAGES


def rows(report, lang="zh"):
    text = csv_report.render(report, lang=lang)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_csv_has_a_row_a_finding_and_a_row_an_unreadable_file(lang, reports):
    report = reports[lang]
    found = rows(report, lang)
    settled = [len(plan.findings) + len(plan.known) + len(plan.waived) for plan in report.plans]
    assert len(found) == len(report.errors) + sum(settled)
    assert list(found[0]) == [column.heading(lang) for column in COLUMNS.values()]


def test_csv_lines_are_rows(reports):
    text = csv_report.render(reports["zh"], lang="zh")
    assert text.count("\n") == text.count("\r\n") == len(rows(reports["zh"])) + 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", " =", "\t=", "\r=", "\n="])
def test_csv_cells_are_no_formulas(start):
    assert not spreadsheet_safe(f"{start}1+1").lstrip().startswith(FORMULA)


def test_csv_titles_of_the_fixed_report_are_no_formulas(reports):
    for row in rows(reports["zh"]):
        for cell in row.values():
            assert not cell.lstrip().startswith(FORMULA)
    assert any(row["牵头单位"] == "'+省检察院、湖北省高级人民法院" for row in rows(reports["zh"]))
    assert spreadsheet_safe("=cmd|' /C calc'!A0") == "'=cmd|' /C calc'!A0"


@pytest.fixture(params=LANGUAGES)
def book(request, reports):
    return load_workbook(BytesIO(xlsx.render(reports[request.param], lang=request.param)))


def test_xlsx_holds_no_formula_and_no_link(book):
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n")
                assert cell.hyperlink is None
                assert "\n" not in str(cell.value)


def test_xlsx_sheets_can_be_worked_with(book):
    assert len(book.sheetnames) == 4
    for sheet in book:
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(dimension.width >= 6 for dimension in sheet.column_dimensions.values())
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)


def test_xlsx_has_a_row_an_item(reports):
    """All that is found of an item stands in one row, the gravest first; what concerns the plan has a row each."""
    for result in reports["zh"].plans:
        report = reports["zh"]._replace(plans=(result,), errors=())
        sheet = load_workbook(BytesIO(xlsx.render(report, lang="zh"))).worksheets[0]
        head, *rows = list(sheet.iter_rows(values_only=True))
        assert head[:3] == ("地区", "任务序号", "任务")
        settled = [*(finding for finding, _ in (*result.waived, *result.known))]
        expected = len({f.ordinal for f in result.findings if f.ordinal}) + sum(
            not f.ordinal for f in result.findings
        )
        assert len([row for row in rows if row[head.index("状态")] is None]) == expected
        assert len(rows) <= expected + len(settled)
        order = ["错误", "警告", "提示"]
        levels = [order.index(row[head.index("级别")]) for row in rows if row[head.index("状态")] is None]
        assert levels == sorted(levels)


def test_xlsx_of_many_plans_begins_with_how_they_stand(reports):
    book = load_workbook(BytesIO(xlsx.render(reports["zh"], lang="zh")))
    head, *rows = list(book.worksheets[0].iter_rows(values_only=True))
    standings = worst_first(standing_of(result, reports["zh"].catalog) for result in reports["zh"].plans)
    assert [row[1] for row in rows[: len(standings)]] == [standing.region for standing in standings]
    missing = head.index("缺失")
    assert [row[missing] for row in rows[: len(standings)]] == [standing.missing for standing in standings]
    alone = reports["zh"]._replace(plans=reports["zh"].plans[:1])
    assert "总览" not in load_workbook(BytesIO(xlsx.render(alone, lang="zh"))).sheetnames


def test_xlsx_says_what_is_out_of_zone_in_red(reports):
    sheet = load_workbook(BytesIO(xlsx.render(reports["zh"], lang="zh")))["采纳情况"]
    found = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("✗ 超出区域")]
    assert [(sheet.cell(cell.row, 1).value, cell.value) for cell in found] == [
        ("测办发〔2099〕1号第4项", "✗ 超出区域 (5)"),
        ("测办发〔2099〕1号第4项", "✗ 超出区域 (1)"),
    ]
    assert {cell.fill.fgColor.rgb for cell in found} == {"FFFFC7CE"}


def test_xlsx_speaks_chinese(reports):
    """Ids of rules and measures, and the names of our own keys, stand nowhere in the ledger."""
    sheet = load_workbook(BytesIO(xlsx.render(reports["zh"], lang="zh")))["督办台账"]
    head, *rows = list(sheet.iter_rows(values_only=True))
    for name in ("级别", "问题类型", "举措编号", "状态"):
        said = {row[head.index(name)] for row in rows} - {None}
        assert said
        assert not any(char.isascii() and char.isalpha() for value in said for char in value), said


def test_xlsx_matrix(reports):
    sheet = load_workbook(BytesIO(xlsx.render(reports["zh"], lang="zh")))["采纳情况"]
    head, *found = list(sheet.iter_rows(values_only=True))
    assert head[:4] == ("举措编号", "举措", "指导部门", "推广范围")
    assert head[5:] == ("吉林省 吉林省推广方案", "合肥市 某市工作安排", "合肥市 无关的安排")
    by_id = {row[0]: row[4:] for row in found}
    assert by_id["测办发〔2099〕1号第1项"] == ("✓ 已采纳 (1, 8)", "✗ 未采纳", None, None)
    assert by_id["测办发〔2099〕1号第12项"] == ("? 待确认 (9)", "✗ 未采纳", None, None)


def test_xlsx_is_the_same_for_the_same_report(reports):
    assert xlsx.render(reports["zh"], lang="zh") == xlsx.render(reports["zh"], lang="zh")


def test_cells_stay_within_the_limit():
    assert cell_text("字" * 40_000) == "字" * (CELL - 1) + "…"
    emoji = cell_text("🚀" * 40_000)
    assert emoji == "🚀" * ((CELL - 1) // 2) + "…"
    assert cell_text("🚀" * 16_383) == "🚀" * 16_383


def test_xlsx_sheets_continue_where_one_is_full(reports, monkeypatch):
    monkeypatch.setattr(xlsx, "_ROWS", 25)
    monkeypatch.setattr(xlsx, "_COLUMNS", 6)
    whole = load_workbook(BytesIO(xlsx.render(reports["zh"], lang="zh")))
    monkeypatch.undo()
    plain = load_workbook(BytesIO(xlsx.render(reports["zh"], lang="zh")))
    ledger = [s for s in whole if s.title.startswith("督办台账")]
    assert [s.title for s in ledger] == ["督办台账", "督办台账 2"]
    joined = [row for sheet in ledger for row in list(sheet.iter_rows(values_only=True))[1:]]
    assert joined == list(plain["督办台账"].iter_rows(values_only=True))[1:]
    assert [s.title for s in whole if s.title.startswith("采纳情况")] == ["采纳情况", "采纳情况 (2)"]


def test_openpyxl_refuses_what_we_clean():
    """The reader of these tests is strict about control characters: the workbook above holds none."""
    from openpyxl import Workbook

    with pytest.raises(IllegalCharacterError):
        Workbook().active["A1"] = "\x1b"
