"""The parts of a Word package that hold its text, each read within a bound."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.bounded_package import (
    DAMAGE,
    FileKind,
    bound_directory,
    bounded,
    damaged,
    parsed,
)

MAX_PART = 10_000_000
"""Bytes of all parts that are read; the text of the longest plan is a tenth of it."""

_WORD = FileKind("Word 文件", "Word file")


class Parts(NamedTuple):
    """The roots of the parts that are read."""

    document: Element
    numbering: Element | None
    styles: Element | None
    notes: dict[str, tuple[Element, ...]]
    """By their kind, 脚注 or 尾注."""
    margins: tuple[tuple[str, Element], ...]
    """Heads and feet of pages, each with its kind, 页眉 or 页脚."""
    embedded: dict[str, str]
    """Names of the files inside the file, by the identifiers of their relationships."""
    diagrams: dict[str, Element]
    """The words of diagrams (SmartArt), by the identifiers of their relationships."""
    main: str
    """Name of the part that holds the text."""


_EMBEDDED = ("aFChunk", "subDocument")
"""Files inside the file, or beside it, that Word shows as part of the text."""
_NOTES = {"footnotes": "脚注", "endnotes": "尾注"}
_MARGINS = {"header": "页眉", "footer": "页脚"}


def read_parts(raw: bytes, where: Location) -> Parts:
    """Text, numbering, styles, notes and page margins of a .docx file. Raises InputError."""
    try:
        bound_directory(raw, where, _WORD)
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            return _Package(file, where).parts()
    except DAMAGE as error:
        raise damaged(where, error, _WORD) from None


class _Relation(NamedTuple):
    """A part that another part names."""

    kind: str
    """The last word of its type, such as "styles"."""
    identifier: str
    target: str


@dataclass(slots=True)
class _Package:
    """An open package; its parts together are read within MAX_PART."""

    file: zipfile.ZipFile
    where: Location
    names: set[str] = field(default_factory=set)
    room: int = MAX_PART

    def parts(self) -> Parts:
        self.names = set(self.file.namelist())
        kinds = {relation.kind: relation.target for relation in self.related("")}
        main = kinds.get("officeDocument", "word/document.xml")
        if main not in self.names or not main.startswith("word/"):
            raise _not_word(self.where)
        document = self.root(main)
        related = [relation for relation in self.related(main) if relation.target in self.names]
        kinds = {relation.kind: relation.target for relation in related}
        found = [kinds.get(kind, f"word/{kind}.xml") for kind in ("numbering", "styles")]
        numbering, styles = (self.root(name) if name in self.names else None for name in found)
        return Parts(
            document,
            numbering,
            styles,
            {_NOTES[kind]: tuple(self.root(target)) for kind, _, target in related if kind in _NOTES},
            tuple(
                (_MARGINS[kind], self.root(target))
                for kind, target in dict.fromkeys((r.kind, r.target) for r in related)
                if kind in _MARGINS
            ),
            {r.identifier: posixpath.basename(r.target) for r in self.related(main) if r.kind in _EMBEDDED},
            dict(self.diagrams(related)),
            main,
        )

    def diagrams(self, related: list[_Relation]) -> Iterator[tuple[str, Element]]:
        """Those that are whole: the text can be read without them."""
        for relation in related:
            if relation.kind == "diagramData":
                with suppress(InputError):
                    yield relation.identifier, self.root(relation.target)

    def related(self, name: str) -> list[_Relation]:
        """The parts that a part names; "" is the package itself."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self.names:
            return []
        return [
            _Relation(
                entry.get("Type", "").rpartition("/")[2],
                entry.get("Id", ""),
                posixpath.normpath(posixpath.join(folder, entry.get("Target", ""))).lstrip("/"),
            )
            for entry in self.root(relations).iter(_RELATIONSHIP)
            if entry.get("TargetMode") != "External"
        ]

    def root(self, name: str) -> Element:
        """The root of a part."""
        with self.file.open(name) as stream:
            data = bounded(stream, self.room, MAX_PART, self.where)
        self.room -= len(data)
        return parsed(_STRICT.sub(_TRANSITIONAL, data), self.where, _WORD)


_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def _not_word(where: Location) -> InputError:
    return InputError(
        where,
        "里面没有 Word 的正文，不像是 Word 文件，请重新取得原件",
        "holds no text of Word, and seems to be no Word file; get the original again",
    )


# The strict form of the standard names the same elements otherwise.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w{1,40})/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
