"""Of a web page what it shows is read, in the columns in which it shows it, whatever it says of its encoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from reformcheck.catalog.errors import InputError
from reformcheck.plans.documents import read_document, understand
from reformcheck.plans.documents.reading.stream import Paragraph


def blocks_of(content: bytes, folder: Path) -> list[str]:
    path = folder / "x.html"
    path.write_bytes(content)
    return [
        b.text.string if isinstance(b, Paragraph) else " | ".join(c.string + "*" * c.merged for c in b.cells)
        for b in read_document(str(path)).blocks
    ]


def page(body: str, folder: Path) -> list[str]:
    return blocks_of(
        f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode(), folder
    )


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none">隐。</p>', '<div style="color:red; DISPLAY : none !important"><p>隐。</p></div>', "<p hidden>隐。</p>",
        '<p style="visibility:hidden">隐。</p>', "<p><del>隐。</del></p>", "<p><s>隐。</s></p>", "<p><strike>隐。</strike></p>",
        '<div style="visibility: collapse"><p>隐。</p></div>', "<dialog><p>隐。</p></dialog>", '<p hidden="until-found">隐。</p>',
        '<p style="display:none !important;display:block">隐。</p>', '<p style="text-decoration:underline line-through">隐。</p>',
        "<template><p>隐。</p></template>",
    ],
)  # fmt: skip
def test_what_is_not_shown(hidden: str, tmp_path: Path):
    assert page(f"<p>甲。</p>{hidden}<p>乙。</p>", tmp_path) == ["甲。", "乙。"]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('<p style="display:none;display:block">甲。</p>', ["甲。"]),
        ('<div style="visibility:hidden"><p>隐。</p><p style="visibility:visible">甲。</p></div>', ["甲。"]),
        ("<p>开<del>训</del><ins>检</ins>查<s>。</s>。</p>", ["开检查。"]),
        ("<p><ruby>专<rp>（</rp><rt>zhuān</rt><rp>）</rp></ruby>项。</p>", ["专项。"]),
        ("<dialog open><p>甲。</p></dialog>", ["甲。"]),
        ("<p>甲<span style='display:none'>隐</span>乙。</p>", ["甲乙。"]),
        ("<pre>一、甲\n（一）乙</pre>", ["一、甲", "（一）乙"]),
        ("<div style='white-space: pre-wrap'>一、甲\n（一）乙</div>", ["一、甲", "（一）乙"]),
        ("<p>甲\n乙</p><textarea>丙。\n丁。</textarea>", ["甲 乙", "丙。", "丁。"]),
        ("<p>省财政&shy;厅&zwnj;负责。</p>", ["省财政厅负责。"]),
        ("<ol start=3><li>甲。<li value=7>乙。</ol>", ["3.甲。", "7.乙。"]),
        ("<ol reversed><li>甲。<li>乙。</ol>", ["2.甲。", "1.乙。"]),
        ("<ol type=A><li>甲。<ol type=i><li>乙。</ol><li>丙。</ol>", ["A.甲。", "i.乙。", "B.丙。"]),
        (
            "<ol style='list-style-type:cjk-ideographic'><li>甲。</ol><ol style='list-style:none'><li>乙。</ol>",
            ["一、甲。", "乙。"],
        ),
        ("<ol><li>（一）甲。<li>（二）乙。</ol><ul><li>丙。</ul>", ["（一）甲。", "（二）乙。", "丙。"]),
        (
            "<table><tr><td>甲<td>乙<tr style='visibility:collapse'><td>隐<td>隐<tr><td>丙<td>丁</table>",
            ["甲 | 乙", "丙 | 丁"],
        ),
    ],
)
def test_what_is_shown(body: str, shown: list[str], tmp_path: Path):
    assert page(body, tmp_path) == shown


def test_nothing_of_a_hidden_task_is_an_item(tmp_path: Path):
    page(
        "<p>某市工作方案</p><p>一、主要任务</p><p>（一）开展检查。（责任单位：市财政局）</p>"
        "<p hidden>（二）开展培训。（责任单位：市教育局）</p>",
        tmp_path,
    )
    assert [item.title for item in understand(read_document(str(tmp_path / "x.html"))).items] == ["开展检查"]


def table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def cells(*texts: str) -> str:
    return "".join(t if t.startswith("<") else f"<td>{t}</td>" for t in texts)


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        (
            table(cells("<td rowspan=0>类</td>", "甲", "局"), cells("乙", "厅"), cells("丙", "办")),
            ["类 | 甲 | 局", "类* | 乙 | 厅", "类* | 丙 | 办"],
        ),
        (
            "<table><thead><tr>" + cells("<td rowspan=0>号</td>", "任务") + "</tr><tr>" + cells("名称")
            + "</tr></thead><tbody><tr>" + cells("1", "甲") + "</tr></tbody></table>",
            ["号 | 任务", "号* | 名称", "1 | 甲"],
        ),
        (
            "<table><tbody><tr>" + cells("<td rowspan=9>类</td>", "甲") + "</tr></tbody><tbody><tr>" + cells("乙", "局") + "</tr></tbody></table>",
            ["类 | 甲", "乙 | 局"],
        ),
        (
            table(cells("<td colspan=0>类</td>", "甲"), "<td>一</td><td hidden>隐</td><td>二</td>"),
            ["类 | 甲", "一 | 二"],
        ),
        (
            table(cells("序", "任务")) .replace("</table>", '<tr style="display:none"><td>隐</td><td>隐</td></tr>') + "<tr>" + cells("1", "甲") + "</tr></table>",
            ["序 | 任务", "1 | 甲"],
        ),
        (table(cells("<td rowspan=²>类</td>", "甲"), cells("一", "二")), ["类 | 甲", "一 | 二"]),
    ],
)  # fmt: skip
def test_columns(html: str, rows: list[str], tmp_path: Path):
    assert page(html, tmp_path) == rows


BODY = "<p>某市关于开展检查工作的实施方案。</p>"


@pytest.mark.parametrize("label", ["big5", "Big5-HKSCS", "gb2312", "iso-8859-1", "utf-8"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_bytes_tell_the_encoding(label: str, encoding: str, tmp_path: Path):
    head = f'<!DOCTYPE html><html><head><meta charset="{label}"></head><body>'
    assert blocks_of((head + BODY * 3).encode(encoding), tmp_path) == ["某市关于开展检查工作的实施方案。"] * 3


def test_a_page_in_big5(tmp_path: Path):
    head = '<!DOCTYPE html><html><head><meta charset="big5"></head><body>'
    text = "關於開展檢查工作的實施方案，由財政局負責。"
    path = tmp_path / "x.html"
    path.write_bytes(f"{head}<p>{text}</p>".encode("big5"))
    (block,) = read_document(str(path)).blocks
    assert (block.text.printed, block.text.string) == (text, "关于开展检查工作的实施方案，由财政局负责。")


def test_the_wide_blank_of_gbk(tmp_path: Path):
    path = tmp_path / "x.txt"
    path.write_bytes(
        b"\xa3\xa0\xa3\xa01."
        + "开展检查。".encode("gb18030")
        + b"\n2.\xa3\xa0"
        + "开展培训。".encode("gb18030")
    )
    assert [b.text.string for b in read_document(str(path)).blocks] == ["1.开展检查。", "2.\u3000开展培训。"]


@pytest.mark.parametrize("body", [
    "<table>" + "<tr><td colspan=200>检</td><td>检</td></tr>" * 2_000 + "</table>",
    "<table>" + "<tr>" + "<td>检</td>" * 210_000 + "</tr><tr></tr></table>",
])  # fmt: skip
def test_endless_tables(body: str, tmp_path: Path):
    with pytest.raises(InputError, match="more cells of tables"):
        page(body, tmp_path)


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("<style>.x{display:none}</style>", ["甲文件", "丙文件"]),
        ("<style>#y , .x{color:red;display : NONE !important}</style>", ["甲文件"]),
        ("<style>/*.x{*/ #y > p{display:none}</style>", ["甲文件", "乙文件"]),
        ("<style>@charset 'x'; div p{margin:0;display:none}</style>", ["甲文件", "乙文件"]),
        ("<style>.x{display:none}</style><style>p.x{display:block}</style>", ["甲文件", "乙文件", "丙文件"]),
        ("<style>@media print{.x{display:none}} .z{display:none}</style>", ["甲文件", "乙文件", "丙文件"]),
        ("<style media=print>.x{display:none}</style>", ["甲文件", "乙文件", "丙文件"]),
        ("<style>}{.x,{display:none}</style>", ["甲文件", "乙文件", "丙文件"]),
        ("<style>p:has(*), .x > , #, .1, >p{display:none}</style>", ["甲文件", "乙文件", "丙文件"]),
        ("<style><!-- .x{ display:none } --></style>", ["甲文件", "丙文件"]),
        ("<style>.x{visibility:hidden}</style>", ["甲文件", "丙文件"]),
        ("<style>#y{visibility:hidden} #y p{visibility:visible}</style>", ["甲文件", "乙文件", "丙文件"]),
        ("<style>.x{text-decoration:line-through}</style>", ["甲文件", "丙文件"]),
    ],
)
def test_what_the_style_sheet_hides(style: str, shown: list[str], tmp_path: Path):
    body = '<p>甲文件</p><p class="x">乙文件</p><div id="y"><p>丙文件</p></div>'
    assert page(style + body, tmp_path) == shown


@pytest.mark.parametrize(
    ("hidden", "told"), [("（一）开展检查。（省财政厅负责）", True), ("首页 登录", False)]
)
def test_tasks_that_the_style_sheet_hides_are_told(hidden: str, told: bool, tmp_path: Path):
    path = tmp_path / "x.html"
    path.write_text(
        f"<style>.tab{{display:none}}</style><body><p>（一）开展培训。（省教育厅负责）</p><div class=tab>{hidden}</div></body>",
        "utf-8",
    )
    doubts = [(doubt.kind, doubt.words) for doubt in understand(read_document(str(path))).doubts]
    assert doubts == ([("hidden", f"网页里的「{hidden[:20]}…」")] if told else [])


def test_a_table_within_the_tables_that_lay_out_the_page(tmp_path: Path):
    data = "<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>甲</td></tr></table>"
    laid_out = f"<table><tr><td><table><tr><td><p>正文。</p>{data}</td></tr></table></td></tr></table>"
    assert page(laid_out, tmp_path) == ["正文。", "序号 | 任务", "1 | 甲"]


SCAN = f'<img src="data:image/png;base64,{"A" * 60_000}">'


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('<embed src="files/b.pdf?x=1">', "网页里嵌入的文件 b.pdf未读取"),
        ('<iframe src="/%E6%96%B9%E6%A1%88.docx"></iframe>', "网页里嵌入的文件 方案.docx未读取"),
        ('<iframe srcdoc="&lt;p&gt;由省财政厅负责&lt;/p&gt;"></iframe>', "网页里嵌入的页面未读取"),
        ('<iframe src="main.html" width="100%" height="900"></iframe>', "网页里嵌入的页面 main.html未读取"),
        ('<iframe src="main.html" height="900"></iframe>' + "<p>第一句。</p>" * 9, ""),
        ('<iframe src="count.html" width="1" height="1"></iframe>', ""),
        (SCAN, "网页里的图片未读取"),
        ('<img src="a.jpg" style="width: 700px; height: 990px">', "网页里的图片未读取"),
        ('<img src="logo.png" width="120" height="60"><img src="b.png">', ""),
        (f"<div hidden>{SCAN}</div>", ""),
        ("<noscript>由省财政厅负责</noscript>", "网页里不显示的部分（template、noscript）未读取"),
        ("<noscript>请启用脚本。</noscript>", ""),
        ("<!-- <p>（二）开展培训。</p>", "网页没有结尾，可能不完整"),
        ("<script>var x; <p>（二）开展培训。</p>", "网页没有结尾，可能不完整"),
        ("<style>.x{} <p>（二）开展培训。</p>", "网页没有结尾，可能不完整"),
        ("<script><!-- var x = 1; </script><!--[if IE]><p>旧。</p><![endif]-->", ""),
        ('<script>print("<p></p></body></html>")</script>', ""),
    ],
)
def test_what_of_a_page_is_not_read_is_told(more: str, told: str, tmp_path: Path):
    page(f"<p>某市工作方案</p><p>一、开展检查。（责任单位：市财政局）</p>{more}", tmp_path)
    draft = understand(read_document(str(tmp_path / "x.html")))
    assert [doubt.message("zh") for doubt in draft.doubts] == ([told] if told else [])


def test_empty_elements_of_a_page_that_is_xml(tmp_path: Path):
    source = '<?xml version="1.0"?><html xmlns="x"><head><title/><script src="x"/></head><body><p>甲。</p><div/><p>乙<br/>丙。</p></body></html>'
    assert blocks_of(source.encode(), tmp_path) == ["甲。", "乙", "丙。"]
