"""A Word file with comments: what is said and where, and that nothing else in the file is another."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from word_comments import W, comments_of
from word_files import (
    FILES,
    TITLE,
    boxed,
    commented,
    docx,
    many,
    numbered,
    paragraph,
    parts_of,
    run,
    table,
    tracked,
)

from reformcheck.plans.documents.reading.word.read_docx import read_docx

OURS = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}

_MARKS = re.compile(
    rb'<w:commentRange(?:Start|End)(?: xmlns:w="[^"]*")? w:id="\d+"/>|<w:r(?: xmlns:w="[^"]*")?><w:commentReference w:id="\d+"/></w:r>'
)


def words_with(data: bytes, name: str) -> list[str]:
    """What the comments of a rule stand on."""
    return [comment.words for comment in comments_of(data) if comment.paragraphs[0].endswith(f"】{name}")]


def test_all_else_stays(given, annotated):
    result, _ = annotated(given)
    before, after = parts_of(given), parts_of(result)
    assert {name for name in after if after[name] != before.get(name)} <= OURS
    assert set(before) <= set(after)
    assert read_docx(result, "") == read_docx(given, "")


def test_the_text_is_the_same_bytes_but_for_marks_and_cut_runs(given, annotated):
    result, _ = annotated(given)
    before, after = (parts_of(data)["word/document.xml"] for data in (given, result))
    assert _runs_joined(after) == _runs_joined(before)
    assert _characters(after) == _characters(before)


def _runs_joined(text: bytes) -> bytes:
    """Without marks, and with neighbouring runs as one."""
    return re.sub(
        rb"</w:t></w:r><w:r[^>]*>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t>", b"", _MARKS.sub(b"", text)
    )


def _characters(text: bytes) -> list[tuple[str, bytes]]:
    """Every character of the text with the properties of its run."""
    return [
        (char, b"" if properties is None else ElementTree.tostring(properties))
        for run in ElementTree.fromstring(text).iter(W + "r")
        for properties in (run.find(W + "rPr"),)
        for t in run.findall(W + "t")
        for char in t.text or ""
    ]


def test_automatic_numbers(annotated):
    result, code = annotated(numbered())
    assert code == 1
    assert words_with(result, "没有责任单位") == ["推行技术经理人全程参与的科技成果转化服务模式"]
    assert words_with(result, "单位名称疑有错字") == ["省人民检查院"]


def test_table(annotated):
    result, _ = annotated(table())
    assert words_with(result, "没有责任单位") == ["建立以降低侵权损失为核心的专利保险机制"]
    assert words_with(result, "责任单位笼统") == ["有关部门"]


def test_tracked_changes(annotated):
    """A run whose properties are a tracked change is not cut, for that change would stand there twice."""
    result, _ = annotated(tracked())
    assert words_with(result, "单位名称疑有错字") == [
        "省人民检查院",
        "2．推行技术经理人全程参与的科技成果转化服务模式。（责任单位：省科学计术厅、有关部门）",
    ]
    text = parts_of(result)["word/document.xml"]
    assert text.count(b"<w:rPrChange") == 1
    assert "<w:delText>（责任单位：省科技厅）</w:delText>".encode() in text


def test_comments_that_are_there_stay(annotated):
    result, _ = annotated(commented())
    found = comments_of(result)
    assert found[0] == ("张处", "省人民检查院", ("请核对。",))
    assert {comment.author for comment in found[1:]} == {"reformcheck"}
    assert words_with(result, "单位名称疑有错字") == ["省人民检查院"]
    before, after = (parts_of(data)["word/comments.xml"] for data in (commented(), result))
    assert after.startswith(before.removesuffix(b"</w:comments>"))


def test_box(annotated):
    """A box holds no comments: the mark stands around the run that the box floats in."""
    result, _ = annotated(boxed())
    assert words_with(result, "单位名称疑有错字") == ["省人民检查院"]
    assert words_with(result, "没有责任单位") == ["2．推行技术经理人全程参与的科技成果转化服务模式。"]
    assert (
        b"<w:commentRangeStart"
        not in parts_of(result)["word/document.xml"]
        .partition(b"<w:txbxContent>")[2]
        .partition(b"</w:txbxContent>")[0]
    )


def test_thirty_findings(annotated):
    result, _ = annotated(many())
    assert words_with(result, "没有责任单位") == [f"开展第{n}类重点产品的质量提升行动" for n in range(1, 31)]


def test_twice_adds_to_what_is_there(annotated):
    once, _ = annotated(numbered())
    twice, _ = annotated(once)
    assert read_docx(twice, "") == read_docx(once, "")
    assert comments_of(twice) == comments_of(once) * 2


def test_what_no_run_can_be_cut_for(annotated):
    """Blanks beside a cut would be lost, and so would a part of a section of raw text."""
    raw = paragraph(
        "<w:r><w:t><![CDATA[1．推行知识产权民事、刑事、行政案件“三合一”审判。（责任单位：省人民检查院、省高级人民法院）]]></w:t></w:r>"
    )
    blank = paragraph(
        run("2．推行技术经理人全程参与的科技成果转化服务模式。（责任单位： 省人民检查院 、省科技厅）")
    )
    result, _ = annotated(docx(raw, blank))
    whole, inner = words_with(result, "单位名称疑有错字")
    assert whole.startswith("1．推行") and whole.endswith("）")
    assert inner == "： 省人民检查院 、"


def test_another_prefix_and_the_strict_names(annotated):
    data = parts_of(numbered())
    text = (
        data["word/document.xml"]
        .replace(b"w:", b"ns0:")
        .replace(b"xmlns:ns0:", b"xmlns:")
        .replace(b"xmlns:w=", b"xmlns:ns0=")
    )
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in data.items():
            package.writestr(name, text if name == "word/document.xml" else part)
    result, _ = annotated(out.getvalue())
    assert words_with(result, "单位名称疑有错字") == ["省人民检查院"]


@pytest.mark.parametrize("name", FILES)
def test_no_word_of_plan_files(name, annotated):
    result, _ = annotated(FILES[name]())
    said = "\n".join(line for comment in comments_of(result) for line in comment.paragraphs)
    assert not re.search(r"units|measure:|waivers|`|scope|lead:", said), said
    assert comments_of(result)[-len(said) :] and TITLE in {comment.words for comment in comments_of(result)}
