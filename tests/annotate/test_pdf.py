"""A PDF with highlights and notes: what they say and where, and that its text is the same."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from reformcheck.cli import group
from reformcheck.plans.documents.marking.pdf_words import Box, PageWords, lines_of_words
from reformcheck.plans.documents.reading.pages.read_pdf import read_pdf

LINES = (
    "吉林省推广第二批支持创新相关改革举措工作方案",
    "为贯彻落实国务院办公厅关于推广支持创新相关改革举措的通知（国办发〔2018〕126号），制定本方案。",
    "1．推行知识产权民事、刑事、行政案件“三合一”审判。整合分散的审判资源，实行案件审判“三合一”，提高审判效率，缩短审判周期。（责任单位：省高级人民法院、省市场监管厅）",
    "2．推行技术经理人全程参与的科技成果转化服务模式。（责任单位：省科学计术厅、省市场监管厅）",
)


class Note(NamedTuple):
    author: str
    words: str
    """What stands under its boxes."""
    said: str


def notes_of(data: bytes) -> list[Note]:
    pdfium = pytest.importorskip("pypdfium2")
    raw = pdfium.raw
    found: list[Note] = []
    document = pdfium.PdfDocument(data)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            quad, words = raw.FS_QUADPOINTSF(), ""
            for part in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
                raw.FPDFAnnot_GetAttachmentPoints(annotation, part, quad)
                words += text.get_text_bounded(quad.x1, quad.y3, quad.x2, quad.y1)
            found.append(Note(_value(raw, annotation, b"T"), words, _value(raw, annotation, b"Contents")))
    document.close()
    return found


def _value(raw, annotation, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def written(path: Path) -> bytes:
    """The lines as a PDF."""
    pytest.importorskip("reportlab")
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle(
        "body", fontName="STSong-Light", fontSize=14, leading=24, firstLineIndent=28, wordWrap="CJK"
    )
    SimpleDocTemplate(str(path)).build([Paragraph(line, style) for line in LINES])
    return path.read_bytes()


def test_highlights(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    data = written(tmp_path / "方案.pdf")
    command = [
        "annotate",
        "方案.pdf",
        "-o",
        "批注.pdf",
        "--lang",
        "zh",
        "--select",
        "misspelt-unit",
        "--select",
        "no-lead-unit",
    ]
    result = CliRunner().invoke(group, command, standalone_mode=False)
    assert result.exception is None, result.exception
    marked = (tmp_path / "批注.pdf").read_bytes()
    assert marked.startswith(data)
    assert read_pdf(marked, "").blocks == read_pdf(data, "").blocks
    notes = notes_of(marked)
    assert [(note.author, note.words, note.said.split("\n")[0].split("（")[0]) for note in notes] == [
        ("reformcheck", LINES[0], "reformcheck 检查意见"),
        ("reformcheck", "省高级人民法院", "【提示】没有牵头单位"),
        ("reformcheck", "省科学计术厅", "【提示】没有牵头单位"),
    ]
    assert (
        "【警告】单位名称疑有错字\n第2项的责任单位「省科学计术厅」查无此名，疑为「省科学技术厅」之误"
        in notes[2].said
    )


def _page(*lines: str) -> PageWords:
    boxes = [
        Box(x * 10, 700 - y * 20, x * 10 + 10, 714 - y * 20)
        for y, line in enumerate(lines)
        for x in range(len(line))
    ]
    return PageWords("".join(lines), boxes)


@pytest.mark.parametrize(
    ("before", "words", "boxes"),
    [
        ("甲：", "省科技厅", [Box(20, 700, 60, 714)]),
        ("乙：", "省科技厅", [Box(20, 680, 60, 694)]),
        ("乙： 省", "科技 厅甲", [Box(30, 680, 60, 694), Box(0, 660, 10, 674)]),
        ("甲：", "省财政厅", []),
        ("甲：", "", []),
    ],
)
def test_where_words_stand(before, words, boxes):
    assert lines_of_words(_page("甲：省科技厅", "乙：省科技厅", "甲乙"), before, words) == boxes
