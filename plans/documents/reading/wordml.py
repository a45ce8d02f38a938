"""Names of the Word markup that the reader knows."""

from __future__ import annotations

from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

DELETED = {W + "del", W + "moveFrom"}
"""What a reviewer has struck out."""


def value(element: Element | None, absent: str) -> str:
    """The `val` of an element: `absent` without the element, "true" without the attribute."""
    return absent if element is None else element.get(W + "val", "true")


def integer(parent: Element | None, name: str, absent: int) -> int:
    """The whole number in a child's `val`, or `absent`."""
    word = value(None if parent is None else parent.find(W + name), "")
    return int(word) if word.lstrip("-").isdecimal() else absent
