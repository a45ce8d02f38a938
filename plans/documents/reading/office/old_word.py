"""Word 97 to 2003 and WPS (.doc, .wps): turned into .docx, which the reader of Word files reads."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.compound import Compound
from reformcheck.plans.documents.reading.office.soffice import by_soffice
from reformcheck.plans.documents.reading.refusals import locked
from reformcheck.plans.documents.reading.word.read_docx import Read, read_docx


def read_doc(raw: bytes, path: str) -> Read:
    """Paragraphs and rows of a .doc or .wps file; `path` is only for messages. Raises InputError."""
    return read_docx(as_docx(raw, path), path)


def as_docx(raw: bytes, path: str) -> bytes:
    """A .doc or .wps file as a .docx; `path` is only for messages. Raises InputError."""
    where = Location(path)
    if not _is_whole(raw):
        raise _damaged(where)
    package = _converted(raw, where) or by_soffice(raw, ".doc", where)
    if package is None:
        raise _unreadable(where)
    return package


def _is_whole(raw: bytes) -> bool:
    try:
        container = Compound(raw)
        return container.whole and "WordDocument" in container.streams()
    except ValueError:
        return False


_CLASS = slice(8, 24)
"""Bytes of the container's head that WPS fills, and the standard wants to be zero."""


def _converted(raw: bytes, where: Location) -> bytes | None:
    """The text as .docx; None where the library cannot. Raises InputError for a protected file, or without the library."""
    try:
        from doc2docx import convert
        from doc2docx.errors import EncryptedDocumentError
    except ImportError:
        raise InputError(
            where,
            "读 .doc、.wps 需要 msdoc2docx，请运行 `pip install msdoc2docx`；或者用 Word、WPS 打开，另存为 .docx",
            ".doc and .wps files need msdoc2docx; run `pip install msdoc2docx`, or save the file as .docx in Word or WPS",
        ) from None
    data = bytearray(raw)
    data[_CLASS] = bytes(16)
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "old.doc"), Path(folder, "new.docx")
        source.write_bytes(data)
        try:
            convert(source, target)
        except EncryptedDocumentError:
            raise locked(where) from None
        except Exception:  # whatever the library meets in a file of another age, another program may read it
            return None
        return target.read_bytes()


def _damaged(where: Location) -> InputError:
    return InputError(
        where,
        "Word 文件已损坏或不完整，请重新取得原件",
        "the Word file is damaged or cut short; get the original again",
    )


def _unreadable(where: Location) -> InputError:
    return InputError(
        where,
        "这个 .doc、.wps 文件读不出（可能是 Word 97 以前的格式），请用 Word 或 WPS 打开，另存为 .docx 再检查；装有 LibreOffice 的也会自动转换",
        "this .doc or .wps file cannot be read (it may be older than Word 97): open it in Word or WPS, save it as .docx, and"
        " check that; where LibreOffice is installed, it is converted by itself",
    )
