"""By what names files go about: the suffixes of each format, and which files of a folder may be documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reformcheck.plans.documents.reading.stream import Kind

SUFFIXES: dict[Kind, tuple[str, ...]] = {
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "doc": (".doc", ".wps", ".dot", ".wpt"),
    "xlsx": (".xlsx", ".xlsm", ".xltx"),
    "xls": (".xls", ".et", ".xlt", ".ett"),
    "ods": (".ods",),
    "word-xml": (".xml",),
    "excel-xml": (".xml",),
    "rtf": (".rtf",),
    "odt": (".odt", ".ott"),
    "pdf": (".pdf",),
    "ofd": (".ofd",),
    "picture": (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif"),
    "html": (".html", ".htm", ".xhtml", ".shtml"),
    "mail": (".mht", ".mhtml", ".eml"),
    "text": (".txt",),
}
"""The first is what the format is called by; .wps and .et are what WPS calls .doc and .xls."""

DOCUMENTS = (
    ".docx",
    ".doc",
    ".wps",
    ".rtf",
    ".odt",
    ".xlsx",
    ".xls",
    ".et",
    ".ods",
    ".pdf",
    ".ofd",
    ".txt",
    ".htm",
    ".html",
    ".mht",
    ".mhtml",
)
"""What is looked for in folders."""

CARRIERS = (".zip", ".eml")
"""What may hold several documents."""


MARK = "!/"
"""Between the name of an archive and that of a file in it."""


def is_misnamed(path: str, kind: Kind) -> bool:
    """Whether a file's name has the suffix of another format than its content is of."""
    name = path.lower()
    others = tuple(suffix for other, suffixes in SUFFIXES.items() if other != kind for suffix in suffixes)
    return name.endswith(others) and not name.endswith(SUFFIXES[kind])
