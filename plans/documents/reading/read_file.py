"""From a file to its stream of paragraphs; the kind is told from the content, not from the name."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import MAX_BYTES, STDIN, too_many_bytes
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.kinds import (
    HEAD,
    Refused,
    is_binary,
    is_marked_up,
    is_no_text,
    kind_of,
)
from reformcheck.plans.documents.reading.limits import (
    MAX_BLOCKS,
    MAX_COLUMNS,
    MAX_PARAGRAPH,
    MAX_TEXT,
    too_long,
    too_wide,
)
from reformcheck.plans.documents.reading.readers import Progress, read_contents
from reformcheck.plans.documents.reading.refusals import refusal
from reformcheck.plans.documents.reading.simplified import is_traditional, simplify
from reformcheck.plans.documents.reading.stream import (
    BLANKS,
    Block,
    Cell,
    Document,
    Kind,
    Place,
    Reserve,
    Row,
    seen,
    texts_of,
)
from reformcheck.plans.documents.reading.suffixes import CARRIERS, DOCUMENTS, MARK, SUFFIXES, is_misnamed
from reformcheck.plans.documents.reading.whole_input import beginning_of, read_whole

if TYPE_CHECKING:
    from reformcheck.plans.documents.reading.carried.inside import Carried

MAX_FILE = 60_000_000
"""Bytes of a .docx, .pdf or .ofd; pictures may fill one, text does not."""


def read_document(path: str, progress: Progress | None = None) -> Document:
    """The paragraphs and table rows of a file of any kind that is read (suffixes.py), a pipe, or standard input for "-".

    `progress` is called with the pages read and the pages in all. Raises InputError when the file cannot be read, is of another kind, or holds no text.
    """
    path = _in_archive(path)
    raw = _bytes(path)
    kind = _kind(path, raw)
    blocks, pages, meta, reserves = read_contents(kind, raw, path, progress)
    if not blocks:
        raise _without_text(path, kind)
    if _is_too_long(blocks):
        raise too_long(Location(path))
    if any(isinstance(block, Row) and len(block.cells) > MAX_COLUMNS for block in blocks):
        raise too_wide(Location(path))
    blocks = [tidied for block in blocks if (tidied := _tidied(block))]
    if not blocks:
        raise _without_text(path, kind)
    traditional = is_traditional(blocks)
    if traditional:
        blocks = simplify(blocks)
    return Document(
        path,
        kind,
        hashlib.sha256(raw).hexdigest(),
        tuple(blocks),
        pages,
        traditional,
        {key: words for key, value in meta.items() if (words := seen(value))},
        (*_of_the_name(path, kind), *reserves),
    )


def _is_too_long(blocks: list[Block]) -> bool:
    lengths = [len(text.string) for block in blocks for text in texts_of(block)]
    return len(blocks) > MAX_BLOCKS or max(lengths, default=0) > MAX_PARAGRAPH or sum(lengths) > MAX_TEXT


def _bytes(path: str) -> bytes:
    if MARK in path:
        from reformcheck.plans.documents.reading.carried.inside import is_inside, read_inside

        if is_inside(path):
            return read_inside(path)
    return read_whole(path, _limit)


def _in_archive(path: str) -> str:
    """The path of the one document in an archive or a mail; of another file, its own. Raises InputError for several or none."""
    if not path.lower().endswith(CARRIERS):
        return path
    from reformcheck.plans.documents.reading.carried.inside import carried_by

    carried = carried_by(path)
    return path if carried is None else _only_one(carried, path)


def _limit(head: bytes) -> int:
    return MAX_FILE if is_binary(head) else MAX_BYTES


def _only_one(carried: Carried, path: str) -> str:
    """The document in an archive. Raises InputError unless there is one, and one only."""
    if len(carried.documents) == 1:
        return carried.documents[0]
    if not carried.documents:
        raise InputError(
            Location(path), "压缩文件里没有能读的公文", "there is no document in it that can be read"
        )
    count, first = len(carried.documents), carried.documents[0]
    raise InputError(
        Location(path),
        f"里面有 {count} 份公文，请指明一份，例如 '{first}'",
        f"holds {count} documents; name one of them, such as '{first}'",
    )


def _of_the_name(path: str, kind: Kind) -> tuple[Reserve, ...]:
    if not is_misnamed(path, kind):
        return ()
    return (Reserve("suffix", SUFFIXES[kind][0], Place(1, 1, "文件名")),)


def _tidied(block: Block) -> Block | None:
    """A block without what no reader sees, and a paragraph without the blanks around it; None where nothing is left."""
    if isinstance(block, Row):
        if all(text.seen() is text for text in texts_of(block)):
            return block
        row = replace(block, cells=tuple(_tidied_cell(cell) for cell in block.cells))
        return row if texts_of(row) else None
    text = block.text.seen()
    body = text.string.strip(BLANKS)
    if len(body) < len(text.string):
        start = text.string.index(body)
        text = text.cut(start, start + len(body))
    return (block if text is block.text else replace(block, text=text)) if text else None


def _tidied_cell(cell: Cell) -> Cell:
    return replace(cell, lines=tuple(text for line in cell.lines if (text := line.seen().cut(0))))


def is_document(path: str) -> bool:
    """Whether `path` is for this importer: a document rather than a YAML plan file.

    A pipe is opened by whoever reads it, and by nobody before.
    """
    name = path.lower()
    if MARK in path and name.endswith((*DOCUMENTS, *CARRIERS)):
        return True
    head = b"" if path == STDIN else beginning_of(path, HEAD)
    if is_no_text(head) or name.endswith((*DOCUMENTS, *CARRIERS)):
        return True
    return not name.endswith((".yaml", ".yml")) and is_marked_up(head)


def _kind(path: str, raw: bytes) -> Kind:
    """Raises InputError for a kind that is not read, and for a file that is too large."""
    if is_binary(raw[:HEAD]):
        if len(raw) > MAX_FILE:
            raise _too_large(path)
    elif len(raw) > MAX_BYTES:
        raise too_many_bytes(path)
    kind = kind_of(raw, Location(path))
    if kind in SUFFIXES:
        return kind
    raise refusal(cast(Refused, kind), Location(path))


def _too_large(path: str) -> InputError:
    size = MAX_FILE // 1_000_000
    return InputError(
        Location(path),
        f"文件超过 {size} MB，请先删去图片再导入",
        f"over {size} MB; remove its pictures first",
    )


def _without_text(path: str, kind: Kind) -> InputError:
    if kind == "ofd":
        return InputError(
            Location(path),
            "OFD 里没有文字，只有图片或线条（扫描件），请索取可以复制文字的版本",
            "the OFD file has no text, only pictures or lines (a scan); ask for one whose text can be copied",
        )
    if kind in ("pdf", "picture"):
        return InputError(
            Location(path),
            "没有认出文字，请检查是否为正确的公文，或重新扫描（300 dpi，灰度）",
            "no characters were recognised; check that it is the right document, or scan it again (300 dpi, gray)",
        )
    return InputError(
        Location(path),
        "文件里没有文字，请检查是否为正确的公文",
        "there is no text in the file; check that it is the right document",
    )
