"""A wording made comparable, character by character, with the way back to what is printed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from reformcheck.catalog.language.script import plain_by_character
from reformcheck.rules.leading_number import leading_number
from reformcheck.rules.wording.lexicon import lexicon

# Written otherwise and counted the same: 两表 and 二表, 8个 and 八个.
_DIGITS = str.maketrans("两123456789", "二一二三四五六七八九")
_SINGLE_DIGIT = re.compile(r"(?<![\d.])[1-9](?![\d.%])|两")


class Reading(NamedTuple):
    """Words of a text in Simplified script and standard terms, without numbers in front and punctuation."""

    source: str
    chars: str
    spans: tuple[tuple[int, int], ...]
    """For each of `chars`, the stretch of `source` that it stands for."""
    breaks: Mapping[int, str]
    """Punctuation, and the index in `chars` that it stands before."""
    spares_words: bool
    """It uses short forms (知产 for 知识产权)."""

    mass: tuple[int, ...]
    """How many characters of substance stand before each index."""

    def weight(self, start: int, end: int) -> int:
        """How many characters of substance stand in `chars[start:end]`."""
        return self.mass[end] - self.mass[start]

    def printed(self, start: int, end: int) -> str:
        """The words of the source that `chars[start:end]` stand for."""
        return self.source[self.spans[start][0] : self.spans[end - 1][1]] if start < end else ""

    def begin(self, index: int) -> int:
        """Where in the source the character at `index` begins; the end of the source behind the last."""
        return self.spans[index][0] if index < len(self.spans) else len(self.source)


@lru_cache(maxsize=512)  # titles come again from plan to plan (benchmarks/compare.py, b)
def read(text: str) -> Reading:
    """The reading of a title."""
    chars: list[str] = []
    spans: list[tuple[int, int]] = []
    breaks: dict[int, str] = {}
    folded = plain_by_character(text)
    for index in range(leading_number(text), len(text)):
        character = folded[index]
        if character.isalnum():
            chars.append(character)
            spans.append((index, index + 1))
        elif not character.isspace():
            breaks[len(chars)] = breaks.get(len(chars), "") + character
    word = _digits("".join(chars))
    used = list(lexicon().synonyms.spans(word))
    short = any(word[start:end] in lexicon().short for start, end in used)
    for start, end in reversed(used):
        word, breaks = _standardised(word, start, end, spans, breaks)
    return Reading(text, word, tuple(spans), breaks, short, _mass(word))


def plain(text: str) -> str:
    """Simplified, half-width, in standard terms; punctuation stays."""
    words, text = lexicon(), _digits(plain_by_character(text))
    out, at = [], 0
    for start, end in words.synonyms.spans(text):
        out += [text[at:start], words.same[text[start:end]]]
        at = end
    return "".join(out) + text[at:]


def _standardised(
    chars: str, start: int, end: int, spans: list[tuple[int, int]], breaks: dict[int, str]
) -> tuple[str, dict[int, str]]:
    """The characters and breaks with a synonym put to its standard term; `spans` is changed in place."""
    standard = lexicon().same[chars[start:end]]
    if standard == chars[start:end]:
        return chars, breaks
    spans[start:end] = _spread(chars[start:end], standard, spans[start:end])
    longer = len(standard) - (end - start)
    moved = {i + longer if i >= end else i: marks for i, marks in breaks.items() if not start < i < end}
    return chars[:start] + standard + chars[end:], moved


def _mass(chars: str) -> tuple[int, ...]:
    words = lexicon()
    substance = [character not in words.leading for character in chars]
    for start, end in words.light.spans(chars):
        substance[start:end] = [False] * (end - start)
    return tuple(accumulate(substance, initial=0))


def _spread(word: str, standard: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """For each character of the standard term, the stretch of the word that it stands for.

    What the two begin and end with is matched character by character; the rest stands for the rest, or
    for the character beside it.
    """
    shared = min(len(word), len(standard))
    before = next((i for i in range(shared) if word[i] != standard[i]), shared)
    behind = next((i for i in range(shared - before) if word[-1 - i] != standard[-1 - i]), shared - before)
    middle = spans[before : len(word) - behind] or spans[max(before - 1, 0) : max(before, 1)]
    yield from spans[:before]
    yield from [(middle[0][0], middle[-1][1])] * (len(standard) - before - behind)
    yield from spans[len(word) - behind :]


def _digits(chars: str) -> str:
    return _SINGLE_DIGIT.sub(lambda found: found[0].translate(_DIGITS), chars)
