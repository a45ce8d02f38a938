"""A cheap look at a PDF, before it is opened: whether what it unpacks to could fill the memory or take minutes.

pdfium cannot be bounded from inside. A file that leaves doubt is read in a process of its own, under limits; the others,
which are nearly all, are not delayed by one.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

MAX_STREAM = 4_000_000
"""Bytes of one stream; the text of a page has a hundredth, its font, as programs embed it, a tenth."""
MAX_STREAMS = 30_000_000
"""Bytes of all streams."""
MAX_STREAM_COUNT = 3_000
MAX_SHOWN = 20_000_000
"""Bytes of what is drawn over and over: contents that several pages share, forms that pages show."""
MAX_OBJECTS = 50_000

_STREAM = re.compile(rb"stream[^\r\n]{0,20}(?:\r\n|\r|\n)")
_DICTIONARY = 2_000
"""Bytes before a stream in which what is said of it stands."""
_OBJECT = re.compile(rb"(\d{1,7}) \d{1,5} obj\s{0,20}<<")
_REFERENCE = re.compile(rb"(\d{1,7}) \d{1,5} R\b")
_FILTER = re.compile(rb"/Filter\s{0,20}(\[[^\]]{0,100}\]|/\w{1,20}|[^/\[])")
_PICTURES = frozenset([b"DCTDecode", b"JPXDecode", b"CCITTFaxDecode", b"JBIG2Decode"])
_PLAIN: tuple[list[bytes], ...] = ([], [b"FlateDecode"], [b"ASCII85Decode", b"FlateDecode"])
_FORM = re.compile(rb"/Form\b|/Subtype\s{0,9}\d")
_SHOW = b"Do"
"""The operator that shows a form; by chance it stands in other streams too."""
_INLINE = re.compile(rb"/(?:F|Filter)\s{0,9}[/\[]")
"""A picture inside a page, between BI and ID, that is packed once more."""
_PIECE = 65_536


class _Stream(NamedTuple):
    number: int
    said: bytes
    """Its dictionary."""
    start: int
    end: int


def leaves_doubt(raw: bytes) -> bool:
    """Whether a PDF must be read under limits."""
    if b"/Encrypt" in raw or raw.count(b" obj") > MAX_OBJECTS:
        return True
    room, count = MAX_STREAMS, 0
    sizes: dict[int, int] = {}
    forms = shows = 0
    references: Counter[bytes] = Counter()
    after = 0
    for stream in _streams(raw):
        count += 1
        references.update(_REFERENCE.findall(raw, after, stream.start))
        after = stream.end
        filters = _filters(stream)
        if filters is None or count > MAX_STREAM_COUNT:
            return True
        if filters and filters[0] in _PICTURES:
            continue
        content = _unpacked(raw, stream, filters)
        room -= len(content)
        if len(content) > MAX_STREAM or room < 0:
            return True
        if b"BI" in content and _INLINE.search(content):
            return True
        sizes[stream.number] = len(content)
        shown = content.count(_SHOW)
        shows += shown
        if _FORM.search(stream.said):
            if shown:
                return True  # forms in forms can multiply without end
            forms = max(forms, len(content))
        if b"/ObjStm" in stream.said:
            references.update(_REFERENCE.findall(content))
    references.update(_REFERENCE.findall(raw, after))
    drawn = sum(size * references[b"%d" % number] for number, size in sizes.items() if size > 1_000)
    return drawn + shows * forms > MAX_SHOWN


def _streams(raw: bytes) -> Iterator[_Stream]:
    for match in _STREAM.finditer(raw):
        if raw[match.start() - 3 : match.start()] == b"end":
            continue
        before = raw[max(match.start() - _DICTIONARY, 0) : match.start()]
        found = _OBJECT.match(before, _start_of_object(before))
        end = raw.find(b"endstream", match.end())
        end = len(raw) if end < 0 else end
        if found is None:
            yield _Stream(0, b"", match.end(), end)
        else:
            yield _Stream(int(found.group(1)), before[found.end() :], match.end(), end)


def _start_of_object(before: bytes) -> int:
    """Where the last "12 0 obj" begins."""
    at = before.rfind(b" obj")
    while at > 0 and before[at - 1 : at].isdigit():
        at -= 1
    at -= 1
    while at > 0 and before[at - 1 : at].isdigit():
        at -= 1
    return max(at, 0)


def _filters(stream: _Stream) -> list[bytes] | None:
    """The names of its filters; None where they are not the usual ones, or not told for sure."""
    said = stream.said
    if not said or b"#" in said or said.count(b"/Filter") > 1:
        return None
    found = _FILTER.search(said)
    if found is None:
        return None if b"/Filter" in said or b"/F " in said else []
    names = re.findall(rb"/(\w{1,20})", found.group(1))
    usual = names in _PLAIN or (len(names) == 1 and names[0] in _PICTURES)
    return names if usual and found.group(1)[:1] in b"[/" else None


def _unpacked(raw: bytes, stream: _Stream, filters: list[bytes]) -> bytes:
    """The content of a stream, or a little more than MAX_STREAM bytes of it."""
    if not filters:
        return raw[stream.start : min(stream.end, stream.start + MAX_STREAM + 1)]
    data = raw if len(filters) == 1 else _from_ascii(raw[stream.start : stream.end])
    start = stream.start if data is raw else 0
    unpacker = zlib.decompressobj()
    content = bytearray()
    piece = min(stream.end - stream.start, _PIECE)  # mostly all of it
    try:
        while start < len(data) and not unpacker.eof and len(content) <= MAX_STREAM:
            content += unpacker.decompress(data[start : start + piece], MAX_STREAM + 1)
            start += piece
            piece = _PIECE
    except zlib.error:
        pass  # pdfium too keeps what came before
    return bytes(content)


def _from_ascii(data: bytes) -> bytes:
    try:
        return base64.a85decode(data.strip().removesuffix(b"~>"))
    except ValueError:
        return b""
