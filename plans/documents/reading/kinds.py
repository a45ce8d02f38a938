"""What kind of file some bytes are: told from the content, never from the name."""

from __future__ import annotations

import re
from typing import Literal

from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.compound import SIGNATURE as OLE
from reformcheck.plans.documents.reading.compound import Compound
from reformcheck.plans.documents.reading.stream import Kind

HEAD = 4096
"""Bytes from which every kind is told but those that share a container."""

ZIP, _PDF, _RTF = b"PK\x03\x04", b"%PDF-", b"{\\rtf"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")

Refused = Literal["archive", "binary-sheets", "locked", "slides", "uof", "works", "zip"]
"""Kinds that are known and not read."""


def is_binary(head: bytes) -> bool:
    """Whether a file is of a kind that pictures may make long."""
    return head.startswith((ZIP, OLE, _RTF, *_PICTURES)) or _PDF in head[:1024] or _is_mail(head[:HEAD])


def is_no_text(head: bytes) -> bool:
    """Whether a file can be no plan file, by its first bytes."""
    return head.startswith((ZIP, _PDF, OLE, _RTF, *_PICTURES, *_ARCHIVES))


def kind_of(raw: bytes, where: Location) -> Kind | Refused:
    """The kind of a file by its bytes; "text" where nothing tells another. Raises InputError for a package of far too many files."""
    head = raw[:HEAD]
    if head.startswith(OLE):
        return _in_compound(raw)
    if head.startswith(ZIP):
        return _in_package(raw, where)
    for signatures, kind in _BY_SIGNATURE:
        if head.startswith(signatures):
            return kind
    if _PDF in head[:1024]:
        return "pdf"
    return _in_text(head)


def is_marked_up(head: bytes) -> bool:
    """Whether a text is a web page, a mail or an office file that is XML, by its first bytes."""
    return _in_text(head) != "text"


def _in_text(head: bytes) -> Kind | Refused:
    if _is_mail(head):
        return "mail"
    plain = head.replace(b"\0", b"")
    for sign, kind in _XML:
        if b"<?xml" in plain[:100] and sign in plain:
            return kind
    return "html" if _is_html(head) else "text"


_XML: tuple[tuple[bytes, Kind | Refused], ...] = (
    (b"http://schemas.microsoft.com/office/word/2003/wordml", "word-xml"),
    (b"http://schemas.microsoft.com/office/2006/xmlPackage", "word-xml"),
    (b"urn:schemas-microsoft-com:office:spreadsheet", "excel-xml"),
    (b"uof:UOF", "uof"),
)

_BY_SIGNATURE: tuple[tuple[tuple[bytes, ...], Kind | Refused], ...] = (
    ((_RTF,), "rtf"),
    (_PICTURES, "picture"),
    (_ARCHIVES, "archive"),
)

_STREAMS: tuple[tuple[str, Kind | Refused], ...] = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "slides"),
    ("MatOST", "works"),
)


def _in_compound(raw: bytes) -> Kind | Refused:
    try:
        names = Compound(raw).streams()
    except ValueError:
        names = frozenset()
    if not names:  # it breaks off: the reader of its kind says so
        names = frozenset(name for name, _ in _STREAMS if _entry(name) in raw)
    return next((kind for name, kind in _STREAMS if name in names), "doc")


def _entry(name: str) -> bytes:
    """How a directory spells a name: the whole of its 64 bytes, for a text may hold the word, as in a font called Bookman."""
    return name.encode("utf-16-le").ljust(64, b"\0")


_PARTS: tuple[tuple[str, Kind | Refused], ...] = (
    ("word/", "docx"),
    ("xl/workbook.bin", "binary-sheets"),
    ("xl/", "xlsx"),
    ("ppt/", "slides"),
    ("OFD.xml", "ofd"),
    ("content.xml", "odt"),
)
_LOOKED_THROUGH = 200_000


def _in_package(raw: bytes, where: Location) -> Kind | Refused:
    """By the names of its parts; where it breaks off, by names that stand in its beginning."""
    import io
    import zipfile

    from reformcheck.plans.documents.reading.bounded_package import DAMAGE, FileKind, bound_directory

    try:
        bound_directory(raw, where, FileKind("Office 文件", "office file"))
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            names = file.namelist()
            if "mimetype" in names and "content.xml" in names:
                with file.open("mimetype") as stream:
                    return "ods" if b"spreadsheet" in stream.read(100) else "odt"
    except DAMAGE:
        head = raw[:_LOOKED_THROUGH]
        return next((kind for part, kind in _PARTS if part.encode() in head), "docx")
    return next((kind for part, kind in _PARTS if any(n.startswith(part) for n in names)), "zip")


_HEADER = re.compile(rb"([!-9;-~]{1,60}):")


def _is_mail(head: bytes) -> bool:
    """It begins with headers, among them that of the kind of its content: MIME-Version: 1.0, Content-Type: …"""
    names: set[bytes] = set()
    for line in head.lstrip(b"\xef\xbb\xbf\r\n").split(b"\n"):
        header = _HEADER.match(line)
        if header:
            names.add(header[1].lower())
        elif not (names and line[:1] in (b" ", b"\t")):
            break
    return b"content-type" in names and len(names) > 1


_HTML_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<div", b"<table", b"<p>", b"<p ", b"<meta")


def _is_html(head: bytes) -> bool:
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return text.startswith(b"<") and any(sign in text for sign in _HTML_SIGNS)
