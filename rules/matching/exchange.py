"""The last look at a sure match: whether the item puts another object into the measure's own frame.

A title may agree with a measure's in all but one word (区域性股权市场设置绿色专板 for 科技创新专板): the signs
add up to certainty, and the one word makes it another matter. The two titles are laid side by side; a word
that stands in another's place, and neither says the same nor is said in the text, leaves the match in doubt.
"""

from __future__ import annotations

from reformcheck.catalog.model import Measure
from reformcheck.rules.matching.text import canonical
from reformcheck.rules.matching.thesaurus import thesaurus
from reformcheck.rules.matching.words import bag_of
from reformcheck.rules.wording import compare
from reformcheck.rules.wording.lexicon import NUMERALS


def exchanges_object(title: str, text: str, measure: Measure, vocabulary: str) -> bool:
    """Whether every printing of the measure's title has a word that the item's title exchanges.

    The wordings are compared as printed: with look-alike characters folded, 于 and 广 belong to no known word.
    """
    printings = (measure.title, *measure.variants)
    return all(_exchanged(printing, title, text, vocabulary) for printing in printings)


def _exchanged(printing: str, title: str, text: str, vocabulary: str) -> bool:
    rewording = compare(printing, title, body=text, vocabulary=vocabulary)
    exchanged = rewording.exchanged if rewording else ()
    pairs = ((canonical(old), canonical(new)) for old, new in exchanged)
    text = canonical(text) if exchanged else ""
    return any(old not in new and old not in text and not _akin(old, new) for old, new in pairs)


def _akin(old: str, new: str) -> bool:
    """Whether the new words speak, at least nearly, for a concept of the old ones.

    Another number (三表指导 for 两表指导) is a slip in the measure's name, not another measure.
    """
    if _without_numerals(old) == _without_numerals(new):
        return True
    voice = bag_of(new).voice
    opposed = thesaurus().opposed
    concepts = bag_of(old).weights
    if any(opposed.get(concept, frozenset()) & voice.keys() - {concept} for concept in concepts):
        return False
    return any(concept in voice for concept in concepts)


def _without_numerals(words: str) -> str:
    return "".join(char for char in words if char not in NUMERALS and char != "两")
