"""OFD, the format of official e-documents: the same plan as the text, whatever objects a program draws it with."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import get_args

import pytest
from ofd_writer import LEFT, Sheet, Style, laid_out, write_ofd

from reformcheck.catalog.errors import InputError
from reformcheck.plans.documents import load_plan, plan_data, read_document, understand
from reformcheck.plans.documents.reading.pages.ofd_content import Matrix, shifts
from reformcheck.plans.documents.reading.stream import Row
from reformcheck.rules import reading_doubt
from reformcheck.running import check


@pytest.fixture(scope="module")
def jilin(examples: Path) -> list[str]:
    text = (examples / "jilin-2019-19-plan.txt").read_text("utf-8")
    lines = [line.replace("[bookmark: _GoBack]", "").strip(" \u3000") for line in text.split("\n")]
    return [line for line in lines if line]


def content(path: Path, regions) -> dict:
    """The data of the plan file without what tells the file and the places in it."""
    data = plan_data(understand(read_document(str(path)), regions))
    del data["document"]
    for entry in (*data["items"], *data["review"]):
        del entry["source"]
    return data


@pytest.mark.parametrize("style", get_args(Style))
def test_same_plan(style: Style, jilin: list[str], regions, examples: Path, tmp_path: Path):
    # A name without its suffix: the kind is told from the content.
    path = write_ofd(tmp_path / "document", laid_out(jilin, style))
    assert content(path, regions) == content(examples / "jilin-2019-19-plan.txt", regions)
    document = read_document(str(path))
    assert (document.kind, document.pages, document.reserves) == ("ofd", 8, ())


def test_a_seal_over_the_text_is_told(jilin: list[str], regions, tmp_path: Path):
    sheets = laid_out(jilin)
    plain = content(write_ofd(tmp_path / "plain.ofd", sheets), regions)
    sheets[-1].seal(120, 100)
    sealed = content(write_ofd(tmp_path / "sealed.ofd", sheets), regions)
    assert sealed.pop("review") == [
        *plain.pop("review"),
        {"text": "某省政府", "reason": "核对：未能识别"},
    ]
    assert sealed == plain


ROWS = [
    ("序号", "重点任务", "责任单位"),
    ("1", "推行知识产权民事、刑事、行政案件“三合一”审判", "省高级人民法院、省人民检察院、省市场监管厅"),
    ("2", "建立以降低侵权损失为核心的专利保险机制，开展专利投续保工作", "省市场监管厅、吉林银保监局"),
    ("3", "推行技术经理人全程参与的科技成果转化服务模式", "省科技厅"),
]


@pytest.mark.parametrize("style", get_args(Style))
def test_table(style: Style, tmp_path: Path):
    sheet = Sheet(style)
    sheet.text("吉林省推广支持创新相关改革举措任务分解表", LEFT, 50)
    sheet.table(ROWS, (15, 90, 50), 60)
    document = read_document(str(write_ofd(tmp_path / "x.ofd", [sheet])))
    rows = [block for block in document.blocks if isinstance(block, Row)]
    assert [tuple(cell.string for cell in row.cells) for row in rows] == ROWS
    assert [row.place.source for row in rows] == [f"第1页表格第{number}行" for number in (1, 2, 3, 4)]
    items = understand(document).items
    assert [(item.title, [unit.name for unit in item.units.all]) for item in items] == [
        (title, units.split("、")) for _, title, units in ROWS[1:]
    ]


@pytest.mark.parametrize(
    ("words", "most", "read"),
    [
        ("1 2.5 3", 9, [1, 2.5, 3]),
        ("g 3 5.6 2.8", 9, [5.6, 5.6, 5.6, 2.8]),
        ("4 g 2 1 g 1 7", 9, [4, 1, 1, 7]),
        ("g 2000000000 1", 3, [1, 1, 1]),
        ("g 0 5 1", 9, [1]),
        ("g 3", 9, []),
        ("g x 3", 9, []),
        (None, 9, []),
    ],
)
def test_distances_of_characters(words: str | None, most: int, read: list[float]):
    assert shifts(words, most) == read


def test_matrices_follow_each_other():
    turn, move = Matrix(0, 1, -1, 0, 0, 0), Matrix(1, 0, 0, 1, 10, 20)
    assert move.after(turn).at(1, 2) == move.at(*turn.at(1, 2)) == (8, 21)
    assert turn.after(move).at(1, 2) == turn.at(*move.at(1, 2)) == (-22, 11)


def objects(*content: str) -> Sheet:
    return Sheet("lines", list(content))


def text_object(string: str, y: float, extra: str = "", code: str = "") -> str:
    return (
        f'<ofd:TextObject ID="1" Boundary="30 {y} 150 8" Font="1" Size="5"{extra}>'
        f'<ofd:TextCode X="0" Y="5" DeltaX="g {len(string) - 1} 5"{code}>{string}</ofd:TextCode></ofd:TextObject>'
    )


def paragraphs(sheet: Sheet, folder: Path) -> list[str]:
    return [block.text.string for block in read_document(str(write_ofd(folder / "x.ofd", [sheet]))).blocks]


def test_what_no_reader_sees_is_no_text(tmp_path: Path):
    sheet = objects(
        text_object("看得见的文字。", 40),
        text_object("看不见的文字", 60, ' Visible="false"'),
        text_object("全透明的文字", 80, ' Alpha="0"'),
    )
    assert paragraphs(sheet, tmp_path) == ["看得见的文字。"]


def test_what_is_drawn_twice_to_look_bold_is_once(tmp_path: Path):
    sheet = objects(text_object("一、加粗的标题", 40), text_object("一、加粗的标题", 40.05))
    assert paragraphs(sheet, tmp_path) == ["一、加粗的标题"]


def test_several_codes_of_an_object_stand_where_they_say(tmp_path: Path):
    sheet = objects(
        '<ofd:TextObject ID="1" Boundary="30 40 150 30" Font="1" Size="5">'
        '<ofd:TextCode X="0" Y="5" DeltaX="5 5">第一行</ofd:TextCode><ofd:TextCode X="15" DeltaX="5">接着</ofd:TextCode>'
        '<ofd:TextCode X="0" Y="25">隔开的第二行没有写间距</ofd:TextCode></ofd:TextObject>'
    )
    assert paragraphs(sheet, tmp_path) == ["第一行接着", "隔开的第二行没有写间距"]


def test_shading_is_no_table(tmp_path: Path):
    sheet = Sheet("lines")
    sheet.table(ROWS, (15, 90, 50), 60)
    sheet.path("M 0 0 L 210 0 L 210 297 L 0 297 C", ' Stroke="false" Fill="true"')
    sheet.text("表后的一段文字。", LEFT, 200)
    document = read_document(str(write_ofd(tmp_path / "x.ofd", [sheet])))
    assert [isinstance(block, Row) for block in document.blocks] == [True] * 4 + [False]


def test_characters_of_private_use_leave_doubt(regions, jilin: list[str], tmp_path: Path):
    lines = [line.replace("的", "\ue123").replace("和", "\ue124") for line in jilin]
    plan = load_plan(str(write_ofd(tmp_path / "x.ofd", laid_out(lines))), regions)
    count = sum(line.count("\ue123") + line.count("\ue124") for line in lines)
    doubt = next(doubt for doubt in plan.doubts if doubt.kind == "glyphs")
    assert (set(doubt.words), doubt.declared, doubt.location.words) == ({"\ue123", "\ue124"}, count, "第1页")


def test_a_page_that_is_a_picture_leaves_doubt(regions, jilin: list[str], tmp_path: Path):
    picture = objects('<ofd:ImageObject ID="1" Boundary="0 0 210 297" ResourceID="7"/>')
    sheets = laid_out(jilin)
    plan = load_plan(str(write_ofd(tmp_path / "x.ofd", [*sheets, picture])), regions)
    assert [(doubt.kind, doubt.words) for doubt in plan.doubts] == [("picture", "第9页")]


def test_pictures_and_lines_alone_have_no_text(tmp_path: Path):
    sheet = objects('<ofd:ImageObject ID="1" Boundary="0 0 210 297" ResourceID="7"/>')
    sheet.seal(100, 100)
    sheet.objects = [entry for entry in sheet.objects if "TextObject" not in entry]
    with pytest.raises(InputError) as caught:
        read_document(str(write_ofd(tmp_path / "x.ofd", [sheet])))
    assert "只有图片或线条" in caught.value.zh


def test_annotations_are_told(tmp_path: Path):
    path = write_ofd(tmp_path / "x.ofd", [objects(text_object("正文第一段。", 40))])
    namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    document = "Doc_0/Document.xml"
    parts[document] = parts[document].replace(
        b"<ofd:Pages>", b"<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations><ofd:Pages>"
    )
    parts["Doc_0/Annots/Annotations.xml"] = (
        f'<ofd:Annotations {namespace}><ofd:Page PageID="10"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'.encode()
    )
    parts["Doc_0/Annots/Page_0/Annotation.xml"] = (
        f'<ofd:PageAnnot {namespace}><ofd:Annot ID="5" Type="Watermark"><ofd:Appearance Boundary="0 0 210 297">{text_object("征求意见稿", 90)}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>'.encode()
    )
    with zipfile.ZipFile(path, "w") as file:
        for name, data in parts.items():
            file.writestr(
                name.replace("/", "\\") if "Tpl" in name else name.upper().replace("OFD.XML", "OFD.xml"), data
            )
    blocks = read_document(str(path)).blocks
    assert [(block.text.string, block.aside, block.text.place().source) for block in blocks] == [
        ("正文第一段。", False, "第1页第1段"),
        ("征求意见稿", True, "第1页批注"),
    ]


def findings(path: Path) -> list[tuple[str, str | None, dict]]:
    """Rule, measure and values of all findings."""
    return [(found.rule, found.measure_id, dict(found.values)) for found in check(str(path)).findings]


def test_same_findings(jilin: list[str], examples: Path, tmp_path: Path):
    path = write_ofd(tmp_path / "x.ofd", laid_out(jilin))
    assert findings(path) == findings(examples / "jilin-2019-19-plan.txt") != []


def test_what_leaves_doubt_is_found(jilin: list[str], tmp_path: Path):
    sheets = laid_out([line.replace("的", "\ue123") if at > 5 else line for at, line in enumerate(jilin)])
    sheets.append(objects('<ofd:ImageObject ID="1" Boundary="0 0 210 297" ResourceID="7"/>'))
    found = check(str(write_ofd(tmp_path / "x.ofd", sheets))).findings
    strange = sum(line.count("的") for line in jilin[6:])
    assert [
        reading_doubt.MESSAGE["zh"][one.variant].format(**one.values)
        for one in found
        if one.variant in ("picture", "glyphs")
    ] == [
        "第9页是图片，没有文字，未读取；其中的任务和单位不在本次检查之内",
        f"文件里有 {strange} 个字用的是自造字形（如「\ue123」），读不出是什么字；请对照原件核对",
    ]
