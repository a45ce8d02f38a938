"""The package of a .xlsx file: unpacked within bounds, and surveyed, before a library reads its cells."""

from __future__ import annotations

import io
import posixpath
import zipfile
from contextlib import suppress
from xml.etree.ElementTree import Element

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.bounded_package import (
    DAMAGE,
    FileKind,
    bound_directory,
    bounded,
    damaged,
    parsed,
)
from reformcheck.plans.documents.reading.office.sheet_drawings import Drawn, drawn_in
from reformcheck.plans.documents.reading.office.survey import Survey, survey_part

MAX_PARTS = 30_000_000
"""Bytes of all parts together: the marks of a table take several times its text."""

_EXCEL = FileKind("Excel 文件", "Excel file")
_BOOK, _NAMED_PARTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WANTED = (".xml", ".rels")
_UNWANTED = ("xl/media/", "xl/drawings/", "xl/charts/", "xl/embeddings/", "customXml/", "docProps/")


_DRAWINGS = "xl/drawings/drawing"


def unpacked(raw: bytes, where: Location) -> tuple[bytes, list[Survey], Drawn]:
    """The package again, without pictures and not packed, a survey of each sheet, and what lies on them.

    Raises InputError for one that is damaged, or unpacks to more than any table has.
    """
    try:
        bound_directory(raw, where, _EXCEL)
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            parts = _parts(package, where)
            drawn = drawn_in(_drawings(package, MAX_PARTS - sum(map(len, parts.values())), where))
    except DAMAGE as error:
        raise damaged(where, error, _EXCEL) from None
    if _BOOK not in parts:
        raise damaged(where, None, _EXCEL)
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return plain.getvalue(), _surveys(parts, where), drawn


def _parts(package: zipfile.ZipFile, where: Location) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    room = MAX_PARTS
    for name in dict.fromkeys(package.namelist()):
        if name.endswith(_WANTED) and not name.startswith(_UNWANTED):
            with package.open(name) as stream:
                parts[name] = bounded(stream, room, MAX_PARTS, where)
            room -= len(parts[name])
    return parts


def _drawings(package: zipfile.ZipFile, room: int, where: Location) -> list[Element]:
    """Those that are whole: the cells can be read without them."""
    roots: list[Element] = []
    for name in dict.fromkeys(package.namelist()):
        if name.startswith(_DRAWINGS) and name.endswith(".xml"):
            with suppress(InputError), package.open(name) as stream:
                data = bounded(stream, room, MAX_PARTS, where)
                room -= len(data)
                roots.append(parsed(data, where, _EXCEL))
    return roots


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
