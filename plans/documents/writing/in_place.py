"""Other data put into the text of a plan file: what a person wrote around it, comments and order, stays."""

from __future__ import annotations

import re
from collections import Counter
from io import StringIO
from typing import Any

import yaml

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.yamlfile import parse_yaml
from reformcheck.plans.documents.writing.plan_file import Data
from reformcheck.plans.documents.writing.update import pairs

_ENDLESS = 1_000_000


def edited(text: str, old: Data, new: Data) -> str | None:
    """The text, whose data is `old`, with the data `new`; None where comments could not all be kept.

    Ruamel keeps them; that nothing else came of it is seen by reading the result again.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    writer = YAML()
    writer.width = _ENDLESS
    writer.preserve_quotes = True
    dash = re.search(r"^items:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)- ", text, re.MULTILINE)
    offset = len(dash[1]) if dash else 2
    writer.indent(mapping=2, sequence=offset + 2, offset=offset)
    out = StringIO()
    try:
        root = writer.load(text.replace("\r\n", "\n"))
        if _comments_go(text, old, new) or not _fitted(root, old, new):
            return None
        writer.dump(root, out)
    except YAMLError:
        return None
    made = out.getvalue().replace("\n", "\r\n") if "\r\n" in text else out.getvalue()
    kept = not Counter(_comments(text).values()) - Counter(_comments(made).values())
    return made if kept and _says(made, new) else None


def _says(text: str, data: Data) -> bool:
    try:
        found: Any = parse_yaml(text.encode(), "").data
    except InputError:
        return False
    return bool(found == data)


def _fitted(root: Any, old: Data, new: Data) -> bool:
    """Put the values that differ into a mapping; False where its items stand in another order."""
    for key in [key for key in old if key not in new]:
        del root[key]
    for key, value in new.items():
        before = old.get(key)
        if key in old and before == value:
            continue
        if key == "items" and before is not None:
            if not _items_fitted(root[key], before, value):
                return False
        elif isinstance(before, dict) and isinstance(value, dict):
            _fitted(root[key], before, value)
        elif isinstance(before, list) and isinstance(value, list) and value[: len(before)] == before:
            root[key].extend(value[len(before) :])
        else:
            root[key] = value
    return True


def _items_fitted(sequence: Any, old: list[Data], new: list[Data]) -> bool:
    partners = dict(pairs(old, new))
    kept = [partners[index] for index in range(len(new)) if index in partners]
    if kept != sorted(kept):
        return False
    for index in reversed(sorted(set(range(len(old))) - set(kept))):
        del sequence[index]
    for index, item in enumerate(new):
        if index in partners:
            _fitted(sequence[index], old[partners[index]], item)
        else:
            sequence.insert(index, item)
    return True


def _comments_go(text: str, old: Data, new: Data) -> bool:
    """Whether a comment stands above or in an item that goes: it would come to stand at another."""
    partners = dict(pairs(old["items"], new["items"]))
    gone = set(range(len(old["items"]))) - set(partners.values())
    if not gone:
        return False
    root: Any = yaml.compose(text, yaml.SafeLoader)
    items = next(value for key, value in root.value if key.value == "items")
    comments = _comments(text)
    starts = [_above(node.start_mark.line, comments) for node in items.value]
    ends = [*starts[1:], _above(items.end_mark.line, comments)]
    return any(
        starts[index] <= line < max(ends[index], starts[index] + 1) for index in gone for line in comments
    )


def _above(line: int, comments: dict[int, str]) -> int:
    """The first of the lines of comment that end above a line; the line itself where there are none."""
    while line - 1 in comments:
        line -= 1
    return line


def _comments(text: str) -> dict[int, str]:
    """By line, from 0, what stands between the tokens of a text and is no blank."""
    found: dict[int, str] = {}
    end, line = 0, 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        between = text[end : token.start_mark.index].split("\n")
        found.update({line + n: words.strip() for n, words in enumerate(between) if "#" in words})
        end, line = token.end_mark.index, token.end_mark.line
    return found
