"""The numbers that stand before headings and items: 一、 （一） 1. （1） ① 第一条."""

from __future__ import annotations

import re
from typing import NamedTuple

from reformcheck.plans.documents.phrases.numerals import to_int

_CN = "[一二三四五六七八九十百〇零]"
# Chapters hold 一、 or articles, these hold （一）, then 1., （1） and ①.
_LABEL = re.compile(
    rf"""
    (?P<chapter>第\s*(?P<chapter_n>{_CN}+|\d+)\s*[章编篇])\s*
  | (?P<stage>第\s*(?P<stage_n>{_CN}{{1,2}})\s*(?:阶段|步))[、：:，,\s]*(?=\S)
  | (?P<part>第\s*(?P<part_n>{_CN}+|\d+)\s*(?:节|部分))[、：:\s]*
  | (?P<article>第\s*(?P<article_n>{_CN}+|\d+)\s*条)[、：:\s]*
  | (?P<cn>(?P<cn_n>{_CN}{{1,4}})\s*[、.．])\s*(?!{_CN}、)
  | (?P<cn_half>(?P<cn_half_n>{_CN}{{1,3}})[）)])\s*
  | (?P<task>(?:任务|举措|措施|事项)\s*(?P<task_n>{_CN}{{1,3}}|\d{{1,3}})\s*(?:[:：.．、]\s*|[ \u3000]+))
  | (?P<cn_in>[（(]\s*(?P<cn_in_n>{_CN}{{1,4}})\s*[）)])\s*[、.．]?\s*
  | (?P<span>\d{{1,3}}\s*[-－—–~～至]\s*\d{{1,3}})\s*项?\s*(?=$|[（(])
  | (?P<deep>\d{{1,2}}(?:[.．]\d{{1,2}})+)(?:[.．、]\s*|\s+|(?=[^\d.．%％‰]))(?![年月日%％倍万亿个元])
  | (?P<num>(?P<num_n>\d{{1,3}})\s*[.．、])\s*(?!\d)
  | (?P<spaced>(?P<spaced_n>\d{{1,3}})[ \u3000]+)(?=[^\s\d年月日时点个项家人名次亿万元倍%％，。、；：])
  | (?P<num_in>[（(]\s*(?P<num_in_n>\d{{1,3}})\s*[）)])\s*[、.．]?\s*
  | (?P<num_half>(?P<num_half_n>\d{{1,3}})[）)])\s*
  | (?P<circled>[①-⑳])\s*
    """,
    re.VERBOSE,
)
_RANKS = {
    "chapter": 0, "part": 10, "cn": 30, "article": 35, "cn_in": 40, "cn_half": 40, "task": 50, "stage": 50, "num": 60, "spaced": 60, "span": 60, "deep": 60,
    "num_in": 80, "num_half": 80, "circled": 90,
}  # fmt: skip
_PER_DOT = 5
"""1.1 stands below 1., and 1.1.1 below 1.1."""
_QUICK = re.compile(r"[第（(\d①-⑳一二三四五六七八九十任举措事]")

ITEM_RANK = _RANKS["num"]
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
    return Label(_RANKS[name], to_int(match.group(name + "_n")), match.end(), name == "article")
