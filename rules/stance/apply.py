"""Stances given to the matches of a plan: by `stance:`, else by the item's own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from reformcheck.rules.model import ItemMatches, Stance, StanceKind

_KINDS: dict[str, StanceKind] = {kind: kind for kind in get_args(StanceKind)}


def with_stances(matches: Sequence[ItemMatches]) -> tuple[ItemMatches, ...]:
    """The matches of a plan, each with what its item says of the measure."""
    return tuple([_judged(matched) if matched.sure or matched.candidates else matched for matched in matches])


def _judged(matched: ItemMatches) -> ItemMatches:
    settled = matched.item.stance
    if not settled:
        return matched
    stance = Stance(_KINDS[settled], key="stance")
    return matched._replace(
        sure=tuple([match._replace(stance=stance) for match in matched.sure]),
        candidates=tuple([match._replace(stance=stance) for match in matched.candidates]),
    )
