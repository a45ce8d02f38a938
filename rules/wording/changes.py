"""What one gap between two titles means: words dropped, added or exchanged, or nothing of substance."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from reformcheck.rules.wording.alignment import Alignment, Gap, Span
from reformcheck.rules.wording.lexicon import JOINING, NUMERALS, lexicon
from reformcheck.rules.wording.reading import Reading
from reformcheck.rules.wording.shares import CLAUSE_MARKS
from reformcheck.rules.wording.substance import EDGES, core, is_local, phrases, term

LIST_MARKS = frozenset("、/+")
_MEANS = "以按"
_ABOUT = 2
_WORD = 2
_LONGEST_WORD = 3


class Change(NamedTuple):
    """One thing that the new title does to the old.

    `opposed` is one number for another or a word for its opposite, which counts whatever the rest of
    the title says. What is dropped has a place in the old title only, what is added in the new only.
    """

    kind: Literal["dropped", "added", "exchanged", "opposed"]
    old: Span
    new: Span


def changes(alignment: Alignment, gap: Gap, vocabulary: str) -> Iterator[Change]:
    """The changes of substance in a gap. `vocabulary` is text whose words are known to be words."""
    old, new = alignment.old.chars, alignment.new.chars
    pairs = _letters(alignment, gap)
    if pairs:
        yield from _letter_changes(alignment, pairs, vocabulary)
        return
    member = _joints(alignment.old, gap.old) > _joints(alignment.new, gap.new)
    lost = [p for p in phrases(alignment.old, gap.lost) if _is_missing(alignment.old, p, new, member)]
    gained = [p for p in phrases(alignment.new, gap.gained) if _is_missing(alignment.new, p, old)]
    if lost and not _inside(alignment, gap.old):
        gained = [p for p in gained if not _goes_before(alignment, lost[-1], p)]
    foreign = [p for p in gained if not is_local(new[p.start : p.end])]
    if lost and not gained and _is_shortened(alignment, gap):
        yield from _exchange(alignment, term(alignment.old, gap.old), term(alignment.new, gap.new))
    elif lost and (not gained or _modifies(old, lost[-1]) > _modifies(new, gained[-1])):
        yield from (Change("dropped", phrase, gap.new) for phrase in lost)
    elif _begins_clause(alignment, gap):
        return
    elif lost and foreign:
        yield from _exchange(alignment, _from_to(lost), _from_to(foreign))
    elif foreign and all(c in EDGES for span in gap.lost for c in old[span.start : span.end]):
        yield from _gain(alignment, gap, foreign)


def _goes_before(alignment: Alignment, lost: Span, gained: Span) -> bool:
    """Whether gained words say who or where (吉林省建立, 在国有企业建立), and so do not replace what is lost.

    They do replace a subject: 区域性股权市场设置, 吉林股权交易中心设置.
    """
    old, new = alignment.old, alignment.new
    if new.chars[gained.start - 1 : gained.start] == "在" or CLAUSE_MARKS & set(
        new.breaks.get(gained.end, "")
    ):
        return True
    verbs = lexicon().adoption
    subject = verbs.behind(old.chars, lost.end) > lost.end and old.chars[lost.start] not in _MEANS
    return verbs.behind(new.chars, gained.end) > gained.end and not subject


def _is_shortened(alignment: Alignment, gap: Gap) -> bool:
    """Whether one character stands for the words, and makes a word with what both titles have (专利权, 股权)."""
    gained = "".join(alignment.new.chars[slice(*span)] for span in gap.gained)
    lost = "".join(alignment.old.chars[slice(*span)] for span in gap.lost)
    heavy = sum(alignment.new.weight(*span) for span in gap.gained)
    return len(gained) == heavy == 1 and gained not in lost and len(lost) <= _LONGEST_WORD


def _is_missing(reading: Reading, phrase: Span, other: str, member: bool = False) -> bool:
    """Whether the other title does not have the words elsewhere. A single printed character is no word.

    A member that a list loses must be there as often as before: 基础研究 in 应用基础研究 is that one's.
    """
    if len(reading.printed(*phrase)) < _WORD:
        return False
    runs = core(reading.chars[slice(*phrase)])
    return any(other.count(run) < (reading.chars.count(run) if member else 1) for run in runs)


def _exchange(alignment: Alignment, lost: Span, gained: Span) -> Iterator[Change]:
    """Words for words. At the ends of a title, only words of about the same length: else it is a beginning
    or an ending of the new title's own."""
    old, new = alignment.old.chars[slice(*lost)], alignment.new.chars[slice(*gained)]
    shorter, longer = sorted((old, new), key=len)
    if _abbreviates(shorter, longer):
        return
    if _inside(alignment, lost) or len(longer) <= _ABOUT * len(shorter):
        yield Change("exchanged", lost, gained)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the characters of a short form stand in the long one in the same order (政银, 政府、银行)."""
    rest = iter(long)
    return all(character in rest for character in short)


def is_squeezed(alignment: Alignment, gap: Gap) -> bool:
    """Whether single characters are left out inside words, as an abbreviation does (战略性 to 战略)."""
    lost = "".join(alignment.old.chars[s:e] for s, e in gap.lost)
    gained = "".join(alignment.new.chars[s:e] for s, e in gap.gained)
    if len(lost) == 1 and not gained:
        return lost not in lexicon().leading + lexicon().trailing and lost not in NUMERALS
    return len(gained) == 1 and len(lost) > 1 and gained in lost


def _letters(alignment: Alignment, gap: Gap) -> list[tuple[int, int]]:
    """Where characters stand for other characters: numerals, or parts of words of the same length."""
    if len(gap.lost) != 1 or len(gap.gained) != 1:
        return []
    (start, end), (new_start, new_end) = gap.lost[0], gap.gained[0]
    lost, gained = alignment.old.chars[start:end], alignment.new.chars[new_start:new_end]
    if NUMERALS.issuperset(lost + gained):
        return [(start, new_start)]
    if len(lost) != len(gained) or (_is_verb(lost) and _is_verb(gained)):
        return []
    printed = alignment.old.printed(start, end), alignment.new.printed(new_start, new_end)
    differing = [i for i in range(len(lost)) if lost[i] != gained[i] and _differ(printed, i, len(lost))]
    if any(b - a == 1 for a, b in pairwise(differing)):
        return []
    return [(start + i, new_start + i) for i in differing]


def _is_verb(chars: str) -> bool:
    """Whether it is a verb of adoption and nothing else: one for another (推动, 推行) changes nothing."""
    return lexicon().adoption.behind(chars) == len(chars)


def _differ(printed: tuple[str, str], index: int, length: int) -> bool:
    """Whether the printed characters differ too, where each stands for one character."""
    return any(len(text) != length for text in printed) or printed[0][index] != printed[1][index]


def _letter_changes(alignment: Alignment, pairs: list[tuple[int, int]], vocabulary: str) -> Iterator[Change]:
    """A number, an opposite or another known word; any other single character is a slip of the pen."""
    old, new = alignment.old, alignment.new
    for at, new_at in pairs:
        a, b = old.chars[at], new.chars[new_at]
        opposed = (a in NUMERALS and b in NUMERALS) or (a, b) in lexicon().opposites
        if opposed or _both_words(old, at, new, new_at, vocabulary):
            places = Span(at, at + 1), Span(new_at, new_at + 1)
            kind: Literal["opposed", "exchanged"] = "opposed" if opposed else "exchanged"
            yield Change(kind, term(old, places[0]), term(new, places[1]))


def _both_words(old: Reading, at: int, new: Reading, new_at: int, vocabulary: str) -> bool:
    """Whether the character makes a known word with its neighbour on the same side in both titles."""
    if {old.chars[at], new.chars[new_at]} & set(lexicon().leading + lexicon().trailing):
        return False
    return any(
        old.weight(*a)
        and new.weight(*b)
        and old.chars[slice(*a)] in vocabulary
        and new.chars[slice(*b)] in vocabulary
        for a, b in (
            ((at - 1, at + 1), (new_at - 1, new_at + 1)),
            ((at, at + 2), (new_at, new_at + 2)),
        )
        if min(a[0], b[0]) >= 0 and a[1] <= len(old.chars) and b[1] <= len(new.chars)
    )


def _gain(alignment: Alignment, gap: Gap, gained: list[Span]) -> Iterator[Change]:
    """Members that a list gains are added; a word put before a term makes it another.

    Words before the measure's own and behind them are how the locality goes about it, unless they join it,
    and names before 等 are examples.
    """
    old, new = alignment.old, alignment.new
    nowhere = gap.old
    if gained[-1].end < gap.new.end and new.chars[gained[-1].end] == "等":
        return
    if _inside(alignment, gap.old):
        if _joints(new, gap.new) > _joints(old, gap.old):
            yield from (Change("added", nowhere, phrase) for phrase in gained)
        elif gap.old.start == gap.old.end:
            yield from _qualified(alignment, gap)
    elif gap.right and _joins(new, gap.new.end - 1, gap.new.end):
        yield Change("added", nowhere, gained[-1])
    elif gap.left and _joins(new, gap.new.start, gap.new.start):
        yield Change("added", nowhere, gained[0])


def _qualified(alignment: Alignment, gap: Gap) -> Iterator[Change]:
    """A term that words have been put before: 坏账分担 become 银政坏账分担."""
    whole = term(alignment.new, gap.new)
    behind = whole.end - gap.new.end
    if whole.start == gap.new.start and 0 < behind <= gap.right:
        yield Change("exchanged", Span(gap.old.start, gap.old.end + behind), whole)


def _begins_clause(alignment: Alignment, gap: Gap) -> bool:
    """Whether the new title begins a clause of its own in the gap: it tells the measure another way."""
    return _clauses(alignment.new, gap.new) > _clauses(alignment.old, gap.old)


def _clauses(reading: Reading, span: Span) -> int:
    return sum(bool(CLAUSE_MARKS & set(reading.breaks.get(i, ""))) for i in range(span.start, span.end + 1))


def _inside(alignment: Alignment, span: Span) -> bool:
    """Whether words of substance that both titles have stand before and behind a stretch of the old."""
    solid = [b for b in alignment.chain if alignment.old.weight(b.old, b.old + b.size)]
    return bool(solid) and solid[0].old < span.start and span.end <= solid[-1].old


def _joints(reading: Reading, span: Span) -> int:
    """How many marks and words join members of a list in a stretch and at its ends."""
    marks = sum(bool(LIST_MARKS & set(reading.breaks.get(i, ""))) for i in range(span.start, span.end + 1))
    return marks + sum(character in JOINING for character in reading.chars[span.start : span.end])


def _joins(reading: Reading, word: int, mark: int) -> bool:
    return reading.chars[word] in JOINING or bool(LIST_MARKS & set(reading.breaks.get(mark, "")))


def _modifies(chars: str, phrase: Span) -> bool:
    return chars[phrase.end : phrase.end + 1] == "的"


def _from_to(spans: list[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)
