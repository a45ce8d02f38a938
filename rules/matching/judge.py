"""One item alone: which measures it surely adopts, and which it may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from reformcheck.plans.model import Item
from reformcheck.rules.matching.decision import Decision
from reformcheck.rules.matching.features import compare, compare_rest
from reformcheck.rules.matching.index import Entry, Index
from reformcheck.rules.matching.reading import Reading, read
from reformcheck.rules.matching.text import title_key

_MOST_MERGED = 4
"""Measures beyond this rank are no part of a merged item."""
_HIGHEST = 0.99
"""Score of the best wording; only the same title scores 1."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A measure that an item lays claim to."""

    entry: Entry
    score: float
    evidence: Literal["explicit", "title", "wording"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The claims of one item, the likeliest first."""

    sure: tuple[Claim, ...]
    others: tuple[Claim, ...] = ()


def judge(item: Item, index: Index, decision: Decision) -> Judgement:
    """By the same title, else by wording; an explicit `measure:` is not looked at."""
    same = index.by_key.get(title_key(item.title))
    if same:
        return Judgement(tuple(Claim(entry, 1.0, "title") for entry in same))
    by_title = _judge_wording(read(item.title, "", index), index, decision)
    if not item.text or _is_plain(by_title, decision):
        return by_title
    return _judge_wording(read(item.title, item.text, index), index, decision)


def _is_plain(judgement: Judgement, decision: Decision) -> bool:
    """Whether the title alone leaves nothing for the text to add: one measure, beyond doubt."""
    return (
        len(judgement.sure) == 1
        and judgement.sure[0].score == _HIGHEST
        and all(claim.score < decision.doubtful for claim in judgement.others)
    )


def _judge_wording(reading: Reading, index: Index, decision: Decision) -> Judgement:
    claims = sorted(
        (
            Claim(one.entry, min(_HIGHEST, decision.probability(one.features)), "wording")
            for one in compare(reading, index)
        ),
        key=lambda claim: -claim.score,
    )
    sure = _adopted(claims, _Besides(reading, index, decision))
    return Judgement(sure, tuple(claim for claim in claims if claim not in sure))


def _adopted(claims: Sequence[Claim], besides: _Besides) -> tuple[Claim, ...]:
    """The likeliest measure where it is sure, and what else an item that merges measures adopts."""
    if claims and claims[0].score >= besides.decision.sure:
        return (claims[0], *(c for c in claims[1:_MOST_MERGED] if besides(c, claims[0])))
    for first, second in combinations(claims[:_MOST_MERGED], 2):
        if besides(second, first) and besides(first, second):
            return first, second
    return ()


@dataclass(frozen=True, slots=True)
class _Besides:
    """Whether what one measure leaves of the item still speaks for another."""

    reading: Reading
    index: Index
    decision: Decision

    def __call__(self, claim: Claim, taken: Claim) -> bool:
        if claim.score < self.decision.doubtful:
            return False
        rest = compare_rest(self.reading, taken.entry, claim.entry, self.index)
        return rest is not None and self.decision.probability(rest.features) >= self.decision.merged
