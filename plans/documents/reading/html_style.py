"""What the style sheets in a web page hide: `.x { display: none }`.

Only rules that stand in the page itself are known, and of their selectors those of elements, classes and identifiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_PIECE = re.compile(r"([^{}]*)([{}]|\Z)")
_NAME = r"[a-z_][\w-]{0,80}"
_SIMPLE = rf"(?:{_NAME}|(?=[.#]))(?:[.#]{_NAME}){{0,4}}"
_SELECTOR = re.compile(rf"{_SIMPLE}(?:(?: ?> ?| ){_SIMPLE}){{0,3}}", re.ASCII | re.IGNORECASE)
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([a-z-]+)", re.IGNORECASE)
_MOST_RULES = 60
_MOST_STYLE = 500_000
"""Characters of one style sheet."""

HIDDEN = "data-hidden-by-style"
"""The attribute that marks what is hidden."""


_SENTENCE = re.compile("[一-龥]{4}[^。]{0,200}。|负责|单位[：:]")
"""What tasks and units are written in; menus and buttons are not."""


def hide_by_style(tree: LexborHTMLParser) -> Iterator[str]:
    """Mark in the tree what the page's own rules hide; of several rules for an element the last counts.

    Gives what is hidden and may be text of the document: a script of the page may show it.
    """
    _mark(tree)
    for node in tree.css(f"[{HIDDEN}]"):
        text = " ".join(node.text()[:_MOST_TEXT].split())
        if _SENTENCE.search(text):
            yield text


_MOST_TEXT = 2_000


def _mark(tree: LexborHTMLParser) -> None:
    for selector, hidden in islice(_rules(tree), _MOST_RULES):
        for node in tree.css(selector):
            if hidden:
                node.attrs[HIDDEN] = ""
            elif HIDDEN in node.attributes:
                del node.attrs[HIDDEN]


def _rules(tree: LexborHTMLParser) -> Iterator[tuple[str, bool]]:
    """Selectors of what is hidden, or shown again, in the order of the page."""
    for style in tree.css("style"):
        if (style.attributes.get("media") or "all").strip().lower() not in ("all", "screen"):
            continue
        for selectors, declarations in _blocks(_COMMENT.sub("", style.text()[:_MOST_STYLE])):
            shown = [word.lower() for word in _DISPLAY.findall(declarations)]
            for selector in selectors.split(",") if shown else ():
                name = " ".join(selector.split())
                if _SELECTOR.fullmatch(name):
                    yield name, shown[-1] == "none"


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
