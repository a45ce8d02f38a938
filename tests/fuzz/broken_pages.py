"""Web pages put together by chance from the lines of a text, and broken: in their tags and in their bytes."""

from __future__ import annotations

import re
from random import Random
from xml.sax.saxutils import escape

_WRAPPERS = (
    "span", "b", "div", "p", "font", "a", "ruby", "rt", "del", "s", "center", "li", "ul", "td", "tr", "table", "tbody", "th", "h2", "section", "details", "summary",
    "template", "noscript", "select", "option", "svg", "math", "pre", "textarea", "style", "script", "title", "iframe", "dialog", "form", "button", "sup", "br", "x-y",
)  # fmt: skip
_ATTRIBUTES = (
    'style="display:none"', 'style="visibility:hidden"', "hidden", 'class="x"', "colspan=0", "colspan=200", 'rowspan="0"', "rowspan=65535", 'colspan="-1"', "rowspan=٣",
    'style="display:"', 'style=";;:"', "class=", "id=x", 'rowspan=99999999999', 'align="center"', "open",
)  # fmt: skip
_ENTITIES = ("&nbsp;", "&#12288;", "&#x4E00;", "&#0;", "&#x110000;", "&lt;p&gt;", "&unknown;", "&", "&#", "<!--", "-->", "<![CDATA[", "]]>", "<?x?>", "<", ">", "\0")  # fmt: skip
_STYLES = ("<style>.x{display:none}</style>", "<style>.x{visibility:hidden", "<style>}{.x,{display:none}</style>", "<style>@media print{.x{display:none}}</style>", "")  # fmt: skip
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "gb18030", "utf-16", "big5hkscs")
_TAG = re.compile(r"<[^<>]{0,80}>")


def _wrapped(line: str, chance: Random) -> str:
    tag = chance.choice(_WRAPPERS)
    attribute = f" {chance.choice(_ATTRIBUTES)}" if chance.random() < 0.3 else ""
    if chance.random() < 0.4 and line:
        start, end = sorted((chance.randrange(len(line) + 1), chance.randrange(len(line) + 1)))
        return f"{line[:start]}<{tag}{attribute}>{line[start:end]}</{tag}>{line[end:]}"
    return f"<{tag}{attribute}>{line}</{tag}>"


def _row(line: str, chance: Random) -> str:
    cells = (
        f"<td{' ' + chance.choice(_ATTRIBUTES) if chance.random() < 0.2 else ''}>{cell}</td>"
        for cell in line.split("\t")
    )
    return f"<tr>{''.join(cells)}</tr>"


def page(lines: list[str], chance: Random) -> str:
    parts: list[str] = []
    rows: list[str] = []
    for line in [*lines, ""]:
        if "\t" in line:
            rows.append(_row(line, chance))
            continue
        if rows:
            parts.append(f"<table>{''.join(rows)}</table>")
            rows = []
        for _ in range(chance.choice((0, 0, 1, 2))):
            line = _wrapped(line, chance)
        parts.append(f"<p>{line}</p>" if chance.random() < 0.7 else line + chance.choice(("<br>", "\n", "")))
    body = "".join(parts)
    return f"<!DOCTYPE html><html><head>{chance.choice(_STYLES)}<title>{lines[0] if lines else ''}</title></head><body>{body}</body></html>"


def _in_tags(source: str, chance: Random) -> str:
    """Tags lost, repeated, exchanged, and signs sown."""
    tags = list(_TAG.finditer(source))
    for _ in range(chance.randrange(1, 6)):
        if not tags:
            break
        one, other = chance.choice(tags), chance.choice(tags)
        new = chance.choice(
            ("", one.group() * 2, other.group(), f"<{chance.choice(_WRAPPERS)}>", chance.choice(_ENTITIES))
        )
        source = source[: one.start()] + new + source[one.end() :]
        tags = list(_TAG.finditer(source))
    at = chance.randrange(len(source) + 1)
    return source[:at] + chance.choice(_ENTITIES) + source[at:] if chance.random() < 0.5 else source


def broken(lines: list[str], chance: Random) -> bytes:
    source = page(lines, chance)
    if chance.random() < 0.7:
        source = _in_tags(source, chance)
    raw = source.encode(chance.choice(_ENCODINGS), "replace")
    return in_bytes(raw, chance) if chance.random() < 0.3 else raw


def in_bytes(raw: bytes, chance: Random) -> bytes:
    """A few bytes changed, lost, doubled or put in, or the end cut off."""
    made = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 8))):
        if not made:
            break
        at = chance.randrange(len(made))
        kind = chance.randrange(5)
        if kind == 0:
            made[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del made[at : at + chance.choice((1, 2, 16))]
        elif kind == 2:
            made[at:at] = made[at : at + chance.choice((1, 4, 64))]
        elif kind == 3:
            made[at:at] = bytes(chance.choices(range(256), k=chance.choice((1, 3))))
        elif chance.random() < 0.2:
            del made[at:]
    return bytes(made)


def whole(lines: list[str], chance: Random) -> bytes:
    """As a site writes it: paragraphs and tables, in spans."""
    parts: list[str] = []
    for line in lines:
        cells = [escape(cell) for cell in line.split("\t")]
        if len(cells) > 1:
            parts.append(f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>")
        else:
            half = chance.randrange(len(line) + 1)
            parts.append(f"<p><span>{escape(line[:half])}</span>{escape(line[half:])}</p>\n")
    return (
        f'<html><head><meta charset="utf-8"></head><body><div>{"".join(parts)}</div></body></html>'.encode()
    )
