"""Documents inside archives and mail: 材料.zip!/方案.docx is the file 方案.docx in 材料.zip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import STDIN, shown_path
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.carried.archive import Archive
from reformcheck.plans.documents.reading.kinds import ZIP, kind_of
from reformcheck.plans.documents.reading.suffixes import CARRIERS, DOCUMENTS, MARK

MAX_CARRIER = 150_000_000
"""Bytes of an archive."""
MAX_CARRIED = 60_000_000
"""Bytes of a file in it."""

_Reader = Callable[[int], bytes]

_MAX_DOCUMENTS = 2_000
_MAX_DEPTH = 3
_MAX_NESTED = 150_000_000
"""Bytes of all archives in archives."""


class Carried(NamedTuple):
    """What an archive or a mail holds: paths of the documents, and of what is none."""

    documents: list[str]
    others: list[str]


def file_of(path: str) -> str:
    """The file on the disk: that which carries, where the path leads into one."""
    head, mark, _ = path.partition(MARK)
    return head if mark and not _exists(path) else path


def is_inside(path: str) -> bool:
    """Whether a path leads into an archive or a mail."""
    return file_of(path) != path and _exists(file_of(path))


def _exists(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def carried_by(path: str) -> Carried | None:
    """What an archive or a mail carries; None for a file that is none, by its name, and for a mail without documents.

    Raises InputError for one that cannot be read.
    """
    if path == STDIN or not path.lower().endswith(CARRIERS) or not _exists(path):
        return None
    raw, where = _bytes_of(path), Location(shown_path(path))
    kind = kind_of(raw, where)
    if kind not in ("zip", "mail"):
        return None
    search = _Search(where)
    search.look(raw, path, 1)
    return search.found if search.found.documents or kind == "zip" else None


def read_inside(path: str) -> bytes:
    """The bytes of a file in an archive. Raises InputError."""
    content = part_of(_bytes_of(file_of(path)), path)
    if content is None:
        raise InputError(
            Location(shown_path(path)), "压缩文件里没有这个文件", "there is no such file in the archive"
        )
    return content


def part_of(raw: bytes, path: str) -> bytes | None:
    """What an archive with these bytes holds at a path; None where it holds no such file. Raises InputError."""
    outer = file_of(path)
    shown = outer
    for name in path[len(outer) + len(MARK) :].split(MARK):
        reader = dict(_files(raw, Location(shown_path(shown)))).get(name)
        if reader is None:
            return None
        raw, shown = reader(MAX_CARRIED), f"{shown}{MARK}{name}"
    return raw


@dataclass(slots=True)
class _Search:
    where: Location
    found: Carried = field(default_factory=lambda: Carried([], []))
    room: int = _MAX_NESTED

    def look(self, raw: bytes, path: str, depth: int) -> None:
        for name, read in _files(raw, self.where):
            if _is_of_the_system(name):
                continue
            inner, lower = f"{path}{MARK}{name}", name.lower()
            if lower.endswith(CARRIERS):
                self.look_into(read, inner, depth + 1)
            elif lower.endswith(DOCUMENTS):
                self.found.documents.append(inner)
            else:
                self.found.others.append(inner)
            if len(self.found.documents) > _MAX_DOCUMENTS:
                raise InputError(
                    self.where,
                    f"压缩文件里的公文超过 {_MAX_DOCUMENTS} 份，请解压后分批检查",
                    f"over {_MAX_DOCUMENTS} documents in the archive; unpack it and check them in parts",
                )

    def look_into(self, read: _Reader, path: str, depth: int) -> None:
        """An archive or a mail in another; one that carries nothing, or is not looked into, is left to its reading."""
        before = len(self.found.documents)
        if depth <= _MAX_DEPTH and self.room > 0:
            with suppress(InputError):
                raw = read(min(self.room, MAX_CARRIED))
                self.room -= len(raw)
                self.look(raw, path, depth)
        if len(self.found.documents) == before:
            self.found.documents.append(path)


def _is_of_the_system(name: str) -> bool:
    """Shadows of files that macOS packs, temporary files of Word."""
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return hidden or "__MACOSX" in parts or parts[-1:][0].startswith("~$")


def _files(raw: bytes, where: Location) -> Iterator[tuple[str, _Reader]]:
    """The files that an archive or a mail carries, each with what reads it up to a number of bytes, and one more."""
    if raw.startswith(ZIP):
        archive = Archive(raw, where)
        for name in archive.names():
            yield name, partial(archive.read, name)
    else:
        from reformcheck.plans.documents.reading.carried.mail import attachments, message_of

        for name, content in attachments(message_of(raw, where)):
            yield name, partial(_beginning, content)


def _beginning(content: bytes, most: int) -> bytes:
    return content[: most + 1]


def _bytes_of(path: str) -> bytes:
    where = Location(shown_path(path))
    try:
        with Path(path).open("rb") as file:
            raw = file.read(MAX_CARRIER + 1)
    except OSError:
        raise InputError(where, "无法读取", "cannot be read") from None
    if len(raw) > MAX_CARRIER:
        size = MAX_CARRIER // 1_000_000
        raise InputError(where, f"文件超过 {size} MB，请先解压", f"over {size} MB; unpack it first")
    return raw
