"""Texts made comparable: width, script, look-alike characters, numbers in front, units behind."""

from __future__ import annotations

import re
from functools import lru_cache

from reformcheck.catalog.language.script import plain
from reformcheck.catalog.language.turns import Turn, joined, without
from reformcheck.rules.leading_number import leading_number
from reformcheck.rules.matching.thesaurus import thesaurus

# 各县(市、区)人民政府: names of units have brackets of their own.
_INNER = r"\([^()]{0,20}\)"
_ENDS = "局|厅|委|部|院|办|行|会|署|处|社|公司|中心|政府"
_UNIT = rf"(?:[^、,;:()]|{_INNER}){{0,40}}(?:{_ENDS})"
_ROLE = "责任单位|责任部门|牵头|配合|协办|负责|按职责|适用范围|完成时限|落实"
_UNITS = Turn(
    (*_ROLE.split("|"), *joined(_ENDS.replace("|", " "), ") 等)")),
    rf"\((?:[^()]{{0,200}}(?:{_ROLE})(?:[^()]|{_INNER}){{0,400}}|{_UNIT}(?:、{_UNIT})*(?:等)?)\)",
)
_LOCAL_MEANS = re.compile(
    r"(?:(?:依托|结合|对接|发挥|面向)[^,。]{2,30}|以[^,。]{2,20}为依托|在[^,。]{2,30}基础上),(?=[^,]{6})"
)
_SHORTEST_TITLE = 3
"""Characters that the verbs in front must leave."""
RECENT = 512
"""Texts whose forms are kept: several parts of matching ask for those of one item (benchmarks/compare.py, b)."""
_NOT_WORD = re.compile(r"[\W_]+")
_CLAUSE = re.compile(r"[。;!?\n,:]+")
_SENTENCE = re.compile(r"[。;!?\n]+")


@lru_cache(RECENT)
def canonical(text: str) -> str:
    """Half-width, Simplified, with look-alike characters folded; punctuation stays."""
    shapes = thesaurus().shapes
    return plain(text).translate(shapes).lower()


def without_number(title: str) -> str:
    """A canonical title without the numbers that stand before it."""
    while size := leading_number(title):
        title = title[size:]
    return title


def without_units(text: str) -> str:
    """A canonical text without the units in brackets."""
    return without(_UNITS, text) if "(" in text else text


def split_local_means(title: str) -> tuple[str, str]:
    """The clause that says with what local means ("依托…，"), where one opens the title, and the rest."""
    found = _LOCAL_MEANS.match(title)
    return (found.group(), title[found.end() :]) if found else ("", title)


def bare(text: str) -> str:
    """Only the letters and digits of a canonical text."""
    return _NOT_WORD.sub("", text)


def sentences(text: str) -> list[list[str]]:
    """The clauses of each sentence of a canonical text."""
    return [[c for c in _CLAUSE.split(s) if c] for s in _SENTENCE.split(text) if s]


def split_title(title: str) -> tuple[str, str]:
    """The first sentence of a canonical title, and what follows it."""
    first, _, rest = title.partition("。")
    return (first, rest) if first else (title, "")


@lru_cache(RECENT)
def title_key(title: str) -> str:
    """What two titles share that differ in number, units, punctuation, script or the verbs in front."""
    key = bare(without_number(without_units(canonical(title))))
    openings, before_object = thesaurus().openings, key[:-_SHORTEST_TITLE]
    start = 0
    while (end := openings.behind(before_object, start)) > start:
        start = end
    return key[start:].replace("的", "")
