"""An item in sentences and clauses, without the brackets that name units or explain."""

import re
from typing import NamedTuple

from reformcheck.catalog.language.turns import Turn, without
from reformcheck.rules.matching.text import without_number
from reformcheck.rules.stance.plain import plain
from reformcheck.rules.stance.words import words

_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_SENTENCE = re.compile(r"[。;!?\n]+")
_WHEN = Turn(
    ("年", "季度", "月", "日", "阶段", "期"),
    r"(?:至|到)?(?:\d{1,4}|上半|下半|明|次|后|下一?|今|本|当|同)?(?:年度?|季度|月份?|日|阶段|期)(?:底|初|末|前后|内|中)?",
)
_NO_NAME = re.compile(r"[\W_\d]+")
_QUOTED = Turn(("“", '"', "「", "『"), r"[“\"「『]([^“”\"「」『』]{1,20})[”\"」』]")
_CLAUSE = re.compile(r"[,:]+")
# How a clause tells somebody what to do: 积极推动…, 由省科技厅组织….
_MANNERS = ("", "全面", "加快", "积极", "大力", "进一步", "深入", "持续", "逐步", "统一")
_TOLD = (
    "支持", "鼓励", "引导", "推动", "推行", "推广", "推进", "建立", "健全", "完善", "设立", "开展", "实行", "实施", "落实", "制定",
    "出台", "开发", "授权", "赋予", "允许", "扩大", "加强", "优化", "简化", "整合", "搭建", "组织", "引入", "围绕", "依托",
    "充分发挥", "发挥", "运用", "加大", "指导",
)  # fmt: skip
_LONGEST_NAME = 40
CAUSES = ("因", "鉴于", "由于", "考虑到", "受", "限于")
"""How a clause begins that gives a cause."""


class Sentence(NamedTuple):
    """One sentence of a plain text, and its clauses."""

    text: str
    clauses: tuple[str, ...]


def sentences(text: str) -> tuple[Sentence, ...]:
    bracketless = _BRACKETS.sub("", plain(text))
    parts = (part.strip() for part in _SENTENCE.split(bracketless))
    return tuple([Sentence(p, tuple([c for c in map(str.strip, _CLAUSE.split(p)) if c])) for p in parts if p])


def asides(title: str) -> list[str]:
    """What stands in the brackets of a title."""
    return [found.group()[1:-1] for found in _BRACKETS.finditer(plain(title))]


def outside_brackets(text: str) -> list[int]:
    """Where the characters stand that `sentences` and `title_clauses` leave."""
    inside = {at for found in _BRACKETS.finditer(text) for at in range(found.start(), found.end())}
    return [at for at in range(len(text)) if at not in inside]


def title_clauses(title: str) -> tuple[str, ...]:
    bracketless = _BRACKETS.sub("", without_number(plain(title)))
    return tuple([c for c in map(str.strip, re.split(r"[,:;。]+|[—-]{2,}", bracketless)) if c])


def is_direct(clause: str) -> bool:
    """Whether a clause opens with an act that somebody is told to do: 鼓励保险机构…, 由省科技厅组织…."""
    behind_name = range(3, _LONGEST_NAME + 2) if clause.startswith("由") else ()
    return any(
        clause.startswith(manner, at) and clause.startswith(_TOLD, at + len(manner))
        for at in (0, *behind_name)
        for manner in _MANNERS
    )


def substance(phrase: str) -> str:
    """What a phrase names: without the region, the day, the manner, acts and words like 举措."""
    quoted = ""
    if _QUOTED.may_stand_in(phrase, set(phrase)):  # “三合一” is a name, 三 and 一 are none
        quoted = "".join(re.findall(_QUOTED.pattern, phrase))
    named = without(_WHEN, without(_QUOTED, phrase))
    return _NO_NAME.sub("", quoted + words().filler.blank(named, ""))
