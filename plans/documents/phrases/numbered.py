"""Sentences that say by their numbers which tasks a unit answers for: 第（6）、（7）项由甲牵头，第（8）项由乙负责."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reformcheck.plans.documents.phrases.unit_lists import Clause, read_units

_ONE = r"第?\s*[（(]?\s*\d{1,3}\s*[）)]?\s*"
_OF_NUMBERS = re.compile(
    rf"(?P<numbers>(?:第|(?<=[下列])(?=\s*\d{{1,3}}\s*[—–~～至－-]))\s*[（(]?\s*\d{{1,3}}\s*[）)]?\s*(?:[、，,和及至—–~－-]\s*{_ONE}){{0,20}})[项条](?:目标|任务|工作|举措|措施|事项|内容)?(?:均|都|分别)?由"
)
# 以下3—5项由甲牵头，列出单位为配合单位: the units that stand at each of them help.
OTHERS_ASSIST = re.compile(
    "[，,；;]?(?:所?列出?|其他|其余|括号[内中里]?|标注|注明)的?(?:责任|其他)?(?:单位|部门)(?:均|都)?[为是](?:配合|参与|协办)"
)
_SPAN = re.compile(r"(\d{1,3})\s*[）)]?\s*[至—–~－-]\s*第?\s*[（(]?\s*(\d{1,3})")


def of_numbers(string: str) -> Iterator[tuple[frozenset[str], Clause]]:
    """The numbers of tasks that a sentence names, with the clause that says who answers for them."""
    if "项" not in string and "条" not in string:
        return
    found = list(_OF_NUMBERS.finditer(string))
    for match, end in pairwise([*found, None]):
        if match is None:
            continue
        stop = end.start() if end else len(string)
        stop = min([stop, *(at for mark in "。；;\n" if (at := string.find(mark, match.end())) >= 0)])
        if others := OTHERS_ASSIST.search(string, match.end(), stop):
            stop = others.start()
        clause = read_units(string[match.end() : stop], offset=match.end())
        if clause.names:
            yield frozenset(_numbers(match.group("numbers"))), clause


def _numbers(string: str) -> Iterator[str]:
    yield from re.findall(r"\d+", string)
    for first, last in _SPAN.findall(string):
        yield from map(str, range(int(first), min(int(last), int(first) + 99)))
