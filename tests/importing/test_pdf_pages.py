"""Pages of a PDF that are turned, and text that stands slanted over them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reformcheck.plans.documents import read_document, understand
from reformcheck.plans.documents.reading.stream import Paragraph, Row

LINES = ["某市工作方案", "一、主要任务", "（一）开展检查。做好检查，每季度一次。（责任单位：市财政局）", "（二）开展培训。（责任单位：市教育局）"]  # fmt: skip
WIDE, HIGH = 595.0, 842.0


@pytest.fixture
def drawn(tmp_path: Path):
    """What is read of a page on which `draw` has drawn; it is skipped where pdfium lacks a Chinese font."""
    canvases = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def read(draw, rotate: int = 0, size: tuple[float, float] = (WIDE, HIGH)):
        path = tmp_path / "x.pdf"
        # The library turns the size of a page that is turned, and with it what is drawn off the page.
        canvas = canvases.Canvas(str(path), pagesize=size[::-1] if rotate % 180 else size)
        canvas.setFont("STSong-Light", 14)
        draw(canvas)
        canvas.setPageRotation(rotate)
        canvas.save()
        return read_document(str(path))

    return read


def turn(canvas, quarter: int) -> None:
    """Let what is drawn next run at so many quarters against the clock, on a page of its own size."""
    canvas.translate(*((0, 0), (WIDE, 0), (WIDE, HIGH), (0, HIGH))[quarter])
    canvas.rotate(90 * quarter)


def text(canvas) -> None:
    for number, line in enumerate(LINES):
        canvas.drawString(80, 500 - 24 * number, line)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("quarter", [0, 1, 2, 3])
def test_turned_pages(drawn, rotate: int, quarter: int):
    def draw(canvas) -> None:
        turn(canvas, quarter)
        text(canvas)

    document = drawn(draw, rotate)
    assert [block.text.string for block in document.blocks] == LINES


def test_a_table_on_a_turned_page(drawn):
    rows = [("序号", "任务", "责任单位"), ("1", "开展检查", "市财政局"), ("2", "开展培训", "市教育局")]

    def draw(canvas) -> None:
        turn(canvas, 1)
        for x in (80, 180, 380, 560):
            canvas.line(x, 300, x, 390)
        for y in (300, 330, 360, 390):
            canvas.line(80, y, 560, y)
        for number, row in enumerate(rows):
            for x, string in zip((90, 190, 390), row, strict=True):
                canvas.drawString(x, 370 - 30 * number, string)

    document = drawn(draw, 90)
    assert all(isinstance(block, Row) for block in document.blocks)
    assert [tuple(cell.string for cell in block.cells) for block in document.blocks] == rows


@pytest.mark.parametrize("angle", [45, 30, -45, 120])
def test_slanted_text_is_told(drawn, angle: int):
    def draw(canvas) -> None:
        text(canvas)
        canvas.saveState()
        canvas.translate(300, 420)
        canvas.rotate(angle)
        canvas.setFont("STSong-Light", 60)
        canvas.drawCentredString(0, 0, "征求意见稿")
        canvas.restoreState()

    document = drawn(draw)
    assert [
        (block.text.string, block.aside) for block in document.blocks if isinstance(block, Paragraph)
    ] == [
        *((line, False) for line in LINES),
        ("征求意见稿", True),
    ]
    draft = understand(document)
    assert [item.title for item in draft.items] == ["开展检查", "开展培训"]
    assert [(left.text, left.place.source) for left in draft.review] == [("征求意见稿", "第1页斜排的文字")]
