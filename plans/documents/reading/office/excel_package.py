"""The package of a .xlsx file: unpacked within bounds, and surveyed, before a library reads its cells."""

from __future__ import annotations

import io
import posixpath
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
from reformcheck.plans.documents.reading.office.survey import Survey, survey_part

MAX_PARTS = 30_000_000
"""Bytes of all parts together: the marks of a table take several times its text."""

_EXCEL = FileKind("Excel 文件", "Excel file")
_BOOK, _NAMED_PARTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WANTED = (".xml", ".rels")
_UNWANTED = ("xl/media/", "xl/drawings/", "xl/charts/", "xl/embeddings/", "customXml/", "docProps/")


def unpacked(raw: bytes, where: Location) -> tuple[bytes, list[Survey]]:
    """The package again, without pictures and not packed, and a survey of each sheet.

    Raises InputError for one that is damaged, or unpacks to more than any table has.
    """
    try:
        bound_directory(raw, where, _EXCEL)
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            parts = _parts(package, where)
    except DAMAGE as error:
        raise damaged(where, error, _EXCEL) from None
    if _BOOK not in parts:
        raise damaged(where, None, _EXCEL)
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return plain.getvalue(), _surveys(parts, where)


def _parts(package: zipfile.ZipFile, where: Location) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    room = MAX_PARTS
    for name in dict.fromkeys(package.namelist()):
        if name.endswith(_WANTED) and not name.startswith(_UNWANTED):
            with package.open(name) as stream:
                parts[name] = bounded(stream, room, MAX_PARTS, where)
            room -= len(parts[name])
    return parts


def _surveys(parts: dict[str, bytes], where: Location) -> list[Survey]:
    targets: dict[str, str] = {}
    if _NAMED_PARTS in parts:
        for entry in parsed(parts[_NAMED_PARTS], where, _EXCEL):
            target = posixpath.normpath(posixpath.join("/xl", entry.get("Target", ""))).lstrip("/")
            targets[entry.get("Id", "")] = target
    found = []
    for sheet in parsed(parts[_BOOK], where, _EXCEL).iter():
        part = targets.get(sheet.get(_ID, "")) if sheet.tag.endswith("}sheet") else None
        if part in parts:
            found.append(survey_part(sheet.get("name", ""), parts[part]))
    return found
