"""Formats that LibreOffice turns into .docx for us where it is installed: .rtf and .odt."""

from __future__ import annotations

import io
import re
import zipfile

from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.bounded_package import (
    DAMAGE,
    FileKind,
    bound_directory,
    bounded,
    damaged,
    parsed,
)
from reformcheck.plans.documents.reading.office.soffice import by_soffice
from reformcheck.plans.documents.reading.refusals import locked, to_convert
from reformcheck.plans.documents.reading.word.read_docx import Read, read_docx

_RTF = FileKind("RTF 文件", "RTF file")
_ODT = FileKind("OpenDocument 文件", "OpenDocument file")
MAX_PART = 10_000_000

_BRACE = re.compile(rb"\\bin(\d{1,9}) ?|\\[\\{}]|[{}]")


def read_rtf(raw: bytes, path: str) -> Read:
    """Paragraphs and rows of a .rtf file. Raises InputError."""
    where = Location(path)
    if not _is_whole(raw):  # LibreOffice would read what there is, and say nothing
        raise damaged(where, None, _RTF)
    return _converted(raw, ".rtf", where, _RTF)


def _is_whole(raw: bytes) -> bool:
    """Whether the group that holds the whole file is closed."""
    depth = at = 0
    while found := _BRACE.search(raw, at):
        at = found.end()
        if found[1]:
            at += int(found[1])
        elif found[0] == b"{":
            depth += 1
        elif found[0] == b"}":
            depth -= 1
            if depth == 0:
                return True
    return False


def read_odt(raw: bytes, path: str) -> Read:
    """Paragraphs and rows of a .odt file. Raises InputError."""
    where = Location(path)
    try:
        bound_directory(raw, where, _ODT)
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            for name in ("META-INF/manifest.xml", "content.xml", "styles.xml"):
                if name in package.namelist():
                    with package.open(name) as stream:
                        data = bounded(stream, MAX_PART, MAX_PART, where)
                    if b"encryption-data" in data and name != "content.xml":
                        raise locked(where)
                    if name == "content.xml":
                        parsed(data, where, _ODT)
    except DAMAGE as error:
        raise damaged(where, error, _ODT) from None
    return _converted(raw, ".odt", where, _ODT)


def _converted(raw: bytes, suffix: str, where: Location, kind: FileKind) -> Read:
    package = by_soffice(raw, suffix, where)
    if package is None:
        raise to_convert(kind.zh, kind.en, where)
    return read_docx(package, where.path)
