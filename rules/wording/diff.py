"""A marked comparison of two wordings, for every report that shows one."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reformcheck.rules.wording.alignment import Span, align
from reformcheck.rules.wording.reading import Reading, read

Sign = Literal["=", "-", "+"]


class Segment(NamedTuple):
    """Words that both texts have ("=", as the new one prints them), the old one only ("-") or the new ("+")."""

    sign: Sign
    text: str

    def __str__(self) -> str:
        return self.sign + self.text


def word_diff(old: str, new: str) -> tuple[Segment, ...]:
    """How `new` words `old`; punctuation, script, abbreviations and numbers in front make no difference."""
    return tuple(segment for segment in _segments(read(old), read(new)) if segment.text)


def _segments(old: Reading, new: Reading) -> Iterator[Segment]:
    at = 0
    for gap in align(old, new).gaps():
        start = new.begin(gap.new.start)
        yield Segment("=", new.source[at:start])
        yield Segment("-", _between(old, gap.old))
        yield Segment("+", _between(new, gap.new))
        at = max(start, new.begin(gap.new.end)) if gap.new.start < gap.new.end else start
    yield Segment("=", new.source[at:])


def _between(reading: Reading, span: Span) -> str:
    """The stretch with the punctuation behind it."""
    return reading.source[reading.begin(span.start) : reading.begin(span.end)]
