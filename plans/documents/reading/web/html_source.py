"""The source of a web page, as a parser can take it: decoded, bounded, its elements with their ends."""

from __future__ import annotations

import re

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.decoding import decode_text
from reformcheck.plans.documents.reading.limits import MAX_CELLS, too_wide


def source_of(raw: bytes, path: str) -> str:
    """Raises InputError for what no page of a document has."""
    source = _with_ends(_decode(raw, path))
    _bound(source, Location(path))
    return source


# Elements that must be closed; the others close by themselves.
_NESTING = re.compile(
    r"<(/?)(?!(?:p|li|t[drh]|tbody|thead|tfoot|d[td]|br|img|input|meta|link|hr|option|wbr|col|area|base|embed|param|"
    r"source|track)\b)[a-z]",
    re.IGNORECASE,
)
_MAX_OPEN = 2_000


_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)


def _bound(source: str, where: Location) -> None:
    """Refuse more cells than are read, and what takes an HTML parser the square of its length: elements opened and never closed."""
    if len(_CELL.findall(source)) > MAX_CELLS:
        raise too_wide(where)
    depth = 0
    for match in _NESTING.finditer(source):
        depth = max(depth - 1, 0) if match.group(1) else depth + 1
        if depth > _MAX_OPEN:
            raise too_deep(where)


def too_deep(where: Location) -> InputError:
    return InputError(
        where, "网页嵌套过深，不像是公文，未读取", "the page is nested deeper than any document; not read"
    )


_EMPTY = re.compile(
    r"<(?!(?:br|img|input|meta|link|hr|col|area|base|embed|param|source|track|wbr)\b)([a-z][\w:-]{0,40})((?:\s[^<>]{0,2000})?)/>",
    re.IGNORECASE,
)


def _with_ends(source: str) -> str:
    """A page that is XML, its empty elements, such as `<title/>`, with an end: a parser of HTML takes in all that follows them."""
    return (
        _EMPTY.sub(r"<\1\2></\1>", source) if source.lstrip("\ufeff \t\r\n").startswith("<?xml") else source
    )


_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def _decode(raw: bytes, path: str) -> str:
    """By what the bytes are; by the page's own word only where it names Big5 and they are nothing else."""
    named = _CHARSET.search(raw[:4096])
    try:
        return decode_text(raw, path)
    except InputError:
        if named and named.group(1).lower().startswith(b"big5"):
            return raw.decode("big5hkscs", "replace")
        raise
