"""The text of a changed file: written back in the encoding it had, and what changes shown line by line."""

from __future__ import annotations

import codecs
import difflib

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    b"": "utf-8",
}
"""What a file may begin with, and the encoding that it tells of."""


def encoded_as(data: bytes, before: str, after: str, path: str) -> bytes:
    """The text `after` in the encoding in which `before` is `data`. Raises InputError where that cannot be told."""
    tries = [(mark, encoding) for mark, encoding in _MARKS.items() if data.startswith(mark)]
    for mark, encoding in (*tries, (b"", "gb18030")):
        if mark + before.encode(encoding) == data:
            return mark + after.encode(encoding)
    raise InputError(
        Location(path),
        "文件的编码还原不回去，没有写；请先另存为 UTF-8",
        "its encoding cannot be written back and the file was left alone; save it as UTF-8 first",
    )


def difference(before: str, after: str, path: str) -> str:
    """What changes, as `diff -u` shows it."""
    return "".join(difflib.unified_diff(_lines(before), _lines(after), path, path)).rstrip("\n")


def _lines(text: str) -> list[str]:
    """Lines of a diff, which shows no carriage returns and ends every line."""
    return [line + "\n" for line in text.removesuffix("\n").replace("\r\n", "\n").split("\n")]
