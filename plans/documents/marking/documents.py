"""Which documents can be marked, and how each kind is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import STDIN
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.marking.remark import Author, Remark
from reformcheck.plans.documents.reading.kinds import kind_of
from reformcheck.plans.documents.reading.read_file import MAX_FILE
from reformcheck.plans.documents.reading.whole_input import read_whole


class Markable(NamedTuple):
    """A document that can be marked."""

    path: str
    raw: bytes
    """The file."""
    kind: Literal["docx", "pdf"]
    """Of what is handed back."""
    content: bytes
    """What is marked: the file, or what it is as a .docx."""


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
    kind = kind_of(raw, where)
    if kind == "docx" or kind == "pdf":
        return Markable(path, raw, kind, raw)
    if kind == "doc":
        from reformcheck.plans.documents.reading.office.old_word import as_docx

        return Markable(path, raw, "docx", as_docx(raw, path))
    raise _unmarkable(kind, raw, where)


def _unmarkable(kind: str, raw: bytes, where: Location) -> InputError:
    """What to do with a file that holds no remarks."""
    if kind == "ofd":
        return InputError(
            where,
            "OFD 里加不了批注，请用 OFD 阅读器另存为 PDF 再加；只看问题请用 `reformcheck diff`",
            "remarks cannot be put into an OFD file: save it as PDF with an OFD reader, or see the findings by `reformcheck diff`",
        )
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"reformcheck:", b"#")):
        return InputError(
            where,
            "这是方案文件（YAML），批注只能加在公文里；看问题请用 `reformcheck diff`",
            "this is a plan file (YAML), and remarks are put into documents: see the findings by `reformcheck diff`",
        )
    return InputError(
        where,
        "批注只能加在 .docx、.pdf、.doc、.wps 里；这个文件请先在 Word 或 WPS 里另存为 .docx，只看问题请用 `reformcheck diff`",
        "remarks can be put into .docx, .pdf, .doc and .wps files only: save this one as .docx first, or see the findings by"
        " `reformcheck diff`",
    )


def strings_of(document: Markable) -> dict[int, str]:
    """The paragraphs of the text by the ordinal that their places bear."""
    if document.kind == "pdf":
        from reformcheck.plans.documents.marking.pdf_file import strings_of_pdf

        return strings_of_pdf(document.content, document.path)
    from reformcheck.plans.documents.marking.word_file import strings_of_docx

    return strings_of_docx(document.content, document.path)


def with_remarks(document: Markable, remarks: Sequence[Remark], author: Author) -> bytes:
    """The document with the remarks at their words. Raises InputError."""
    if document.kind == "pdf":
        from reformcheck.plans.documents.marking.pdf_file import annotate_pdf

        return annotate_pdf(document.content, document.path, remarks, author)
    from reformcheck.plans.documents.marking.word_file import annotate_docx

    return annotate_docx(document.content, document.path, remarks, author)
