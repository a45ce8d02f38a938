"""The numbers that stand before headings and items: 一、 （一） 1. （1） ① 第一条."""

from __future__ import annotations

import re
from typing import NamedTuple

from reformcheck.catalog.language.numerals import to_int
from reformcheck.plans.documents.phrases.keys import is_field_line

_CN = "[一二三四五六七八九十百〇零]"
# A scan may take 一 for a dash, before 、 and in brackets: -、 （—）.
_SCANNED = r"[一二三四五六七八九十百〇零\-－—–]"
_DASH_FOR_ONE = str.maketrans("-－—–", "一一一一")
# Chapters hold 一、 or articles, these hold （一）, then 1., （1） and ①.
_LABEL = re.compile(
    rf"""
    (?P<chapter>第\s*(?P<chapter_n>{_CN}+|\d+)\s*[章编篇])\s*
  | (?P<stage>第\s*(?P<stage_n>{_CN}{{1,2}})\s*(?:阶段|步))[、：:，,\s]*(?=\S)
  | (?P<part>第\s*(?P<part_n>{_CN}+|\d+)\s*(?:节|部分))[、：:\s]*
  | (?P<article>第\s*(?P<article_n>{_CN}+|\d+)\s*条)[、：:\s]*
  | (?P<cn>(?P<cn_n>{_CN}{{1,4}}\s*[、.．]|{_SCANNED}{{1,3}}\s*、))\s*(?!{_CN}、)
  | (?P<cn_half>(?P<cn_half_n>{_CN}{{1,3}})[）)])\s*
  | (?P<record>(?:编号|序号)\s*[:：]\s*(?P<record_n>\d{{1,3}})[、，,；;\s]+)(?=\S)
  | (?P<task>(?:任务|举措|措施|事项)\s*(?P<task_n>{_CN}{{1,3}}|\d{{1,3}})\s*(?:[:：.．、]\s*|[ \u3000]+))
  | (?P<cn_in>[（(]\s*(?P<cn_in_n>{_SCANNED}{{1,4}})\s*[）)])\s*[、.．]?\s*
  | (?P<span>\d{{1,3}}\s*[-－—–~～至]\s*\d{{1,3}})\s*项?\s*(?=$|[（(])
  | (?P<deep>\d{{1,2}}(?:[.．]\d{{1,2}})+)(?:[.．、]\s*|\s+|(?=[^\d.．%％‰]))(?![年月日%％倍万亿个元版])
  | (?P<num>(?P<num_n>\d{{1,3}})\s*[.．、])\s*(?!\d)
  | (?P<spaced>(?P<spaced_n>\d{{1,3}})[ \t\u00a0\u2000-\u200a\u3000]+)(?=[^\s\d年月日时点个项家人名次亿万元倍%％，。、；：])
  | (?P<num_in>[（(]\s*(?P<num_in_n>\d{{1,3}})\s*[）)])\s*[、.．]?\s*
  | (?P<num_half>(?P<num_half_n>\d{{1,3}})[）)])\s*
  | (?P<circled>[①-⑳])\s*
    """,
    re.VERBOSE,
)
_RANKS = {
    "chapter": 0, "part": 10, "cn": 30, "article": 35, "cn_in": 40, "cn_half": 40, "record": 50, "task": 50, "stage": 50, "num": 60, "spaced": 60, "span": 60, "deep": 60,
    "num_in": 80, "num_half": 80, "circled": 90,
}  # fmt: skip
_PER_DOT = 5
"""1.1 stands below 1., and 1.1.1 below 1.1."""
_QUICK = re.compile(r"[第（(\d①-⑳一二三四五六七八九十任举措事编序\-－—–]")

ITEM_RANK = _RANKS["num"]
HEADING_RANK = _RANKS["cn"]
"""Rank of "1."; labels of a higher rank number the parts of an item."""
PART_RANK = _RANKS["num_in"]


class Label(NamedTuple):
    """The number at the start of a paragraph."""

    rank: int
    """Depth in the order of Chinese official documents: smaller holds larger."""
    number: int | None
    end: int
    """Offset of the text behind it."""
    article: bool = False
    """It is a 第…条."""


def label_of(string: str) -> Label | None:
    """The label that a paragraph starts with, or None."""
    if not _QUICK.match(string):
        return None
    match = _LABEL.match(string)
    if match is None:
        return None
    name = next(kind for kind in _RANKS if match.group(kind) is not None)
    if name == "circled":
        return Label(_RANKS[name], ord(match.group()[0]) - ord("①") + 1, match.end())
    if name == "span":
        return Label(_RANKS[name], None, 0)
    if name == "deep":
        dots = len(re.findall("[.．]", match.group(name)))
        return Label(_RANKS[name] + _PER_DOT * dots, None, match.end())
    digits = match.group(name + "_n").rstrip(" \u3000、.．").translate(_DASH_FOR_ONE)
    return Label(_RANKS[name], to_int(digits), match.end(), name == "article")


POINT_RANK, _BULLET_RANK = 85, 95
_POINT = re.compile(
    rf"(?:(?P<point>{_CN}{{1,2}})(?:是|要)(?=\s*\S)|第(?P<ordinal>{_CN}{{1,2}})[，,、]\s*(?!{_CN})(?=\S))\s*"
)
_BULLET = re.compile(
    r"(?:[●○◆◇■□▲△★☆※•·▪►➢✓√*\uf06c-\uf0fe]|[-－—–]{1,2})\s*(?=[\u4e00-\u9fff“《〈「]{2}|\d+[A-Za-z\u4e00-\u9fff])"
)


def point_of(string: str) -> Label | None:
    """What opens a part of a task rather than a heading: 一是, 第一，, a bullet or a dash."""
    if match := _POINT.match(string):
        return Label(POINT_RANK, to_int(match.group("point") or match.group("ordinal")), match.end())
    if match := _BULLET.match(string):
        return Label(_BULLET_RANK, None, match.end())
    return None


def holds_bullets(string: str, following: str) -> bool:
    """●金融创新 right above ○建立… is a heading over bullets of another kind."""
    if not _BULLET.match(string) or not _BULLET.match(following):
        return False
    return (
        string[0] != following[0] and len(string) < _LONGEST_HEADING and not re.search("[。；;：:]", string)
    )


_LONGEST_HEADING = 30


_DIGIT_TITLE = re.compile(
    r"(?P<n>\d{1,3})(?:\s*[.．、]\s*|[ \t\u00a0\u2000-\u200a\u3000]+)(?=(?P<more>\d+)(?!\d*[年月日%％‰倍万亿元个.．]))"
)


_ROW = re.compile(r"(?P<n>\d{1,3})\s*[.．、]\s*(?P<digit>\d)?")


def _rows_of_titles(strings: list[str]) -> dict[int, Label]:
    """Titles that begin with a digit where the numbers of the lines run on: 7.110与… 8.3.0版… 9.2022年….

    1.1, 1.2 is an outline of another kind: where one number has two such lines, there are no such titles.
    """
    lines = [(index, match) for index, string in enumerate(strings) if (match := _ROW.match(string))]
    numbers = [0, *(int(match.group("n")) for _, match in lines), 0]
    digits = [False, *(match.group("digit") is not None for _, match in lines), False]
    twice = any(
        numbers[at] == numbers[at + 1] and digits[at] and digits[at + 1] for at in range(1, len(lines))
    )
    if twice:
        return {}
    found: dict[int, Label] = {}
    for at, (index, match) in enumerate(lines, 1):
        before, after = numbers[at] - numbers[at - 1] == 1, numbers[at + 1] - numbers[at] == 1
        starts = not numbers[at - 1] and numbers[at] > 1 and after
        ends = before and at > 1 and lines[at - 2][0] in found
        if digits[at] and (starts or ends or (before and after and numbers[at] > 1)):
            found[index] = Label(ITEM_RANK, numbers[at], match.start("digit"))
    return found


def digit_titles(strings: list[str]) -> dict[int, Label]:
    """Labels, by index, of numbered titles that begin with a digit, as 11.12345热线 behind 10.; other 1.1 are none."""
    found = _rows_of_titles(strings)
    last, deep, reached = 0, "", 0
    for index, string in enumerate(strings):
        if index in found:
            last = reached = found[index].number or 0
            continue
        match = _DIGIT_TITLE.match(string)
        if match is None:
            label = label_of(string)
            if label and label.rank <= ITEM_RANK and not is_field_line(string[label.end :]):
                last = label.number or 0 if label.rank == ITEM_RANK else 0
                reached = last or reached
            continue
        number, more = int(match.group("n")), match.group("more")
        if (
            number in (last + 1, reached + 1)
            and f"{number}.{more}" != deep
            and _is_digit_title(strings, index, number, more)
        ):
            found[index] = Label(ITEM_RANK, number, match.end())
            last = reached = number
        else:
            deep = f"{number}.{int(more) + 1}"
    return found


_BEHIND_NUMBER = re.compile(r"(?<=\d)\s*[．.、]\s*|(?<=\d)[ \u3000]+(?=\D)")


def _is_digit_title(strings: list[str], index: int, number: int, more: str) -> bool:
    """Whether 2.1 is a second title that begins with 1: titles go on behind it, and no 2.2 does."""
    if number > 1 and more != "1":
        return True
    after = [
        _BEHIND_NUMBER.sub(".", string[:8]).replace(" ", "") for string in strings[index + 1 : index + 9]
    ]
    goes_on = any(string.startswith(f"{number + 1}.") for string in after)
    return goes_on and not any(string.startswith(f"{number}.{int(more) + 1}") for string in after)
