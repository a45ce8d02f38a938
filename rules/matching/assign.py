"""A plan as a whole: which of the items that lay claim to one measure keep it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reformcheck.rules.matching.decision import Decision
from reformcheck.rules.matching.judge import Claim, Judgement

_CLEAR = 0.05
"""Items whose scores for a measure are no further apart than this fit it equally well."""
_CANDIDATES = 3


def settle(judgements: Sequence[Judgement], decision: Decision) -> list[Judgement]:
    """Every measure left to the items that fit it best; `others` are then the candidates that remain.

    An item that fits a measure clearly worse than another item gives it up and falls back on the
    next measure of which it is sure. Items that fit equally well all keep it, unless one of them has
    another measure that fits it as well and that no one claims.
    """
    standing = [judgement.sure for judgement in judgements]
    if _is_contested(judgements):
        claims = [_Claims(judgement, decision.sure) for judgement in judgements]
        while _give_up_beaten(claims):
            pass
        _make_room(claims)
        standing = [tuple(claim.standing) for claim in claims]
    if all(standing):
        return [Judgement(sure) for sure in standing]
    best = _best(standing)
    return [
        Judgement(sure, () if sure else _candidates(judgement, best, decision))
        for judgement, sure in zip(judgements, standing, strict=True)
    ]


class _Claims:
    """The claims of one item: those in force, and those it can fall back on."""

    def __init__(self, judgement: Judgement, sure: float) -> None:
        self._judgement = judgement
        self.standing = list(judgement.sure)
        self.spare = [c for c in judgement.others if c.score >= sure] if judgement.sure else []

    @property
    def signature(self) -> list[tuple[str, float]]:
        """What the item claims, and how surely."""
        return [(claim.entry.measure.id, claim.score) for claim in _likeliest_first(self._judgement)]

    def give_up(self, claim: Claim) -> None:
        """Drop a claim for the next best, where none is left."""
        self.standing.remove(claim)
        if not self.standing and self.spare:
            self.standing.append(self.spare.pop(0))

    def move(self, claim: Claim, other: Claim) -> None:
        """Take up a spare claim in place of one in force."""
        self.standing[self.standing.index(claim)] = other
        self.spare.remove(other)


def _likeliest_first(judgement: Judgement) -> list[Claim]:
    return sorted((*judgement.sure, *judgement.others), key=lambda claim: -claim.score)


def _is_contested(judgements: Sequence[Judgement]) -> bool:
    """Whether two items are sure of the same measure; else there is nothing to settle."""
    claimed = [claim.entry.measure.id for judgement in judgements for claim in judgement.sure]
    return len(set(claimed)) < len(claimed)


def _give_up_beaten(claims: Sequence[_Claims]) -> bool:
    """Whether any item had to give up a measure that another fits clearly better."""
    best = _best([item.standing for item in claims])
    beaten = [
        (item, claim)
        for item in claims
        for claim in item.standing
        if claim.score < best[claim.entry.measure.id] - _CLEAR
    ]
    for item, claim in beaten:
        item.give_up(claim)
    return bool(beaten)


def _make_room(claims: Sequence[_Claims]) -> None:
    """Move items off a measure that another fits as well to one that suits them as well and is free.

    Items that claim exactly the same are the same task twice, and stay together.
    """
    claimants: defaultdict[str, list[tuple[Claim, _Claims]]] = defaultdict(list)
    for item in claims:
        for claim in item.standing:
            claimants[claim.entry.measure.id].append((claim, item))
    for measure in sorted(claimants):
        first, *rivals = sorted(claimants[measure], key=lambda rival: (-rival[0].score, rival[1].signature))
        for claim, item in rivals:
            free = (c for c in item.spare if c.entry.measure.id not in claimants)
            other = next((c for c in free if c.score >= claim.score - _CLEAR), None)
            if other is not None and item.signature != first[1].signature:
                item.move(claim, other)
                claimants[other.entry.measure.id] = [(other, item)]


def _best(standing: Iterable[Sequence[Claim]]) -> dict[str, float]:
    """The best score that the claims in force of any item have for each measure."""
    best: dict[str, float] = {}
    for claims in standing:
        for claim in claims:
            measure = claim.entry.measure.id
            best[measure] = max(best.get(measure, 0.0), claim.score)
    return best


def _candidates(judgement: Judgement, best: Mapping[str, float], decision: Decision) -> tuple[Claim, ...]:
    """Measures in doubt where none is sure: none that another item fits clearly better.

    A measure of which the item alone would be sure stays in doubt even then.
    """

    def remains(claim: Claim) -> bool:
        beaten = claim.score < best.get(claim.entry.measure.id, 0.0) - _CLEAR
        return claim.score >= (decision.sure if beaten else decision.doubtful)

    return tuple(claim for claim in _likeliest_first(judgement) if remains(claim))[:_CANDIDATES]
