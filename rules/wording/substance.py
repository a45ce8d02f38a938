"""What in a stretch of words is of substance, and what only adopts, frames or names the locality."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from reformcheck.rules.wording.alignment import Span
from reformcheck.rules.wording.lexicon import NUMERALS, lexicon
from reformcheck.rules.wording.reading import Reading

JOINING = "和与或及"
EDGES = JOINING + "的并"
_GONE = "\0"
_PLACE_NAME = range(2, 7)
_LONGEST_TERM = 10


def weight(chars: str) -> int:
    """How many characters of substance."""
    words = lexicon()
    return sum(character not in words.particles for character in words.light.sub("", chars))


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


def is_local(chars: str, places: Collection[str]) -> bool:
    """Whether it names a place or an institution of the locality."""
    chars = chars.strip(lexicon().particles)
    if lexicon().local.search(chars):
        return True
    return any(chars[i : i + size] in places for size in _PLACE_NAME for i in range(len(chars) - size + 1))


def is_place_word(reading: Reading, span: Span) -> bool:
    """Whether it is a word that every locality puts its own name for (地方, 省内)."""
    chars = reading.chars[span.start : span.end].strip(lexicon().particles)
    return lexicon().local_words.fullmatch(chars) is not None


def term(reading: Reading, span: Span) -> Span:
    """The term that a stretch stands in: up to punctuation, joining words, or a word that frames."""
    chars = reading.chars
    frames = [found.span() for found in lexicon().frames.finditer(chars)]
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


def _trimmed(chars: str, span: Span) -> Span:
    words = lexicon()
    start, end = span
    while start < end:
        if chars[start] in EDGES:
            start += 1
        elif chars[end - 1] in EDGES:
            end -= 1
        elif verb := words.adoption.match(chars, start, end):
            start = verb.end()
        elif verb := words.adoption_end.search(chars[start:end]):
            end = start + verb.start()
        else:
            break
    return Span(start, end)


def substance(chars: str) -> list[str]:
    """The runs of characters of substance."""
    words = lexicon()
    runs = (run.strip(words.particles) for run in words.light.sub(_GONE, chars).split(_GONE))
    return [run for run in runs if len(run) > 1 or run in NUMERALS]
