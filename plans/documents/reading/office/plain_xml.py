"""Office files that are XML as such, as programs of offices fill in and call .doc or .xls: brought into the form that is read.

Word 2003 XML (w:wordDocument), the parts of a .docx in one file (pkg:package), and Excel 2003 XML (ss:Workbook).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.bounded_package import FileKind, damaged, parsed
from reformcheck.plans.documents.reading.decoding import decode_text
from reformcheck.plans.documents.reading.limits import MAX_BLOCKS, MAX_CELLS, too_long, too_wide
from reformcheck.plans.documents.reading.office.sheets import Sheet, blocks_of
from reformcheck.plans.documents.reading.stream import Block, Place, Reserve
from reformcheck.plans.documents.reading.word.read_docx import Read, read_docx
from reformcheck.plans.documents.reading.word.wordml import W

_WORD = FileKind("Word XML 文件", "Word XML file")
_EXCEL = FileKind("Excel XML 文件", "Excel XML file")
_PROLOG = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_OF_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_OF_TODAY = W[1:-1].encode()
_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_HINT = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"


def read_word_xml(raw: bytes, path: str) -> Read:
    """Paragraphs and rows of a Word file that is XML. Raises InputError."""
    where = Location(path)
    data = _utf8(raw, path)
    root = parsed(data.replace(_OF_2003, _OF_TODAY), where, _WORD)
    if root.tag == _PKG + "package":
        parts = dict(_parts(root))
    elif root.tag == W + "wordDocument":
        parts = dict(_as_of_today(root))
    else:
        raise damaged(where, None, _WORD)
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as file:
        for name, part in parts.items():
            file.writestr(name, ElementTree.tostring(part))
    return read_docx(package.getvalue(), path)


def _utf8(raw: bytes, path: str) -> bytes:
    """The XML in UTF-8, whatever it is in: the parser does not know GBK."""
    return _PROLOG.sub("", decode_text(raw, path), count=1).encode("utf-8", "replace")


def _parts(package: Element) -> Iterator[tuple[str, Element]]:
    for part in package.iterfind(_PKG + "part"):
        content = part.find(_PKG + "xmlData")
        name = part.get(_PKG + "name", "").lstrip("/")
        if content is not None and len(content) and name.startswith(("word/", "_rels/")):
            yield name, content[0]


def _as_of_today(root: Element) -> Iterator[tuple[str, Element]]:
    """The text and the styles, marked up as a .docx does it; a list's number stands before its paragraph as text."""
    styles = root.find(W + "styles")
    if styles is not None:
        yield "word/styles.xml", styles
    for element in list(root.iter()):
        for child in list(element):
            if child.tag in (W + "hdr", W + "ftr", W + "binData"):
                element.remove(child)
        if element.tag == W + "vmerge":
            element.tag = W + "vMerge"
        elif element.tag == W + "p":
            _number(element)
    document = Element(W + "document")
    document.extend(root.findall(W + "body"))
    yield "word/document.xml", document


def _number(paragraph: Element) -> None:
    hint = paragraph.find(f"{W}pPr/{W}listPr/{_HINT}t")
    label = "" if hint is None else hint.get(_HINT + "val", "")
    if label:
        run = Element(W + "r")
        text = ElementTree.SubElement(run, W + "t")
        text.text = label
        paragraph.insert(1, run)


def read_excel_xml(raw: bytes, path: str) -> tuple[list[Block], tuple[Reserve, ...]]:
    """Paragraphs and rows of an Excel file that is XML, and what is hidden. Raises InputError."""
    where = Location(path)
    root = parsed(_utf8(raw, path), where, _EXCEL)
    if root.tag != _SS + "Workbook":
        raise damaged(where, None, _EXCEL)
    sheets: list[Sheet] = []
    hidden: list[Reserve] = []
    for worksheet in root.iterfind(_SS + "Worksheet"):
        name = worksheet.get(_SS + "Name", "")
        sheet = _sheet(worksheet, name, where)
        visible = worksheet.find(f"{_X}WorksheetOptions/{_X}Visible")
        if visible is None:
            sheets.append(sheet)
        elif sheet.rows:
            words = f"工作表「{name}」"
            hidden.append(Reserve("hidden", words, Place(1, 1, words), len(sheet.rows)))
    return blocks_of(sheets, where), tuple(hidden)


def _sheet(worksheet: Element, name: str, where: Location) -> Sheet:
    rows: list[tuple[int, list[str]]] = []
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    number = 0
    for row in worksheet.iterfind(f"{_SS}Table/{_SS}Row"):
        number = _whole(row, "Index", number + 1)
        values: list[str] = []
        for cell in row.iterfind(_SS + "Cell"):
            column = _whole(cell, "Index", len(values) + 1) - 1
            across, down = _whole(cell, "MergeAcross", 0), _whole(cell, "MergeDown", 0)
            if (across + 1) * (down + 1) + len(covered) > MAX_CELLS or column + across > _WIDEST:
                raise too_wide(where)
            values += [""] * (column - len(values)) + [_value(cell)] + [""] * across
            others = [
                (r, c) for r in range(number, number + down + 1) for c in range(column, column + across + 1)
            ]
            covered.update((other, (number, column)) for other in others[1:])
        if row.get(_SS + "Hidden") != "1":
            rows.append((number, values))
        if len(rows) > MAX_BLOCKS:
            raise too_long(where)
    return Sheet(name, rows, covered)


_WIDEST = 16_384


def _whole(element: Element, name: str, absent: int) -> int:
    word = element.get(_SS + name, "")
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 8 else absent


def _value(cell: Element) -> str:
    data = cell.find(_SS + "Data")
    if data is None:
        return ""
    text = "".join(data.itertext())
    return text.removesuffix(".0") if data.get(_SS + "Type") == "Number" else text
