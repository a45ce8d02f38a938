"""Files that break a reader, or try to fill its memory and its time: each function writes one."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


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
