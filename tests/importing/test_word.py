"""Word's own numbers, merged cells, reviewers' marks and boxes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from reformcheck.plans.documents import read_document
from reformcheck.plans.documents.reading.stream import Paragraph, Row

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
LEVELS = "".join(
    f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    for depth, (form, pattern) in enumerate(
        [
            ("chineseCounting", "%1、"),
            ("chineseCountingThousand", "（%2）"),
            ("decimal", "%3."),
            ("bullet", "●"),
        ]
    )
)
NUMBERING = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {NAMESPACES}><w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
)


@pytest.fixture
def word(tmp_path: Path):
    """The paragraphs of a Word file with this body."""

    def read(body: str) -> list[str]:
        path = tmp_path / "test.docx"
        with zipfile.ZipFile(path, "w") as package:
            package.writestr(
                "word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
            )
            package.writestr("word/numbering.xml", NUMBERING)
            package.writestr("word/styles.xml", STYLES)
        blocks = read_document(str(path)).blocks
        return [
            b.text.string
            if isinstance(b, Paragraph)
            else " | ".join(c.string + "*" * c.merged for c in b.cells)
            for b in blocks
        ]

    return read


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def numbered(text: str, depth: int) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>')


def test_numbers(word):
    body = [
        numbered(*a)
        for a in (
            ("要求", 0),
            ("任务", 0),
            ("甲", 1),
            ("一项", 2),
            ("二项", 2),
            ("乙", 1),
            ("三项", 2),
            ("点", 3),
        )
    ]
    assert word("".join(body)) == [
        "一、要求",
        "二、任务",
        "（一）甲",
        "1.一项",
        "2.二项",
        "（二）乙",
        "1.三项",
        "点",
    ]


def test_numbers_of_styles(word):
    body = [
        paragraph(t, f'<w:pStyle w:val="{s}"/>')
        for t, s in (("要求", "H1"), ("任务", "H1"), ("甲", "H2"), ("正文", "No"))
    ]
    assert word("".join(body)) == ["一、要求", "二、任务", "（一）甲", "正文"]


def test_marks_of_reviewers_and_hidden_text(word):
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
    body = f"<w:p>{run('保留')}<w:del>{run('删去')}</w:del><w:ins>{run('插入')}</w:ins>{hidden}</w:p>"
    assert word(body) == ["保留插入"]


def test_line_breaks_part_paragraphs(word):
    assert word(
        "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type='page'/><w:t>丙</w:t></w:r></w:p>"
    ) == ["甲", "乙丙"]


def test_boxes_and_controls(word):
    box = f"<wps:txbx><w:txbxContent>{paragraph('框内')}</w:txbxContent></wps:txbx>"
    old = f"<w:pict><w:txbxContent>{paragraph('框内')}</w:txbxContent></w:pict>"
    choice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r>{choice}</w:r>{run('框外')}</w:p><w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
    assert word(body) == ["框外", "框内", "控件"]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_merged_cells(word):
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell("序号") + cell("任务") + cell("单位", '<w:gridSpan w:val="2"/>'),
        cell("1") + cell("甲", down) + cell("省科技厅") + cell("省财政厅"),
        cell("2") + cell("", on) + cell("省教育厅") + cell(""),
    ]
    assert word("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>") == [
        "序号 | 任务 | 单位 | 单位*", "1 | 甲 | 省科技厅 | 省财政厅", "2 | 甲* | 省教育厅 | ",
    ]  # fmt: skip


def test_layout_tables_give_paragraphs(word):
    inner = f"<w:tbl><w:tr>{cell('内')}</w:tr></w:tbl>"
    assert word(f"<w:tbl><w:tr><w:tc>{paragraph('甲')}{inner}{paragraph('乙')}</w:tc></w:tr></w:tbl>") == [
        "甲",
        "内",
        "乙",
    ]


def test_rows_know_their_places(word, tmp_path: Path):
    word(
        paragraph("前文")
        + "<w:tbl>"
        + "".join(f"<w:tr>{cell(a)}{cell(b)}</w:tr>" for a, b in ("甲乙", "丙丁"))
        + "</w:tbl>"
    )
    rows = [b for b in read_document(str(tmp_path / "test.docx")).blocks if isinstance(b, Row)]
    assert [row.place.source for row in rows] == ["表1第1行", "表1第2行"]
    assert [row.place.line for row in rows] == [2, 4]


def test_strict_and_renamed_parts(tmp_path: Path):
    """As Office writes them: the text in document2.xml, and names of the strict standard."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/{kind}" Target="{target}"/></Relationships>'
    )
    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("_rels/.rels", relations.format(kind="officeDocument", target="word/document2.xml"))
        package.writestr(
            "word/document2.xml", f"<w:document {strict}><w:body>{numbered('任务', 0)}</w:body></w:document>"
        )
        package.writestr(
            "word/_rels/document2.xml.rels", relations.format(kind="numbering", target="numbering7.xml")
        )
        package.writestr("word/numbering7.xml", NUMBERING)
    (block,) = read_document(str(path)).blocks
    assert block.text.string == "一、任务"
