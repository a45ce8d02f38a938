"""A cheap look tells which PDF files are read under limits; read so, a document is the same."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path

import pytest
from broken_files import RESOURCES, forms_in_forms, pdf, stream

from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.pages.limited_pdf import read_limited
from reformcheck.plans.documents.reading.pages.pdf_bounds import leaves_doubt
from reformcheck.plans.documents.reading.pages.pdf_pages import paged_pdf

FLATE, ASCII85 = "/Filter/FlateDecode", "/Filter[/ASCII85Decode/FlateDecode]"
TEXT = b"BT /F1 12 Tf 50 700 Td (text)Tj ET\n"
FORM = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"


def packed(content: bytes) -> bytes:
    return zlib.compress(content, 9)


def in_ascii(content: bytes) -> bytes:
    return base64.a85encode(packed(content)) + b"~>"


CONTENTS = {
    "as it is": (stream("", TEXT * 9), False),
    "packed": (stream(FLATE, packed(TEXT * 9)), False),
    "packed, in letters": (stream(ASCII85, in_ascii(TEXT * 9)), False),
    "much": (stream(FLATE, packed(TEXT * 200_000)), True),
    "much, in letters": (stream(ASCII85, in_ascii(TEXT * 200_000)), True),
    "packed twice": (stream("/Filter[/FlateDecode/FlateDecode]", packed(packed(TEXT))), True),
    "packed as said elsewhere": (stream("/Filter 5 0 R", packed(TEXT)), True),
    "packed under another name": (stream("/Fil#74er/FlateDecode", packed(TEXT)), True),
    "packed in another way": (stream("/Filter/LZWDecode", b"\x80\x0b"), True),
    "a picture": (stream("/Subtype/Image/Filter/DCTDecode", b"\xff\xd8"), False),
    "a packed picture in it": (stream("", b"q BI /W 9 /H 9 /F /Fl ID " + packed(bytes(81)) + b" EI Q"), True),
    "a picture in it": (stream("", b"q BI /W 1 /H 1 ID a EI Q"), False),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_contents(name: str, tmp_path: Path):
    content, doubt = CONTENTS[name]
    assert leaves_doubt(pdf(tmp_path / "x.pdf", content).read_bytes()) is doubt


def test_what_is_shown_over_and_over(tmp_path: Path):
    once, often = stream(FORM, TEXT * 90), stream(FORM, TEXT * 20_000)
    show = stream("", b"/A Do " * 60)
    shared = "/Contents[" + "4 0 R " * 9_000 + "]"
    files = [
        pdf(tmp_path / "few", show, once, said=RESOURCES),
        pdf(tmp_path / "large", show, often, said=RESOURCES),
        pdf(tmp_path / "shared", stream("", TEXT * 90), said=shared),
        forms_in_forms(tmp_path),
    ]
    assert [leaves_doubt(path.read_bytes()) for path in files] == [False, True, True, True]


def test_objects_without_end(tmp_path: Path):
    assert leaves_doubt(pdf(tmp_path / "x.pdf", stream("", TEXT), *[b"null"] * 60_000).read_bytes())


def test_read_under_limits_it_is_the_same(as_pdf, tmp_path: Path):
    raw = as_pdf(["某市工作方案", "（一）开展检查。（责任单位：市财政局）"], tmp_path / "x.pdf").read_bytes()
    assert not leaves_doubt(raw)
    assert read_limited(raw, Location("x.pdf")) == paged_pdf(raw, Location("x.pdf"))
