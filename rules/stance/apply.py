"""Stances given to the matches of a plan: by `stance:`, else by the item's own words."""

from __future__ import annotations

from collections.abc import Sequence

from reformcheck.rules.model import STANCES, ItemMatches, Match, Stance
from reformcheck.rules.stance.read import read_stance

_NAMED = 0.3
"""Score from which a measure that the item refuses or puts off is the one meant: of 33 labelled items all were."""
_FAR = 0.5
"""Part of the first candidate's score that no other may reach."""


def with_stances(matches: Sequence[ItemMatches]) -> tuple[ItemMatches, ...]:
    """The matches of a plan, each with what its item says of the measure."""
    return tuple([_judged(matched) if matched.sure or matched.candidates else matched for matched in matches])


def _judged(matched: ItemMatches) -> ItemMatches:
    settled = next((kind for kind in STANCES if kind == matched.item.stance), None)
    if settled:
        stance = Stance(settled, key="stance")
        return matched._replace(
            sure=tuple([match._replace(stance=stance) for match in matched.sure]),
            candidates=tuple([match._replace(stance=stance) for match in matched.candidates]),
        )
    sure, candidates = tuple(map(_read, matched.sure)), tuple(map(_read, matched.candidates))
    if all(match.adopts for match in (*sure, *candidates)):
        return matched
    if not sure and _is_refused_or_put_off(candidates):
        sure, candidates = candidates[:1], candidates[1:]
    return matched._replace(sure=sure, candidates=candidates)


def _is_refused_or_put_off(candidates: Sequence[Match]) -> bool:
    """Whether the likeliest candidate is the one that the item does not adopt (撤销科技创新专板).

    Who adopts a measure words it in full; who refuses it, or puts it off, says little more than its name.
    """
    first, *others = candidates
    alone = all(other.score < first.score * _FAR for other in others)
    return not first.adopts and first.evidence == "wording" and first.score >= _NAMED and alone


def _read(match: Match) -> Match:
    measure = match.measure
    stance = read_stance(match.item.title, match.item.text, measure.title, measure.content)
    return match if stance.kind == "adopts" else match._replace(stance=stance)
