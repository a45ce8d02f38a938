"""The tree of an XML part whose elements know where their bytes stand: for changes that leave all other bytes alone."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element
from xml.parsers import expat


class Stretch(NamedTuple):
    """Characters of an element's text that stand in the file as they are."""

    offset: int
    """Of the first of them in the text of the element."""
    at: int
    """Byte of the first of them."""
    text: str
    """One character where it is written as a reference, such as &amp;."""


class Placed(Element):
    """An element with its bytes."""

    parent: Placed | None = None
    start = 0
    end = 0
    """Behind its end tag."""
    name = ""
    """As the file spells it: w:r."""
    open_tag = b""
    stretches: list[Stretch]
    in_section = False
    """Some of its text stands in a CDATA section."""


# The start tag of an element: what stands in quotes may hold a ">".
_OPEN_TAG = re.compile(rb"""<([^\s<>"'/]+)(?:[^<>"']|"[^"]*"|'[^']*')*>""")


def placed_tree(data: bytes, renamed: tuple[str, str]) -> Placed:
    """The tree of a part in UTF-8, which has been parsed before and has no document type.

    `renamed`: a namespace, and the one that it is another name of. Raises UnicodeDecodeError for another encoding.
    """
    data.decode("utf-8")
    return _Tree(data, renamed).root()


def with_child(data: bytes, root: Placed, child: bytes) -> bytes:
    """A part with one more element, or several, at the end of its root."""
    if root.open_tag.endswith(b"/>"):
        end = root.start + len(root.open_tag)
        return data[: end - 2] + b">" + child + f"</{root.name}>".encode() + data[end:]
    at = data.rindex(b"</", root.start, root.end)
    return data[:at] + child + data[at:]


class _Tree:
    def __init__(self, data: bytes, renamed: tuple[str, str]) -> None:
        self._data = data
        self._renamed = renamed
        self._parser = parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartCdataSectionHandler = self._section
        self._open = self._top = Placed("")
        self._read: list[str] = []
        """Characters read since the last tag."""

    def root(self) -> Placed:
        self._parser.Parse(self._data, True)
        root = self._top[0]
        assert isinstance(root, Placed)
        return root

    def _name(self, name: str) -> str:
        if "}" not in name:
            return name
        space, _, local = name.rpartition("}")
        old, new = self._renamed
        return f"{{{new if space == old else space}}}{local}"

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._settle()
        element = Placed(self._name(name), {self._name(key): value for key, value in attributes.items()})
        element.parent, element.start, element.stretches = self._open, self._parser.CurrentByteIndex, []
        tag = _OPEN_TAG.match(self._data, element.start)
        if tag:
            element.open_tag, element.name = tag.group(), tag.group(1).decode()
        self._open.append(element)
        self._open = element

    def _end(self, name: str) -> None:
        self._settle()
        element = self._open
        if element.open_tag.endswith(b"/>"):
            element.end = element.start + len(element.open_tag)
        else:
            element.end = self._data.index(b">", self._parser.CurrentByteIndex) + 1
        self._open = element.parent or self._top

    def _characters(self, text: str) -> None:
        element = self._open
        if not len(element):
            offset = (
                element.stretches[-1].offset + len(element.stretches[-1].text) if element.stretches else 0
            )
            element.stretches.append(Stretch(offset, self._parser.CurrentByteIndex, text))
        self._read.append(text)

    def _settle(self) -> None:
        """What was read belongs to the open element, or follows the last one inside it."""
        if not self._read:
            return
        text, self._read = "".join(self._read), []
        if len(self._open):
            self._open[-1].tail = text
        else:
            self._open.text = text

    def _section(self) -> None:
        self._open.in_section = True
