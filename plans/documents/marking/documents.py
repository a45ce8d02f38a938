"""Which documents can be marked, and how each kind is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import STDIN
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.marking.remark import Author, Remark
from reformcheck.plans.documents.reading.read_file import MAX_FILE
from reformcheck.plans.documents.reading.whole_input import read_whole


class Markable(NamedTuple):
    """A document that can be marked."""

    path: str
    kind: Literal["docx"]
    raw: bytes


_WORD = b"PK\x03\x04"


def markable(path: str) -> Markable:
    """The document at a path. Raises InputError for one of a kind that holds no remarks."""
    where = Location(path)
    if path == STDIN:
        raise InputError(
            where,
            "批注要写进文件，不能用标准输入",
            "remarks are written into a file; it cannot be standard input",
        )
    raw = read_whole(path, lambda _: MAX_FILE)
    if len(raw) > MAX_FILE:
        size = MAX_FILE // 1_000_000
        raise InputError(where, f"文件超过 {size} MB，没有加批注", f"over {size} MB; not annotated")
    if raw.startswith(_WORD):
        return Markable(path, "docx", raw)
    raise InputError(
        where,
        "批注只能加在 .docx 里；其他文件请先在 Word 或 WPS 里另存为 .docx",
        "comments can be put into a .docx only; save another file as .docx first, in Word or WPS",
    )


def strings_of(document: Markable) -> dict[int, str]:
    """The paragraphs of the text by the ordinal that their places bear."""
    from reformcheck.plans.documents.marking.word_file import strings_of_docx

    return strings_of_docx(document.raw, document.path)


def with_remarks(document: Markable, remarks: Sequence[Remark], author: Author) -> bytes:
    """The document with the remarks at their words. Raises InputError."""
    from reformcheck.plans.documents.marking.word_file import annotate_docx

    return annotate_docx(document.raw, document.path, remarks, author)
