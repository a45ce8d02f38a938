"""What a web page shows, or holds, that is not read: files and pages in it, large pictures, an end that is missing."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reformcheck.plans.documents.reading.stream import Place, Reserve
from reformcheck.plans.documents.reading.suffixes import CARRIERS, DOCUMENTS
from reformcheck.plans.documents.reading.web.html_visible import is_skipped

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNITS = re.compile("负责|单位[：:]")
_LEAST_WIDTH, _LEAST_HEIGHT = 400, 300
"""Pixels of a picture, or a page in the page, that may hold text; emblems, codes and counters are smaller."""
_LEAST_BYTES = 40_000
"""Of a picture that stands in the page itself."""
_FILES = tuple(suffix for suffix in (*DOCUMENTS, *CARRIERS) if suffix not in (".htm", ".html"))
_PIXELS = re.compile(r"(width|height)\s{0,9}:\s{0,9}([0-9]{1,5})px", re.IGNORECASE)
_SHOWN = 40
_MOST = 1_000
_PAGE = "网页里嵌入的页面"
_OWN_SENTENCES = 5
"""A page of more tells what it has to tell itself."""


def unread(tree: LexborHTMLParser, source: str) -> Iterator[Reserve]:
    """Each kind once, with how often."""
    found = Counter(
        words
        for node in islice(tree.css("iframe, embed, object, img"), _MOST)
        if (words := _words(node)) and not _is_within_hidden(node)
    )
    pages = [words for words in found if words.startswith(_PAGE)]
    if pages and tree.body is not None and tree.body.text().count("。") > _OWN_SENTENCES:
        for words in pages:  # the page has its text itself
            del found[words]
    if any(_UNITS.search(node.text()) for node in tree.css("template, noscript")):
        found["网页里不显示的部分（template、noscript）"] += 1
    for words, count in found.items():
        yield Reserve("unread", words, Place(1, 1, "网页"), count)
    if _never_closed(tree, source):
        yield Reserve("cut", "", Place(1, 1, "文末"))


def _words(node: LexborNode) -> str:
    """What an element shows that is not read; empty where nothing, or nothing large."""
    attributes = node.attributes
    address = attributes.get("src") or attributes.get("data") or ""
    if node.tag == "img":
        large = len(address) > _LEAST_BYTES if address.startswith("data:") else _is_large(node)
        return "网页里的图片" if large else ""
    name = posixpath.basename(unquote(re.split(r"[?#]", address[:2_000])[0]))[:_SHOWN]
    if name.lower().endswith(_FILES):
        return f"网页里嵌入的文件 {name}"
    holds_page = _UNITS.search(attributes.get("srcdoc") or "") or (name and _is_large(node))
    return f"{_PAGE} {name}".rstrip() if holds_page else ""


def _is_within_hidden(node: LexborNode) -> bool:
    if node.tag != "iframe" and is_skipped(node):
        return True
    above = node.parent
    while above is not None and above.tag not in ("body", "html"):
        if is_skipped(above):
            return True
        above = above.parent
    return False


def _is_large(node: LexborNode) -> bool:
    attributes = node.attributes
    sides = {name.lower(): int(number) for name, number in _PIXELS.findall(attributes.get("style") or "")}
    for name in ("width", "height"):
        said = (attributes.get(name) or "").removesuffix("px").strip()
        if said.isascii() and said.isdecimal() and len(said) < 6:
            sides.setdefault(name, int(said))
    return sides.get("height", 0) >= _LEAST_HEIGHT and sides.get("width", _LEAST_WIDTH) >= _LEAST_WIDTH


def _never_closed(tree: LexborHTMLParser, source: str) -> bool:
    """Whether a comment, a script or the like is begun and takes in all the rest of the page."""
    opened = source.rfind("<!--")
    if opened >= 0 and ">" not in source[opened + 4 :]:
        return True
    if opened >= 0 and "-->" not in source[opened:] and "</script" not in source[opened:].lower():
        return True
    whole = source.rstrip()
    return any(
        "</" in text and whole.endswith(text)
        for node in tree.css("script, style, textarea, title, xmp")
        if (text := node.text().rstrip())
    )
