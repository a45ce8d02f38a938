"""Changing a plan file without touching what stands around the change: every other byte stays as it was typed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import yaml

from reformcheck.catalog.files.yamltext import listed, scalar


class PlanEditor:
    """The text of a plan file, which must be valid, and the values that its items are to get."""

    def __init__(self, text: str) -> None:
        self._text = text
        root = yaml.compose(text, yaml.SafeLoader)
        self._items: list[Any] = _value(root, "items").value
        self._edits: list[tuple[int, str]] = []

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
            self._edits.append((self._line_end(place), f"  # {comment}"))

    def text(self) -> str:
        """The text with all changes."""
        parts, at = [], 0
        for place, words in sorted(self._edits, key=lambda edit: edit[0]):
            parts += [self._text[at:place], words]
            at = place
        return "".join([*parts, self._text[at:]])

    def _insert_line(self, item: Any, key: str, value: str | Sequence[str]) -> int:
        title_key, title = next(pair for pair in item.value if pair[0].value == "title")
        # The mark behind a block of text stands where the next key begins.
        place = self._line_end(len(self._text[: title.end_mark.index].rstrip()))
        indent = " " * title_key.start_mark.column
        self._edits.append((place, f"{self._newline()}{indent}{key}: {_written(value)}"))
        return place

    def _insert_in_flow(self, item: Any, key: str, value: str | Sequence[str]) -> int:
        title_key, title = next(pair for pair in item.value if pair[0].value == "title")
        as_json = f'"{key}": {json.dumps(value)}'
        words = as_json if title_key.style == '"' else f"{key}: {_written(value)}"
        self._edits.append((title.end_mark.index, f", {words}"))
        return int(title.end_mark.index)

    def _line_end(self, place: int) -> int:
        end = self._text.find("\n", place)
        if end < 0:
            return len(self._text)
        return end - 1 if end > place and self._text[end - 1] == "\r" else end

    def _newline(self) -> str:
        return "\r\n" if "\r\n" in self._text else "\n"


def _value(mapping: Any, key: str) -> Any:
    return next(value for name, value in mapping.value if name.value == key)


def _written(value: str | Sequence[str]) -> str:
    return scalar(value) if isinstance(value, str) else listed(value)
