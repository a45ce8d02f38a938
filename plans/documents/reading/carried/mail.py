"""Mail (.eml) and web pages saved as one file (.mht, .mhtml): what is shown of them, and the files attached to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect
from email.header import decode_header
from email.message import Message
from typing import NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location

_MAX_PARTS = 1_000
_FRAMES = re.compile(rb"<frameset", re.IGNORECASE)


class Shown(NamedTuple):
    """A web page or a text of a message."""

    raw: bytes
    is_page: bool


def message_of(raw: bytes, where: Location) -> Message:
    """Raises InputError for one of far too many parts, or none that can be told."""
    if raw.lower().count(b"boundary=") > _MAX_PARTS:
        raise InputError(
            where, "邮件的部分过多，不像是公文，未读取", "more parts than any mail has; not read"
        )
    try:
        message = message_from_bytes(raw)
        cut = any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects)
    except (RecursionError, ValueError, LookupError):
        cut = True
    if cut:
        raise InputError(
            where,
            "邮件或网页文件已损坏或不完整，请重新取得原件",
            "the mail or saved page is damaged or cut short; get the original again",
        )
    return message


def attachments(message: Message) -> Iterator[tuple[str, bytes]]:
    """The attached files with their names; pictures and styles of a page are attached to nothing."""
    for part in message.walk():
        name = _name(part)
        inside_page = part.get("Content-Location") is not None or part.get_content_disposition() == "inline"
        if name and not part.is_multipart() and not (inside_page and part.get_content_maintype() == "image"):
            yield name, _content(part)


def shown(message: Message) -> list[Shown]:
    """What a reader sees of a message, in its order: of several forms of one text the page; of a page with frames, those."""
    if not message.is_multipart():
        return _alone(message)
    parts = [part for part in message.get_payload() if isinstance(part, Message)]
    if message.get_content_type() == "multipart/alternative":
        forms = [form for part in parts if (form := shown(part))]
        return next(
            (form for form in forms if any(piece.is_page for piece in form)), forms[0] if forms else []
        )
    if message.get_content_type() == "multipart/related":
        pages = [piece for part in parts for piece in shown(part)]
        framed = bool(pages) and _FRAMES.search(pages[0].raw) is not None
        return pages[1:] if framed else pages[:1]  # sheets of a workbook, each in a frame
    return [piece for part in parts for piece in shown(part)]


def _alone(part: Message) -> list[Shown]:
    kind = part.get_content_type()
    if part.get_content_disposition() == "attachment" or kind not in ("text/html", "text/plain"):
        return []
    content = _text(part)
    if kind == "text/plain" and part.get_param("format") == "flowed":
        content = (
            _FLOWED.sub(b"", content) if part.get_param("delsp") == "yes" else _FLOWED.sub(b" ", content)
        )
    return [Shown(content, kind == "text/html")]


_FLOWED = re.compile(rb"(?<=[^\s-]) \r?\n(?=\S)")
"""The end of a line at which a program has broken a paragraph."""
_TOLD = ("utf-7", "hz", "iso-2022", "big5", "shift_jis", "euc")
"""Encodings that bytes do not show by themselves."""


def _text(part: Message) -> bytes:
    """Its bytes, in UTF-8 where it is in an encoding that only the mail names."""
    content, charset = _content(part), str(part.get_content_charset() or "")
    if charset.startswith(_TOLD):
        try:
            return content.decode("hz" if charset.startswith("hz") else charset).encode()
        except (UnicodeDecodeError, UnicodeEncodeError, LookupError):
            return content
    return content


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


_FILENAME = re.compile(r'name="?([^";\r\n]{1,255})')


def _name(part: Message) -> str:
    """The name of an attached file, in whichever way the program that sent it has spelled it."""
    bare = next(
        (_FILENAME.search(value) for key, value in part.raw_items() if _names_a_file(key, value)), None
    )
    if bare:
        return _decoded(bare[1].encode("utf-8", "surrogateescape"), None)
    try:
        pieces = decode_header(part.get_filename() or "")
    except (ValueError, LookupError):
        return ""
    words = [piece if isinstance(piece, str) else _decoded(piece, charset) for piece, charset in pieces]
    return "".join(words).replace("\r", "").replace("\n", "")


def _names_a_file(key: str, value: str) -> bool:
    """A header that holds bytes beyond ASCII as they are, which the standard does not allow and programs send."""
    named = key.lower() in ("content-disposition", "content-type") and "name=" in value
    return named and any("\udc80" <= char <= "\udcff" for char in value)


def _decoded(raw: bytes, charset: str | None) -> str:
    """Text of a name; programs that say gb2312 mean its successor."""
    for encoding in ("gb18030" if (charset or "").lower().startswith("gb") else charset, "utf-8", "gb18030"):
        try:
            return raw.decode(encoding or "utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("utf-8", "replace")
