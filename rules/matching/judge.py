"""One item alone: which measures it surely adopts, and which it may."""

from typing import NamedTuple

from reformcheck.rules.matching.decision import Decision
from reformcheck.rules.matching.exchange import other_thing
from reformcheck.rules.matching.features import compare
from reformcheck.rules.matching.forest import forest
from reformcheck.rules.matching.index import Entry, Index
from reformcheck.rules.matching.reading import read
from reformcheck.rules.model import Evidence
from reformcheck.rules.wording import names_field_only

_HIGHEST = 0.99
"""Score of the best wording; only the same title scores 1."""


class Claim(NamedTuple):
    """A measure that an item seems to adopt."""

    entry: Entry
    score: float
    evidence: Evidence


class Judgement(NamedTuple):
    """The claims of one item, the likeliest first."""

    sure: tuple[Claim, ...]
    others: tuple[Claim, ...] = ()


def judge(title: str, text: str, index: Index, decision: Decision) -> Judgement:
    """By the same title, or a long part of one measure's alone, else by wording; `measure:` is not looked at.

    A measure whose whole title stands in the item's is named for sure; the words tell what else the item adopts.
    """
    same = index.titled(title)
    if same:
        return Judgement(tuple(Claim(entry, 1.0, "title") for entry in same))
    holding = index.holding(title)
    if len(holding) == 1:
        return Judgement((Claim(holding[0], _HIGHEST, "wording"),))
    standing = index.standing_in(title)
    claims = [
        Claim(one.entry, min(_HIGHEST, forest().probability(one.features)), "wording")
        for one in compare(read(title, text, index), index)
        if one.entry not in standing
    ]
    claims += [Claim(entry, _HIGHEST, "wording") for entry in standing]
    claims.sort(key=lambda claim: -claim.score)
    sure = [claim for claim in claims if claim.score >= decision.sure and not is_doubtful(title, text, claim)]
    return Judgement(tuple(sure), tuple([claim for claim in claims if claim not in sure]))


def is_doubtful(title: str, text: str, claim: Claim) -> bool:
    """Whether an expert would ask which measure is meant, however well the words fit.

    All that the item says is the field of the measure (推广专利保险), or another thing has the place of its own (海关地税联合办税).
    """
    if not text.strip() and names_field_only(claim.entry.measure.title, title):
        return True
    return bool(other_thing(title, text, claim.entry))
