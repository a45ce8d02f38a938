"""Files that cannot be read: one clear sentence, little memory, little time, nothing fetched, nothing written."""

from __future__ import annotations

import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from old_office import compound, word_97

from reformcheck.catalog.errors import InputError
from reformcheck.plans.documents import read_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
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


def package(path: Path, body: str | Iterator[bytes]) -> Path:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for chunk in [body.encode()] if isinstance(body, str) else body:
            part.write(chunk)
    return path


def bomb(filler: bytes, times: int) -> Iterator[bytes]:
    yield f"<w:document {W}><w:body>".encode()
    for _ in range(times):
        yield filler
    yield b"</w:body></w:document>"


def truncated_docx(folder: Path) -> Path:
    whole = package(folder / "whole.docx", f"<w:document {W}/>").read_bytes()
    path = folder / "cut.docx"
    path.write_bytes(whole[: len(whole) // 2])
    return path


def zip_bomb(folder: Path) -> Path:
    return package(
        folder / "bomb.docx", bomb(b"<w:p><w:r><w:t>" + b"A" * 1_000_000 + b"</w:t></w:r></w:p>", 1000)
    )


def many_paragraphs(folder: Path) -> Path:
    return package(folder / "many.docx", bomb(b"<w:p/>" * 10_000, 100))


def many_files(folder: Path) -> Path:
    path = folder / "files.docx"
    with zipfile.ZipFile(path, "w") as file:
        for number in range(60_000):
            file.writestr(f"word/{number:0100d}", "")
    return path


def deep(folder: Path) -> Path:
    return package(folder / "deep.docx", f"<w:document {W}><w:body>" + "<w:p>" * 100_000)


def entities(folder: Path) -> Path:
    return package(
        folder / "entities.docx",
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y SYSTEM "http://127.0.0.1:9/">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>&x;&y;</w:t></w:r></w:p></w:body></w:document>",
    )


def laughs(folder: Path) -> Path:
    names = "abcdefghij"
    nested = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    return package(
        folder / "laughs.docx",
        f'<!DOCTYPE d [<!ENTITY a "ha">{nested}]><w:document {W}><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>',
    )


def encrypted_pdf(folder: Path) -> Path:
    pdfencrypt = pytest.importorskip("reportlab.lib.pdfencrypt")
    from reportlab.pdfgen.canvas import Canvas

    path = folder / "locked.pdf"
    canvas = Canvas(str(path), encrypt=pdfencrypt.StandardEncryption("secret", ownerPassword="owner"))
    canvas.drawString(100, 700, "text")
    canvas.save()
    return path


def scanned_pdf(folder: Path) -> Path:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    path = folder / "scan.pdf"
    page = canvas.Canvas(str(path))
    page.rect(50, 50, 3, 3, fill=1)
    page.save()
    return path


def packed_pdf(times: int, packings: int, names: str = "/FlateDecode") -> Callable[[Path], Path]:
    """A PDF of one page whose content is so many MB of blanks, packed so many times."""

    def write(folder: Path) -> Path:
        packer = zlib.compressobj(9)
        start = packer.compress(b" ") + packer.flush(zlib.Z_FULL_FLUSH)
        content = start + times * (packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH))
        content += packer.flush()
        for _ in range(packings - 1):
            content = zlib.compress(content, 9)
        return pdf(folder / "packed.pdf", stream(f"/Filter[{names * packings}]", content))

    return write


def stream(said: str, content: bytes) -> bytes:
    return f"<<{said}/Length {len(content)}>>stream\n".encode() + content + b"\nendstream"


def pdf(path: Path, content: bytes, *others: bytes, said: str = "") -> Path:
    """A PDF of one page, its content object 4, and other objects from 5 on."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{said}>>".encode(),
        content,
        *others,
    ]
    body = b"%PDF-1.7\n"
    for number, entry in enumerate(objects, 1):
        body += f"{number} 0 obj".encode() + entry + b"\nendobj\n"
    path.write_bytes(body + f"trailer<</Root 1 0 R/Size {len(objects) + 1}>>\n".encode())
    return path


RESOURCES = "/Resources<</XObject<</A 5 0 R/B 6 0 R/C 7 0 R/D 8 0 R/E 9 0 R>>>>"


def forms_in_forms(folder: Path) -> Path:
    """60 times A, each 60 times B, and so on."""
    form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + RESOURCES
    inner = [f"/{name} Do " * 60 for name in "BCDE"] + ["0 0 m 9 9 l S " * 60]
    forms = [stream(form, content.encode()) for content in inner]
    return pdf(folder / "forms.pdf", stream("", b"/A Do " * 60), *forms, said=RESOURCES)


def word(folder: Path, body: str) -> Path:
    return package(folder / "x.docx", f"<w:document {W}><w:body>{body}</w:body></w:document>")


CELL = '<w:tc><w:tcPr><w:gridSpan w:val="64"/></w:tcPr><w:p/></w:tc>'


def written(name: str, content: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return write


def nothing(name: str) -> Callable[[Path], Path]:
    """200 MB of zeros, sparse on the disk."""

    def write(folder: Path) -> Path:
        path = folder / name
        with path.open("wb") as file:
            file.write(b"%PDF-1.7\n" if name.endswith("pdf") else b"")
            file.truncate(200_000_000)
        return path

    return write


OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd(folder: Path, page: str | Iterator[bytes], resources: str = "") -> Path:
    """An .ofd file of one page."""
    path = folder / "x.ofd"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "OFD.xml",
            f"<ofd:OFD {OFD}><ofd:DocBody><ofd:DocRoot>Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        file.writestr(
            "Document.xml",
            f"<ofd:Document {OFD}><ofd:CommonData><ofd:DocumentRes>Res.xml</ofd:DocumentRes></ofd:CommonData>"
            '<ofd:Pages><ofd:Page ID="1" BaseLoc="Page.xml"/></ofd:Pages></ofd:Document>',
        )
        file.writestr(
            "Res.xml",
            f"<ofd:Res {OFD}><ofd:CompositeGraphicUnits>{resources}</ofd:CompositeGraphicUnits></ofd:Res>",
        )
        with file.open("Page.xml", "w") as part:
            for piece in [page.encode()] if isinstance(page, str) else page:
                part.write(piece)
    return path


def ofd_bomb(folder: Path) -> Path:
    return ofd(folder, (b" " * 1_000_000 for _ in range(100)))


def drawings_in_drawings(folder: Path) -> Path:
    """100 times the first drawing, each 100 times the next, and so on."""

    def shown(number: int) -> str:
        return f'<ofd:CompositeObject ID="1" Boundary="0 0 9 9" ResourceID="{number}"/>' * 100

    units = (
        f'<ofd:CompositeGraphicUnit ID="{number}"><ofd:Content>{shown(number + 1)}</ofd:Content></ofd:CompositeGraphicUnit>'
        for number in range(9)
    )
    return ofd(folder, f"<ofd:Page {OFD}><ofd:Content>{shown(0)}</ofd:Content></ofd:Page>", "".join(units))


def locked_ofd(folder: Path) -> Path:
    path = folder / "x.ofd"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("OFD.xml", bytes(99))
        file.writestr("Encryptions.xml", "<x/>")
    return path


def ofd_of_nothing(folder: Path) -> Path:
    path = folder / "x.ofd"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("OFD.xml", "<ofd/>")
    return path


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
    path.write_text("各单位\n" * 19_000, encoding="utf-8")
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
