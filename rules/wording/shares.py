"""How much of two titles is the same: what decides whether a difference between them means anything."""

from collections.abc import Sequence
from typing import NamedTuple

from reformcheck.rules.wording.alignment import Alignment, Gap, Span
from reformcheck.rules.wording.reading import Reading
from reformcheck.rules.wording.substance import is_local, parts

CLAUSE_MARKS = frozenset("，,；;：:。—…")
# A shorter block may be a word that the two titles share by chance.
_SOLID = 3


class Shares(NamedTuple):
    """Shares of the characters of substance, 0 to 1."""

    old: float
    """What the new title holds of the old."""
    new: float
    """What the old title holds of the new, its local words and its clauses of its own left out."""
    frame: float
    """What of the old title stands in the new in solid pieces and in order."""
    exchanged: float
    """What of the old title has other words in its place."""
    longest: float
    """The longest piece of the old title that stands in the new unbroken."""


def measure_shares(alignment: Alignment, gaps: Sequence[Gap]) -> Shares:
    old, new = alignment.old, alignment.new
    held = sum(old.weight(b.old, b.old + b.size) for b in alignment.blocks)
    solid = sum(old.weight(b.old, b.old + b.size) for b in alignment.chain if b.size >= _SOLID)
    exchanged = sum(old.weight(*span) for gap in gaps if gap.gained for span in gap.lost)
    lost = sum(old.weight(*span) for gap in gaps for span in gap.lost)
    own = sum(_own(new, span) for gap in gaps for span in gap.gained if _shares_clause(alignment, span))
    longest = max((old.weight(b.old, b.old + b.size) for b in alignment.blocks), default=0)
    total = max(held + lost, 1)
    return Shares(held / total, held / max(held + own, 1), solid / total, exchanged / total, longest / total)


def _own(new: Reading, span: Span) -> int:
    """The weight of words that the old title has not, and that do not name the locality."""
    foreign = (part for part in parts(new, span) if not is_local(new.chars[slice(*part)]))
    return sum(new.weight(*part) for part in foreign)


def clause(reading: Reading, index: int) -> Span:
    """The clause around a character."""
    edges = [at for at, marks in reading.breaks.items() if CLAUSE_MARKS & set(marks)]
    start = max((at for at in edges if at <= index), default=0)
    return Span(start, min((at for at in edges if at > index), default=len(reading.chars)))


def _shares_clause(alignment: Alignment, span: Span) -> bool:
    """Whether the clause of a stretch of the new title holds words of the old."""
    start, end = clause(alignment.new, span.start)
    return any(b.new < end and b.new + b.size > start for b in alignment.blocks)
