"""Two columns of prose are read one after the other; tables without lines, and all that stands in one column, as before."""

from __future__ import annotations

from pathlib import Path

import pytest
from ofd_writer import PITCH, SIZE, Sheet, broken, width, write_ofd

from reformcheck.plans.documents import read_document

LEFT, MIDDLE = 20.0, 110.0
IN_COLUMN = 14
TITLE = "某市关于推广支持创新相关改革举措的工作方案"
TASKS = [
    "一、重点任务",
    "1.推行知识产权民事、刑事、行政案件“三合一”审判。整合分散的审判资源，实现审判力量集中、审判标准统一，提高审判效率。（责任单位：市中级人民法院、市人民检察院、市市场监管局）",
    "2.推行省级行政区内专利等专业技术性较强的知识产权案件跨市（区）审理。集中优势审判资源管辖技术性、专业性较强的案件。（责任单位：市中级人民法院）",
    "3.建立以降低侵权损失为核心的专利保险机制。鼓励保险机构开发专利保险产品，促进专利保险服务规范化、常态化、规模化发展。（责任单位：市市场监管局、市银保监分局）",
    "4.推行技术经理人全程参与的科技成果转化服务模式。将技术供给方、技术需求方、技术中介整合在一起，提高成果转化效率和成功率。（责任单位：市科技局）",
    "二、工作要求",
    "各县（市、区）、各部门要高度重视，加强领导，明确分工，落实责任，确保各项改革举措落地生根、产生实效，并及时总结经验。",
]


def in_columns(paragraphs: list[str], rows: int, offset: float = 0.0) -> list[Sheet]:
    """Pages of two columns of so many rows, the first below a title over both."""
    lines = [line for paragraph in paragraphs for line in broken("　　" + paragraph, IN_COLUMN)]
    sheets: list[Sheet] = []
    for number, line in enumerate(lines):
        page, place = divmod(number, 2 * rows)
        if page == len(sheets):
            sheets.append(Sheet("lines"))
            if not page:
                sheets[0].text(TITLE, 105 - width(TITLE) * SIZE / 2, 30)
        column, row = divmod(place, rows)
        sheets[page].text(line, (LEFT, MIDDLE)[column], 50 + row * PITCH + column * offset)
    return sheets


def paragraphs(sheets: list[Sheet], folder: Path) -> list[str]:
    return [block.text.string for block in read_document(str(write_ofd(folder / "x.ofd", sheets))).blocks]


@pytest.mark.parametrize("rows", [8, 11, 13, 20])
@pytest.mark.parametrize("offset", [0.0, 1.0, PITCH / 2])
def test_columns_are_read_one_after_the_other(rows: int, offset: float, tmp_path: Path):
    assert paragraphs(in_columns(TASKS, rows, offset), tmp_path) == [TITLE, *TASKS]


def test_prose_over_both_columns_stands_before_them(tmp_path: Path):
    sheets = in_columns(TASKS, 20)
    opening = "为全面推广支持创新的改革举措，按照国务院办公厅的要求，结合我市的实际，制定本工作方案，请认真贯彻执行。"
    sheets[0].objects.clear()
    for number, line in enumerate(broken("　　" + opening, 30)):
        sheets[0].text(line, LEFT, 20 + number * PITCH)
    below = in_columns(TASKS, 20)[0]
    sheets[0].objects += below.objects[1:]
    assert paragraphs(sheets, tmp_path) == [opening, *TASKS]


ROWS = [
    ("知识产权案件“三合一”审判", "市中级人民法院、市人民检察院"),
    ("专利保险机制", "市市场监管局"),
    ("技术经理人", "市科技局、市教育局"),
    ("商标质押贷款", "人民银行中心支行、市银保监分局"),
    ("决策容错机制", "市发展改革委"),
    ("科研仪器设备开放共享", "市科技局、市财政局、市国资委"),
]


def test_a_table_without_lines_stays_in_rows(tmp_path: Path):
    sheet = Sheet("lines")
    for number, (task, unit) in enumerate(ROWS):
        sheet.text(task, LEFT, 50 + number * PITCH)
        sheet.text(unit, MIDDLE, 50 + number * PITCH)
    found = paragraphs([sheet], tmp_path)
    assert "".join("".join(found).split()) == "".join(task + unit for task, unit in ROWS)


def test_a_ruled_table_is_a_table(tmp_path: Path):
    sheet = Sheet("lines")
    cells = [tuple(paragraph[:60] for paragraph in TASKS[at : at + 2]) for at in (1, 3)]
    sheet.table(cells, (85, 85), 60)
    document = read_document(str(write_ofd(tmp_path / "x.ofd", [sheet])))
    assert [tuple(cell.string for cell in row.cells) for row in document.blocks] == cells
