"""One item alone: which measures it surely adopts, and which it may."""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from reformcheck.rules.matching.decision import Decision
from reformcheck.rules.matching.exchange import exchanges_object
from reformcheck.rules.matching.features import compare, compare_rest
from reformcheck.rules.matching.index import Entry, Index
from reformcheck.rules.matching.reading import Reading, read

_MOST_MERGED = 4
"""Measures beyond this rank are no part of a merged item."""
_BELOW = 0.01
"""How far under the bar of certainty a doubted match is put."""
_HIGHEST = 0.99
"""Score of the best wording; only the same title scores 1."""


class Claim(NamedTuple):
    """A measure that an item lays claim to."""

    entry: Entry
    score: float
    evidence: Literal["explicit", "title", "wording"]


class Judgement(NamedTuple):
    """The claims of one item, the likeliest first."""

    sure: tuple[Claim, ...]
    others: tuple[Claim, ...] = ()


def judge(title: str, text: str, index: Index, decision: Decision) -> Judgement:
    """By the same title, or a long part of one measure's alone, else by wording; `measure:` is not looked at."""
    same = index.titled(title)
    if same:
        return Judgement(tuple(Claim(entry, 1.0, "title") for entry in same))
    holding = index.holding(title)
    if len(holding) == 1:
        return Judgement((Claim(holding[0], _HIGHEST, "wording"),))
    judgement = _judge_wording(read(title, "", index), index, decision)
    if text and not _is_plain(judgement, decision):
        judgement = _judge_wording(read(title, text, index), index, decision)
    return _doubt_exchanged(title, text, judgement, index, decision)


def _doubt_exchanged(
    title: str, text: str, judgement: Judgement, index: Index, decision: Decision
) -> Judgement:
    """A single sure match becomes a candidate where the item has another object in the measure's frame."""
    if len(judgement.sure) != 1:
        return judgement
    claim = judgement.sure[0]
    if not exchanges_object(title, text, claim.entry.measure, index.vocabulary):
        return judgement
    doubted = claim._replace(score=min(claim.score, decision.sure - _BELOW))
    return Judgement((), (doubted, *judgement.others))


def _is_plain(judgement: Judgement, decision: Decision) -> bool:
    """Whether the title alone leaves nothing for the text to add: one measure, beyond doubt."""
    return (
        len(judgement.sure) == 1
        and judgement.sure[0].score == _HIGHEST
        and all(claim.score < decision.doubtful for claim in judgement.others)
    )


def _judge_wording(reading: Reading, index: Index, decision: Decision) -> Judgement:
    claims = [
        Claim(one.entry, min(_HIGHEST, decision.probability(one.features)), "wording")
        for one in compare(reading, index)
    ]
    claims.sort(key=lambda claim: -claim.score)

    def besides(claim: Claim, taken: Sequence[Claim]) -> Claim | None:
        """The claim, where what others leave of the item still speaks for it."""
        if claim.score < decision.doubtful:
            return None
        rest = compare_rest(reading, [other.entry for other in taken], claim.entry, index)
        score = min(_HIGHEST, decision.probability(rest.features)) if rest else 0.0
        return claim._replace(score=max(score, claim.score)) if score >= decision.merged else None

    sure = _adopted(claims[:_MOST_MERGED], decision.sure, besides)
    adopted = {claim.entry.measure.id for claim in sure}
    return Judgement(sure, tuple(claim for claim in claims if claim.entry.measure.id not in adopted))


def _adopted(
    claims: Sequence[Claim], sure: float, besides: Callable[[Claim, Sequence[Claim]], Claim | None]
) -> tuple[Claim, ...]:
    """The likeliest measure where it is sure, and what else an item that merges measures adopts."""
    if claims and claims[0].score >= sure:
        adopted = [claims[0]]
        for claim in claims[1:]:
            adopted += filter(None, [besides(claim, adopted)])
        return tuple(adopted)
    for one, other in combinations(claims, 2):
        pair = besides(one, [other]), besides(other, [one])
        if pair[0] and pair[1]:
            return pair[0], pair[1]
    return ()
