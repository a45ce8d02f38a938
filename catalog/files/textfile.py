"""Reading the bytes of a text file that a person wrote, whatever its encoding."""

from __future__ import annotations

import codecs
import os
import stat
import sys
from contextlib import suppress

from reformcheck.catalog.errors import InputError, os_reason
from reformcheck.catalog.model import Location

MAX_BYTES = 10_000_000

# What is asked of the system at a time: a plan is seldom larger.
_PIECE = 16_384

STDIN = "-"

# Signatures of files that are often handed over in place of a plan.
_SIGNATURES = (
    (b"PK\x03\x04", " Word、Excel 或压缩文件", "a Word, Excel or zip file"),
    (b"%PDF", " PDF 文件", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件（.doc、.wps、.xls）", "an old Office file (.doc, .wps, .xls)"),
    (b"{\\rtf", " RTF 文件", "an RTF file"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"\x1f\x8b", "压缩文件", "a compressed file"),
    (b"7z\xbc\xaf", "压缩文件", "a compressed file"),
    (b"Rar!", "压缩文件", "a compressed file"),
    (b"\x7fELF", "程序", "a program"),
)

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What Python makes of the bytes A3 A0, which every editor shows as a wide blank.
_BLANK_OF_GBK = "\ue5e5"

# How much of a file is looked at to guess its encoding.
_SAMPLE = 20_000


def same_file(one: str | None, other: str | None) -> bool:
    """Whether two names are one place, however they are spelled; None is standard output."""
    if one is None or other is None or "" in (one, other):
        return one == other
    return os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))


def shown_path(path: str) -> str:
    r"""A path as text that every output can hold: bytes of a file name that are not UTF-8 become `\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def read_bytes(path: str) -> bytes:
    """The whole file, or standard input for "-". Raises InputError when it cannot be read or is too large."""
    where = Location(shown_path(path))
    if not path:
        raise InputError(where, "文件名是空的", "the file name is empty")
    try:
        data = _read_stdin(where) if path == STDIN else _read_file(path)
    except FileNotFoundError:
        raise InputError(where, "找不到文件，请检查路径", "no such file; check the path") from None
    except IsADirectoryError:
        raise InputError(where, "这是文件夹，应为文件", "this is a folder; a file was expected") from None
    except OSError as error:
        zh, en = os_reason(error)
        raise InputError(where, f"无法读取：{zh}", f"cannot be read: {en}") from None
    if len(data) > MAX_BYTES:
        raise too_many_bytes(path)
    return data


def too_many_bytes(path: str) -> InputError:
    size = MAX_BYTES // 1_000_000
    return InputError(
        Location(shown_path(path)),
        f"文件超过 {size} MB，不像是方案或清单，请检查是否给错了文件",
        f"over {size} MB, which no plan or list is; check that this is the right file",
    )


def _read_stdin(where: Location) -> bytes:
    if sys.stdin is None:
        raise InputError(where, "标准输入已经关闭", "standard input is closed")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


# Files are read by the calls of the system: a file object of Python's asks it three times as much.


def _read_file(path: str) -> bytes:
    descriptor = _open_at_once(path)
    try:
        if hasattr(os, "O_NONBLOCK"):
            os.set_blocking(descriptor, True)
        data = os.read(descriptor, _PIECE)
        pieces, size = [data], len(data)
        while data and size <= MAX_BYTES:
            data = os.read(descriptor, _PIECE)
            pieces.append(data)
            size += len(data)
        return b"".join(pieces)
    finally:
        os.close(descriptor)


def read_beginning(path: str, size: int) -> bytes | None:
    """The first bytes of a file; None where it is none, but a folder or a pipe. Raises OSError."""
    descriptor = _open_at_once(path)
    try:
        return os.read(descriptor, size) if stat.S_ISREG(os.fstat(descriptor).st_mode) else None
    finally:
        os.close(descriptor)


def _open_at_once(path: str) -> int:
    """A descriptor of a file, opened without waiting, as a named pipe would, for someone to write."""
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def decode(data: bytes, path: str) -> str:
    """Text of UTF-8, UTF-16 or UTF-32 (with a byte order mark) or GB18030 bytes.

    Raises InputError for anything else.
    """
    where = Location(path)
    _refuse_documents(data, where)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, where)
    if b"\0" in data:
        raise _binary(data, where)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if _looks_like_utf8(data, error.start):
            raise _undecodable(data, error, where) from None
    text = _strict(data, "gb18030", where).removeprefix("\ufeff").replace(_BLANK_OF_GBK, "\u3000")
    _refuse_other_encodings(data, text, where)
    return text


def _refuse_documents(data: bytes, where: Location) -> None:
    for signature, zh, en in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(
                where,
                f"这是{zh}，应为文本；公文请先用 `reformcheck import` 转成方案文件",
                f"this is {en}, not text; turn a document into a plan file with `reformcheck import` first",
            )


def _binary(data: bytes, where: Location) -> InputError:
    """Zero bytes also come from UTF-16, which then reads well and holds the colons of YAML."""
    for encoding in ("UTF-16LE", "UTF-16BE"):
        with suppress(UnicodeDecodeError):
            text = data[:_SAMPLE].decode(encoding)
            if ":" in text and "\0" not in text:
                return InputError(
                    where,
                    f"像是 {encoding} 编码而没有字节序标记，请另存为 UTF-8（或 `iconv -f {encoding} -t UTF-8`）",
                    f"looks like {encoding} without a byte order mark; save it as UTF-8 (or `iconv -f {encoding} -t UTF-8`)",
                )
    return InputError(
        where,
        "这是二进制文件，应为 UTF-8 文本；请检查是否给错了文件",
        "this is a binary file; UTF-8 text was expected: check that this is the right file",
    )


def _looks_like_utf8(data: bytes, position: int) -> bool:
    """Mostly sound UTF-8 around a bad byte: read as GB18030 it would turn into other characters."""
    lenient = data[max(0, position - _SAMPLE) : position + _SAMPLE].decode("utf-8", "replace")
    sound = sum("\u4e00" <= char <= "\u9fff" for char in lenient)
    return sound > 4 * lenient.count("\ufffd")


def _strict(data: bytes, encoding: str, where: Location) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, where) from None


def _undecodable(data: bytes, error: UnicodeDecodeError, where: Location) -> InputError:
    """Where the bytes go wrong: line and column, in characters."""
    before = data[: error.start].decode(error.encoding, "replace")
    place = Location(where.path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    if any(words in error.reason for words in ("end of data", "incomplete", "truncated")):
        return InputError(
            place,
            "文件到此中断，最后一个字不完整；请重新取得完整的文件",
            "the file breaks off here, inside a character; get the whole file again",
        )
    byte, encoding = f"{data[error.start]:02X}", error.encoding.upper()
    if encoding == "GB18030":
        return InputError(
            place,
            f"此处的字节 {byte} 既不合 UTF-8 也不合 GB18030，请用编辑器另存为 UTF-8",
            f"byte {byte} here is neither UTF-8 nor GB18030; save the file as UTF-8 with an editor",
        )
    return InputError(
        place,
        f"此处的字节 {byte} 不合 {encoding}，文字已损坏；请改正后另存为 UTF-8",
        f"byte {byte} here is not {encoding}: the text is damaged; mend it and save it as UTF-8",
    )


def _refuse_other_encodings(data: bytes, text: str, where: Location) -> None:
    """Nearly all bytes pass as GB18030; text of another encoding turns into characters that no one uses."""
    as_gb = _common(text, "gb2312", 0xD7)
    try:
        as_big5 = _common(data.decode("big5"), "big5", 0xC6)
    except UnicodeDecodeError:
        as_big5 = 0.0
    if as_big5 > as_gb:
        raise InputError(
            where,
            "像是 Big5 编码，请另存为 UTF-8（或 `iconv -f BIG5 -t UTF-8`）",
            "looks like Big5; save it as UTF-8 (or `iconv -f BIG5 -t UTF-8`)",
        )
    if as_gb < 0.3:
        raise InputError(
            where,
            "编码既不是 UTF-8 也不是 GB18030，请用编辑器另存为 UTF-8",
            "the encoding is neither UTF-8 nor GB18030; save the file as UTF-8 with an editor",
        )


def _common(text: str, encoding: str, last: int) -> float:
    """Share of characters beyond ASCII in the punctuation and first, commonest level of a national standard.

    Both GB 2312 and Big5 order their characters in levels; `last` is the highest lead byte of the first.
    """
    beyond = [char for char in text[:_SAMPLE] if char > "\x7f"]
    codes = (char.encode(encoding, "ignore") for char in beyond)
    return sum(code[:1] <= bytes([last]) for code in codes if code) / max(1, len(beyond))
