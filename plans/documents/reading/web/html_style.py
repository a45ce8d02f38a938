"""What the style sheets in a web page hide, or strike out: `.x { display: none }`.

Only rules that stand in the page itself are known, and of their selectors those of elements, classes and identifiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from reformcheck.plans.documents.reading.web.html_css import declared, strikes

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_PIECE = re.compile(r"([^{}]*)([{}]|\Z)")
_NAME = r"[a-z_][\w-]{0,80}"
_SIMPLE = rf"(?:{_NAME}|(?=[.#]))(?:[.#]{_NAME}){{0,4}}"
_SELECTOR = re.compile(rf"{_SIMPLE}(?:(?: ?> ?| ){_SIMPLE}){{0,3}}", re.ASCII | re.IGNORECASE)
_TELLING = {"display", "visibility", "list-style"}
_MOST_RULES = 60
_MOST_STYLE = 500_000
"""Characters of one style sheet."""

HIDDEN = "data-hidden-by-style"
"""The attribute that marks what is hidden."""
STRUCK = "data-struck-by-style"
UNNUMBERED = "data-unnumbered-by-style"
"""The attribute that marks a list without numbers."""
VISIBILITY = "data-visibility-by-style"
"""What the rules say of the visibility of an element and what stands in it."""

_SENTENCE = re.compile("[一-龥]{4}[^。]{0,200}。|负责|单位[：:]")
"""What tasks and units are written in; menus and buttons are not."""


def hide_by_style(tree: LexborHTMLParser) -> Iterator[str]:
    """Mark in the tree what the page's own rules hide; of several rules for an element the last counts.

    Gives what is hidden and may be text of the document: a script of the page may show it.
    """
    _mark(tree)
    for node in tree.css(f"[{HIDDEN}], [{VISIBILITY}=hidden]"):
        text = " ".join(node.text()[:_MOST_TEXT].split())
        if _SENTENCE.search(text):
            yield text


_MOST_TEXT = 2_000


def _mark(tree: LexborHTMLParser) -> None:
    for selector, values in islice(_rules(tree), _MOST_RULES):
        for node in tree.css(selector):
            if values.get("display") == "none":
                node.attrs[HIDDEN] = ""
            elif "display" in values and HIDDEN in node.attributes:
                del node.attrs[HIDDEN]
            if "visibility" in values:
                node.attrs[VISIBILITY] = values["visibility"]
            if "none" in values.get("list-style", ""):
                node.attrs[UNNUMBERED] = ""
            if strikes(values):
                node.attrs[STRUCK] = ""


def _rules(tree: LexborHTMLParser) -> Iterator[tuple[str, dict[str, str]]]:
    """Selectors of what is hidden, shown again or struck out, in the order of the page, and what is said of it."""
    for style in tree.css("style"):
        if (style.attributes.get("media") or "all").strip().lower() not in ("all", "screen"):
            continue
        for selectors, declarations in _blocks(_COMMENT.sub("", style.text()[:_MOST_STYLE])):
            values = declared(declarations)
            tells = strikes(values) or not _TELLING.isdisjoint(values)
            for selector in selectors.split(",") if tells else ():
                name = " ".join(selector.split())
                if _SELECTOR.fullmatch(name):
                    yield name, values


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules that hold everywhere: not those within `@media print { … }`."""
    open_blocks: list[str] = []
    for text, brace in _PIECE.findall(sheet):
        if brace == "{":
            open_blocks.append(text.rpartition(";")[2].strip())
        elif open_blocks:
            selectors = open_blocks.pop()
            if not open_blocks and not selectors.startswith("@"):
                yield selectors, text
