"""Signs that an item adopts a measure, or that it does not, in numbers."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from reformcheck.rules.matching.gaps import gap_features
from reformcheck.rules.matching.index import Entry, Index, Part
from reformcheck.rules.matching.reading import Reading
from reformcheck.rules.matching.short_of import short_features
from reformcheck.rules.matching.thesaurus import thesaurus
from reformcheck.rules.matching.views import best_sights, leads, view_features
from reformcheck.rules.matching.words import heard

_LIKELY = 8
"""Measures that share most with an item, which it is compared with in full."""
_LIKELY_OF_PART = 2
"""The same of each part of an item."""
_MOST = 14
"""Measures that an item is compared with at most."""
_FAINT = 0.18
"""A measure of whose title neither the item nor any part of it says so much is out of the question."""
_RARE = 0.5
"""Rarity from which a concept points to few measures."""
_BROAD = 0.5
"""Weight of a word that at least names a field."""
_OBJECT = 1.0
"""Weight of a word that names an object rather than a form or a broad field."""
_LED = ("evidence", "title_in_title", "view_rank")
"""Features in which the lead over other measures counts."""


class Compared(NamedTuple):
    """A measure beside an item."""

    entry: Entry
    features: dict[str, float]


def compare(reading: Reading, index: Index) -> list[Compared]:
    """The likeliest measures of an item with all their features, most evidence first."""
    entries = _likely(reading, index)
    said = [heard(reading.whole.weights, reading.whole, entry.whole) for entry in entries]
    sights = best_sights(reading.views, entries, said)
    found = []
    for entry, by_entry, sight in zip(entries, said, sights, strict=True):
        covered = entry.title.heard_in(reading.whole)
        if entry.title.share_of(covered) >= _FAINT or (sight and sight.rank >= _FAINT):
            features = _features(reading, entry, index, by_entry, covered)
            features.update(view_features(sight, entry, by_entry))
            found.append(Compared(entry, features))
    found.sort(key=lambda one: -one.features["evidence"])
    for position, one in enumerate(found):
        rival = found[position == 0].entry if len(found) > 1 else None
        one.features.update(_beside_rival(reading, one.entry, rival))
    for name in _LED:
        for one, lead in zip(found, leads([one.features[name] for one in found]), strict=True):
            one.features[f"{name}_lead"] = lead
    return found


def _likely(reading: Reading, index: Index) -> list[Entry]:
    """The measures that share most with the whole item, and with each of its parts."""
    found = {entry.measure.id: entry for entry in index.likely(reading.whole, _LIKELY)}
    for view in reading.views if len(reading.views) > 1 else ():
        for entry in index.likely(view.part.bag, _LIKELY_OF_PART):
            found.setdefault(entry.measure.id, entry)
    return list(found.values())[:_MOST]


def _features(
    reading: Reading, entry: Entry, index: Index, said: Mapping[str, float], covered: Mapping[str, float]
) -> dict[str, float]:
    """`said`: of the item by the measure; `covered`: of the measure's title by the item."""
    title = reading.title
    content = entry.content.heard_in(reading.whole)
    heard_in_title = covered if title.bag is reading.whole else entry.title.heard_in(title.bag)
    plain, wanted = entry.title.bag.weights, entry.title.weights
    title_covered = entry.title.share_of(covered)
    return {
        "evidence": math.log1p(entry.title.mass_of(covered))
        + 0.5 * math.log1p(entry.content.mass_of(content))
        + title_covered
        + title.share_of(said),
        "title_covered": title_covered,
        "title_in_title": entry.title.share_of(heard_in_title),
        "essence_covered": entry.essence.share_of(covered),
        "content_covered": entry.content.share_of(content),
        "explained_by_title": title.share_in(entry.title.bag),
        "rarest_shared": max(
            [wanted[c] * value for c, value in covered.items() if plain[c] >= _BROAD], default=0.0
        ),
        "rare_mass": _rare_mass(entry, index, covered, content),
        "object_missing": _object_missing(entry, covered),
        "opposed": float(_is_opposed(entry, reading, said)),
        "foreign": _foreign(title, said),
        "foreign_body": _foreign(reading.body, said),
        **short_features(reading.short, entry),
        **gap_features(reading, entry, said, covered, heard_in_title),
    }


def _beside_rival(reading: Reading, entry: Entry, rival: Entry | None) -> dict[str, float]:
    """What the item says of the words of a measure's title that its strongest rival does not say."""
    own = entry.title.weights
    if rival:
        shared = entry.title.heard_in(rival.whole)
        own = {concept: weight for concept, weight in own.items() if shared.get(concept, 0.0) < 1}
    said = heard(own, entry.title.bag, reading.whole)
    mass, total = sum([own[concept] * value for concept, value in said.items()]), sum(own.values())
    return {"own_mass": mass, "own_share": mass / total if total else -1.0, "own_total": total}


def _rare_mass(
    entry: Entry, index: Index, covered: Mapping[str, float], content: Mapping[str, float]
) -> float:
    """The shared weight of concepts that point to few measures: of the title, and of the content beside it."""
    plain, rarity = entry.whole.weights, index.rarity
    title, beside = entry.title.weights, entry.content.weights
    shared = [(c, title[c] * value) for c, value in covered.items()]
    shared += [(c, beside[c] * value) for c, value in content.items() if c not in title]
    return min(5.0, sum([worth for c, worth in shared if plain[c] >= _BROAD and rarity(c) > _RARE]))


def _object_missing(entry: Entry, covered: Mapping[str, float]) -> float:
    """1 where a word of the title that names an object is not in the item at all."""
    weights = entry.title.bag.weights
    return max([1 - covered.get(c, 0.0) for c in entry.title.weights if weights[c] >= _OBJECT], default=0.0)


def _foreign(part: Part, said: Mapping[str, float]) -> float:
    """The weight of words of other fields, such as farming, that the measure does not say."""
    foreign = thesaurus().foreign
    return min(2.0, sum([w * (1 - said.get(c, 0.0)) for c, w in part.weights.items() if c in foreign]))


def _is_opposed(entry: Entry, reading: Reading, said: Mapping[str, float]) -> bool:
    """Whether the item's title says one of several exclusive things, and the measure another."""
    opposed = thesaurus().opposed
    return any(
        other in entry.title.weights and other not in reading.whole.weights
        for concept in reading.title.weights
        if said.get(concept, 0.0) < 1
        for other in opposed.get(concept, ())
    )
