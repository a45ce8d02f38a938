"""Kinds of content that broken inputs have found to fail; tests/fuzz makes such inputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from reformcheck.plans.documents import read_document, understand
from reformcheck.plans.documents.phrases.dates import find_due
from reformcheck.plans.documents.reading.stream import Paragraph, Place, Row, Text, texts_of


def read(text: str, folder: Path):
    path = folder / "x.txt"
    path.write_bytes(text.encode())
    return read_document(str(path))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str, tmp_path: Path):
    blocks = read(end.join(("甲文件", "乙文件", "", "丙文件")), tmp_path).blocks
    assert [(b.text.string, b.text.place().source) for b in blocks] == [
        ("甲文件", "第1行"), ("乙文件", "第2行"), ("丙文件", "第4行"),
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["\v", "\f", "\x85", "\u2028", "\u2029"])
def test_breaks_that_no_editor_counts(mark: str, tmp_path: Path):
    blocks = read(f"一、甲任务。{mark}　二、乙任务。\n三、丙任务。", tmp_path).blocks
    assert [(b.text.string, b.text.place()) for b in blocks] == [
        ("一、甲任务。", Place(1, 1, "第1行")),
        ("二、乙任务。", Place(1, 9, "第1行")),
        ("三、丙任务。", Place(2, 1, "第2行")),
    ]


@pytest.mark.parametrize("mark", ["\u200b", "\ufeff", "\u200b\u200d", "\x01", "\u202e", "\x9b"])
def test_what_no_reader_sees(mark: str, tmp_path: Path):
    document = read(
        f"一、开{mark}展检{mark}查。（责任单位：市财{mark}政局、{mark}）\n序号\t任{mark}务\t{mark}单位\n{mark}\n",
        tmp_path,
    )
    paragraph, row = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(row, Row)
    assert paragraph.text.string == "一、开展检查。（责任单位：市财政局、）"
    shift = len(mark)
    assert [paragraph.text.place(at).column for at in (2, 3, 4, 5)] == [
        3,
        4 + shift,
        5 + shift,
        6 + 2 * shift,
    ]
    assert [text.string for text in texts_of(row)] == ["序号", "任务", "单位"]
    (item,) = understand(document).items
    assert [unit.name for unit in item.units.all] == ["市财政局"]


def test_printed_form_of_what_is_seen():
    text = Text("开\u200b展", ((0, Place(1, 1, "第1行")),), "開\u200b展").seen()
    assert (text.string, text.printed) == ("开展", "開展")


@pytest.mark.parametrize(
    ("string", "due"),
    [
        ("2019年2月30日前", ""),
        ("2020年2月29日前", "2020-02-29"),
        ("2021年6月31日前完成，2021年7月底前总结", "2021-07"),
        ("2019年13月", ""),
    ],
)
def test_due_is_a_date(string: str, due: str):
    assert find_due(string) == due


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ("1.。；", []),
        ("1.（责任单位：市财政局）\n2.（责任单位：市教育局）", []),
        ("（一）、。\n开展检查。做好检查。（责任单位：市财政局）", ["开展检查"]),
        ("1.\n2.开展培训。（市教育局负责）", ["开展培训"]),
    ],
)
def test_labels_with_nothing_behind_them(body: str, titles: list[str], tmp_path: Path):
    draft = understand(read(f"某市工作方案\n一、主要任务\n{body}\n二、其他\n", tmp_path))
    assert [item.title for item in draft.items if item.units.all] == titles
    assert all(item.title for item in draft.items)


@pytest.mark.parametrize("head", ["（一）", "（一）2019年1月至3月", "（一）（2019年1月至3月）"])
def test_a_phase_has_a_name(head: str, tmp_path: Path):
    draft = understand(
        read(
            f"某市工作方案\n一、实施步骤\n{head}\n2019年1月至3月，部署。\n（二）总结阶段（2019年4月）。\n",
            tmp_path,
        )
    )
    assert all(phase.name for phase in draft.phases)
    assert draft.phases[-1].name == "总结阶段"


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        (["1"], []),
        (["1", "2\t开展检查", "3\t开展培训\t省财政厅"], ["开展检查", "开展培训"]),
        (["1\t开展检查\t省财政厅", "2"], ["开展检查"]),
        (["1\t。\t省财政厅", "2\t开展检查\t省财政厅"], ["开展检查"]),
    ],
)
def test_rows_shorter_than_the_head_or_without_a_title(rows: list[str], titles: list[str], tmp_path: Path):
    made = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split(chr(9)))}</tr>"
        for row in ("序号\t任务\t责任单位", *rows)
    )
    path = tmp_path / "x.html"
    path.write_text(f"<html><body><p>某省工作方案</p><table>{made}</table></body></html>", "utf-8")
    assert [item.title for item in understand(read_document(str(path))).items] == titles


@pytest.mark.parametrize("title", ["\ufeff", "\u200b \u200b", "\x01", " "])
def test_a_page_whose_title_shows_nothing(title: str, tmp_path: Path):
    path = tmp_path / "x.html"
    path.write_text(
        f"<html><title>{title}</title><body><p>（一）开展检查。（省财政厅负责）</p></body></html>", "utf-8"
    )
    document = read_document(str(path))
    assert document.meta == {}
    assert understand(document).front.title == ""
