"""What of a web page its reader sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reformcheck.plans.documents.reading.html_style import HIDDEN

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "iframe", "select", "option", "button", "textarea", "svg", "canvas",
    "head", "nav", "datalist", "del", "s", "strike", "rt", "rp",
))  # fmt: skip
"""What holds no text of the document, or text that is struck out, or the reading of a character."""

_DECLARATION = re.compile(r"(?:^|;)\s*(display|visibility)\s*:\s*([a-z-]+)", re.IGNORECASE)


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
    return (
        "hidden" in attributes
        or HIDDEN in attributes
        or _declared(attributes.get("style"), "display") == "none"
    )


def visibility(node: LexborNode, inherited: bool) -> bool:
    """Whether the text of an element is visible, unless elements in it say otherwise."""
    said = _declared(node.attributes.get("style"), "visibility") if node.attributes else ""
    return said == "visible" if said in ("visible", "hidden", "collapse") else inherited


def _declared(style: str | None, name: str) -> str:
    """What a style attribute says of a property; of several declarations the last."""
    if not style:
        return ""
    found = [value.lower() for key, value in _DECLARATION.findall(style) if key.lower() == name]
    return found[-1] if found else ""
