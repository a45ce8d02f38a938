"""Paged files (.pdf, .ofd) put together by chance from the lines of a text, whole or broken."""

from __future__ import annotations

import re
import zlib
from itertools import accumulate
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import ofd_writer
from broken_markup import package, packed
from broken_pages import in_bytes

_ON_PAGE, _IN_LINE = 24, 28
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_OPERANDS = (
    "0",
    "-1",
    "1",
    "1e9",
    "99999999999",
    "0.0001",
    "-842",
    "3.7",
    "--1",
    "x",
    "<>",
    "()",
    "[]",
    "/F2",
)
_OPERATORS = (
    "q", "Q", "BT", "ET", "3 Tr", "0 1 -1 0 300 300 Tm", "0.7 0.7 -0.7 0.7 200 200 Tm", "0 0 0 0 0 0 Tm", "1 0 0 1 5000 0 cm", "-1 0 0 1 595 0 cm", "/Fm Do", "/F2 12 Tf", "0 Tf", "100 Tz", "0 Tz",
    "40 Tc", "-20 Tc", "5 Ts", "T*", "10 TL", "[<4E00> -9999 <4E8C>] TJ", "<0041> Tj", "<> Tj", "0 0 595 842 re S", "W n", "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI", "BX", "EMC", "/Artifact BMC",
)  # fmt: skip
_ENTRIES = (
    "/Rotate 90", "/Rotate 45", "/Rotate -180", "/MediaBox [0 0 0 0]", "/MediaBox [0 0 99999 99999]", "/MediaBox [100 100 -100 -100]", "/CropBox [0 0 300 300]", "/UserUnit 100", "/Contents 99 0 R",
    "/Parent 5 0 R", "/Annots [<< /Subtype /FreeText /Contents (x) /Rect [0 0 9 9] >>]", "/Resources null", "",
)  # fmt: skip


def _shown(line: str, x: float, y: float, size: int) -> str:
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{line.encode('utf-16-be', 'replace').hex().upper()}> Tj ET"


def _pages(lines: list[str]) -> list[list[str]]:
    """Operators of each page: paragraphs set in two characters, and rows of tables with ruling lines."""
    pages: list[list[str]] = []
    room = 0
    for line in lines:
        columns = _columns(line)
        blocks = [columns] if len(columns) > 1 else [[[string]] for string in columns[0]]
        for block in blocks:
            deep = max(1, *map(len, block))
            if deep > room:
                pages.append([])
                room = _ON_PAGE
            pages[-1] += _block(block, 780 - (_ON_PAGE - room) * 29, deep)
            room -= deep
    return pages or [[]]


def _columns(line: str) -> list[list[str]]:
    """The lines of each cell; those of a paragraph as of one cell, also where a row is longer than a page."""
    cells = line.split("\t")
    if len(cells) > 1:
        fit = max(450 // len(cells) // 14, 1)
        columns = [[cell[at : at + fit] for at in range(0, len(cell), fit)] for cell in cells]
        if max(map(len, columns)) <= _ON_PAGE:
            return columns
    text = "　　" + "".join(cells)
    return [[text[at : at + _IN_LINE] for at in range(0, len(text), _IN_LINE)]]


def _block(columns: list[list[str]], top: int, deep: int) -> list[str]:
    wide = 450 // len(columns)
    operators = []
    for at, column in enumerate(columns):
        left = 70 + at * wide
        operators += [
            _shown(string, left + 3, top - 20 - n * 29, 12 if len(columns) > 1 else 14)
            for n, string in enumerate(column)
        ]
        if len(columns) > 1:
            operators.append(f"{left} {top - deep * 29} {wide} {deep * 29} re S")
    return operators


def _objects(pages: list[list[str]], chance: Random) -> list[bytes]:
    kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(len(pages)))
    made = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    for at, operators in enumerate(pages):
        made.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {7 + 2 * at} 0 R >>".encode()
        )
        made.append(_stream("\n".join(operators).encode(), chance))
    return made


def _stream(content: bytes, chance: Random) -> bytes:
    if chance.random() < 0.5:
        content = zlib.compress(content, 1)
        return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content)
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _file(objects: list[bytes]) -> bytes:
    parts = [b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"] + [
        b"%d 0 obj\n%s\nendobj\n" % (n, one) for n, one in enumerate(objects, 1)
    ]
    offsets = list(accumulate(map(len, parts)))
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets[:-1])
    size = len(objects) + 1
    return (
        b"".join(parts)
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, offsets[-1])
    )


def whole_pdf(lines: list[str], chance: Random) -> bytes:
    return _file(_objects(_pages(lines), chance))


def pdf(lines: list[str], chance: Random) -> bytes:
    pages = _pages(lines)
    for _ in range(chance.choice((0, 1, 2, 5, 20))):
        operators = chance.choice(pages)
        at = chance.randrange(len(operators) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            operators.insert(at, chance.choice(_OPERATORS))
        elif kind == 1 and operators:
            del operators[at % len(operators)]
        elif operators:
            operators[at % len(operators)] = _NUMBER.sub(
                lambda m: chance.choice(_OPERANDS) if chance.random() < 0.3 else m.group(),
                operators[at % len(operators)],
            )
    objects = _objects(pages, chance)
    for _ in range(chance.choice((0, 0, 1, 3))):
        at = chance.randrange(len(objects))
        objects[at] = _changed(objects[at], objects, chance)
    raw = _file(objects)
    return in_bytes(raw, chance) if chance.random() < 0.4 else raw


def _changed(one: bytes, objects: list[bytes], chance: Random) -> bytes:
    kind = chance.randrange(4)
    if kind == 0:
        return chance.choice(objects)
    if kind == 1:
        return one.replace(b">>", b" " + chance.choice(_ENTRIES).encode() + b" >>", 1)
    if kind == 2:
        return re.sub(rb"\b(\d+) 0 R", lambda m: b"%d 0 R" % chance.randrange(len(objects) + 2), one, count=1)
    return in_bytes(one, chance)


def _parts(lines: list[str], chance: Random, *, odd: bool) -> dict[str, str]:
    style = chance.choice(("lines", "characters", "composite"))
    prose = [line for line in lines if "\t" not in line and line.strip()]
    sheets = ofd_writer.laid_out(prose, style)
    rows = [line.split("\t") for line in lines if "\t" in line]
    if rows:
        width = max(map(len, rows))
        sheets.append(ofd_writer.Sheet("lines"))
        sheets[-1].table([[*row, *[""] * (width - len(row))] for row in rows], [154 / width] * width, 40)
    if odd and chance.random() < 0.2 and sheets:
        sheets[0].seal(100, 100)
    with TemporaryDirectory() as folder:
        path = ofd_writer.write_ofd(Path(folder, "x.ofd"), sheets)
        with ZipFile(path) as file:
            return {name: file.read(name).decode() for name in file.namelist()}


def _plain(lines: list[str]) -> list[str]:
    """Without what XML cannot hold."""
    return ["".join(c for c in line if c >= " " or c == "\t") for line in lines]


def whole_ofd(lines: list[str], chance: Random) -> bytes:
    return packed(_parts(_plain(lines), chance, odd=False))


def ofd(lines: list[str], chance: Random) -> bytes:
    return package(_parts(_plain(lines), chance, odd=True), chance)
