"""Files that cannot be read: one clear sentence, little memory, little time, nothing fetched, nothing written."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from broken_files import (
    CELL,
    W,
    deep,
    drawings_in_drawings,
    encrypted_pdf,
    entities,
    forms_in_forms,
    laughs,
    locked_ofd,
    many_files,
    many_paragraphs,
    nothing,
    ofd_bomb,
    ofd_of_nothing,
    packed_pdf,
    scanned_pdf,
    truncated_docx,
    word,
    written,
    zip_bomb,
)
from old_office import compound, word_97

from reformcheck.catalog.errors import InputError
from reformcheck.plans.documents import read_document

SECONDS, MEGABYTES = 30, 300

# Runs the reader in a process of its own and tells its peak of memory.
PROBE = """
import sys
from reformcheck.catalog.errors import InputError
from reformcheck.plans.documents import read_document, understand
try:
    understand(read_document(sys.argv[1]))
    said = "read"
except InputError as error:
    said = error.zh
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))  # ru_maxrss would count the parent
print(int(peak.split()[1]) // 1024, said)
"""


def probe(path: Path) -> str:
    """What is said of a file, within the bounds."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
    )
    assert done.returncode == 0, done.stderr
    memory, _, said = done.stdout.strip().partition(" ")
    assert int(memory) < MEGABYTES
    return said


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

RECOGNISES = find_spec("rapidocr") is not None
NO_WORDS = "没有认出文字" if RECOGNISES else "reformcheck[ocr]"
NO_PICTURE = "已损坏或不完整" if RECOGNISES else "reformcheck[ocr]"

CASES = {
    "truncated docx": (truncated_docx, "损坏或不完整"),
    "zip bomb": (zip_bomb, "解压后超过"),
    "docx of a million paragraphs": (many_paragraphs, "过多"),
    "zip of many files": (many_files, "过多"),
    "docx nested deeply": (deep, "嵌套过深"),
    "docx with external entities": (entities, "DTD 或外部实体"),
    "docx with entities in entities": (laughs, "DTD 或外部实体"),
    "encrypted docx": (written("x.docx", compound({"EncryptedPackage": b"", "EncryptionInfo": b""})), "密码"),
    "encrypted doc": (written("x.doc", word_97(["甲"], locked=True)), "密码"),
    "presentation": (written("x.ppt", compound({"PowerPoint Document": b""})), "幻灯片"),
    "doc cut short": (written("x.doc", OLE + bytes(600)), "损坏或不完整"),
    "doc that speaks of a Book and is cut short": (
        written("x.doc", OLE + bytes(600) + "Bookman".encode("utf-16-le")),
        "Word 文件已损坏或不完整",
    ),
    "doc of many sectors that is cut short": (
        written("x.wps", word_97(["甲" * 500] * 100)[:50_000]),
        "损坏或不完整",
    ),
    "ofd of endless blanks": (ofd_bomb, "解压后超过"),
    "ofd of drawings in drawings": (drawings_in_drawings, "内容过多"),
    "ofd with a password": (locked_ofd, "密码"),
    "ofd of nothing": (ofd_of_nothing, "损坏或不完整"),
    "rar": (written("x.rar", b"Rar!\x1a\x07\x01\0"), "请先解压"),
    "picture": (written("x.jpg", b"\xff\xd8\xff\xe0"), NO_PICTURE),
    "encrypted pdf": (encrypted_pdf, "密码"),
    "scanned pdf": (scanned_pdf, NO_WORDS),
    "pdf of endless blanks": (packed_pdf(600, 1), "过于复杂"),
    "pdf packed twice": (packed_pdf(600, 2), "过于复杂"),
    "pdf packed twice under other names": (packed_pdf(600, 2, " /F#6c"), "过于复杂"),
    "pdf of forms in forms": (forms_in_forms, "过于复杂"),
    "pdf of few blanks": (packed_pdf(3, 1), "没有"),
    "docx of 60,000 empty paragraphs": (lambda f: word(f, "<w:p><w:r/></w:p>" * 60_000), "过多"),
    "docx of 160,000 paragraphs in each other": (lambda f: word(f, "<w:p><w:r/>" * 160_000), "嵌套过深"),
    "docx of 100,000 wide cells": (
        lambda f: word(f, f"<w:tbl><w:tr>{CELL * 100_000}</w:tr></w:tbl>"),
        "单元格过多",
    ),
    "docx of empty paragraphs in one cell": (
        lambda f: word(f, f"<w:tbl><w:tr><w:tc>{'<w:p><w:r/></w:p>' * 80_000}</w:tc><w:tc/></w:tr></w:tbl>"),
        "过多",
    ),
    "broken pdf": (written("x.pdf", b"%PDF-1.7\nnothing"), "损坏或不完整"),
    "html without text": (
        written("x.html", b"<html><script>1</script><img src='http://127.0.0.1:9/x'></html>"),
        "没有文字",
    ),
    "html nested deeply": (written("x.html", b"<html>" + b"<div>" * 300_000), "嵌套过深"),
    "html never closed": (written("x.html", b"<html>" + b"<!--" * 500_000), "没有文字"),
    "a plan file": (written("x.yaml", "# 方案\nreformcheck: 1\nplan: {}\n".encode()), "不必导入"),
    "empty file": (written("x.txt", b""), "没有文字"),
    "zeros": (nothing("x.txt"), "超过 10 MB"),
    "zeros as pdf": (nothing("x.pdf"), "超过 60 MB"),
    "one endless line": (written("x.txt", "1.省、".encode() * 300_000), "过长"),
    "a book": (written("x.txt", ("各市州要加强组织领导。" * 20 + "\n").encode() * 2_500), "过多或过长"),
    "a row without end": (
        written("x.html", ("<table>" + ("<tr>" + "<td>甲</td>" * 600 + "</tr>") * 3 + "</table>").encode()),
        "单元格过多",
    ),
    "endless lines": (written("x.txt", "1.省科技厅。\n".encode() * 30_000), "过多"),
}


@pytest.mark.parametrize("name", CASES)
def test_broken_file(name: str, tmp_path: Path):
    make, said = CASES[name]
    path = make(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert said in probe(path)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "line",
    [
        "1.推动" + "、省科技厅" * 8_000,
        "（" * 40_000 + "责任单位：",
        "1." + "排列第一" * 10_000,
        "1.责任" + "。由" * 20_000,
    ],
)
def test_odd_text_takes_little_time(line: str, tmp_path: Path):
    path = tmp_path / "x.txt"
    path.write_text(line, encoding="utf-8")
    assert probe(path) == "read"


def test_the_same_line_over_and_over(tmp_path: Path):
    path = tmp_path / "x.txt"
    path.write_text("各单位\n" * 9_900, encoding="utf-8")
    assert probe(path) == "read"


def test_folder_and_no_file(tmp_path: Path):
    for path, said in ((tmp_path, "文件夹"), (tmp_path / "none.docx", "找不到文件")):
        with pytest.raises(InputError) as caught:
            read_document(str(path))
        assert said in caught.value.zh
        assert caught.value.en.isascii()


@pytest.mark.parametrize(
    ("library", "name", "content"),
    [("selectolax.lexbor", "x.html", b"<html><p>x</p></html>"), ("pypdfium2", "x.pdf", b"%PDF-1.7")],
)
def test_a_library_that_is_not_installed(
    monkeypatch, tmp_path: Path, library: str, name: str, content: bytes
):
    monkeypatch.setitem(sys.modules, library, None)
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_document(str(path))
    assert f"pip install {library.partition('.')[0]}" in caught.value.zh


@pytest.mark.parametrize("name", ["x.docx", "x.xlsx", "x.ods", "x.zip"])
def test_a_package_that_lost_a_piece(name: str, tmp_path: Path):
    """What it says of its own parts then lies before its beginning, or in a name that is no text."""
    parts = {
        "word/document.xml": f"<w:document {W}/>", "xl/workbook.xml": "<x/>", "content.xml": "<x/>", "a.txt": "甲" * 999
    }  # fmt: skip
    part = {"x.docx": 0, "x.xlsx": 1, "x.ods": 2, "x.zip": 3}[name]
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as file:
        for number, (inner, content) in enumerate(parts.items()):
            if number in (part, 3):
                file.writestr(inner, content)
        file.writestr("说明", "")
    whole = path.read_bytes()
    for raw in (whole[:30] + whole[1500:], whole.replace("说明".encode(), b"\xe8\xaf\xff\xe6\x98\xff")):
        path.write_bytes(raw)
        with pytest.raises(InputError):
            read_document(str(path))
