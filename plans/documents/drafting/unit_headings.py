"""Headings that are the names of units: 市金融办 above 3.… 4.…, or 二、市教育局、市财政局; they answer for what is below."""

from __future__ import annotations

import re

from reformcheck.plans.documents.phrases.name_lists import is_office, pieces
from reformcheck.plans.documents.phrases.unit_lists import Clause, read_units
from reformcheck.plans.documents.reading.stream import Text

_LONGEST = 60
_ACTS = re.compile(
    "(?:全面|加快|大力|深入|扎实|统筹|着力|切实)?(?:建设|打造|推进|加强|深化|优化|构建|建立|健全|完善|创新|提升|强化|发展|服务|做好|实施|开展|支持|组织|改革|规范|落实|推动|促进|创建)"
    "(?![部委局厅办署])"
)
_COLLECTIVE = re.compile("^(?:各|有关|相关|直属)|各(?:单位|部门)")


def units_of_heading(head: Text) -> Clause | None:
    """The units of a heading that holds their names and nothing else."""
    string = head.string.strip().rstrip("：:")
    if not 3 <= len(string) <= _LONGEST or "。" in string:
        return None
    names = [piece.string.strip() for piece in pieces(string)]
    if not all(is_office(name) and not _COLLECTIVE.search(name) and not _ACTS.match(name) for name in names):
        return None
    return read_units(string, "responsible")
