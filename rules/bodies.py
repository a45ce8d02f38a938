"""Measures that stand in the text of an item whose title is another measure's.

Such a title settles the item, and its text is not asked: 推行知识产权“三合一”审判。…在知识产权案件审判中引入技术调查官.
Before a measure is called missing, the texts that hold its words are.
"""

from __future__ import annotations

from collections.abc import Sequence

from reformcheck.plans.model import Item
from reformcheck.rules.elsewhere import UNANSWERED, letters_of, pairs_of
from reformcheck.rules.matching import Matcher
from reformcheck.rules.matching.decision import DECISION
from reformcheck.rules.model import Coverage, ItemMatches, Match

_SPOKEN = 0.5
"""The share of a title's pairs of characters that a text must hold to be asked."""


def read_bodies(coverage: Coverage, matcher: Matcher) -> tuple[ItemMatches, ...]:
    """The items, each with those of the measures that no item speaks of which its text alone surely adopts."""
    wanted = {
        covered.id: pairs_of(letters_of(covered.measure.title))
        for covered in coverage.measures
        if covered.status in UNANSWERED and covered.measure and not covered.matches
    }
    if not wanted:
        return coverage.items
    return tuple([_with_body(matched, wanted, matcher) for matched in coverage.items])


def _with_body(matched: ItemMatches, wanted: dict[str, frozenset[str]], matcher: Matcher) -> ItemMatches:
    item = matched.item
    if not item.text or item.measure_ids or not matched.sure:
        return matched
    held = pairs_of(letters_of(item.text))
    spoken = [id for id, pairs in wanted.items() if len(pairs & held) >= _SPOKEN * len(pairs)]
    found = _sure_of(item._replace(title=""), spoken, matcher) if spoken else []
    if not found:
        return matched
    more = [match._replace(item=item) for match in found]
    return matched._replace(sure=(*matched.sure, *more))


def _sure_of(body: Item, measures: Sequence[str], matcher: Matcher) -> list[Match]:
    scores = matcher.likelihoods(body)
    return [
        Match(body, matcher.entries[id].measure, scores[id], "wording")
        for id in measures
        if scores.get(id, 0.0) >= DECISION.sure
    ]
