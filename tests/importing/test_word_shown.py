"""What Word shows outside plain runs is read or told, and what it does not show is no text."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_parts import cell, para, row, run, table

from reformcheck.plans.documents import read_document, understand


def drawing(inside: str, hidden: int = 0) -> str:
    return (
        f'<w:r><w:drawing><wp:anchor><wp:docPr id="1" name="x" hidden="{hidden}"/><a:graphic><a:graphicData>{inside}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def picture(width: float, height: float) -> str:
    size = f'<a:ext cx="{width * 360_000:.0f}" cy="{height * 360_000:.0f}"/>'
    return drawing(f"<pic:pic><pic:spPr><a:xfrm>{size}</a:xfrm></pic:spPr></pic:pic>")


def shape(style: str) -> str:
    return f'<w:r><w:pict><v:shape style="{style}"><v:imagedata r:id="i"/></v:shape></w:pict></w:r>'


TEXT_BOX = "<w:txbxContent>" + para("框里") + "</w:txbxContent>"
FORM = '<w:ffData><w:ddList>{}<w:listEntry w:val="市教育局"/><w:listEntry w:val="市财政局"/></w:ddList></w:ffData>'
FIELD = '<w:r><w:fldChar w:fldCharType="begin">{}</w:fldChar></w:r>'


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", ["甲x=1乙"]),
        (FIELD.format(FORM.format('<w:result w:val="1"/>')), ["甲市财政局乙"]),
        (FIELD.format(FORM.format("")), ["甲市教育局乙"]),
        ('<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>', ["甲乙", "艺术字"]),
        (drawing("<a:txBody><a:p><a:r><a:t>形状</a:t></a:r></a:p></a:txBody>"), ["甲乙", "形状"]),
        (drawing(TEXT_BOX), ["甲乙", "框里"]),
        (drawing(TEXT_BOX, hidden=1), ["甲乙"]),
        (
            run("删", "<w:strike/>") + run("去", "<w:dstrike/>") + run("留", '<w:strike w:val="0"/>'),
            ["甲留乙"],
        ),
    ],
)
def test_what_stands_in_a_paragraph(word, inner: str, shown: list[str]):
    assert word(para("甲", inner, "乙")) == shown


DIAGRAM = "<dgm:pt><dgm:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></dgm:t></dgm:pt>"


def test_the_words_of_diagrams_stand_outside_the_text(word):
    part = "".join(DIAGRAM.format(words) for words in ("一网通办", "最多跑一次"))
    body = para("甲", drawing('<dgm:relIds r:dm="diagramData1"/>')) + para("乙")
    assert word(body, diagramData1=part) == ["甲", "«一网通办»", "«最多跑一次»", "乙"]


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        (picture(14, 9), "第1段处的图片"),
        (picture(14, 9) + picture(15, 20), "第1段等 2 处的图片"),
        (picture(4, 4), ""),
        (shape("width:400pt;height:5in"), "第1段处的图片"),
        (shape("width:40pt;height:1in"), ""),
        (drawing("<c:chart/>"), "第1段处的图表"),
        ('<w:r><w:object><o:OLEObject ProgID="Word.Document.12"/></w:object></w:r>', "第1段处嵌入的对象"),
        ('<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>', ""),
        ("<w:subDoc/>", "第1段处嵌入的文件"),
    ],
)
def test_what_is_shown_and_not_read_is_told(word, inner: str, told: str, tmp_path: Path):
    word(para("某市工作方案", inner) + para("一、开展检查。（责任单位：市财政局）"))
    draft = understand(read_document(str(tmp_path / "test.docx")))
    assert [doubt.message("zh") for doubt in draft.doubts] == ([f"{told}未读取"] if told else [])


VANISH = "<w:rPr><w:vanish/></w:rPr>"


@pytest.mark.parametrize(
    "styles",
    [
        f"<w:docDefaults><w:rPrDefault>{VANISH}</w:rPrDefault></w:docDefaults>",
        f'<w:style w:type="paragraph" w:default="1" w:styleId="a">{VANISH}</w:style>',
    ],
)
def test_hidden_where_nothing_else_is_said(word, styles: str):
    assert word(para("甲", run("乙", '<w:vanish w:val="0"/>')), styles=styles) == ["乙"]


def test_the_style_of_paragraphs_that_name_none_numbers_them(word):
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="paragraph" w:default="1" w:styleId="a">{numbered}</w:style>'
    assert word(para("甲") + para("乙"), styles=styles) == ["1.甲", "2.乙"]


def test_cells_that_are_hidden_deleted_or_merged(word):
    assert word(
        table(
            row(
                "任务",
                cell(para("单位"), properties='<w:hMerge w:val="restart"/>'),
                cell(properties="<w:hMerge/>"),
            ),
            row("暗", "暗", "暗", properties="<w:hidden/>"),
            row("甲", cell(para("删去"), properties="<w:cellDel/>"), "乙", "丙"),
        )
    ) == ["任务 | 单位 | 单位*", "甲 | 乙 | 丙"]


def level(depth: int, form: str, words: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{words}"/></w:lvl>'


def defined(*levels: str, number: int = 1) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    )


def numbered(depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("upperRoman", ["I、甲", "II、甲", "III、甲", "IV、甲"]),
        ("lowerRoman", ["i、甲", "ii、甲", "iii、甲", "iv、甲"]),
        ("decimalZero", ["01、甲", "02、甲", "03、甲", "04、甲"]),
        ("decimalEnclosedParen", ["⑴、甲", "⑵、甲", "⑶、甲", "⑷、甲"]),
        ("decimalEnclosedFullstop", ["⒈、甲", "⒉、甲", "⒊、甲", "⒋、甲"]),
    ],
)
def test_forms_of_numbers(word, form: str, shown: list[str]):
    paragraphs = para("甲", properties=numbered()) * 4
    assert word(paragraphs, numbering=defined(level(0, form, "%1、"))) == shown


@pytest.mark.parametrize(
    ("above", "below", "shown"),
    [
        ("", "<w:isLgl/>", ["第一章甲", "1.1乙", "第二章甲", "2.1乙"]),
        ("", '<w:lvlRestart w:val="0"/>', ["第一章甲", "一.1乙", "第二章甲", "二.2乙"]),
    ],
)
def test_numbers_of_two_levels(word, above: str, below: str, shown: list[str]):
    levels = level(0, "chineseCounting", "第%1章", above), level(1, "decimal", "%1.%2", below)
    body = (para("甲", properties=numbered()) + para("乙", properties=numbered(1))) * 2
    assert word(body, numbering=defined(*levels)) == shown


def test_a_list_that_names_a_style_of_lists(word):
    link = '<w:numStyleLink w:val="L"/>'
    numbering = defined(link) + defined('<w:styleLink w:val="L"/>', level(0, "decimal", "（%1）"), number=2)
    assert word(para("甲", properties=numbered()), numbering=numbering) == ["（1）甲"]
