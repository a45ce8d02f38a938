"""A PDF whose streams would unpack to more than any document holds is refused before it is opened."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location

MAX_STREAM = 40_000_000
"""Bytes of one stream: a whole Chinese font has half as many, the text of a page a hundredth."""

_EXPANDING = rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b"
_TWICE = re.compile(
    rb"\[\s{0,9}(?:/\w{1,20}\s{0,9}){0,4}?" + _EXPANDING + rb"\s{0,9}(?:/\w{1,20}\s{0,9}){0,4}?" + _EXPANDING
)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 2_000
"""Bytes before a stream in which what is said of it stands."""
_PIECE = 65_536


def bound_streams(raw: bytes, where: Location) -> None:
    """Raises InputError for a file of which a stream is packed more than once, or unpacks to too much."""
    names = _ESCAPED.sub(lambda match: bytes([int(match.group(1), 16)]), raw) if b"#" in raw else raw
    if _TWICE.search(names):
        raise _bomb(where)
    for start, said in _streams(raw):
        if b"/Image" not in said and _unpacks_to_more(raw, start):
            raise _bomb(where)


def _bomb(where: Location) -> InputError:
    size = MAX_STREAM // 1_000_000
    return InputError(
        where,
        f"PDF 的内容解压后超过 {size} MB 或经多重压缩，不像是公文（可能是压缩炸弹），未读取",
        f"the PDF unpacks to over {size} MB or is packed more than once, as no document is (a bomb?); not read",
    )


def _streams(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Where each stream begins, and what is said of it."""
    for match in _STREAM.finditer(raw):
        before = raw[max(match.start() - _DICTIONARY, 0) : match.start()]
        yield match.end(), before[before.rfind(b" obj") + 1 :]


def _unpacks_to_more(raw: bytes, start: int) -> bool:
    """Whether a stream, if it is a packed one, holds more than MAX_STREAM bytes."""
    unpacker = zlib.decompressobj()
    size = 0
    try:
        while start < len(raw) and not unpacker.eof:
            data = raw[start : start + _PIECE]
            start += _PIECE
            while data and not unpacker.eof and size <= MAX_STREAM:
                size += len(unpacker.decompress(data, 1 << 20))
                data = unpacker.unconsumed_tail
            if size > MAX_STREAM:
                return True
    except zlib.error:
        return False
    return False
