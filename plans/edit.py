"""Changing a plan file without touching what stands around the change: comments, order, quotes stay."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

_DASH = re.compile(r"^( *)-( +)\S", re.MULTILINE)
_CHILD = re.compile(r"^\S[^\n]*:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*#[^\n]*\n|\n)*( +)[^\s\-#]", re.MULTILINE)


class PlanEditor:
    """The text of a plan file, which must be valid, and changes to it."""

    def __init__(self, text: str) -> None:
        self._yaml = YAML(typ="rt")
        self._yaml.preserve_quotes = True
        self._yaml.width = 1_000_000
        dash, child = _DASH.search(text), _CHILD.search(text)
        offset = len(dash.group(1)) if dash else 2
        step = len(dash.group(2)) + 1 if dash else 2
        self._yaml.indent(mapping=len(child.group(1)) if child else 2, sequence=offset + step, offset=offset)
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._data: CommentedMap = self._yaml.load(text)

    def set_item(self, index: int, key: str, value: str | Sequence[str], comment: str | None = None) -> None:
        """Set a key of an item, by position from 0; a new key is put behind the title."""
        item = self._data["items"][index]
        new: Any = value
        if not isinstance(value, str):
            new = CommentedSeq(value)
            new.fa.set_flow_style()
        if key in item:
            item[key] = new
        else:
            item.insert(list(item).index("title") + 1, key, new)
        if comment:
            item.yaml_add_eol_comment(comment, key)

    def text(self) -> str:
        out = io.StringIO()
        self._yaml.dump(self._data, out)
        return out.getvalue().replace("\n", self._newline)
