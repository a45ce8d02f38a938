"""A plan as a whole: which of several items that seem to adopt one measure keep it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reformcheck.rules.matching.decision import Decision
from reformcheck.rules.matching.judge import Claim, Judgement

_CLEAR = 0.05
"""Items whose scores for a measure are no further apart than this fit it equally well."""
_CANDIDATES = 3


def settle(judgements: Sequence[Judgement], decision: Decision) -> list[Judgement]:
    """Every measure left to the items that fit it best; `others` are then the candidates that remain.

    What is neither, and not out of the question, is `faint`.

    An item that fits a measure clearly worse than another item gives it up. Items that fit it equally well
    all keep it: they are the same task twice.
    """
    if all(judgement.sure and not judgement.others for judgement in judgements) and not _is_contested(
        judgements
    ):
        return list(judgements)
    best = _best(judgements)
    settled = []
    for judgement in judgements:
        sure = tuple([claim for claim in judgement.sure if not _is_beaten(claim, best)])
        candidates = _candidates(judgement, sure, best, decision)
        settled.append(Judgement(sure, candidates, _faint(judgement, candidates, best, decision)))
    return settled


def _is_contested(judgements: Sequence[Judgement]) -> bool:
    """Whether two items are sure of the same measure; else there is nothing to settle."""
    claimed = [claim.entry.measure.id for judgement in judgements for claim in judgement.sure]
    return len(set(claimed)) < len(claimed)


def _best(judgements: Sequence[Judgement]) -> dict[str, float]:
    """The best score of any item that is sure of a measure."""
    best: dict[str, float] = {}
    for judgement in judgements:
        for claim in judgement.sure:
            measure = claim.entry.measure.id
            best[measure] = max(best.get(measure, 0.0), claim.score)
    return best


def _is_beaten(claim: Claim, best: Mapping[str, float]) -> bool:
    return claim.score < best.get(claim.entry.measure.id, 0.0) - _CLEAR


def _faint(
    judgement: Judgement, candidates: Sequence[Claim], best: Mapping[str, float], decision: Decision
) -> tuple[Claim, ...]:
    """Measures of which no item is sure."""
    return tuple(
        [
            claim
            for claim in judgement.others
            if claim.score >= decision.faint
            and claim.entry.measure.id not in best
            and claim not in candidates
        ]
    )


def _candidates(
    judgement: Judgement, sure: Sequence[Claim], best: Mapping[str, float], decision: Decision
) -> tuple[Claim, ...]:
    """Measures in doubt: none that another item fits clearly better, and none beside a sure one that any item has.

    A measure of which the item alone would be sure stays in doubt where the item is left with nothing.
    """

    def remains(claim: Claim) -> bool:
        if sure:
            return claim.score >= decision.beside and claim.entry.measure.id not in best
        return claim.score >= (decision.sure if _is_beaten(claim, best) else decision.doubtful)

    claims = [claim for claim in (*judgement.sure, *judgement.others) if claim not in sure and remains(claim)]
    return tuple(sorted(claims, key=lambda claim: -claim.score)[:_CANDIDATES])
