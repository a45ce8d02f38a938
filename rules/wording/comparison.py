"""What an item's title does to the words of the measure that it adopts."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from reformcheck.rules.wording.alignment import Alignment, Gap, Span, align
from reformcheck.rules.wording.changes import LIST_MARKS, Change, changes, is_squeezed
from reformcheck.rules.wording.lexicon import JOINING, NUMERALS, lexicon
from reformcheck.rules.wording.numbers import exchanged_numbers
from reformcheck.rules.wording.reading import Reading, plain, read
from reformcheck.rules.wording.shares import Shares, measure_shares
from reformcheck.rules.wording.softening import weak_words
from reformcheck.rules.wording.substance import is_place_word, substance

Kind = Literal["narrowed", "widened", "softened", "changed"]
ASPECTS = ("dropped", "exchanged", "added", "softened")
"""What a rewording can do, gravest first."""

# Shares of substance that two titles must have in common. Below them the new title speaks in words of its
# own: what it leaves out may be said otherwise, and what it has more may explain.
_LOSS_OLD, _LOSS_OLD_WITH_MODIFIER = 0.4, 0.25
_LOSS_NEW, _LOSS_FRAME, _LOSS_LONGEST = 0.9, 0.7, 0.55
_FRAME, _FRAME_WITH_EXCHANGED = 0.5, 0.75
_SOFTENED_OLD, _SOFTENED_NEW = 0.5, 0.6
# Where more is left out and the frame does not stand, the title is a label of its own.
_MOST_LOSSES = 2
# A phrase is said in the item's text where one sentence holds so much of it.
_SAID = 0.6

_SENTENCE_END = re.compile(r"[。；;！？!?\n]+")


class Rewording(NamedTuple):
    """How an item words its measure otherwise. At least one of the four is not empty."""

    dropped: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    exchanged: tuple[tuple[str, str], ...] = ()
    """Words of the measure, and of the item in their place."""
    softened: tuple[str, ...] = ()
    """Words of a weaker will."""

    @property
    def aspects(self) -> tuple[str, ...]:
        """Which of ASPECTS it has."""
        return tuple(aspect for aspect in ASPECTS if getattr(self, aspect))

    @property
    def kind(self) -> Kind:
        return kind_of(self.aspects)

    @property
    def is_recounted(self) -> bool:
        """Whether a name has another number: 二合一 for 三合一."""
        return any(_is_recounted(old, new) for old, new in self.exchanged)

    @property
    def is_grave(self) -> bool:
        """Whether something of the measure is lost: left out, or another number in its name (二合一 for 三合一)."""
        return bool(self.dropped) or self.is_recounted

    @property
    def extent(self) -> int:
        """How many places it touches."""
        return sum(len(getattr(self, aspect)) for aspect in ASPECTS)


def _is_recounted(old: str, new: str) -> bool:
    """Whether both hold numerals, and not the same."""
    counts = [[char for char in words if char in NUMERALS or char == "两"] for words in (old, new)]
    return all(counts) and counts[0] != counts[1]


def kind_of(aspects: Collection[str]) -> Kind:
    """What a set of aspects amounts to."""
    if "exchanged" in aspects or {"dropped", "added"} <= set(aspects):
        return "changed"
    if "dropped" in aspects:
        return "narrowed"
    return "widened" if "added" in aspects else "softened"


def compare(old: str, new: str, *, body: str = "", vocabulary: str = "") -> Rewording | None:
    """How the title `new` words the measure `old` otherwise in substance; None where it does not.

    `body` is the item's text: what it says is not dropped. `vocabulary` is text whose words are known to be
    words, to tell one word for another from a slip of the pen.
    """
    if not old or new == old:
        return None
    numbers = tuple(exchanged_numbers(read(old), (new, body)))
    if _is_verbatim(old, new):
        return Rewording(exchanged=numbers) if numbers else None
    alignment = align(read(old), read(new))
    gaps = list(alignment.gaps())
    shares = measure_shares(alignment, gaps)
    found = [change for gap in gaps for change in changes(alignment, gap, vocabulary)]
    rewording = Rewording(
        dropped=_dropped(alignment, gaps, shares, found, body),
        added=_added(alignment, shares, found),
        exchanged=_exchanged(alignment, shares, found, numbers),
        softened=_softened(alignment, shares),
    )
    return rewording if rewording != Rewording() else None


def share_named(old: str, new: str) -> float:
    """How much of the substance of the title `old` stands in the title `new`, 0 to 1."""
    alignment = align(read(old), read(new))
    return measure_shares(alignment, list(alignment.gaps())).old


_FIELD, _NOTHING_ELSE = 0.4, 0.9


def names_field_only(old: str, new: str) -> bool:
    """Whether the title `new` says nothing but a small part of the title `old`: 推广专利保险 of an insurance mechanism."""
    alignment = align(read(old), read(new))
    shares = measure_shares(alignment, list(alignment.gaps()))
    return shares.old <= _FIELD and shares.new >= _NOTHING_ELSE


def _is_verbatim(old: str, new: str) -> bool:
    """Whether the old title stands in the new one, and the words around it neither weaken nor join it."""
    before, found, behind = new.partition(old)
    if not found or lexicon().weak.any_in(before + "\n" + behind):
        return False
    joins = LIST_MARKS | set(JOINING)
    return before[-1:] not in joins and behind[:1] not in joins


def _dropped(
    alignment: Alignment, gaps: Sequence[Gap], shares: Shares, found: Iterable[Change], body: str
) -> tuple[str, ...]:
    if not _is_kept(shares) or _is_label(alignment, gaps[-1:]):
        return ()
    old = alignment.old
    lost = [change.old for change in found if change.kind == "dropped"]
    brief = alignment.new.spares_words or any(is_squeezed(alignment, gap) for gap in gaps)
    if brief or shares.old < _LOSS_OLD:
        whole = [span for span in _joined(lost) if _is_whole_modifier(old, span)]
        lost = [span for span in lost if any(w.start <= span.start < w.end for w in whole)]
    sentences = _SENTENCE_END.split(plain(body)) if lost and body else []
    lost = [span for span in lost if not is_place_word(old, span) and not _is_said(old, span, sentences)]
    losses = tuple(old.printed(*span) for span in _joined(lost))
    return losses if len(losses) <= _MOST_LOSSES or shares.frame >= _LOSS_FRAME else ()


def _added(alignment: Alignment, shares: Shares, found: Iterable[Change]) -> tuple[str, ...]:
    if not _is_framed(shares):
        return ()
    spans = [change.new for change in found if change.kind == "added"]
    return tuple(alignment.new.printed(*span) for span in _joined(spans))


def _exchanged(
    alignment: Alignment, shares: Shares, found: Iterable[Change], numbers: Iterable[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    counts = ("opposed", "exchanged") if _is_framed(shares) else ("opposed",)
    counted = [change for change in found if change.kind in counts]
    pairs = {
        alignment.old.printed(*change.old): alignment.new.printed(*change.new)
        for change in _without_moves(alignment, counted)
    }
    return tuple({**dict(numbers), **pairs}.items())


def _without_moves(alignment: Alignment, exchanged: Sequence[Change]) -> Sequence[Change]:
    """Nothing where the characters are the same: 民事、刑事 for 刑事、民事 only changes places."""
    adoption = lexicon().adoption
    old = "".join(alignment.old.chars[slice(*change.old)] for change in exchanged)
    new = "".join(alignment.new.chars[slice(*change.new)] for change in exchanged)
    return exchanged if Counter(adoption.blank(old, "")) != Counter(adoption.blank(new, "")) else ()


def _is_kept(shares: Shares) -> bool:
    """Whether what the new title says of the measure is in the measure's own words."""
    if shares.new >= _LOSS_NEW:
        return shares.old >= _LOSS_OLD_WITH_MODIFIER
    return shares.frame >= _LOSS_FRAME or shares.longest >= _LOSS_LONGEST


def _is_framed(shares: Shares) -> bool:
    """Whether the measure's title stands in the new one but for the words in question."""
    return shares.frame >= _FRAME and shares.frame + shares.exchanged >= _FRAME_WITH_EXCHANGED


def _softened(alignment: Alignment, shares: Shares) -> tuple[str, ...]:
    if shares.old < _SOFTENED_OLD or shares.new < _SOFTENED_NEW:
        return ()
    return tuple(dict.fromkeys(weak_words(alignment)))


def _is_label(alignment: Alignment, last: Sequence[Gap]) -> bool:
    """Whether the new title names the matter in the fewest words: no verb, no 的, and no 机制 at its end."""
    chars = alignment.new.chars
    if "的" in chars or lexicon().adoption.behind(chars):
        return False
    return any(gap.right == 0 and gap.old.start < gap.old.end and not gap.gained for gap in last)


def _is_whole_modifier(reading: Reading, span: Span) -> bool:
    """From the beginning of a phrase to 的: no abbreviation leaves that out for brevity alone."""
    start, end = span
    begins = start == 0 or start in reading.breaks or reading.chars[start - 1] == "的"
    begins = begins or lexicon().adoption.before(reading.chars, start) < start
    return begins and reading.chars[end : end + 1] == "的"


def _is_said(reading: Reading, span: Span, sentences: Iterable[str]) -> bool:
    said = reading.chars[span.start : span.end]
    runs = substance(said)
    around = reading.chars[: span.start] + "\n" + reading.chars[span.end :]
    if any(LIST_MARKS & set(reading.breaks.get(at, "")) for at in span) and all(r in around for r in runs):
        runs = [said]  # 定向服务 beside 定向研发 is not said by 定向 alone
    total = sum(map(len, runs))
    return any(sum(_common(run, sentence) for run in runs) >= _SAID * total for sentence in sentences)


def _common(run: str, sentence: str) -> int:
    """How many characters of `run` stand in `sentence`, in pieces of two and more."""
    common = start = 0
    while start < len(run):
        size = 0
        while start + size < len(run) and run[start : start + size + 1] in sentence:
            size += 1
        common += size if size > 1 else 0
        start += max(size, 1)
    return common


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Stretches that follow each other, as one."""
    last: Span | None = None
    for span in spans:
        if last and last.end == span.start:
            last = Span(last.start, span.end)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last
