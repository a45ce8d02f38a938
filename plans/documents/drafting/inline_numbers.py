"""Enumerators in the middle of a paragraph part it, as if each stood on a line of its own: （1）甲。（2）乙。

What is parted is told by the row that the numbers make: a lone （二） in a sentence is a reference.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from reformcheck.catalog.language.numerals import to_int
from reformcheck.plans.documents.drafting.front.glued_front import unglued
from reformcheck.plans.documents.drafting.named_measures import counted_fields
from reformcheck.plans.documents.phrases.clauses import names_units
from reformcheck.plans.documents.phrases.enumerators import HEADING_RANK, label_of
from reformcheck.plans.documents.phrases.keys import is_field_line
from reformcheck.plans.documents.phrases.name_lists import CLOSERS, OPENERS
from reformcheck.plans.documents.reading.stream import Block, Paragraph, Text

_CN = "[一二三四五六七八九十]"
_BEHIND = r"(?:(?<=[。；;：:！？!?，,）)】〕\]］”\s])|^)"
_MARK = re.compile(
    rf"(?P<cn>{_BEHIND}(?P<cn_n>{_CN}{{1,3}})[、.．])(?!{_CN}、)"
    rf"|(?P<cn_in>(?<![第及款条按“])[（(]\s*(?P<cn_in_n>{_CN}{{1,3}})\s*[）)])(?![项款条、至—-])"
    rf"|(?P<num>{_BEHIND}(?P<num_n>\d{{1,3}})[.．、])(?!\d{{1,3}}[.．%％‰年月日亿万元倍个])"
    r"|(?P<num_in>(?<![第及款条按“])[（(]\s*(?P<num_in_n>\d{1,2})\s*[）)])(?![项款条、至—-])"
    r"|(?P<circled>[①-⑳])"
    rf"|(?P<point>{_BEHIND}(?P<point_n>{_CN}{{1,2}})[是要])"
    r"|(?P<bullet>(?<=[。；;）)】〕\]\s])[●○◆◇■□▲★※•►➢✓√])(?=\s*[\u4e00-\u9fff“\d])"
    rf"|(?P<ordinal>{_BEHIND}第(?P<ordinal_n>{_CN}{{1,2}})[，,、])(?!{_CN})"
)
_HEADINGS = ("cn", "cn_in")
_KINDS = (*_HEADINGS, "num", "num_in", "circled", "point", "ordinal", "bullet")


_WIDE_GAP = re.compile(r"[ \u00a0\u2002\u2003\u3000]{2,}")
_MIN_GAPS = 3


def part_at_blanks(blocks: list[Block]) -> list[Block]:
    """The blocks, with a paragraph of a text that lost its line breaks parted where paragraphs are indented."""
    parted: list[Block] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            parted.append(block)
            continue
        indented = len(_WIDE_GAP.findall(block.text.string)) >= _MIN_GAPS
        for part in unglued(block):
            texts = _between_gaps(part) if indented else [part]
            parted += [replace(block, text=text) for text in texts]
    return parted


def _between_gaps(text: Text) -> Iterator[Text]:
    start = 0
    gaps = [
        m
        for m in _WIDE_GAP.finditer(text.string)
        if not _behind_label(text.string[max(m.start() - 8, start) : m.start()])
    ]
    if not any(
        label_of(text.string[m.end() : m.end() + 12]) or text.string[m.start() - 1] in "。：:" for m in gaps
    ):
        yield text
        return
    for match in gaps:
        yield text.cut(start, match.start())
        start = match.end()
    yield text.cut(start)


def _behind_label(string: str) -> bool:
    """The gap stands between a number and its title, as in 第一条　　为了."""
    label = label_of(string + "　甲")
    return label is not None and label.end > len(string)


class _Mark(NamedTuple):
    kind: str
    number: int
    start: int


def part_at_numbers(blocks: list[Block]) -> list[Block]:
    """The blocks, with a paragraph parted before each number of a row that stands in it."""
    parted: list[Block] = []
    last: dict[str, int] = {}
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.furniture:
            parted.append(block)
            continue
        cuts = _cuts(block.text, last, _next_label(blocks, index))
        if len(cuts) == 0:
            parted.append(block)
        for start, end in zip([0, *cuts], [*cuts, len(block.text.string)], strict=True):
            if cuts and (part := block.text.cut(start, end)):
                parted.append(replace(block, text=part))
    return parted


def part_at_fields(blocks: list[Block]) -> list[Block]:
    """The blocks, with a paragraph that counts the names of several fields parted before each field."""
    parted: list[Block] = []
    for block in blocks:
        starts = counted_fields(block.text.string) if isinstance(block, Paragraph) else []
        if not isinstance(block, Paragraph) or len(starts) < 2 or block.furniture:
            parted.append(block)
            continue
        cuts = [0, *(start for start in starts if start), len(block.text.string)]
        parted += [replace(block, text=block.text.cut(start, end)) for start, end in pairwise(cuts)]
    return parted


def _next_label(blocks: list[Block], index: int) -> str:
    """Text of the next paragraph, where it bears a label."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return following.text.string if isinstance(following, Paragraph) else ""


def _cuts(text: Text, last: dict[str, int], following: str) -> list[int]:
    """Where the paragraph is to be parted. `last`: the highest heading of each kind so far, which goes on."""
    string = text.string
    marks = _marks(string)
    if not marks:
        return []
    before = dict(last)
    if marks[0].start == 0 and marks[0].kind == "num" and not is_field_line(string[2:].lstrip(" .．、")):
        last["num"] = marks[0].number
    cuts: list[int] = []
    for kind in _KINDS:
        own = [mark for mark in marks if mark.kind == kind]
        ends = [mark.start for mark in marks if mark.kind in (*_HEADINGS, kind)]
        for row in _rows(own, before.get(kind, 0), following) if own else ():
            if _parts(string, row, ends, cuts):
                for mark in row:
                    if mark.start:
                        insort(cuts, mark.start)
                last[kind] = row[-1].number
                if kind == "cn":
                    last["cn_in"] = 0
    return cuts


def _marks(string: str) -> list[_Mark]:
    """What looks like an enumerator outside brackets and quotes."""
    found: list[_Mark] = []
    inside = iter(_enclosed(string))
    span = next(inside, None)
    for match in _MARK.finditer(string):
        while span and span[1] <= match.start():
            span = next(inside, None)
        if span and span[0] < match.start():
            continue
        kind = match.lastgroup or ""
        kind = kind.removesuffix("_n")
        if number := _number(match, kind, len(found)):
            found.append(_Mark(kind, number, match.start(kind)))
    return found


def _number(match: re.Match[str], kind: str, before: int) -> int | None:
    if kind == "bullet":
        return before + 1  # any number: each bullet is a mark of its own
    if kind == "circled":
        return ord(match.group()) - ord("①") + 1
    return to_int(match.group(kind + "_n"))


def _enclosed(string: str) -> list[tuple[int, int]]:
    """Outermost pairs of brackets or quotes, in order; one that is never closed encloses nothing."""
    stack: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for at, char in enumerate(string):
        if char in OPENERS:
            stack.append((CLOSERS[OPENERS.index(char)], at))
        elif char in CLOSERS:
            # At most some levels down: a bracket of another kind may be left open.
            for depth in range(len(stack) - 1, max(len(stack) - 4, -1), -1):
                if stack[depth][0] == char:
                    start = stack[depth][1]
                    del stack[depth:]
                    while found and found[-1][0] > start:
                        found.pop()
                    found.append((start, at + 1))
                    break
    return found


def _rows(marks: list[_Mark], before: int, following: str) -> Iterator[list[_Mark]]:
    """Runs of marks of one kind that count on by one, from 1, from the start or from what went before."""
    row: list[_Mark] = []
    if marks[0].kind == "bullet":
        yield [_Mark("bullet", 0, 0), *marks]
        return
    for mark in marks:
        if row and mark.number == row[-1].number + 1:
            row.append(mark)
        elif mark.number == 1 or mark.start == 0 or (not row and before and mark.number == before + 1):
            if _is_row(row, before, following):
                yield row
            row = [mark]
    if _is_row(row, before, following):
        yield row


def _is_row(row: list[_Mark], before: int, following: str) -> bool:
    if len(row) > 1:
        return True
    if not row or row[0].kind not in _HEADINGS or not row[0].start:
        return bool(row) and row[0].start == 0 and row[0].kind in _HEADINGS
    label = label_of(following)
    goes_on = label is not None and label.number == row[0].number + 1 and label.rank >= HEADING_RANK
    return goes_on or (row[0].number > 1 and row[0].number == before + 1)


def _parts(string: str, row: list[_Mark], ends: list[int], cuts: list[int]) -> bool:
    """Whether the row parts the paragraph, rather than being a list inside one sentence.

    `ends`: where headings and marks of this kind stand; `cuts` so far, in order.
    """
    if row[0].start == 0 and (len(row) == 1 or row[0].kind != "ordinal"):
        return True
    joined = sum(string[max(mark.start - 4, 0) : mark.start].rstrip()[-1:] in "；;，,：:" for mark in row[1:])
    if joined * 2 < len(row) and row[0].kind in _HEADINGS:
        return True
    above = bisect_right(cuts, row[0].start)
    intro = string[cuts[above - 1] if above else 0 : row[0].start].rstrip()
    heads_only = "。" not in intro[:-1] and intro[-1:] not in "：:，,；;"
    if heads_only and not joined and len(row) > 1:
        return True
    ends = [mark.start for mark in row[1:]] + [_end_of(row[-1], ends, len(string))]
    parts = (string[mark.start : end] for mark, end in zip(row, ends, strict=True))
    named = sum(map(names_units, parts))
    return named > 1


def _end_of(last: _Mark, ends: list[int], length: int) -> int:
    """Where the last part of a row ends: at the next heading or row, or with the paragraph."""
    later = bisect_right(ends, last.start)
    return ends[later] if later < len(ends) else length
