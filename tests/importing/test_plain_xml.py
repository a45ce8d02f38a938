"""Office files that are XML, RTF or a web page under the name of a Word or Excel file, as programs of offices write them."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pytest

from reformcheck.catalog.errors import InputError
from reformcheck.plans.documents import is_document, plan_data, read_document
from reformcheck.plans.documents.drafting.draft import Draft
from reformcheck.plans.documents.reading.office.soffice import soffice
from reformcheck.plans.documents.reading.stream import Paragraph, Row

needs_libreoffice = pytest.mark.skipif(
    soffice() is None, reason="NO LIBREOFFICE: .rtf and .odt are converted by nobody here"
)


@pytest.fixture(scope="module")
def lines(examples: Path) -> list[str]:
    text = (examples / "jilin-2019-19-plan.txt").read_text("utf-8").replace("[bookmark: _GoBack]", "")
    return [line.strip(" \u3000") for line in text.split("\n") if line.strip(" \u3000")]


@pytest.fixture(scope="module")
def wanted(imported: Callable[[Path], Draft], lines: list[str], as_docx, tmp_path_factory) -> dict[str, Any]:
    return content(imported(as_docx(lines, tmp_path_factory.mktemp("word") / "plan.docx")))


def content(draft: Draft) -> dict[str, Any]:
    data = plan_data(draft)
    del data["document"]
    for entry in (*data["items"], *data["review"]):
        del entry["source"]
    return data


def strings(path: Path) -> list[Any]:
    """Paragraphs as text, rows as lists."""
    return [
        block.text.string if isinstance(block, Paragraph) else [cell.string for cell in block.cells]
        for block in read_document(str(path)).blocks
    ]


HEAD = '<?xml version="1.0" encoding="{}" standalone="yes"?>\n<?mso-application progid="{}"?>\n'
OF_2003 = (
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
    'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"'
)


def word_2003(body: str, encoding: str = "UTF-8") -> bytes:
    return (
        HEAD.format(encoding, "Word.Document")
        + f"<w:wordDocument {OF_2003}><w:body><wx:sect>{body}<w:sectPr><w:hdr w:type='odd'><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr>"
        "</w:sectPr></wx:sect></w:body></w:wordDocument>"
    ).encode(encoding)


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)


def flat_package(lines: list[str]) -> bytes:
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return (
        HEAD.format("UTF-8", "Word.Document")
        + '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        '<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>iVBO</pkg:binaryData></pkg:part>'
        f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document {word}><w:body>{paragraphs(lines)}</w:body>'
        "</w:document></pkg:xmlData></pkg:part></pkg:package>"
    ).encode()


def page_of_word(lines: list[str]) -> bytes:
    """A page as Word saves it, under the name of a Word file."""
    body = "".join(
        f'<p class=MsoNormal style="text-indent:32.0pt"><span lang=ZH-CN style="font-family:仿宋">{escape(line)}</span><o:p></o:p></p>\n'
        for line in lines
    )
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>'
        '<meta http-equiv=Content-Type content="text/html; charset=gb2312"><!--[if gte mso 9]><xml><w:WordDocument>'
        "<w:View>Print</w:View></w:WordDocument></xml><![endif]--><style>p.MsoNormal {mso-style-parent:''}</style></head>"
        f"<body lang=ZH-CN><div class=Section1>{body}</div></body></html>"
    ).encode("gb18030")


FORMS: dict[str, tuple[Callable[[list[str]], bytes], str]] = {
    "Word 2003 XML": (lambda lines: word_2003(paragraphs(lines)), ".xml"),
    "Word 2003 XML in GBK": (lambda lines: word_2003(paragraphs(lines), "GB18030"), ".xml"),
    "a package in one file": (flat_package, ".xml"),
    "a page of Word's": (page_of_word, ".html"),
    "plain text": (lambda lines: "\n".join(lines).encode("gb18030"), ".txt"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_plan_of_the_word_file(
    imported: Callable[[Path], Draft], lines: list[str], wanted: dict[str, Any], tmp_path: Path, form: str
) -> None:
    make, suffix = FORMS[form]
    path = tmp_path / "plan.doc"
    path.write_bytes(make(lines))
    draft = imported(path)
    assert content(draft) == wanted
    assert [(r.kind, r.words) for r in draft.document.reserves] == [("suffix", suffix)]
    assert is_document(str(path.rename(tmp_path / "plan"))) is (suffix != ".txt")


BEGUN = '<w:vmerge w:val="restart"/>'


def test_numbers_and_merged_cells_of_word_2003(tmp_path: Path) -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs([text] if text else [])}</w:tc>"

    path = tmp_path / "x.xml"
    path.write_bytes(
        word_2003(
            '<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><wx:t wx:val="（一）"/></w:listPr></w:pPr><w:r><w:t>推进</w:t></w:r></w:p>'
            f"<w:tbl><w:tr>{cell('举措')}{cell('单位')}</w:tr>"
            f"<w:tr>{cell('甲')}{cell('省法院', BEGUN)}</w:tr>"
            f"<w:tr>{cell('乙')}{cell('', '<w:vmerge/>')}</w:tr></w:tbl>"
        )
    )
    assert strings(path) == ["（一）推进", ["举措", "单位"], ["甲", "省法院"], ["乙", "省法院"]]


EXCEL = 'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"'


ACROSS, DOWN, WIDE = 'ss:MergeAcross="2"', 'ss:MergeDown="1"', 'ss:MergeAcross="9999999"'


def excel_2003(rows: str, more: str = "") -> bytes:
    return (
        HEAD.format("UTF-8", "Excel.Sheet")
        + f'<Workbook {EXCEL}><Worksheet ss:Name="任务"><Table>{rows}</Table></Worksheet>{more}</Workbook>'
    ).encode()


def excel_cell(text: str, marks: str = "", kind: str = "String") -> str:
    return f'<Cell {marks}><Data ss:Type="{kind}">{text}</Data></Cell>'


def test_excel_2003(tmp_path: Path) -> None:
    path = tmp_path / "x.xls"
    path.write_bytes(
        excel_2003(
            f"<Row>{excel_cell('任务分解表', ACROSS)}</Row>"
            f"<Row>{excel_cell('序号')}{excel_cell('举措')}{excel_cell('单位')}</Row>"
            f'<Row ss:Index="4">{excel_cell("1", "", "Number")}{excel_cell("甲")}{excel_cell("省法院", DOWN)}</Row>'
            f"<Row>{excel_cell('2', '', 'Number')}{excel_cell('乙')}</Row>"
            f'<Row ss:Hidden="1">{excel_cell("藏")}</Row>',
            f'<Worksheet ss:Name="字典"><Table><Row>{excel_cell("省法院")}</Row></Table><x:WorksheetOptions>'
            "<x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>",
        )
    )
    assert strings(path) == [
        "任务分解表",
        ["序号", "举措", "单位"],
        ["1", "甲", "省法院"],
        ["2", "乙", "省法院"],
    ]
    document = read_document(str(path))
    assert [(r.kind, r.words) for r in document.reserves] == [
        ("suffix", ".xml"),
        ("hidden", "工作表「字典」"),
    ]
    assert [b.place.line for b in document.blocks if isinstance(b, Row)] == [2, 4, 5]


def test_a_page_called_xls(tmp_path: Path) -> None:
    """What web programs hand out as Excel."""
    path = tmp_path / "x.xls"
    rows = "".join(
        f"<tr><td>{n}</td><td>{name}</td><td>省法院</td></tr>" for n, name in ((1, "甲"), (2, "乙"))
    )
    path.write_bytes(
        f"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head><meta charset='utf-8'></head><body><table border=1>{rows}</table></body></html>".encode()
    )
    assert strings(path) == [["1", "甲", "省法院"], ["2", "乙", "省法院"]]


@pytest.mark.parametrize(("end", "told"), [("", ["cut"]), ("</body>", []), ("</html>", [])])
def test_a_page_that_breaks_off(tmp_path: Path, end: str, told: list[str]) -> None:
    path = tmp_path / "x.html"
    path.write_text(f"<html><body><p>吉林省工作方案。</p>{end}", encoding="utf-8")
    assert [reserve.kind for reserve in read_document(str(path)).reserves] == told


RTF = r"{\rtf1\ansi\ansicpg936 " + "".join(rf"\u{ord(char)}?" for char in "吉林省工作方案") + r"\par }"


@needs_libreoffice
def test_rtf_by_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "x.doc"
    path.write_text(RTF, encoding="ascii")
    document = read_document(str(path))
    assert [block.text.string for block in document.blocks if isinstance(block, Paragraph)] == [
        "吉林省工作方案"
    ]
    assert [reserve.words for reserve in document.reserves] == [".rtf"]


BAD = {
    "rtf cut short": (RTF[:-3].encode(), "损坏或不完整"),
    "rtf without LibreOffice": (RTF.encode(), "另存为 .docx"),
    "word xml cut short": (word_2003(paragraphs(["甲"]))[:-40], "损坏或不完整"),
    "word xml with entities": (
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        + word_2003("<w:p/>")[56:],
        "DTD",
    ),
    "excel xml cut short": (excel_2003("<Row></Row>")[:-30], "损坏或不完整"),
    "excel xml of a wide cell": (
        excel_2003(f"<Row>{excel_cell('甲', WIDE)}</Row>"),
        "单元格过多",
    ),
    "uof": (b'<?xml version="1.0" encoding="UTF-8"?><uof:UOF xmlns:uof="x">', "标文通"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("PATH", "")
    raw, said = BAD[name]
    path = tmp_path / "x.doc"
    path.write_bytes(raw)
    with pytest.raises(InputError) as caught:
        read_document(str(path))
    assert said in caught.value.zh
