"""The XML parts of a file that is a ZIP package (.docx, .ofd), each read within a bound.

The XML parser is that of the standard library; a part that declares a document type (and with it entities,
near or far) is refused.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import IO, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location

_MAX_DIRECTORY = 4_000_000
_MAX_DEPTH = 60
_END_OF_DIRECTORY = b"PK\x05\x06"

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What opening or unpacking a package raises where it is damaged."""


class FileKind(NamedTuple):
    """What a message calls the file, such as "Word 文件"."""

    zh: str
    en: str


def bound_directory(raw: bytes, where: Location, kind: FileKind) -> None:
    """Refuse a package of so many files that their names alone would fill the memory."""
    tail = raw[-66_000:]
    at = tail.rfind(_END_OF_DIRECTORY)
    if at < 0 or len(tail) < at + 16:
        raise zipfile.BadZipFile
    if struct.unpack_from("<L", tail, at + 12)[0] > _MAX_DIRECTORY:
        raise InputError(
            where,
            f"压缩包里的文件过多，不像是 {kind.zh}",
            f"holds more files than any {kind.en}; not read",
        )


def damaged(where: Location, error: Exception | None, kind: FileKind) -> InputError:
    """What is said of a package that cannot be read."""
    if "encrypted" in str(error):
        return InputError(
            where, "文件有密码保护，请先取消密码", "the file is protected by a password; remove it first"
        )
    return InputError(
        where,
        f"{kind.zh}已损坏或不完整，请重新取得原件",
        f"the {kind.en} is damaged or cut short; get the original again",
    )


def bounded(stream: IO[bytes], room: int, most: int, where: Location) -> bytes:
    """The bytes of a part, where there is room for them; `most` is what all parts together may have."""
    data = stream.read(room + 1)
    if len(data) > room:
        size = most // 1_000_000
        raise InputError(
            where,
            f"文字部分解压后超过 {size} MB，不像是公文（可能是压缩炸弹），未读取",
            f"its text unpacks to over {size} MB, which no document does (a zip bomb?); not read",
        )
    return data


def parsed(data: bytes, where: Location, kind: FileKind) -> Element:
    """The root of a part."""
    parser = ElementTree.XMLParser(target=_Builder(where, kind))
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise damaged(where, error, kind) from None
    return root


class _Builder(ElementTree.TreeBuilder):
    """Builds the tree of a part, without a document type and without endless nesting."""

    def __init__(self, where: Location, kind: FileKind) -> None:
        super().__init__()
        self._where = where
        self._kind = kind
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise InputError(
                self._where, f"{self._kind.zh}嵌套过深，不像是公文", "nested deeper than any document is"
            )
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise InputError(
            self._where,
            f"{self._kind.zh}声明了 DTD 或外部实体，正常的公文不会有，未读取",
            f"the {self._kind.en} declares a DTD or external entities, which no honest document does; not read",
        )
