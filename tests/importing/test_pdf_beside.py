"""What stands beside the text of a PDF is told, and what nobody sees on its pages is no text."""

from __future__ import annotations

from pathlib import Path

import pytest

from reformcheck.catalog.model import Location
from reformcheck.plans.documents import read_document
from reformcheck.plans.documents.reading.pages.lines import Char, Page
from reformcheck.plans.documents.reading.pages.put_together import Seen, put_together
from reformcheck.plans.documents.reading.stream import Paragraph, Reserve

FONT = "STSong-Light"


@pytest.fixture
def canvas(tmp_path: Path):
    """A page with a line of text, x.pdf."""
    canvases = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    made = canvases.Canvas(str(tmp_path / "x.pdf"), pagesize=(595, 842))
    made.setFont(FONT, 14)
    made.drawString(80, 700, "某市工作方案")
    return made


def shown(path: Path) -> tuple[list[str], tuple[Reserve, ...]]:
    """The blocks of a file, those outside the text marked by «»."""
    document = read_document(str(path))
    blocks = [b for b in document.blocks if isinstance(b, Paragraph)]
    return [f"«{b.text.string}»" if b.aside else b.text.string for b in blocks], document.reserves


def test_what_is_out_of_sight_is_no_text(canvas, tmp_path: Path) -> None:
    canvas.drawString(-300, 600, "纸外")
    canvas.drawString(80, 20, "裁去")
    canvas.setFont(FONT, 0.5)
    canvas.drawString(80, 600, "极小")
    canvas.setCropBox((595, 842, 0, 100))
    canvas.save()
    assert shown(tmp_path / "x.pdf") == (["某市工作方案"], ())


def test_remarks_that_are_always_shown(canvas, tmp_path: Path) -> None:
    canvas.freeTextAnnotation("责任单位：市教育局", "/Helv 12 Tf 0 g", (80, 500, 400, 530))
    canvas.textAnnotation("点开才见", (80, 400, 100, 420))
    canvas.save()
    assert shown(tmp_path / "x.pdf") == (["某市工作方案", "«责任单位：市教育局»"], ())


def test_attached_files_are_told(canvas, tmp_path: Path) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    canvas.save()
    document = pypdfium2.PdfDocument(tmp_path / "x.pdf")
    document.new_attachment("方案.pdf").set_data(b"x")
    document.save(tmp_path / "y.pdf")
    texts, reserves = shown(tmp_path / "y.pdf")
    assert texts == ["某市工作方案"]
    assert [(told.kind, told.words, told.amount) for told in reserves] == [
        ("unread", "PDF 里的附件 方案.pdf ", 1)
    ]


@pytest.mark.parametrize(
    ("chars", "told"), [("ģმ઼෯" * 5, True), ("推进改革āéǐòü，αβ№Ⅳ㎡", False), ("བོད་ལྗོངས", False)]
)
def test_characters_of_scripts_that_no_official_text_has(chars: str, told: bool) -> None:
    placed = tuple(Char(char, 80 + 14 * at, 700, 94 + 14 * at, 714) for at, char in enumerate(chars))
    paged = put_together([Seen(Page(1, 595, 842, placed, ()))], 1, Location("x"), None)
    assert [reserve.kind for reserve in paged.reserves] == (["glyphs"] if told else [])
