"""What is checked: a file, or the bytes of one that stand elsewhere, as in an editor or in an older revision."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import STDIN, read_bytes, shown_path
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.suffixes import DOCUMENTS, MARK
from reformcheck.plans.reader import parse_plan, read_plan

if TYPE_CHECKING:
    from reformcheck.catalog.geography import Geography
    from reformcheck.catalog.model import Catalog
    from reformcheck.plans.documents.reading.readers import Progress
    from reformcheck.plans.model import Plan

PLAN_SUFFIXES = (".yaml", ".yml", ".json")


class Source(NamedTuple):
    """A plan file or an official document."""

    path: str
    """Where it is, or would be: settings may differ for some paths."""
    content: bytes | None = None
    """The bytes of a plan file or document; None where the file, or document, is to be read."""
    shown: str = ""
    """What the result calls it, where that is not its path: `v1.0:plans/jilin.yaml`."""

    @property
    def name(self) -> str:
        return self.shown or shown_path(self.path)


class Documents(NamedTuple):
    """How official documents are read."""

    region: str = ""
    """Of those whose text does not say."""
    force_plan: bool = False
    """Those that are no plans by their kind, such as 条例, are read as plans."""


def read_source(
    source: Source,
    catalog: Catalog,
    geography: Geography,
    documents: Documents,
    progress: Progress | None = None,
) -> Plan:
    """The plan in a source. `progress` is called with the pages of a document that are read, and all. Raises InputError."""
    content = source.content
    nameless = source.path == STDIN or (content is None and _is_piped(source.path))
    if content is None and nameless:
        content = read_bytes(source.path)
    if content is not None:
        suffix = suffix_of(content, source.name) if nameless else ""
        if suffix:
            source = Source(f"piped{suffix}", shown=source.name)
        if suffix or source.path.lower().endswith(DOCUMENTS):
            return _document_of(source, content, catalog, documents)
        return parse_plan(content, source.name, catalog, geography)
    if not is_document(source.path):
        return read_plan(source.path, catalog, geography)
    from reformcheck.plans.documents import load_plan

    return load_plan(
        source.path,
        catalog.regions,
        region=documents.region,
        force=documents.force_plan,
        progress=progress,
    )


def _is_piped(path: str) -> bool:
    """Whether a path is that of a pipe or a device, whose name tells nothing."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - also of names that Path refuses
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def suffix_of(content: bytes, name: str) -> str:
    """The suffix of a document that came through a pipe, by its content; empty for a plan file. Raises InputError."""
    from reformcheck.plans.documents.reading.kinds import kind_of
    from reformcheck.plans.documents.reading.suffixes import SUFFIXES

    kind = kind_of(content, Location(name))
    if kind != "text":
        return next((suffixes[0] for known, suffixes in SUFFIXES.items() if known == kind), "")
    lines = (line.strip() for line in content.decode("utf-8", "ignore").lstrip("\ufeff").splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return ".txt" if "\u4e00" <= first[:1] <= "\u9fff" and not _KEY.search(first) else ""


_KEY = re.compile(r":(?:\s|$)")
"""What follows the name of a key in YAML; in Chinese prose the colon is a wide one."""


def _document_of(source: Source, content: bytes, catalog: Catalog, documents: Documents) -> Plan:
    """The plan in the bytes of a document, which its readers want as a file. Raises InputError."""
    from tempfile import TemporaryDirectory

    from reformcheck.plans.documents import load_plan

    with TemporaryDirectory() as folder:
        file = Path(folder) / PurePath(source.path).name
        file.write_bytes(content)
        try:
            return load_plan(
                str(file),
                catalog.regions,
                region=documents.region,
                force=documents.force_plan,
                shown=source.name,
            )
        except InputError as error:
            raise type(error)(error.location._replace(path=source.name), error.zh, error.en) from None


def file_of(path: str) -> str:
    """The file on the disk: the archive, where the path leads into one, 材料.zip!/方案.docx."""
    if MARK not in path:
        return path
    from reformcheck.plans.documents.reading.carried import inside

    return inside.file_of(path)


def in_archive(raw: bytes, path: str) -> bytes | None:
    """What an archive with these bytes holds at a path such as 材料.zip!/方案.docx; None where it holds no such file."""
    from reformcheck.plans.documents.reading.carried import inside

    return inside.part_of(raw, path)


def is_document(path: str) -> bool:
    """Whether a file is an official document, not a plan file. Raises InputError where it cannot be read."""
    if path == STDIN or path.endswith(PLAN_SUFFIXES):
        return False
    try:
        if not Path(file_of(path)).is_file():
            return False  # a pipe would be spent by a look at it
    except OSError:
        return False  # a name that no file can have: reading it says so
    from reformcheck.plans import documents

    return documents.is_document(path)
