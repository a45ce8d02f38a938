"""One item alone: which measures it surely adopts, and which it may."""

from collections.abc import Sequence
from typing import NamedTuple

from reformcheck.rules.matching.decision import Decision
from reformcheck.rules.matching.exchange import other_thing
from reformcheck.rules.matching.features import Compared, compare
from reformcheck.rules.matching.forest import Forest
from reformcheck.rules.matching.index import Entry, Index
from reformcheck.rules.matching.reading import read
from reformcheck.rules.matching.short_of import about_in
from reformcheck.rules.matching.short_titles import object_alone
from reformcheck.rules.matching.text import canonical
from reformcheck.rules.model import Evidence
from reformcheck.rules.wording import names_field_only

_HIGHEST = 0.99
"""Score of the best wording; only the same title scores 1."""

_FEW_WORDS = 2.0
"""Weight of two words that are rare among the measures."""


class Claim(NamedTuple):
    """A measure that an item seems to adopt."""

    entry: Entry
    score: float
    evidence: Evidence


class Judgement(NamedTuple):
    """The claims of one item, the likeliest first."""

    sure: tuple[Claim, ...]
    others: tuple[Claim, ...] = ()
    faint: tuple[Claim, ...] = ()
    """In a plan that is settled: what is too unlikely to ask about."""


def judge(title: str, text: str, index: Index, decision: Decision, trees: Forest) -> Judgement:
    """By the same title, or a long part of one measure's alone, else by wording; `measure:` is not looked at.

    A measure whose whole title stands in the item's is named for sure; the words tell what else the item
    adopts.
    A short title that says of one measure what it is about, and nothing else, leaves doubt, no more and no less.
    """
    same = index.titled(title)
    if same:
        return Judgement(tuple(Claim(entry, 1.0, "title") for entry in same))
    holding = index.holding(title)
    if len(holding) == 1:
        return Judgement((Claim(holding[0], _HIGHEST, "wording"),))
    reading = read(title, text, index)
    standing = index.standing_in(title)
    asked = object_alone(reading, index)
    compared = [one for one in compare(reading, index) if one.entry not in standing]
    in_passing = {one.entry.measure.id for one in compared if _is_in_passing(one)}
    claims = [Claim(one.entry, min(_HIGHEST, trees.probability(one.features)), "wording") for one in compared]
    claims += [Claim(entry, _HIGHEST, "wording") for entry in standing]
    claims = at_least_doubtful(claims, asked, decision)
    sure = [
        claim
        for claim in claims
        if claim.score >= decision.sure
        and claim.entry is not asked
        and claim.entry.measure.id not in in_passing
        and not is_doubtful(title, text, claim)
    ]
    return Judgement(tuple(sure), tuple([claim for claim in claims if claim not in sure]))


def _is_in_passing(one: Compared) -> bool:
    """Whether the title is of another matter, and the text has a few words of the measure that leave out an object of it.

    So it is with 明确审核机构, whose text closes with 统筹使用编制.
    """
    said = one.features
    return (
        said["title_in_title"] == said["explained_by_title"] == 0
        and said["object_missing"] == 1
        and said["rare_mass"] < _FEW_WORDS
    )


def at_least_doubtful(
    claims: Sequence[Claim], asked: Entry | None, decision: Decision, evidence: Evidence = "wording"
) -> list[Claim]:
    """The claims, the likeliest first; that of the measure to ask about is one that leaves doubt at least."""
    found = [claim for claim in claims if claim.entry is not asked]
    if asked:
        scores = [claim.score for claim in claims if claim.entry is asked]
        found.append(Claim(asked, max([decision.doubtful, *scores]), evidence))
    return sorted(found, key=lambda claim: -claim.score)


def is_doubtful(title: str, text: str, claim: Claim) -> bool:
    """Whether an expert would ask which measure is meant, however well the words fit.

    All that the item says is the field of the measure (推广专利保险), or another thing has the place of its own
    (海关地税联合办税), or its title is of an act that only goes about the measure (宣传, 统计).
    """
    if any(word not in claim.entry.whole.text for word in about_in(canonical(title))):
        return True
    if not text.strip() and names_field_only(claim.entry.measure.title, title):
        return True
    return bool(other_thing(title, text, claim.entry))
