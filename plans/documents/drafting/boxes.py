"""Boxes (专栏1 数字基础设施重点工程) in a text: what stands in them belongs to the task above, and numbers of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reformcheck.plans.documents.phrases.clauses import names_units
from reformcheck.plans.documents.phrases.enumerators import HEADING_RANK, Label, label_of

_BOX = re.compile(
    r"[【\[]?专\s*栏\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[】\]]?[\s:：.．、—-]*[^。；;，,]{0,40}$"
)


def boxed(strings: Sequence[str]) -> frozenset[int]:
    """Indexes of the paragraphs that stand in boxes, whose numbers are none of the document's."""
    starts = [index for index, string in enumerate(strings) if string[:1] in "专【[" and _BOX.match(string)]
    found: set[int] = set()
    above, seen = None, 0
    for start, following in pairwise([*starts, len(strings)]):
        for index in range(seen, start):
            above = label_of(strings[index]) or above
        seen = start
        if above:
            seen = _end(strings, start, following, above)
            found.update(range(start, seen))
    return frozenset(found)


def _end(strings: Sequence[str], start: int, limit: int, above: Label) -> int:
    """Where the box ends: at the number that goes on with the task above it, or at a heading, or where units are named."""
    goes_on = None
    for index in range(start + 1, limit):
        label = label_of(strings[index])
        if label and label.rank == above.rank and label.number == (above.number or 0) + 1:
            goes_on = index
        elif label and _is_heading(label, above):
            return goes_on or index
        if names_units(strings[index]):
            return goes_on or index
    return goes_on or limit


def _is_heading(label: Label, above: Label) -> bool:
    return label.rank < above.rank and (label.rank <= HEADING_RANK or above.rank > HEADING_RANK)
