"""The table of contents (目录) above a document, whose lines name headings and are none."""

from __future__ import annotations

import re

from reformcheck.plans.documents.reading.stream import Block, Paragraph

_HEAD = re.compile(r"目\s*[录次]")
_PAGE = re.compile(r"[\s.．…·•－—_-]*(?:[（(]?\d{1,4}[）)]?)?[\s.．…·•－—_-]*$")
_LEADER = re.compile(r"(?:\.{3,}|…+|·{3,}|[．•]{3,})\s*[（(-]?\s*\d{1,4}\s*[）)-]?$")
_LEADER_ROOM = 60
_LONGEST_LINE = 80
_BLANKS = re.compile(r"\s+")


def contents_of(blocks: list[Block]) -> set[int]:
    """Indexes of the paragraphs of a table of contents: from its head to where its first line stands again."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and _HEAD.fullmatch(block.text.string):
            return {index, *_lines_below(blocks, index + 1)}
    return set()


def _lines_below(blocks: list[Block], start: int) -> range:
    """The lines of the contents: short ones up to the second coming of the first, else those with leaders."""
    keys: list[str] = []
    for index in range(start, len(blocks)):
        block = blocks[index]
        string = block.text.string if isinstance(block, Paragraph) else ""
        key = _key(string)
        if keys and key == keys[0]:
            return range(start, _without_title(blocks, start, index))
        if not string or len(string) > _LONGEST_LINE or string.endswith(("。", "；", "）")):
            break
        keys.append(key)
    end = start
    while end < len(blocks) and _has_leader(blocks[end]):
        end += 1
    return range(start, end)


def _without_title(blocks: list[Block], start: int, end: int) -> int:
    """Where the contents end before the title of the text, which stands between them and the first heading."""
    leaders = [index for index in range(start, end) if _has_leader(blocks[index])]
    return leaders[-1] + 1 if leaders else end


def _has_leader(block: Block) -> bool:
    return isinstance(block, Paragraph) and _LEADER.search(block.text.string[-_LEADER_ROOM:]) is not None


def _key(string: str) -> str:
    """A heading without blanks, leaders and the number of its page."""
    return _BLANKS.sub("", _PAGE.sub("", string))
