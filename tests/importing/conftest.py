"""What the tests of the importer share: regions, the real documents, and making documents of other formats."""

from __future__ import annotations

import html
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from reformcheck.catalog.divisions import load_regions
from reformcheck.catalog.model import Region
from reformcheck.plans.documents import read_document, understand
from reformcheck.plans.documents.drafting.draft import Draft
from reformcheck.plans.documents.reading.stream import Paragraph

# The generator of layouts is shared by tests and runs by itself.
sys.path.insert(0, str(Path(__file__).parent))

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "documents"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def regions() -> Mapping[str, Region]:
    return load_regions()


@pytest.fixture(scope="session")
def imported(regions: Mapping[str, Region]) -> Callable[[Path], Draft]:
    """The draft of a file."""
    return lambda path: understand(read_document(str(path)), regions)


@pytest.fixture(scope="session")
def examples() -> Path:
    return EXAMPLES


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with pages and labels that is beside the project where it is developed."""
    if not (SHARED / "documents" / "pages").is_dir():
        pytest.skip("no shared documents beside the project")
    return SHARED


@pytest.fixture
def word(tmp_path: Path) -> Callable[..., list[str]]:
    """The blocks of a Word file, test.docx, with this body and these other parts, those outside the text marked by «»."""
    from word_parts import write_word

    def read(body: str, **others: str) -> list[str]:
        write_word(tmp_path / "test.docx", body, **others)
        return [
            (f"«{b.text.string}»" if b.aside else b.text.string)
            if isinstance(b, Paragraph)
            else " | ".join(c.string + "*" * c.merged for c in b.cells)
            for b in read_document(str(tmp_path / "test.docx")).blocks
        ]

    return read


@pytest.fixture(scope="session")
def as_docx() -> Callable[[list[str], Path], Path]:
    """Write paragraphs as a Word file, by python-docx."""
    docx = pytest.importorskip("docx")

    def write(lines: list[str], path: Path) -> Path:
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(path))
        return path

    return write


@pytest.fixture(scope="session")
def as_html() -> Callable[[list[str], Path], Path]:
    """Write paragraphs as a page of a government site, with menus and a footer around them."""

    def write(lines: list[str], path: Path) -> Path:
        body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
        path.write_text(
            '<!DOCTYPE html><html><head><meta charset="utf-8"><title>政务公开</title><script>var a = "。";</script></head>'
            '<body><div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a></div>'
            f'<table width="930"><tr><td><div id="zoom">{body}</div></td></tr></table>'
            "<div>主办单位：省人民政府办公厅　网站标识码：0000000000</div></body></html>",
            encoding="utf-8",
        )
        return path

    return write


def _pdf_text(path: Path) -> str:
    """What pdfium sees on the pages of a PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


@pytest.fixture(scope="session")
def as_pdf() -> Callable[[list[str], Path], Path]:
    """Write paragraphs as pages with page numbers, by reportlab with a font that every PDF reader has."""
    pytest.importorskip("reportlab")
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle(
        "body", fontName="STSong-Light", fontSize=14, leading=24, firstLineIndent=28, wordWrap="CJK"
    )

    def numbered(canvas: Any, template: Any) -> None:
        canvas.drawCentredString(297, 40, f"- {canvas.getPageNumber()} -")

    def write(lines: list[Any], path: Path) -> Path:
        """Lines, or what reportlab lays out itself."""
        story = [Paragraph(html.escape(line), style) if isinstance(line, str) else line for line in lines]
        SimpleDocTemplate(str(path)).build(story, onFirstPage=numbered, onLaterPages=numbered)
        texts = [line for line in lines if isinstance(line, str)]
        if lost := Counter("".join("".join(texts).split())) - Counter(_pdf_text(path)):
            # pdfium drops a character alone on its line where neither the file nor the machine has its font.
            pytest.skip(f"NO CHINESE FONT: pdfium does not see {''.join(lost)}; install fonts-noto-cjk")
        return path

    return write
