"""Whether an item says words of a measure's title in another form: 金融服务 for 金融综合服务, 自始至终 for 全程."""

from __future__ import annotations

from reformcheck.rules.matching.text import bare, canonical
from reformcheck.rules.matching.thesaurus import thesaurus
from reformcheck.rules.matching.words import Bag, bag_of

_FORM = 0.3
"""Weight of words for the form in which something is done (形式, 机制), which are no terms."""
_COMMON = 0.5
"""Weight of words that only name a broad field (综合, 数据): a term says them without them."""


def is_lacking(phrase: str, measure_title: str, said: str) -> bool:
    """Whether `said`, all that an item says, lacks something that a phrase of the measure's title names.

    The phrase is read where it stands in the title: it is the terms it belongs to that must be said. The rest
    of the title is no other form of them: 国税 is not one of 国税地税, where 地税 is left out.
    """
    title, wanted = canonical(measure_title), canonical(phrase)
    start = title.find(wanted)
    if start < 0:
        return True
    end = start + len(wanted)
    terms = _terms(bag_of(title), title, start, end)
    if any(concept in bag_of(title[:start] + " " + title[end:]).weights for concept in terms):
        return True  # 自然科学基金 is another form of 基础研究, and says nothing of 应用基础研究 beside it
    forms = bag_of(canonical(said)).surfaces
    if _is_common(wanted):
        return not terms or any(term not in forms for term in terms)
    rest = bare(title[:start] + title[end:])
    return not terms or any(all(form in rest for form in forms.get(term, ())) for term in terms)


def _is_common(phrase: str) -> bool:
    tiers = thesaurus().tiers
    return all(tiers.get(concept, 1.0) <= _COMMON for concept in bag_of(phrase).weights)


def _terms(bag: Bag, title: str, start: int, end: int) -> list[str]:
    """The concepts whose words in the title overlap a stretch of it; those of some weight."""
    return [
        concept
        for concept, forms in bag.surfaces.items()
        if bag.weights[concept] > _FORM and any(_overlaps(title, words, start, end) for words in forms)
    ]


def _overlaps(title: str, words: str, start: int, end: int) -> bool:
    at = title.find(words)
    while at >= 0:
        if at < end and start < at + len(words):
            return True
        at = title.find(words, at + 1)
    return False
