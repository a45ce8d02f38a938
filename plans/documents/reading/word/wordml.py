"""Names of the Word markup that the reader knows."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
"""Beginning of the namespaces of drawings."""
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

DELETED = {W + "del", W + "moveFrom"}
"""What a reviewer has struck out."""

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")


def value(element: Element | None, absent: str) -> str:
    """The `val` of an element: `absent` without the element, "true" without the attribute."""
    return absent if element is None else element.get(W + "val", "true")


def holds(element: Element | None) -> bool | None:
    """What a mark that is on or off says, such as `w:vanish`; None without it."""
    return None if element is None else value(element, "true") not in ("false", "0", "off")


def integer(parent: Element | None, name: str, absent: int) -> int:
    """The whole number in a child's `val`, or `absent`."""
    word = value(None if parent is None else parent.find(W + name), "")
    return int(word) if _WHOLE.fullmatch(word) else absent


def shown_part(alternatives: Element) -> Element | None:
    """Of an mc:AlternateContent, the one of its parts that Word shows."""
    choice = alternatives.find(MC + "Choice")
    return alternatives.find(MC + "Fallback") if choice is None else choice
