"""Everything that a Word file shows is read once or counted, and nothing that it hides."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_parts import box, cell, para, row, run, table

from reformcheck.plans.documents import account, read_document, understand

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
