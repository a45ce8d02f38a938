"""What in a stretch of words is of substance, and what only adopts, frames or names the locality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from reformcheck.catalog.divisions import division_names
from reformcheck.rules.wording.alignment import Span
from reformcheck.rules.wording.lexicon import JOINING, NUMERALS, lexicon
from reformcheck.rules.wording.reading import Reading

EDGES = JOINING + "的并"
_LEADING = EDGES + "向对从由在把将"
_TRAILING = EDGES + "从由在等"
_GONE = "\0"
_PLACE_NAME = range(2, 7)
_LONGEST_TERM = 10


def phrases(reading: Reading, spans: Iterable[Span]) -> Iterator[Span]:
    """The phrases of substance in some stretches, without verbs of adoption and joining words at their ends."""
    for span in spans:
        for part in parts(reading, span):
            phrase = _trimmed(reading.chars, part)
            if substance(reading.chars[phrase.start : phrase.end]):
                yield phrase


def parts(reading: Reading, span: Span) -> Iterator[Span]:
    """The stretch, divided at punctuation and behind 的."""
    start = span.start
    for index in range(span.start + 1, span.end + 1):
        if index == span.end or index in reading.breaks or reading.chars[index - 1] == "的":
            yield Span(start, index)
            start = index


def is_local(chars: str) -> bool:
    """Whether it names a place or an institution of the locality."""
    chars = _stripped(chars)
    words = lexicon()
    if words.local_words.any_in(chars) or words.local_ends.before(chars, len(chars)) not in (0, len(chars)):
        return True
    places, beginnings = division_names(), _beginnings()
    begun = [i for i in range(len(chars) - 1) if chars[i : i + 2] in beginnings]
    return any(chars[i : i + size] in places for i in begun for size in _PLACE_NAME if i + size <= len(chars))


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """What names of places begin with: most words begin with none of it."""
    return frozenset([name[:2] for name in division_names()])


def is_place_word(reading: Reading, span: Span) -> bool:
    """Whether it is a word that every locality puts its own name for (地方, 省内)."""
    return _stripped(reading.chars[span.start : span.end]) in lexicon().local_words


def term(reading: Reading, span: Span) -> Span:
    """The term that a stretch stands in: up to punctuation, joining words, or a word that frames."""
    chars = reading.chars
    frames = list(lexicon().frames.spans(chars))
    starts = {0, *reading.breaks, *(end for _, end in frames)} | {
        i + 1 for i, c in enumerate(chars) if c in EDGES
    }
    ends = {len(chars), *reading.breaks, *(start for start, _ in frames)} | {
        i for i, c in enumerate(chars) if c in EDGES
    }
    start = max(i for i in starts if i <= span.start)
    end = min(i for i in ends if i >= span.end)
    if end - start <= _LONGEST_TERM:
        return Span(start, end)
    return Span(span.start, end) if end - span.start <= _LONGEST_TERM else span


def core(chars: str) -> list[str]:
    """The words within the frames that introduce and close a qualifier."""
    return _runs(lexicon().frames.blank(chars, _GONE))


def _trimmed(chars: str, span: Span) -> Span:
    words = lexicon()
    start, end = span
    while start < end:
        if chars[start] in _LEADING:
            start += 1
        elif chars[end - 1] in _TRAILING:
            end -= 1
        elif start < (behind := words.adoption.behind(chars, start)) <= end:
            start = behind
        elif start <= (before := words.adoption.before(chars, end)) < end:
            end = before
        else:
            break
    return Span(start, end)


def substance(chars: str) -> list[str]:
    """The runs of characters of substance."""
    return _runs(lexicon().light.blank(chars, _GONE))


def _runs(chars: str) -> list[str]:
    runs = (_stripped(run) for run in chars.split(_GONE))
    return [run for run in runs if len(run) > 1 or run in NUMERALS]


def _stripped(chars: str) -> str:
    return chars.lstrip(lexicon().leading).rstrip(lexicon().trailing)
