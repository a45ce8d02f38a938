"""The parts of an .ofd file (GB/T 33190): its documents, their pages, and what stands on a page, as XML."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.bounded_package import (
    DAMAGE,
    FileKind,
    bound_directory,
    bounded,
    damaged,
    parsed,
)

MAX_PART = 25_000_000
"""Bytes of all parts that are read: each character may have an object of its own, of a few hundred bytes."""

_MAX_BODIES = 50
_MAX_TEMPLATES = 20
"""Of a page."""

OFD = FileKind("OFD 文件", "OFD file")


class Sheet(NamedTuple):
    """A page."""

    area: str
    """Its box, in millimetres: "0 0 210 297"."""
    parts: tuple[Element, ...]
    """Its templates and itself, which draw on it one after the other."""
    notes: tuple[Element, ...]
    """Appearances of the annotations on it."""


def local(element: Element) -> str:
    """The name of an element without its namespace, of which there are several in use."""
    return element.tag.rpartition("}")[2]


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name, and the first of its children of the next one."""
    for name in names:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def children(element: Element | None, name: str) -> list[Element]:
    return [] if element is None else [inner for inner in element if local(inner) == name]


def text_of(element: Element | None) -> str:
    return "" if element is None or element.text is None else element.text.strip()


@dataclass(slots=True)
class Package:
    """An open .ofd file; its parts together are read within MAX_PART. Raises InputError."""

    raw: bytes
    where: Location
    file: zipfile.ZipFile = field(init=False)
    names: dict[str, str] = field(init=False)
    """The names in the file, by themselves in small letters: some programs mix them."""
    room: int = MAX_PART

    def __post_init__(self) -> None:
        try:
            bound_directory(self.raw, self.where, OFD)
            self.file = zipfile.ZipFile(io.BytesIO(self.raw))
        except DAMAGE as error:
            raise damaged(self.where, error, OFD) from None
        self.names = {name.replace("\\", "/").lower(): name for name in self.file.namelist()}

    def documents(self) -> Iterator[OfdDocument]:
        """The documents in the file, mostly one."""
        if any("ncrypt" in name for name in self.names):
            raise damaged(self.where, RuntimeError("encrypted"), OFD)
        bodies = children(self.part("OFD.xml"), "DocBody")
        if not 0 < len(bodies) <= _MAX_BODIES:
            raise damaged(self.where, None, OFD)
        for body in bodies:
            name = text_of(child(body, "DocRoot"))
            yield OfdDocument(self, posixpath.dirname(name.lstrip("/")), self.needed(name))

    def needed(self, name: str, folder: str = "") -> Element:
        """The root of a part without which the document is not whole."""
        root = self.part(name, folder)
        if root is None:
            raise damaged(self.where, None, OFD)
        return root

    def part(self, name: str, folder: str = "") -> Element | None:
        """The root of a part that another names, from its own folder or from the root; None where there is none."""
        name = name.replace("\\", "/")
        near = posixpath.normpath(posixpath.join(folder, name)).lstrip("/")
        known = self.names.get(near.lower()) or self.names.get(posixpath.normpath(name).lstrip("/").lower())
        if known is None:
            return None
        try:
            with self.file.open(known) as stream:
                data = bounded(stream, self.room, MAX_PART, self.where)
        except DAMAGE as error:
            raise damaged(self.where, error, OFD) from None
        self.room -= len(data)
        return parsed(data, self.where, OFD)


@dataclass(slots=True)
class OfdDocument:
    """A document of the file."""

    package: Package
    folder: str
    root: Element
    templates: dict[str, Element] = field(default_factory=dict)
    units: dict[str, Element] = field(default_factory=dict)
    """Drawings that composite objects show, by their identifiers; read when the first is met."""
    resources_read: bool = False

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(children(child(self.root, "Pages"), "Page"))

    def sheets(self) -> Iterator[Sheet]:
        common = child(self.root, "CommonData")
        usual = text_of(child(common, "PageArea", "PhysicalBox"))
        known = {entry.get("ID", ""): entry.get("BaseLoc", "") for entry in children(common, "TemplatePage")}
        notes = self._notes()
        for entry in children(child(self.root, "Pages"), "Page"):
            page = self.package.needed(entry.get("BaseLoc", ""), self.folder)
            names = dict.fromkeys(used.get("TemplateID", "") for used in children(page, "Template"))
            templates = [
                self._template(known[name]) for name in list(names)[:_MAX_TEMPLATES] if name in known
            ]
            areas = [text_of(child(part, "Area", "PhysicalBox")) for part in (page, *templates)]
            area = next((area for area in areas if area), usual)
            yield Sheet(area, (*templates, page), tuple(notes.get(entry.get("ID", ""), ())))

    def _template(self, name: str) -> Element:
        if name not in self.templates:
            self.templates[name] = self.package.needed(name, self.folder)
        return self.templates[name]

    def _notes(self) -> dict[str, list[Element]]:
        """Appearances of annotations, by the identifiers of their pages."""
        name = text_of(child(self.root, "Annotations"))
        listed = self.package.part(name, self.folder) if name else None
        folder = posixpath.dirname(posixpath.join(self.folder, name))
        found: dict[str, list[Element]] = {}
        for page in children(listed, "Page"):
            notes = self.package.part(text_of(child(page, "FileLoc")), folder)
            shown = [child(note, "Appearance") for note in children(notes, "Annot")]
            found[page.get("PageID", "")] = [appearance for appearance in shown if appearance is not None]
        return found

    def unit(self, identifier: str) -> Element | None:
        """The content of the drawing that a composite object shows."""
        if not self.resources_read:
            self.resources_read = True
            common = child(self.root, "CommonData")
            for kind in ("PublicRes", "DocumentRes"):
                for entry in children(common, kind):
                    self._read_units(self.package.part(text_of(entry), self.folder))
        return self.units.get(identifier)

    def _read_units(self, resources: Element | None) -> None:
        for group in children(resources, "CompositeGraphicUnits"):
            for unit in children(group, "CompositeGraphicUnit"):
                content = child(unit, "Content")
                if content is not None:
                    self.units[unit.get("ID", "")] = content
