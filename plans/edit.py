"""Changing a plan file without touching what stands around the change: every other byte stays as it was typed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import yaml

from reformcheck.catalog.files.yamlfile import QUICKEST, parse_yaml
from reformcheck.catalog.files.yamltext import listed, scalar

# How far a list that is new is indented below its key.
_STEP = 2


class PlanEditor:
    """The text of a plan file, which must be valid, and what is to be written into it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._root: Any = yaml.compose(text, QUICKEST)
        self._items: list[Any] = _value(self._root, "items").value
        # Where each begins and ends that gives way, and what comes there.
        self._edits: list[tuple[int, int, str]] = []

    def set_item(self, index: int, key: str, value: str | Sequence[str], comment: str | None = None) -> None:
        """Give an item, by position from 0, a key that it lacks: behind the title, with a comment where said.

        Raises ValueError where an item is written so that nothing can be put into it, as an alias is.
        """
        item = self._items[index]
        if sum(other is item for other in self._items) > 1:
            raise ValueError("the item is an alias of another")
        if item.flow_style:
            place = self._insert_in_flow(item, key, value)
        else:
            place = self._insert_line(item, key, value)
        if comment:
            self._insert(self._line_end(place), f"  # {comment}")

    def extend(self, key: str, entries: Sequence[Sequence[str]]) -> None:
        """Put entries behind those of a list at the top of the file, which is made where there is none.

        An entry is the lines of its keys, not indented. Raises ValueError for what is no list.
        """
        pair = next((pair for pair in self._root.value if pair[0].value == key), None)
        value = pair[1] if pair else None
        if self._root.flow_style or (value and value.flow_style and value.value):
            self._extend_in_flow(key, value, entries)
        elif pair is None:
            end = self._line_end(len(self._text.rstrip()))
            self._insert(end, f"{self._newline()}{key}:" + self._block(entries, self._offset()))
        elif not isinstance(value, yaml.SequenceNode):
            raise ValueError(f"{key} holds no list")
        elif value.value:
            place = self._line_end(self._written_end(_last_leaf(value)))
            self._insert(place, self._block(entries, value.start_mark.column))
        else:
            behind_colon = self._text.index(":", pair[0].end_mark.index) + 1
            words = self._block(entries, self._offset())
            self._edits.append((behind_colon, value.end_mark.index, words))

    def text(self) -> str:
        """The text with all changes."""
        parts, at = [], 0
        for start, end, words in sorted(self._edits, key=lambda edit: edit[0]):
            parts += [self._text[at:start], words]
            at = end
        return "".join([*parts, self._text[at:]])

    def _insert(self, place: int, words: str) -> None:
        self._edits.append((place, place, words))

    def _insert_line(self, item: Any, key: str, value: str | Sequence[str]) -> int:
        title_key, title = next(pair for pair in item.value if pair[0].value == "title")
        place = self._line_end(self._written_end(title))
        indent = " " * title_key.start_mark.column
        self._insert(place, f"{self._newline()}{indent}{key}: {_written(value)}")
        return place

    def _insert_in_flow(self, item: Any, key: str, value: str | Sequence[str]) -> int:
        title_key, title = next(pair for pair in item.value if pair[0].value == "title")
        as_json = f'"{key}": {json.dumps(value)}'
        words = as_json if title_key.style == '"' else f"{key}: {_written(value)}"
        self._insert(title.end_mark.index, f", {words}")
        return int(title.end_mark.index)

    def _extend_in_flow(self, key: str, value: Any, entries: Sequence[Sequence[str]]) -> None:
        """In brackets everything is written as JSON is, which YAML reads too."""
        data = [parse_yaml("\n".join(lines).encode(), "").data for lines in entries]
        words = ", ".join(json.dumps(entry, ensure_ascii=False) for entry in data)
        if value is None:
            self._insert(self._root.value[-1][1].end_mark.index, f', "{key}": [{words}]')
        elif value.value:
            self._insert(value.value[-1].end_mark.index, f", {words}")
        else:
            self._insert(value.start_mark.index + 1, words)

    def _block(self, entries: Sequence[Sequence[str]], column: int) -> str:
        """Entries of a list whose dashes stand at a column, each line behind a line break."""
        new, pad = self._newline(), " " * column
        lines = [f"{'- ' if not at else '  '}{line}" for entry in entries for at, line in enumerate(entry)]
        return "".join(f"{new}{pad}{line}" for line in lines)

    def _offset(self) -> int:
        """How far the dashes of the items are indented, or would be."""
        items = _value(self._root, "items")
        return _STEP if items.flow_style else int(items.start_mark.column)

    def _written_end(self, node: Any) -> int:
        """Where the text of a node ends: the mark behind a block of text stands where the next key begins."""
        return len(self._text[: node.end_mark.index].rstrip())

    def _line_end(self, place: int) -> int:
        end = self._text.find("\n", place)
        if end < 0:
            return len(self._text)
        return end - 1 if end > place and self._text[end - 1] == "\r" else end

    def _newline(self) -> str:
        return "\r\n" if "\r\n" in self._text else "\n"


def _value(mapping: Any, key: str) -> Any:
    return next(value for name, value in mapping.value if name.value == key)


def _last_leaf(node: Any) -> Any:
    """What is written last in a node; the key, where its value is an alias and so written elsewhere."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        if isinstance(node, yaml.SequenceNode):
            node = node.value[-1]
            continue
        key, value = node.value[-1]
        node = value if value.start_mark.index >= key.end_mark.index else key
    return node


def _written(value: str | Sequence[str]) -> str:
    return scalar(value) if isinstance(value, str) else listed(value)
