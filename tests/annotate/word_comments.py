"""The comments of a Word file, read as anybody may read them: by the standard's own names."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Comment(NamedTuple):
    author: str
    words: str
    """What it stands on."""
    paragraphs: tuple[str, ...]


def comments_of(data: bytes) -> list[Comment]:
    """In the order of the part. Each has one start, one end and one mark, in this order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = ElementTree.fromstring(package.read("word/document.xml"))
        relations = ElementTree.fromstring(package.read("word/_rels/document.xml.rels"))
        (target,) = (r.get("Target", "") for r in relations if r.get("Type", "").endswith("/comments"))
        part = ElementTree.fromstring(package.read(f"word/{target}"))
        types = ElementTree.fromstring(package.read("[Content_Types].xml"))
    assert f"/word/{target}" in [each.get("PartName") for each in types]
    words: dict[str, list[str]] = {}
    open_: set[str] = set()
    closed: list[str] = []
    marked: list[str] = []
    for element in text.iter():
        number = element.get(W + "id", "")
        if element.tag == W + "commentRangeStart":
            assert number not in words
            words[number] = []
            open_.add(number)
        elif element.tag == W + "commentRangeEnd":
            open_.remove(number)
            closed.append(number)
        elif element.tag == W + "commentReference":
            assert number in closed
            marked.append(number)
        elif element.tag == W + "t":
            for each in open_:
                words[each].append(element.text or "")
    numbers = [comment.get(W + "id", "") for comment in part]
    assert len(set(numbers)) == len(numbers)
    assert sorted(numbers) == sorted(closed) == sorted(marked) == sorted(words)
    return [
        Comment(
            comment.get(W + "author", ""),
            "".join(words[comment.get(W + "id", "")]),
            tuple("".join(t.text or "" for t in p.iter(W + "t")) for p in comment.iter(W + "p")),
        )
        for comment in part
    ]
