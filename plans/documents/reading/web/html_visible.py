"""What of a web page its reader sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reformcheck.plans.documents.reading.web.html_css import declared, strikes
from reformcheck.plans.documents.reading.web.html_style import HIDDEN, STRUCK, VISIBILITY

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "iframe", "select", "option", "button", "svg", "canvas",
    "head", "nav", "datalist", "del", "s", "strike", "rt", "rp",
))  # fmt: skip
"""What holds no text of the document, or text that is struck out, or the reading of a character."""


def is_skipped(node: LexborNode) -> bool:
    """Whether an element, with all that it holds, is not shown as text."""
    tag = node.tag
    if tag is None or tag in _SKIPPED or tag.startswith("-"):
        return True
    attributes = node.attributes
    if tag == "dialog" and "open" not in attributes:
        return True
    if not attributes:
        return False
    if "hidden" in attributes or HIDDEN in attributes or STRUCK in attributes:
        return True
    values = declared(attributes.get("style"))
    collapsed = tag == "tr" and values.get("visibility") == "collapse"
    return values.get("display") == "none" or strikes(values) or collapsed


def visibility(node: LexborNode, inherited: bool) -> bool:
    """Whether the text of an element is visible, unless elements in it say otherwise."""
    attributes = node.attributes
    if not attributes:
        return inherited
    said = declared(attributes.get("style")).get("visibility") or attributes.get(VISIBILITY)
    return said == "visible" if said in ("visible", "hidden", "collapse") else inherited


def is_preformatted(node: LexborNode, tag: str, inherited: bool) -> bool:
    """Whether the line ends in an element are shown as such."""
    if tag in ("pre", "listing", "xmp", "textarea"):
        return True
    said = declared(node.attributes.get("style")).get("white-space") if node.attributes else None
    return inherited if said is None else said.startswith(("pre", "break-spaces"))
