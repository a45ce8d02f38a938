"""Titles that are a measure's but for one thing in the place of another: 海关地税联合办税 for 国税地税联合办税."""

from difflib import SequenceMatcher

from reformcheck.rules.matching.index import Entry
from reformcheck.rules.matching.text import bare, canonical, title_key
from reformcheck.rules.matching.words import bag_of, heard
from reformcheck.rules.wording import is_local

_SIZES = range(2, 7)
"""Letters of a thing that has another in its place."""
_HALF = 0.5
_THING = 0.5
"""Weight from which a word names a thing: 引入 and 建立 are less."""


def other_thing(title: str, text: str, entry: Entry) -> str:
    """The word that stands in the place of one of the measure's, where all else of the title is the same; else "".

    It does not count where it is a local name (江苏省 for 地方), says the same (审理 for 审判), or the text has the measure's word too.
    """
    key = title_key(title)
    changes = [
        change
        for change in SequenceMatcher(None, entry.key, key, autojunk=False).get_opcodes()
        if change[0] != "equal"
    ]
    if len(changes) != 1 or changes[0][0] != "replace":
        return ""
    _, start, end, new_start, new_end = changes[0]
    old, new = entry.key[start:end], key[new_start:new_end]
    if len(old) not in _SIZES or len(new) not in _SIZES or is_local(new) or old in bare(canonical(text)):
        return ""
    wanted = bag_of(old)
    total = sum(wanted.weights.values())
    if total < _THING:
        return ""
    said = heard(wanted.weights, wanted, bag_of(new))
    alike = sum([weight * said.get(concept, 0.0) for concept, weight in wanted.weights.items()])
    return "" if alike > _HALF * total else new
