"""Files of Word 97 and WPS (.doc, .wps), and files whose names say another format than they are of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from old_office import word_97

from reformcheck.catalog.errors import InputError
from reformcheck.plans.documents import load_plan, plan_data, read_document, understand
from reformcheck.plans.documents.drafting.draft import Draft, DraftDoubt
from reformcheck.plans.documents.reading.stream import Paragraph, Place
from reformcheck.plans.model import Doubt

WPS = bytes(range(16))
"""Where Word writes zeros, WPS names itself."""


def paragraphs(path: Path) -> list[str]:
    return [block.text.string for block in read_document(str(path)).blocks if isinstance(block, Paragraph)]


@pytest.fixture(scope="module")
def lines(examples: Path) -> list[str]:
    text = (examples / "jilin-2019-19-plan.txt").read_text("utf-8").replace("[bookmark: _GoBack]", "")
    return [line.strip(" \u3000") for line in text.split("\n") if line.strip(" \u3000")]


@pytest.mark.parametrize(("name", "class_id"), [("plan.doc", bytes(16)), ("plan.wps", WPS)])
def test_the_plan_of_the_word_file(
    imported: Callable[[Path], Draft], lines: list[str], as_docx, tmp_path: Path, name: str, class_id: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(word_97(lines, class_id=class_id))
    old, new = (plan_data(imported(p)) for p in (path, as_docx(lines, tmp_path / "plan.docx")))
    del old["document"], new["document"]
    assert old == new


def test_the_mark_of_a_picture_parts_no_words(tmp_path: Path) -> None:
    path = tmp_path / "x.doc"
    path.write_bytes(word_97(["知识产权\ufffc保险"]))
    assert paragraphs(path) == ["知识产权保险"]


def test_a_wrong_suffix_is_named_and_the_file_read(tmp_path: Path, regions) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(
        word_97(["吉林省工作方案", "一、主要任务", "（一）做好专利快速审查。（责任单位：省财政厅）"])
    )
    draft = understand(read_document(str(path)), regions)
    assert draft.doubts == (DraftDoubt("suffix", ".doc", Place(1, 1, "文件名")),)
    plan = load_plan(str(path), regions)
    assert plan.doubts == (Doubt("suffix", ".doc", plan.doubts[0].location),)
    assert str(plan.doubts[0].location) == f"{path} 文件名"


@pytest.mark.parametrize("name", ["x.wps", "x.DOC", "x", "x.bak", "x.txt.doc"])
def test_names_that_say_nothing_else(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(word_97(["甲"]))
    assert read_document(str(path)).reserves == ()


def test_older_than_word_97(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice: the sentence names Word's own way out."""
    monkeypatch.setenv("PATH", "")
    path = tmp_path / "x.doc"
    path.write_bytes(word_97(["甲"], mark=0xA5DC))
    with pytest.raises(InputError) as caught:
        read_document(str(path))
    assert caught.value.zh.startswith(
        "这个 .doc、.wps 文件读不出（可能是 Word 97 以前的格式），请用 Word 或 WPS 打开，另存为 .docx"
    )


def test_cut_short_anywhere(tmp_path: Path, lines: list[str]) -> None:
    whole = word_97(lines[:6])
    path = tmp_path / "x.doc"
    for length in range(8, len(whole) - 512, 700):
        path.write_bytes(whole[:length])
        with pytest.raises(InputError, match="damaged or cut short"):
            read_document(str(path))
