"""Old office files, written byte by byte: the smallest .doc that holds a text, and the container of .doc and .xls."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from itertools import pairwise

SECTOR = 512
FREE, LAST, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
PLAIN_SIZE = 4096
"""Streams below this size would stand in a stream of small ones; they are filled up to it."""


def compound(streams: Mapping[str, bytes], class_id: bytes = bytes(16)) -> bytes:
    """A container with these streams. `class_id` is what WPS writes where zeros should stand."""
    contents = [content.ljust(PLAIN_SIZE, b"\0") for content in streams.values()]
    sizes = [-(-len(content) // SECTOR) for content in contents]
    folder = -(-(len(streams) + 1) // 4)
    starts = [folder + sum(sizes[:index]) for index in range(len(sizes))]
    chains = [_chain(0, folder)] + [_chain(start, size) for start, size in zip(starts, sizes, strict=True)]
    chain = [number for part in chains for number in part]
    tables = 1
    while tables * SECTOR // 4 < len(chain) + tables:
        tables += 1
    at = len(chain)
    chain += [TABLE] * tables + [FREE] * (tables * SECTOR // 4 - at - tables)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + class_id
    head += struct.pack("<5H6x9I", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, 0, 0, PLAIN_SIZE, LAST, 0, LAST, 0)
    head += struct.pack("<109I", *range(at, at + tables), *[FREE] * (109 - tables))
    entries = [_entry("Root Entry", 5, FREE, FREE, 1, LAST, 0)]
    # The entries hang from one another as the standard orders names: by length, then by letter.
    order = sorted(range(len(streams)), key=lambda i: (len(list(streams)[i]), list(streams)[i].upper()))
    following = {here: there for here, there in pairwise(order)}
    entries[0] = _entry("Root Entry", 5, FREE, FREE, order[0] + 1, LAST, 0)
    for index, name in enumerate(streams):
        right = following[index] + 1 if index in following else FREE
        entries.append(_entry(name, 2, FREE, right, FREE, starts[index], len(contents[index])))
    directory = b"".join(entries).ljust(folder * SECTOR, b"\0")
    body = b"".join(
        content.ljust(size * SECTOR, b"\0") for content, size in zip(contents, sizes, strict=True)
    )
    return head + directory + body + struct.pack(f"<{len(chain)}I", *chain)


def _chain(start: int, size: int) -> list[int]:
    return [*range(start + 1, start + size), LAST]


def _entry(name: str, kind: int, left: int, right: int, child: int, start: int, size: int) -> bytes:
    spelled = (name + "\0").encode("utf-16-le")
    return (
        spelled.ljust(64, b"\0")
        + struct.pack("<H2B3I", len(spelled), kind, 1, left, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


_TEXT_AT = 1024
_PIECES = 33
"""Which of the pairs of the file's head says where the list of the pieces of text stands."""


def word_97(
    lines: list[str], *, locked: bool = False, mark: int = 0xA5EC, class_id: bytes = bytes(16)
) -> bytes:
    """A .doc of these paragraphs, without any formatting. `mark` is that of the program's age."""
    text = "".join(line + "\r" for line in lines)
    pieces = struct.pack("<BI2IHIH", 2, 16, 0, len(text), 0, _TEXT_AT, 0)
    flags = 0x0200 | (0x0100 if locked else 0)
    base = struct.pack("<7HIBB", mark, 0xC1, 0, 0x0804, 0, flags, 0xBF, 0, 0, 0).ljust(32, b"\0")
    counts = [0] * 22
    counts[3] = len(text)
    pairs = [0] * 186
    pairs[2 * _PIECES : 2 * _PIECES + 2] = 0, len(pieces)
    head = base + struct.pack("<H", 14) + bytes(28) + struct.pack("<H22I", 22, *counts)
    head += struct.pack("<H186IH", 93, *pairs, 0)
    document = head.ljust(_TEXT_AT, b"\0") + text.encode("utf-16-le")
    return compound({"WordDocument": document, "1Table": pieces}, class_id)


def excel_97(
    sheets: Mapping[str, list[list[str | float]]], *, hidden: tuple[str, ...] = (), locked: bool = False
) -> bytes:
    """A .xls of these sheets."""
    bodies = [_begin(0x10) + b"".join(_cells(rows)) + _record(0x0A, b"") for rows in sheets.values()]
    names = [(name.encode("utf-16-le"), name in hidden) for name in sheets]
    head = (
        _begin(0x05) + (_record(0x2F, bytes(54)) if locked else b"") + _record(0x42, struct.pack("<H", 1200))
    )
    at = len(head) + sum(4 + 8 + len(name) for name, _ in names) + 4
    for (name, unseen), body in zip(names, bodies, strict=True):
        head += _record(0x85, struct.pack("<I4B", at, unseen, 0, len(name) // 2, 1) + name)
        at += len(body)
    return compound({"Workbook": head + _record(0x0A, b"") + b"".join(bodies)})


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<2H", kind, len(data)) + data


def _begin(kind: int) -> bytes:
    return _record(0x809, struct.pack("<4H2I", 0x600, kind, 0, 0, 0, 0))


def _cells(rows: list[list[str | float]]) -> Iterator[bytes]:
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            place = struct.pack("<3H", row, column, 0)
            if isinstance(value, str) and value:
                yield _record(0x204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
            elif not isinstance(value, str):
                yield _record(0x203, place + struct.pack("<d", value))
