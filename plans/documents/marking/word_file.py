"""A Word file with comments: all of its parts as they were, but those that comments need."""

from __future__ import annotations

import io
import posixpath
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from xml.parsers.expat import ExpatError
from xml.sax.saxutils import quoteattr

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.marking.placed_xml import Placed, placed_tree, with_child
from reformcheck.plans.documents.marking.remark import Author, Remark
from reformcheck.plans.documents.marking.word_comments import (
    PART,
    RELATION,
    TYPE,
    extended_part,
    first_free,
    new_part,
)
from reformcheck.plans.documents.marking.word_marks import with_marks
from reformcheck.plans.documents.reading.word.read_docx import contents_by_paragraph, read_docx
from reformcheck.plans.documents.reading.word.word_package import read_parts

_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = {
    _TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    _STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MOST = 400_000_000
"""Bytes of all parts together, pictures among them."""


def annotate_docx(raw: bytes, path: str, remarks: Sequence[Remark], author: Author) -> bytes:
    """The file with a comment for every remark; `path` is only for messages. Raises InputError."""
    where = Location(path)
    parts = read_parts(raw, where)
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        _refuse(file, where)
        changed = _Change(file, parts.main, where).parts(remarks, author, raw)
        result = _written(file, changed)
    if read_docx(result, path) != read_docx(raw, path):
        raise _unusual(where)
    return result


def strings_of_docx(raw: bytes, path: str) -> dict[int, str]:
    """The paragraphs of the text, not of what stands around it, by their ordinals. Raises InputError."""
    where = Location(path)
    found = contents_by_paragraph(read_parts(raw, where), path)
    return {ordinal: "".join(content.string for content in contents) for ordinal, contents in found.items()}


def _refuse(file: zipfile.ZipFile, where: Location) -> None:
    names = file.namelist()
    if any(name.lower().startswith("_xmlsignatures/") for name in names):
        raise InputError(
            where,
            "文件有数字签名，加批注会使签名失效，没有写；请用未签名的文件",
            "the file is digitally signed, and comments would break the signature: nothing was written; use the unsigned file",
        )
    if sum(info.file_size for info in file.infolist()) > _MOST or len(set(names)) < len(names):
        raise _unusual(where)


def _unusual(where: Location) -> InputError:
    return InputError(
        where,
        "这种写法的 Word 文件加不了批注，什么都没有写；请在 Word 或 WPS 里另存为 .docx 再试",
        "comments cannot be put into a Word file written like this, and nothing was written; save it anew as .docx in Word or WPS",
    )


class _Change:
    """What comments change in a package."""

    def __init__(self, file: zipfile.ZipFile, main: str, where: Location) -> None:
        self._file = file
        self._names = set(file.namelist())
        self._main = main
        self._where = where
        folder, base = posixpath.split(main)
        self._folder = folder
        self._relations = posixpath.join(folder, "_rels", f"{base}.rels")

    def parts(self, remarks: Sequence[Remark], author: Author, raw: bytes) -> dict[str, bytes]:
        """The parts that change, with their new bytes."""
        data = self._file.read(self._main)
        space = _STRICT if f'"{_STRICT}"'.encode() in data else _TRANSITIONAL
        root = self._tree(data)
        found = contents_by_paragraph(read_parts(raw, self._where)._replace(document=root), self._where.path)
        part = self._comments_part()
        if part:
            held = self._file.read(part)
            comments = self._tree(held)
            first = first_free(root, comments)
            return {
                self._main: with_marks(data, found, remarks, first, space),
                part: extended_part(held, comments, remarks, author, first, space),
            }
        first = first_free(root)
        name = self._free_name()
        return {
            self._main: with_marks(data, found, remarks, first, space),
            f"{self._folder}/{name}": new_part(remarks, author, first, space),
            self._relations: self._related(name, space),
            "[Content_Types].xml": self._typed(f"/{self._folder}/{name}"),
        }

    def _tree(self, data: bytes) -> Placed:
        try:
            return placed_tree(data, (_STRICT, _TRANSITIONAL))
        except (UnicodeDecodeError, ExpatError, ValueError):
            raise _unusual(self._where) from None

    def _comments_part(self) -> str:
        """The name of the part that holds comments already; empty where none does."""
        if self._relations not in self._names:
            return ""
        for relation in self._tree(self._file.read(self._relations)):
            if relation.get("Type", "").endswith(RELATION):
                target = relation.get("Target", "")
                name = target.lstrip("/") if target.startswith("/") else posixpath.join(self._folder, target)
                name = posixpath.normpath(name)
                return name if name in self._names else ""
        return ""

    def _free_name(self) -> str:
        known = {name.lower() for name in self._names}
        names = (PART, *(f"comments{number}.xml" for number in range(1, 1000)))
        return next(name for name in names if f"{self._folder}/{name}".lower() not in known)

    def _related(self, name: str, space: str) -> bytes:
        """The relationships of the text, with that of its comments."""
        if self._relations in self._names:
            data = self._file.read(self._relations)
        else:
            data = f'<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode()
        used = {relation.get("Id", "") for relation in self._tree(data)}
        identifiers = (f"rIdReformcheck{number}" for number in range(1, len(used) + 2))
        identifier = next(each for each in identifiers if each not in used)
        entry = f'<Relationship xmlns="{_PACKAGE}/relationships" Id="{identifier}" Type="{_RELATIONS[space]}/comments" Target={quoteattr(name)}/>'
        return with_child(data, self._tree(data), entry.encode())

    def _typed(self, name: str) -> bytes:
        """The list of what the parts hold, with the comments."""
        data = (
            self._file.read("[Content_Types].xml")
            if "[Content_Types].xml" in self._names
            else (f'<Types xmlns="{_PACKAGE}/content-types"></Types>'.encode())
        )
        entry = (
            f'<Override xmlns="{_PACKAGE}/content-types" PartName={quoteattr(name)} ContentType="{TYPE}"/>'
        )
        return with_child(data, self._tree(data), entry.encode())


def _written(file: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The package with the changed parts in their old places, and new ones behind them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as result:
        for info in file.infolist():
            if info.filename in changed:
                result.writestr(_entry(info), changed[info.filename])
            else:
                with file.open(info) as source, result.open(_entry(info), "w") as target:
                    shutil.copyfileobj(source, target)
        for name in changed:
            if name not in file.namelist():
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                result.writestr(info, changed[name])
    return out.getvalue()


def _entry(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The entry for a part as it was described: its day, its kind, how it is packed."""
    entry = zipfile.ZipInfo(info.filename, info.date_time)
    entry.compress_type = info.compress_type
    entry.external_attr, entry.create_system, entry.comment = (
        info.external_attr,
        info.create_system,
        info.comment,
    )
    return entry
