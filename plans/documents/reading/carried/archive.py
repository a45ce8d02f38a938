"""The files of a .zip archive, by their names as the person who packed them saw them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.bounded_package import DAMAGE, FileKind, bound_directory, damaged

_ZIP = FileKind("压缩文件", "zip file")
_UTF8 = 0x800
_LOCKED = 0x1


class Archive:
    """An open archive. Raises InputError where it is damaged, or holds far too many files."""

    def __init__(self, raw: bytes, where: Location) -> None:
        self._where = where
        try:
            bound_directory(raw, where, _ZIP)
            self._file = zipfile.ZipFile(io.BytesIO(raw))
        except DAMAGE as error:
            raise damaged(where, error, _ZIP) from None
        entries = [entry for entry in self._file.infolist() if entry.filename and not entry.is_dir()]
        self._entries = dict(zip(_names(entries), entries, strict=True))
        if any(entry.flag_bits & _LOCKED for entry in self._entries.values()):
            raise InputError(
                where,
                "压缩文件有密码保护，请先解压",
                "the zip file is protected by a password; unpack it first",
            )

    def names(self) -> Iterator[str]:
        return iter(self._entries)

    def read(self, name: str, most: int) -> bytes:
        """A file, or one byte more than `most` of it. Raises InputError."""
        entry = self._entries[name]
        try:
            with self._file.open(entry) as stream:
                return stream.read(most + 1)
        except NotImplementedError:
            raise InputError(
                self._where,
                "压缩文件用的压缩方法读不了，请先解压",
                "the zip file is packed in a way that is not read; unpack it first",
            ) from None
        except DAMAGE as error:
            raise damaged(self._where, error, _ZIP) from None


def _names(entries: list[zipfile.ZipInfo]) -> list[str]:
    """The names, in UTF-8 where an entry says so; the others are all in one encoding, which none of them tells."""
    told = [entry.orig_filename.split("\0")[0] for entry in entries]
    untold = [name.encode("cp437", "replace") for name in told]
    encoding = "utf-8" if _is_utf8(b"\n".join(untold)) else "gb18030"
    names = [
        name if entry.flag_bits & _UTF8 else raw.decode(encoding, "replace")
        for entry, name, raw in zip(entries, told, untold, strict=True)
    ]
    return [name.replace("\\", "/") for name in names]


_CJK = "\u2e80"


def _is_utf8(names: bytes) -> bool:
    """Whether names can be UTF-8 and hold Chinese as such: the bytes of 图 in GBK pass for another letter."""
    try:
        return any(char >= _CJK for char in names.decode("utf-8"))
    except UnicodeDecodeError:
        return False
