"""On which words of a document a finding is put: those it quotes, where they stand in its item; else those at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reformcheck.plans.model import Location, Plan
from reformcheck.reports.entries import Entry

_QUOTED = ("words", "beyond", "places")
"""Values of findings that are words of the plan, which may stand behind the title: 暂不推行, 全省."""
_PARAGRAPHS = 6
_SPEAKING = re.compile("[\u4e00-\u9fff]{2}|[A-Za-z]{4}")
"""What words have that say something, and numbers have not."""


class Anchor(NamedTuple):
    """A place, and what may stand there."""

    line: int
    column: int
    words: tuple[str, ...]


def anchor(entry: Entry, strings: Mapping[int, str]) -> Anchor:
    """`strings`: the paragraphs of the document by the ordinal that places bear."""
    at = entry.finding.location
    return _quoted(entry, strings) or Anchor(at.line or 1, at.column or 1, tuple(_words(entry, at)))


def _quoted(entry: Entry, strings: Mapping[int, str]) -> Anchor | None:
    values = entry.finding.values
    given = (values[name] for name in _QUOTED if name in values)
    said = [part for value in given for part in (value if isinstance(value, tuple) else (value,)) if part]
    at = entry.finding.location
    if entry.item is None or at.line is None:
        return None
    end = _next_item(entry.plan, at)
    for line in range(at.line, min(at.line + _PARAGRAPHS, end[0] + 1)):
        start = (at.column or 1) - 1 if line == at.line else 0
        string = strings.get(line, "")
        stop = end[1] - 1 if line == end[0] else len(string)
        for words in map(str, said):
            found = string.find(words, start, stop)
            if found >= 0:
                return Anchor(line, found + 1, (words,))
    return None


def _next_item(plan: Plan, at: Location) -> tuple[int, int]:
    """Where the next item begins behind a place."""
    here = at.line or 1, at.column or 1
    starts = ((item.location.line or 1, item.location.column or 1) for item in plan.items)
    return min((start for start in starts if start > here), default=(here[0] + _PARAGRAPHS, 1))


_FIRST = ("unit", "units", "words", "beyond", "places", "place")
"""Values that a finding with them is about, before all others."""


def _words(entry: Entry, at: Location) -> Iterator[str]:
    """What may stand where the finding is, the likeliest first: a unit, the words that it quotes, the title of its item."""
    values = entry.finding.values
    for name in (*_FIRST, *(name for name in values if name not in _FIRST)):
        value = values.get(name, ())
        parts = value if isinstance(value, tuple) else (value,)
        yield from (part for part in parts if isinstance(part, str) and _SPEAKING.search(part))
    if entry.item:
        yield entry.item.title
        yield from (unit.name for unit in entry.item.assignment.units if unit.location == at)
