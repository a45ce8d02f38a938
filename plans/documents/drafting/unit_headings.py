"""Headings that are the names of units: 市金融办 above 3.… 4.…, or 二、市教育局、市财政局; they answer for what is below."""

from __future__ import annotations

import re

from reformcheck.plans.documents.phrases.name_lists import ACTS, is_office, pieces
from reformcheck.plans.documents.phrases.unit_lists import Clause, read_units
from reformcheck.plans.documents.reading.stream import Text

_LONGEST = 60
_COLLECTIVE = re.compile("^(?:各|有关|相关|直属)|各(?:单位|部门)")


def units_of_heading(head: Text) -> Clause | None:
    """The units of a heading that holds their names and nothing else."""
    string = head.string.strip().rstrip("：:")
    if not 3 <= len(string) <= _LONGEST or "。" in string:
        return None
    names = [piece.string.strip() for piece in pieces(string)]
    if not all(is_office(name) and not _COLLECTIVE.search(name) and not ACTS.match(name) for name in names):
        return None
    return read_units(string, "responsible")
