"""Everything that a Word file shows is read once or counted, and nothing that it hides."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from reformcheck.plans.documents import account, read_document, understand
from reformcheck.plans.documents.reading.stream import Paragraph

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)
STYLES = (
    '<w:style w:type="character" w:styleId="Out"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Far"><w:basedOn w:val="Out"/></w:style>'
    '<w:style w:type="character" w:styleId="In"><w:basedOn w:val="Out"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish w:val="1"/></w:rPr></w:style>'
)


@pytest.fixture
def word(tmp_path: Path):
    """The blocks of a Word file with this body and these other parts, those outside the text marked by «»."""

    def read(body: str, **others: str) -> list[str]:
        path = tmp_path / "test.docx"
        parts = {"numbering": NUMBERING, "styles": STYLES, **others}
        with zipfile.ZipFile(path, "w") as package:
            package.writestr(
                "word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
            )
            for name, content in parts.items():
                package.writestr(f"word/{name}.xml", f"<w:{name} {SPACES}>{content}</w:{name}>")
            links = "".join(
                f'<Relationship Id="{name}" Type="{KIND}{name.rstrip("0123456789")}" Target="{name}.xml"/>'
                for name in parts
            )
            links += f'<Relationship Id="chunk" Type="{KIND}aFChunk" Target="afchunk.html"/>'
            package.writestr(
                "word/_rels/document.xml.rels",
                f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>',
            )
        return [
            (f"«{b.text.string}»" if b.aside else b.text.string)
            if isinstance(b, Paragraph)
            else " | ".join(c.string + "*" * c.merged for c in b.cells)
            for b in read_document(str(path)).blocks
        ]

    return read


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def para(*runs: str, properties: str = "") -> str:
    inner = "".join(r if r.startswith("<") else run(r) for r in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def box(*paragraphs: str) -> str:
    inner = "".join(paragraphs)
    return f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"


def cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs) or para()}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(c if c.startswith("<") else cell(para(c)) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


NOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def test_notes_and_margins_are_counted(word):
    notes = "".join(
        f'<w:footnote w:id="{i}">{para(t)}</w:footnote>'
        for i, t in ((2, "后注。"), (1, "前注。"), (9, "无人引用"))
    )
    ends = f'<w:endnote w:id="1">{para("尾注文字")}</w:endnote>'
    body = para("一、甲", NOTE.format(1)) + para(
        "乙", NOTE.format(2), '<w:r><w:endnoteReference w:id="1"/></w:r>'
    )
    assert word(
        body, footnotes=notes, endnotes=ends, header1=para("内部资料"), header2=para("内部资料"),
        header3=para("一、甲"), footer1=para("— 3 —"),
    ) == ["一、甲", "乙", "«前注。»", "«后注。»", "«尾注文字»", "«内部资料»"]  # fmt: skip


def test_what_stands_outside_the_text_is_told(word, tmp_path: Path):
    body = para("某市工作方案") + para("一、开展检查。（责任单位：市财政局）", NOTE.format(1))
    word(
        body,
        footnotes=f'<w:footnote w:id="1">{para("检查每季度一次。")}</w:footnote>',
        header1=para("草案"),
    )
    draft = understand(read_document(str(tmp_path / "test.docx")))
    assert [item.title for item in draft.items] == ["开展检查"]
    assert [(left.place.source, left.text, left.narrative) for left in draft.review] == [
        ("脚注1", "检查每季度一次。", False),
        ("页眉", "草案", False),
    ]
    assert "未识别 2" in account(draft, "zh")


@pytest.mark.parametrize(
    ("note", "doubted"),
    [
        ("责任单位：省财政厅", True),
        ("牵头单位：省科技厅；配合单位：省教育厅", True),
        ("（由省财政厅负责）", True),
        ("以下简称《办法》。", False),
        ("指省、市、县三级财政。", False),
    ],
)
def test_units_that_only_a_footnote_names_are_in_doubt(note: str, doubted: bool, word, tmp_path: Path):
    body = para("某省工作方案") + para("一、主要任务") + para("（一）开展检查。", NOTE.format(1))
    body += para("（二）开展培训。（省教育厅负责）")
    word(body, footnotes=f'<w:footnote w:id="1">{para(note)}</w:footnote>')
    draft = understand(read_document(str(tmp_path / "test.docx")))
    told = [(doubt.kind, doubt.words, doubt.place.source) for doubt in draft.doubts]
    assert told == ([("attribution", note, "脚注1")] if doubted else [])
    assert [len(item.units.all) for item in draft.items] == [0, 1]


def test_embedded_files_are_told(word):
    assert word(para("甲") + '<w:altChunk r:id="chunk"/>' + para("乙")) == [
        "甲",
        "«嵌入的文件 afchunk.html 未读取»",
        "乙",
    ]


CHOICE = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
ONLY_OLD = "<mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"


def test_of_two_forms_one_is_read(word):
    assert word(CHOICE.format(para("甲"), para("甲")) + para("乙")) == ["甲", "乙"]
    assert word(ONLY_OLD.format(para("甲")) + para("乙")) == ["甲", "乙"]
    assert word(para(CHOICE.format(run("甲"), run("甲")), "乙")) == ["甲乙"]
    rows = CHOICE.format(row("甲", "乙"), row("甲", "乙"))
    assert word(table(row("一", "二"), rows.replace("mc:Fallback", "w:del"))) == ["一 | 二", "甲 | 乙"]


RUBY = "<w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"


def test_reading_aids_are_no_text(word):
    assert word(para(RUBY.format(run("zhuān"), run("专")), "项")) == ["专项"]


def symbol(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    ("font", "code", "char"),
    [
        ("Wingdings", "F081", "①"), ("Wingdings", "F0FC", "√"), ("Wingdings", "F001", "■"), ("Symbol", "F0B7", "•"),
        ("宋体", "4E00", "一"), ("Symbol", "F02B", "+"), ("Webdings", "F061", "■"), ("x", "zz", "■"),
    ],
)  # fmt: skip
def test_symbols(word, font: str, code: str, char: str):
    assert word(para(symbol(font, code), "甲")) == [char + "甲"]


def test_boxes_are_read_once(word):
    inner = "最里"
    for _ in range(6):
        inner = box(para("框" + inner if not inner.startswith("<") else inner))
    assert word(para("外", inner)) == ["外", "框最里"]
    assert word(para("外", box(para("甲"), table(row("一", "二"), row("三", "四"))))) == [
        "外",
        "甲",
        "一 | 二",
        "三 | 四",
    ]
    boxed = cell(para("任务", box(para("框内"))))
    assert word(table(row(boxed, "单位"), row("甲", "乙"))) == ["任务\n框内 | 单位", "甲 | 乙"]


def test_columns_left_out_before_a_row(word):
    before = '<w:gridBefore w:val="1"/>'
    down, on = (
        cell(para("局"), properties='<w:vMerge w:val="restart"/>'),
        cell(properties="<w:vMerge/>"),
    )
    assert word(
        table(row("序号", "任务", "单位"), row("甲", down, properties=before), row("2", "乙", on))
    ) == ["序号 | 任务 | 单位", " | 甲 | 局", "2 | 乙 | 局*"]


@pytest.mark.parametrize("span", ["--5", "-5", "0", "", "x", "１", "99999999999999999999", "²"])
def test_a_span_that_is_no_number(word, span: str):
    odd = cell(para("甲"), properties=f'<w:gridSpan w:val="{span}"/>')
    assert word(table(row(odd, "乙"), row("丙", "丁"))) == ["甲 | 乙", "丙 | 丁"]


@pytest.mark.parametrize(
    ("properties", "shown"),
    [
        ("", "留去"), ('<w:rStyle w:val="Out"/>', "留"), ('<w:rStyle w:val="Far"/>', "留"), ('<w:rStyle w:val="In"/>', "留去"),
        ('<w:rStyle w:val="Out"/><w:vanish w:val="false"/>', "留去"), ("<w:vanish/>", "留"),
    ],
)  # fmt: skip
def test_hidden_by_a_style(word, properties: str, shown: str):
    assert word(para("留", run("去", properties))) == [shown]


def test_hidden_by_the_style_of_the_paragraph(word):
    gone = '<w:pStyle w:val="Gone"/>'
    assert word(para("甲") + para("隐", properties=gone) + para(run("显", '<w:rStyle w:val="In"/>'), properties=gone)) == [
        "甲",
        "显",
    ]  # fmt: skip


def test_numbers_after_accepting_deletions(word):
    end = f"{NUMBERED}<w:rPr><w:del/></w:rPr>"
    deleted = para(f"<w:del>{run('删')}</w:del>", properties=end)
    items = [para(t, properties=NUMBERED) for t in "甲乙丙"]
    assert word(items[0] + deleted + items[1] + items[2]) == ["1.甲", "2.乙", "3.丙"]
    assert word(items[0] + para("接", properties=end) + items[1]) == ["1.甲", "2.接乙"]
    assert word(items[0] + para("末", properties=end)) == ["1.甲", "末"]
    moved = para(f"<w:moveFrom>{run('移')}</w:moveFrom>", properties=end.replace("w:del", "w:moveFrom"))
    assert word(items[0] + moved + items[1]) == ["1.甲", "2.乙"]
    hidden = para(run("隐", "<w:vanish/>"), properties=f"{NUMBERED}<w:rPr><w:vanish/></w:rPr>")
    assert word(items[0] + hidden + items[1]) == ["1.甲", "2.乙"]


def test_deleted_rows(word):
    assert word(table(row("甲", "乙"), row("丙", "丁", properties="<w:del/>"), row("戊", "己"))) == [
        "甲 | 乙",
        "戊 | 己",
    ]
