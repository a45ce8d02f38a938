"""From a file to its stream of paragraphs; the kind is told from the content, not from the name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import MAX_BYTES, STDIN, too_many_bytes
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.decoding import decode_text
from reformcheck.plans.documents.reading.limits import MAX_BLOCKS, MAX_PARAGRAPH, too_long
from reformcheck.plans.documents.reading.simplified import is_traditional, simplify
from reformcheck.plans.documents.reading.stream import (
    BLANKS,
    Block,
    Cell,
    Document,
    Kind,
    Reserve,
    Row,
    texts_of,
)
from reformcheck.plans.documents.reading.whole_input import beginning_of, read_whole

MAX_FILE = 60_000_000
"""Bytes of a .docx, .pdf or .ofd; pictures may fill one, text does not."""

_HEAD = 4096


def read_document(path: str, progress: Callable[[int, int], None] | None = None) -> Document:
    """The paragraphs and table rows of a .txt, .html, .docx, .pdf or .ofd file or pipe, or of standard input for "-".

    `progress` is called with the pages read and the pages in all. Raises InputError when the file cannot be read, is of another kind, or holds no text.
    """
    raw = read_whole(path, lambda head: MAX_FILE if _is_binary(head) else MAX_BYTES)
    kind = _kind(path, raw)
    pages: int | None = None
    reserves: tuple[Reserve, ...] = ()
    meta: dict[str, str] = {}
    if kind == "docx":
        from reformcheck.plans.documents.reading.word.read_docx import read_docx

        blocks = read_docx(raw, path)
    elif kind == "pdf":
        from reformcheck.plans.documents.reading.pages.read_pdf import read_pdf

        blocks, pages, reserves = read_pdf(raw, path, progress)
    elif kind == "ofd":
        from reformcheck.plans.documents.reading.pages.read_ofd import read_ofd

        blocks, pages, reserves = read_ofd(raw, path, progress)
    else:
        kind, blocks, meta = _read_text(raw, path)
    if not blocks:
        raise _without_text(path, kind)
    if len(blocks) > MAX_BLOCKS or max(len(t.string) for b in blocks for t in texts_of(b)) > MAX_PARAGRAPH:
        raise too_long(Location(path))
    blocks = [tidied for block in blocks if (tidied := _tidied(block))]
    if not blocks:
        raise _without_text(path, kind)
    traditional = is_traditional(blocks)
    if traditional:
        blocks = simplify(blocks)
    return Document(
        path, kind, hashlib.sha256(raw).hexdigest(), tuple(blocks), pages, traditional, meta, reserves
    )


def _tidied(block: Block) -> Block | None:
    """A block without what no reader sees, and a paragraph without the blanks around it; None where nothing is left."""
    if isinstance(block, Row):
        if all(text.seen() is text for text in texts_of(block)):
            return block
        row = replace(block, cells=tuple(_tidied_cell(cell) for cell in block.cells))
        return row if texts_of(row) else None
    text = block.text.seen()
    body = text.string.strip(BLANKS)
    if len(body) < len(text.string):
        start = text.string.index(body)
        text = text.cut(start, start + len(body))
    return (block if text is block.text else replace(block, text=text)) if text else None


def _tidied_cell(cell: Cell) -> Cell:
    return replace(cell, lines=tuple(text for line in cell.lines if (text := line.seen().cut(0))))


def is_document(path: str) -> bool:
    """Whether `path` is for this importer: a document rather than a YAML plan file.

    A pipe is opened by whoever reads it, and by nobody before.
    """
    name = path.lower()
    head = b"" if path == STDIN else beginning_of(path, _HEAD)
    if _starts_like(head, _SIGNATURES) or name.endswith(_NAMES):
        return True
    return not name.endswith((".yaml", ".yml")) and _is_html(head)


_NAMES = (".txt", ".htm", ".html", ".docx", ".pdf", ".ofd")
_ZIP, _PDF, _OLE, _RTF = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_SIGNATURES = (_ZIP, _PDF, _OLE, _RTF)


def _starts_like(head: bytes, signatures: tuple[bytes, ...]) -> bool:
    return head.startswith(signatures)


def _is_binary(head: bytes) -> bool:
    return _starts_like(head, (_ZIP, _OLE)) or _PDF in head[:1024]


def _kind(path: str, raw: bytes) -> Kind:
    """Raises InputError for a kind that must be converted first, and for a file that is too large."""
    head = raw[:_HEAD]
    if head.startswith(_OLE):
        raise _old_office(path, raw)
    if head.startswith(_RTF):
        raise _to_convert(path, "RTF 文件", "an RTF file")
    if head.startswith(_PICTURES):
        raise InputError(
            Location(path),
            "这是图片，须先做文字识别（OCR，例如 `ocrmypdf --language chi_sim`）",
            "this is a picture; run OCR on it first (for example `ocrmypdf --language chi_sim`)",
        )
    if _is_binary(head):
        if len(raw) > MAX_FILE:
            raise _too_large(path)
        if head.startswith(_ZIP):
            return "ofd" if b"OFD.xml" in raw and b"word/document.xml" not in raw else "docx"
        return "pdf"
    if len(raw) > MAX_BYTES:
        raise too_many_bytes(path)
    return "text"


def _old_office(path: str, raw: bytes) -> InputError:
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return InputError(
            Location(path),
            "文件有密码保护，请先在 Word 或 WPS 里取消密码",
            "the file is protected by a password; remove it in Word or WPS first",
        )
    return _to_convert(path, "旧版 Office 文件（.doc、.wps）", "an old Office file (.doc, .wps)")


def _to_convert(path: str, zh: str, en: str) -> InputError:
    return InputError(
        Location(path),
        f"这是{zh}，请先用 LibreOffice 转成 .docx：`soffice --convert-to docx 文件名`，或在 WPS 里另存为 .docx",
        f"this is {en}; convert it to .docx first: `soffice --convert-to docx FILE`, or save it as .docx in WPS",
    )


def _too_large(path: str) -> InputError:
    size = MAX_FILE // 1_000_000
    return InputError(
        Location(path),
        f"文件超过 {size} MB，请先删去图片再导入",
        f"over {size} MB; remove its pictures first",
    )


def _read_text(raw: bytes, path: str) -> tuple[Kind, list[Block], dict[str, str]]:
    if _is_html(raw[:_HEAD]):
        from reformcheck.plans.documents.reading.read_html import read_html

        blocks, meta = read_html(raw, path)
        return "html", blocks, meta
    from reformcheck.plans.documents.reading.read_text import read_text

    text = decode_text(raw, path)
    if _is_plan_file(text):
        raise InputError(
            Location(path),
            "这已是方案文件或清单（YAML），不必导入；检查请用 `reformcheck diff`",
            "this is a plan file or list (YAML) already; check it with `reformcheck diff`",
        )
    return "text", read_text(text), {}


def _is_plan_file(text: str) -> bool:
    """Whether the first line that is no comment is the key of a plan file or a list."""
    lines = (line.strip() for line in text[:_HEAD].split("\n"))
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return first.startswith(("reformcheck:", "reformcheck-list:"))


_HTML_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<div", b"<table", b"<p>", b"<p ", b"<meta")


def _is_html(head: bytes) -> bool:
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return text.startswith(b"<") and any(sign in text for sign in _HTML_SIGNS)


def _without_text(path: str, kind: Kind) -> InputError:
    if kind == "ofd":
        return InputError(
            Location(path),
            "OFD 里没有文字，只有图片或线条（扫描件），请索取可以复制文字的版本",
            "the OFD file has no text, only pictures or lines (a scan); ask for one whose text can be copied",
        )
    if kind == "pdf":
        return InputError(
            Location(path),
            "PDF 里没有文字层（扫描件），请先做文字识别：`ocrmypdf --language chi_sim 原件 结果`",
            "the PDF has no text layer (a scan); run OCR first: `ocrmypdf --language chi_sim IN OUT`",
        )
    return InputError(
        Location(path),
        "文件里没有文字，请检查是否为正确的公文",
        "there is no text in the file; check that it is the right document",
    )
