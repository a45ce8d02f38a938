"""A wording made comparable, character by character, with the way back to what is printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reformcheck.rules.wording.lexicon import lexicon

_NUMBER = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]+[条项章节款]|[(（\[【〔]\s*[一二三四五六七八九十百\d]+\s*[)）\]】〕]"
    r"|[一二三四五六七八九十百]+\s*[、.．)）]|\d+\s*[、.．)）](?!\d)|[①-⑳])\s*"
)
# Written otherwise and counted the same: 两表 and 二表, 8个 and 八个.
_DIGITS = str.maketrans("两123456789", "二一二三四五六七八九")
_SINGLE_DIGIT = re.compile(r"(?<![\d.])[1-9](?![\d.%])|两")


@dataclass(frozen=True, slots=True)
class Reading:
    """Words of a text in Simplified script and standard terms, without numbers in front and punctuation."""

    source: str
    chars: str
    spans: tuple[tuple[int, int], ...]
    """For each of `chars`, the stretch of `source` that it stands for."""
    breaks: Mapping[int, str]
    """Punctuation, and the index in `chars` that it stands before."""

    @property
    def abbreviates(self) -> bool:
        """Whether a word stands for a longer standard term (国企 for 国有企业)."""
        return len(self.chars) > len(set(self.spans))

    def printed(self, start: int, end: int) -> str:
        """The words of the source that `chars[start:end]` stand for."""
        return self.source[self.spans[start][0] : self.spans[end - 1][1]] if start < end else ""

    def begin(self, index: int) -> int:
        """Where in the source the character at `index` begins; the end of the source behind the last."""
        return self.spans[index][0] if index < len(self.spans) else len(self.source)


@lru_cache(maxsize=512)
def read(text: str) -> Reading:
    """The reading of a title."""
    number = _NUMBER.match(text)
    chars: list[str] = []
    spans: list[tuple[int, int]] = []
    breaks: dict[int, str] = {}
    folded = _folded(text)
    for index in range(number.end() if number else 0, len(text)):
        character = folded[index]
        if character.isalnum() or character == "+":
            chars.append(character)
            spans.append((index, index + 1))
        elif not character.isspace():
            breaks[len(chars)] = breaks.get(len(chars), "") + character
    return _standard(text, "".join(chars), spans, breaks)


def plain(text: str) -> str:
    """Simplified, half-width, in standard terms; punctuation stays."""
    words = lexicon()
    return words.synonyms.sub(lambda found: words.same[found[0]], _digits(_folded(text)))


def _standard(text: str, chars: str, spans: list[tuple[int, int]], breaks: dict[int, str]) -> Reading:
    """The reading with synonyms put to their standard term, breaks and spans moved along."""
    words = lexicon()
    chars = _digits(chars)
    out: list[str] = []
    out_spans: list[tuple[int, int]] = []
    moved: dict[int, int] = {}
    at = 0
    for found in words.synonyms.finditer(chars):
        start, end = found.span()
        standard = words.same[found[0]]
        if standard == found[0]:
            continue
        for index in range(at, start):
            moved[index] = len(out)
            out.append(chars[index])
            out_spans.append(spans[index])
        moved[start] = len(out)
        out.extend(standard)
        out_spans.extend([(spans[start][0], spans[end - 1][1])] * len(standard))
        at = end
    for index in range(at, len(chars)):
        moved[index] = len(out)
        out.append(chars[index])
        out_spans.append(spans[index])
    moved[len(chars)] = len(out)
    kept = {moved[index]: marks for index, marks in breaks.items() if index in moved}
    return Reading(text, "".join(out), tuple(out_spans), kept)


def _digits(chars: str) -> str:
    return _SINGLE_DIGIT.sub(lambda found: found[0].translate(_DIGITS), chars)


def _folded(text: str) -> str:
    """Half-width and Simplified, of the same length."""
    folded = "".join(half if len(half := unicodedata.normalize("NFKC", c)) == 1 else c for c in text)
    if all(_is_common(c) for c in folded):
        return folded
    simplified: str = _converter().convert(folded)
    return simplified if len(simplified) == len(folded) else folded


@lru_cache(maxsize=4096)
def _is_common(character: str) -> bool:
    """Not a Chinese character outside GB 2312, the set of common Simplified characters."""
    if not "\u4e00" <= character <= "\u9fff":
        return True
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc  # loaded only where a text is in Traditional script

    return opencc.OpenCC("t2s")
