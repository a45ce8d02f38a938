"""The parts of an item that may speak of a measure each, and the one that speaks of a given measure best.

An item that merges measures says each in a part of its own: a clause of the title, one of several things listed
(授权运营、编制统筹和职称评审), a name in quotes, a sentence or a clause of the text.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reformcheck.rules.matching.index import Entry, Index, Part
from reformcheck.rules.matching.text import sentences
from reformcheck.rules.matching.words import Bag, bag_of, merged

TITLE, LISTED, QUOTED, SENTENCE, CLAUSE = range(5)
"""What kind of part a view is."""

_QUOTED = re.compile('[“"「『【《]([^“”"「」『』【】《》]{4,40})[”"」』】》]')
_JOINED = re.compile("、|以及|和|与|及")
_SHORTEST = 4
"""Characters of a part that can speak of a measure."""
_SHORTEST_LISTED = 6
"""The same for a part of a clause of the text: 省、市、县 is a list too."""
_MOST = 40
"""Parts that are looked at."""
_BEHIND = 0.3
"""How much of its lead another measure takes from what a view gives one."""
_BROAD = 0.5
_OBJECT = 1.0
_FORM = 0.31
"""Weights, before rarity, from which a word names a field or an object, and of those that name a form."""


class View(NamedTuple):
    """A part of an item."""

    part: Part
    kind: int


class Sight(NamedTuple):
    """How a view speaks of a measure."""

    view: View
    quality: float
    """1 where it says the measure's title and nothing else."""
    explained: float
    """Share of the view that the measure says."""
    covered: float
    """Share of the measure's title that the view says."""
    lead: float
    """By how much the quality is over that of the next measure, or under that of the best."""

    @property
    def rank(self) -> float:
        return self.quality + _BEHIND * min(0.0, self.lead)


def views(title: str, text: str, index: Index) -> tuple[View, ...]:
    """The parts of a canonical title and text, each once, the title's first."""
    found: dict[str, View] = {}
    for kind, bag in _bags(title, text):
        if len(bag.text) >= _SHORTEST and bag.text not in found:
            found[bag.text] = View(index.part(bag), kind)
            if len(found) == _MOST:
                break
    return tuple(found.values())


def _bags(title: str, text: str) -> Iterator[tuple[int, Bag]]:
    for sentence in sentences(title):
        for clause in sentence:
            yield TITLE, bag_of(clause)
    for part in _listed(title, _SHORTEST):
        yield LISTED, bag_of(part)
    for name in _QUOTED.findall(f"{title}。{text}"):
        yield QUOTED, bag_of(name)
    for sentence in sentences(text):
        bags = [bag_of(clause) for clause in sentence]
        if len(bags) > 1:
            yield SENTENCE, merged(bags)
        for clause, bag in zip(sentence, bags, strict=True):
            yield CLAUSE, bag
            for part in _listed(clause, _SHORTEST_LISTED):
                yield LISTED, bag_of(part)


def _listed(clause: str, shortest: int) -> list[str]:
    """The things that a clause lists; none where it lists fewer than two."""
    parts = [part for part in _JOINED.split(clause) if len(part) >= shortest]
    return parts if len(parts) > 1 else []


def best_sights(
    found: Sequence[View], entries: Sequence[Entry], said: Sequence[Mapping[str, float]]
) -> list[Sight | None]:
    """For each measure the view that speaks of it best; `said` is what each says of the whole item."""
    best: list[Sight | None] = [None] * len(entries)
    for view in found:
        voice = view.part.bag.voice
        explained = [view.part.share_of(one) for one in said]
        covered = [
            entry.title.share_of(voice) if share else 0.0
            for entry, share in zip(entries, explained, strict=True)
        ]
        qualities = [math.sqrt(a * b) for a, b in zip(explained, covered, strict=True)]
        for position, lead in enumerate(leads(qualities)):
            if qualities[position]:
                quality = qualities[position]
                sight = Sight(view, quality, explained[position], covered[position], lead)
                held = best[position]
                if held is None or sight.rank > held.rank:
                    best[position] = sight
    return best


def leads(values: Sequence[float]) -> list[float]:
    """By how much each value is over the highest of the others, or under it."""
    first, second = ([*sorted(values, reverse=True), 0.0, 0.0])[:2]
    return [value - (second if value == first else first) for value in values]


def view_features(sight: Sight | None, entry: Entry, said: Mapping[str, float]) -> dict[str, float]:
    """A measure's best view in numbers."""
    if sight is None:
        return dict(_UNSEEN)
    part, title = sight.view.part, entry.title
    voice, plain = part.bag.voice, title.bag.weights
    return {
        "view_rank": sight.rank,
        "view_quality": sight.quality,
        "view_explained": sight.explained,
        "view_covered": sight.covered,
        "view_lead": sight.lead,
        "view_kind": sight.view.kind,
        "view_total": part.total,
        "view_mass": title.mass_of(voice),
        "view_content": entry.content.share_of(voice),
        "view_rarest": max(
            [w * voice[c] for c, w in title.weights.items() if c in voice and plain[c] >= _BROAD], default=0.0
        ),
        "view_missing": max(
            [1 - voice.get(c, 0.0) for c in title.weights if plain[c] >= _OBJECT], default=0.0
        ),
        "view_new": max(
            [w * (1 - said.get(c, 0.0)) for c, w in part.weights.items() if part.bag.weights[c] > _FORM],
            default=0.0,
        ),
    }


_UNSEEN = {
    "view_rank": 0.0, "view_quality": 0.0, "view_explained": 0.0, "view_covered": 0.0, "view_lead": -1.0,
    "view_kind": -1.0, "view_total": 0.0, "view_mass": 0.0, "view_content": 0.0, "view_rarest": 0.0,
    "view_missing": 1.0, "view_new": 0.0,
}  # fmt: skip
