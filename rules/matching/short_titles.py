"""Titles that say no more than what one measure is about: 推广科技创新券, 发展职业教育."""

from __future__ import annotations

from collections.abc import Sequence

from reformcheck.rules.matching.index import Entry, Index
from reformcheck.rules.matching.reading import Reading
from reformcheck.rules.matching.text import canonical
from reformcheck.rules.matching.words import Bag, bag_of, heard

_FORM = 0.31
"""Concepts up to this weight only name a form (机制) or less."""
_OBJECT = 1.0
"""Weight of a word that names an object rather than a form or a broad field."""
_CORE = 0.44
"""Share of a measure's title from which its core is said: 知识产权“三合一”审判 says just so much."""
_CORE_WITHOUT_MEANS = 0.53
"""The same of a title that has none of the words by what means the measure does it: 五业联动的 before 职业教育发展新机制."""
_MOST = 12
"""Measures that are looked at."""


def object_alone(reading: Reading, index: Index) -> Entry | None:
    """The one measure of whose title an item without text says a part short of its core, and nothing else.

    None where several measures say as much: all that is said then is a field (推进国有企业改革).
    """
    title = reading.title.bag
    if reading.body.bag.text:
        return None
    objects = [concept for concept, weight in title.weights.items() if weight > _FORM]
    if not any(title.weights[concept] >= _OBJECT for concept in objects):
        return None
    found = [entry for entry in index.likely(title, _MOST) if _says_all(entry, objects, reading)]
    return found[0] if len(found) == 1 and _lacks_core(found[0], title) else None


def _lacks_core(entry: Entry, title: Bag) -> bool:
    said = entry.title.share_in(title)
    return said < _CORE or (said < _CORE_WITHOUT_MEANS and _lacks_means(entry, title))


def _lacks_means(entry: Entry, title: Bag) -> bool:
    """Whether the measure's title tells its means before what it is (…的…), and the other title has none of them."""
    before, _, _ = canonical(entry.measure.title).rpartition("的")
    means = bag_of(before)
    wanted = [concept for concept, weight in means.weights.items() if weight > _FORM]
    return bool(wanted) and not heard(wanted, means, title)


def _says_all(entry: Entry, objects: Sequence[str], reading: Reading) -> bool:
    said = heard(objects, reading.title.bag, entry.title.bag)
    return len(said) == len(objects) and min(said.values()) == 1
