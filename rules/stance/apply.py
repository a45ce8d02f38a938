"""Stances given to the matches of a plan: by `stance:`, else by the item's own words."""

from __future__ import annotations

from collections.abc import Sequence

from reformcheck.catalog.memo import per_object
from reformcheck.catalog.model import Measure
from reformcheck.plans.model import Item
from reformcheck.rules.matching import Matcher
from reformcheck.rules.model import STANCES, ItemMatches, Match, Stance
from reformcheck.rules.stance.likeness import likeness, pairs
from reformcheck.rules.stance.plain import plain
from reformcheck.rules.stance.read import read_stance
from reformcheck.rules.stance.topics import topics
from reformcheck.rules.stance.words import speaks

_NAMED = 0.3
"""Score from which a measure that the item refuses or puts off is the one meant: of 33 labelled items all were."""
_NAMED_ALONE = 0.5
"""The same of what is left of the words that speak against it: less is left to tell it from a neighbour."""
_FAR = 0.5
"""Part of the first candidate's score that no other may reach."""
_SURE = 0.91
"""Score of what an item speaks against from which it names the measure, whatever else the item names."""
_FAINTEST = 0.02
"""Score from which a measure that an item speaks against is in doubt, and so never missing."""
_MOST = 3
"""Candidates of an item."""


def with_stances(matches: Sequence[ItemMatches], matcher: Matcher) -> tuple[ItemMatches, ...]:
    """The matches of a plan, each with what its item says of the measure, and those that it only speaks against."""
    return tuple([_judged(matched, matcher) for matched in matches])


def _judged(matched: ItemMatches, matcher: Matcher) -> ItemMatches:
    settled = next((kind for kind in STANCES if kind == matched.item.stance), None)
    if settled:
        stance = Stance(settled, key="stance")
        return matched._replace(
            sure=tuple([match._replace(stance=stance) for match in matched.sure]),
            candidates=tuple([match._replace(stance=stance) for match in matched.candidates]),
        )
    sure, candidates = tuple(map(_read, matched.sure)), tuple(map(_read, matched.candidates))
    if not matched.item.measure_ids and _speaks_against(matched.item):
        candidates = _with_topics(matched, sure, candidates, matcher)
    if all(match.adopts for match in (*sure, *candidates)):
        return matched
    meant = [match for match in candidates if not match.adopts and match.score >= _SURE]
    if not sure and not meant and candidates and _is_refused_or_put_off(candidates, matched.candidates):
        meant = [candidates[0]]
    sure, candidates = (*sure, *meant), tuple([match for match in candidates if match not in meant])
    return matched._replace(sure=sure, candidates=candidates[:_MOST])


def _speaks_against(item: Item) -> bool:
    return speaks(plain(item.title)) or speaks(plain(item.text))


def _is_refused_or_put_off(candidates: Sequence[Match], by_all_words: Sequence[Match]) -> bool:
    """Whether the likeliest candidate is the one that the item does not adopt (撤销科技创新专板).

    Who adopts a measure words it in full; who refuses it, or puts it off, says little more than its name.
    """
    first, *others = candidates
    alone = all(other.score < first.score * _FAR for other in others)
    whole = any(match.measure is first.measure and match.score >= _NAMED for match in by_all_words)
    named = whole or first.score >= _NAMED_ALONE
    return not first.adopts and first.evidence == "wording" and named and alone


def _with_topics(
    matched: ItemMatches, sure: Sequence[Match], candidates: Sequence[Match], matcher: Matcher
) -> tuple[Match, ...]:
    """The candidates, and the measures that the item names only to speak against them; the likeliest first."""
    item = matched.item
    named = {match.measure.id for match in sure}
    found = {match.measure.id: match for match in candidates}
    for topic in topics(item.title, item.text):
        titled = [m for m in _titled(topic, matcher) if m.id not in named]
        # To read a stance is quicker than to match: benchmarks/compare.py, a.
        against = [match for m in titled if not (match := _read(Match(item, m, 0.0, "wording"))).adopts]
        scores = matcher.likelihoods(item._replace(title=topic, text="")) if against else {}
        for match in against:
            score = scores.get(match.measure.id, 0.0)
            held = found.get(match.measure.id)
            if score >= _FAINTEST and not (held and held.score >= score):
                found[match.measure.id] = match._replace(score=score)
    return tuple(sorted(found.values(), key=lambda match: -match.score))


def _titled(topic: str, matcher: Matcher) -> list[Measure]:
    """The measures that a topic is, in their titles' words."""
    said, by_pair = pairs(topic), _by_pair(matcher)
    met = {m.id: m for pair in said for m in by_pair.get(pair, ())}
    titled = [m for m in met.values() if likeness(m.title, m.content).titled_by(said)]
    return sorted(titled, key=lambda measure: measure.id)


@per_object
def _by_pair(matcher: Matcher) -> dict[str, list[Measure]]:
    """Measures by the pairs of their titles: to ask each measure of each topic is slow (benchmarks/compare.py, b)."""
    found: dict[str, list[Measure]] = {}
    for measure in matcher.measures:
        for pair in likeness(measure.title, measure.content).title:
            found.setdefault(pair, []).append(measure)
    return found


def _read(match: Match) -> Match:
    measure = match.measure
    stance = read_stance(match.item.title, match.item.text, measure.title, measure.content)
    return match if stance.kind == "adopts" else match._replace(stance=stance)
