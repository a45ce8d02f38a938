"""The memo as a Word file: its words, its pages, and the same bytes for the same report."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from io import BytesIO

import pytest

from reformcheck.reports import formats
from reformcheck.reports.memo.content import Change, Memo, Section
from reformcheck.reports.memo.fitting import SIZES, fitted, height, lines_of

from .conftest import GOLDEN, LANGUAGES

docx = pytest.importorskip("docx")

_NO_OFFICE = (
    "NO LIBREOFFICE: the pages of the memo were not counted (apt-get install libreoffice-writer-nogui)."
)


def words(data: bytes) -> list[str]:
    """Paragraphs and rows in their order; "----" where a page begins."""
    said: list[str] = []
    for block in docx.Document(BytesIO(data)).iter_inner_content():
        if hasattr(block, "rows"):
            said += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            said += ["----"] * bool(block.paragraph_format.page_break_before) + [block.text]
    return said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words(lang, reports, golden):
    data = formats.render("docx", reports[lang], formats.Look(lang))
    assert formats.render("docx", reports[lang], formats.Look(lang)) == data
    golden(GOLDEN / f"docx.{lang}.txt", "\n".join(words(data)) + "\n")


def test_one_plan_alone_has_no_overview(reports):
    report = reports["zh"]._replace(plans=reports["zh"].plans[:1], errors=())
    said = words(formats.render("docx", report, formats.Look("zh")))
    assert said[0] == f"关于《{report.plans[0].plan.title}》的检查意见"
    assert "----" not in said


def a_memo(lines: int, rows: int) -> Memo:
    sections = (
        Section(
            "没有采纳的举措",
            tuple(f"第{n}项“建立以降低侵权损失为核心的专利保险机制”。" for n in range(lines)),
        ),
    )
    changes = tuple(
        Change(f"第{n}段", f"第{n}项", "没有责任单位", "在任务后写明责任单位") for n in range(rows)
    )
    return Memo(
        "关于《方案》的检查意见", "建议修改后再报：本地适用的 14 项举措，方案采纳了 2 项。", sections, changes
    )


@pytest.mark.parametrize(
    ("lines", "rows", "pages", "size", "left_out"),
    [(3, 3, 2, SIZES[0], 0), (20, 20, 2, SIZES[1], 0), (3, 3, 1, SIZES[0], 0), (30, 40, 1, SIZES[3], 41)],
)
def test_what_does_not_fit_is_set_smaller_and_then_left_out(lines, rows, pages, size, left_out):
    memo = a_memo(lines, rows)
    found = fitted(memo, memo, pages)
    assert (found.size, found.left_out) == (size, left_out)
    kept = sum(len(section.lines) for section in found.memo.sections) + len(found.memo.changes)
    assert kept + left_out == lines + rows
    assert height(found.memo, size) <= pages * 637


def test_errors_are_left_out_last():
    memo = a_memo(3, 40)
    rows = [change._replace(is_error=at >= 30) for at, change in enumerate(memo.changes)]
    kept = fitted(memo._replace(changes=tuple(rows)), memo._replace(changes=tuple(rows)), 1).memo.changes
    assert [row.place for row in kept if row.is_error] == [f"第{n}段" for n in range(30, 40)]
    assert [row.place for row in kept] == sorted(
        (row.place for row in kept), key=lambda place: int(place[1:-1])
    )
    assert 10 < len(kept) < 40


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("字" * 27, 1), ("字" * 28, 2), ("ab" * 27, 2), ("word " * 40, 4)],
)
def test_lines_of_text(text, lines):
    assert lines_of(text, 16, 442) == lines


def test_pages(reports, tmp_path):
    """One plan on two pages, and several on a page each behind the overview, as another program sets them."""
    office = shutil.which("soffice")
    if office is None:
        warnings.warn(_NO_OFFICE, stacklevel=1)
        pytest.skip(_NO_OFFICE)
    pdfium = pytest.importorskip("pypdfium2")
    report = reports["zh"]
    alone = report._replace(plans=report.plans[:1], errors=())
    for name, each in (("alone", alone), ("many", report)):
        (tmp_path / f"{name}.docx").write_bytes(formats.render("docx", each, formats.Look("zh")))
    command = [
        office,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    files = [str(tmp_path / f"{name}.docx") for name in ("alone", "many")]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *files], check=True, capture_output=True, timeout=120
    )
    assert len(pdfium.PdfDocument(tmp_path / "alone.pdf")) <= 2
    assert len(pdfium.PdfDocument(tmp_path / "many.pdf")) == 1 + len(report.plans)
