"""Areas that a text keeps naming: 光谷科创大走廊, 长三角生态绿色一体化发展示范区.

A list may hold for such an area only, and say so nowhere in a form that can be read as a scope. Found by the word that
ends the name, and from there to the left as far as most places of the text agree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

_ENDS = re.compile(
    r"(?:走廊|试验区|示范区|先行区|合作区|经济带|经济区|都市圈|城市群|试点地区|试点城市|协同区|集聚区)"
)
_LONGEST = 24
_AGREE = 0.6
"""Of the places where a name stands, those that have the same character before it; fewer, and the name begins here."""
_OFTEN = 3
"""Times that an area is named before it is told."""
_HAN = re.compile(r"[\u4e00-\u9fff]")


def areas_named(text: str, known: Container[str]) -> list[tuple[str, int]]:
    """Names that stand in a text three times or more, and how often, the most frequent first; not those of `known`."""
    heads = Counter(text[max(0, m.end() - _LONGEST) : m.end()] for m in _ENDS.finditer(text))
    by_end: dict[str, Counter[str]] = {}
    for head, times in heads.items():
        end = _ENDS.findall(head)[-1]
        by_end.setdefault(end, Counter())[head] += times
    found = [named for end, names in by_end.items() if (named := _longest(end, names)) is not None]
    told = [(name, times) for name, times in found if times >= _OFTEN and name not in known]
    return sorted(told, key=lambda named: -named[1])


def _longest(end: str, heads: Counter[str]) -> tuple[str, int] | None:
    """The name that most of the heads end with, and how many do; None where they share the ending word alone."""
    name, times = end, heads.total()
    while len(name) < _LONGEST:
        before: Counter[str] = Counter()
        for head, number in heads.items():
            if head.endswith(name) and len(head) > len(name) and _HAN.match(head[-len(name) - 1]):
                before[head[-len(name) - 1]] += number
        if not before:
            break
        character, number = before.most_common(1)[0]
        if number < _AGREE * times or number < _OFTEN:
            break
        name, times = character + name, number
    return (name, times) if len(name) > len(end) + 1 else None
