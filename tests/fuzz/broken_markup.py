"""Markup of any vocabulary, broken: elements lost, doubled and put elsewhere, values exchanged, tags lost."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from random import Random

from broken_pages import in_bytes

VALUES = (
    "-1", "0", "1", "2", "3", "64", "256", "65536", "1048576", "99999999999", "x", "", "1.5", "٣", "1e400", "NaN", "-0.5", "A1", "A1:XFD1048576", "s", "hidden", "true", "1 0 0 1 0 0",
    "0 1 -1 0 0 0", "../../x", "g 99999 1", "单位",
)  # fmt: skip
_TAG = re.compile(r"<[^<>?!]{1,300}>")
_NAME = re.compile(r"[\w:.-]+")
_VALUE = re.compile(r'"[^"<>]{0,200}"')
_ELEMENT = re.compile(
    r"<([\w:]{1,40})(?: [^<>]{0,200})?>[^<>]{0,200}(?:<(?!/?\1[ >])[^<>]{0,200}>[^<>]{0,200}){0,8}</\1>"
)
_SOWN = (
    "<x/>",
    "<!--x-->",
    "<?x y?>",
    "&#x1F600;",
    "&amp;",
    "&x;",
    "]]>",
    "<",
    "\0",
    "　",
    "责任单位：省财政厅",
)


def in_tree(source: str, chance: Random) -> str:
    """An element lost, doubled, put elsewhere or into another."""
    found = [match.span() for match in _ELEMENT.finditer(source)]
    if not found:
        return source
    (start, end), at = chance.choice(found), chance.choice(found)
    if chance.random() < 0.3:
        return source[:start] + source[end:]
    place = chance.choice((at[0], at[1], source.find(">", at[0]) + 1))
    return source[:place] + source[start:end] * chance.choice((1, 1, 3)) + source[place:]


def in_tags(source: str, chance: Random) -> str:
    tags = list(_TAG.finditer(source))
    if not tags:
        return source
    tag, other = chance.choice(tags), chance.choice(tags)
    kind = chance.randrange(6)
    if kind == 0:
        name = _NAME.search(other.group())
        new = _NAME.sub(name.group() if name else "x", tag.group(), count=1)
    elif kind in (1, 2):
        new = _VALUE.sub(lambda _: f'"{chance.choice(VALUES)}"', tag.group())
    elif kind == 3:
        new = tag.group() + chance.choice(_SOWN)
    elif kind == 4:
        new = other.group()
    else:
        new = "" if tag.group().endswith("/>") else tag.group()
    return source[: tag.start()] + new + source[tag.end() :]


def in_markup(source: str, chance: Random) -> str:
    """Broken in up to four ways, or not at all."""
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        source = (in_tree if chance.random() < 0.5 else in_tags)(source, chance)
    return source


def package(parts: Mapping[str, str], chance: Random) -> bytes:
    """A ZIP of these parts, each broken, some lost, some doubled, and the bytes of the whole."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, content in parts.items():
            if chance.random() < 0.02:
                continue
            raw = (in_markup(content, chance) if chance.random() < 0.5 else content).encode(
                "utf-8", "replace"
            )
            file.writestr(
                zipfile.ZipInfo(name),
                in_bytes(raw, chance) if chance.random() < 0.05 else raw,
                zipfile.ZIP_DEFLATED,
            )
    raw = held.getvalue()
    return in_bytes(raw, chance) if chance.random() < 0.1 else raw


def packed(parts: Mapping[str, str]) -> bytes:
    """A ZIP of these parts as they are."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content.encode("utf-8", "replace"), zipfile.ZIP_DEFLATED)
    return held.getvalue()
