"""Reading the bytes of a text file that a person wrote, whatever its encoding."""

from __future__ import annotations

import sys
from pathlib import Path

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location

MAX_BYTES = 10_000_000

STDIN = "-"

# Signatures of files that are often handed over in place of a plan.
_SIGNATURES = (
    (b"PK\x03\x04", "Word、Excel 或压缩文件", "a Word, Excel or zip file"),
    (b"%PDF", "PDF 文件", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件（.doc、.wps、.xls）", "an old Office file (.doc, .wps, .xls)"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"\x1f\x8b", "压缩文件", "a compressed file"),
    (b"\x7fELF", "程序", "a program"),
)


def read_bytes(path: str) -> bytes:
    """The whole file, or standard input for "-". Raises InputError when it cannot be read or is too large."""
    where = Location(path)
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            if Path(path).is_dir():
                raise InputError(where, "这是文件夹，应为文件", "this is a folder; a file was expected")
            with Path(path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(where, "找不到文件，请检查路径", "no such file; check the path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(where, f"无法读取：{reason}", f"cannot be read: {reason}") from None
    if len(data) > MAX_BYTES:
        size = MAX_BYTES // 1_000_000
        raise InputError(
            where,
            f"文件超过 {size} MB，不像是方案，请检查",
            f"over {size} MB, which no plan is; check the file",
        )
    return data


def decode(data: bytes, path: str) -> str:
    """Text of UTF-8, UTF-16 (with a byte order mark) or GB18030 bytes. Raises InputError for anything else."""
    where = Location(path)
    for signature, zh, en in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(
                where,
                f"这是{zh}，应为文本；公文请先用 `reformcheck import` 转成方案文件",
                f"this is {en}, not text; turn a document into a plan file with `reformcheck import` first",
            )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(data, "utf-16", where)
    if b"\0" in data:
        raise InputError(
            where, "这是二进制文件，应为 UTF-8 文本", "this is a binary file; UTF-8 text was expected"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _looks_like_utf8(data):
            line = data.count(b"\n", 0, error.start) + 1
            raise InputError(
                Location(path, line),
                "此行有损坏的 UTF-8 字节，请用编辑器另存为 UTF-8",
                "broken UTF-8 on this line; save the file again as UTF-8",
            ) from None
        return _strict(data, "gb18030", where)


def _looks_like_utf8(data: bytes) -> bool:
    """Mostly sound UTF-8 with a few bad bytes: read as GB18030 it would turn into other characters."""
    lenient = data.decode("utf-8", "replace")
    sound = sum("\u4e00" <= char <= "\u9fff" for char in lenient)
    return sound > 4 * lenient.count("\ufffd")


def _strict(data: bytes, encoding: str, where: Location) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        place = Location(where.path, data.count(b"\n", 0, error.start) + 1)
        raise InputError(
            place,
            "此行的编码无法识别，请另存为 UTF-8（例如 `iconv -f GB18030 -t UTF-8`）",
            "the encoding of this line is unknown; save the file as UTF-8 (`iconv -f GB18030 -t UTF-8`)",
        ) from None
