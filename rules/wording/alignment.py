"""Which words of two titles are the same, wherever they stand, and what is left between them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reformcheck.rules.wording.lexicon import JOINING, lexicon
from reformcheck.rules.wording.reading import Reading

# Stand for characters already matched: of no text, and another for each side.
_OLD_GONE, _NEW_GONE = "\0", "\1"
_SHORTEST = 2
_BEGINNINGS = JOINING + "以从由向对在为把将"


class Span(NamedTuple):
    """Characters of a reading, from `start` up to and without `end`."""

    start: int
    end: int


class Block(NamedTuple):
    """The same `size` characters at `old` and at `new`."""

    old: int
    new: int
    size: int


class Gap(NamedTuple):
    """Where two titles differ: in 推行（科技）创新券 and 推行创新券 the words 科技, with the same words on both sides."""

    old: Span
    new: Span
    left: int
    """Size of the block before; 0 at the beginning."""
    right: int
    """Size of the block behind; 0 at the end."""
    lost: tuple[Span, ...]
    """What of `old` the new title has nowhere."""
    gained: tuple[Span, ...]
    """What of `new` the old title has nowhere."""


class Alignment(NamedTuple):
    """Two titles and their common words."""

    old: Reading
    new: Reading
    blocks: tuple[Block, ...]
    """Everything that is the same, in the order of the old title."""
    chain: tuple[Block, ...]
    """The blocks that stand in the same order in both; the others have moved."""

    def gaps(self) -> Iterator[Gap]:
        """Where the titles differ, in order; a phrase that has moved is neither lost nor gained."""
        same_old = self._same(len(self.old.chars), [(b.old, b.size) for b in self.blocks])
        same_new = self._same(len(self.new.chars), [(b.new, b.size) for b in self.blocks])
        left = Block(0, 0, 0)
        for right in (*self.chain, Block(len(self.old.chars), len(self.new.chars), 0)):
            old, new = Span(left.old + left.size, right.old), Span(left.new + left.size, right.new)
            if old.start < old.end or new.start < new.end:
                lost, gained = _runs(same_old, old), _runs(same_new, new)
                yield self._settled(Gap(old, new, left.size, right.size, lost, gained))
            left = right

    @staticmethod
    def _same(length: int, stretches: Sequence[tuple[int, int]]) -> list[bool]:
        same = [False] * length
        for start, size in stretches:
            same[start : start + size] = [True] * size
        return same

    def _settled(self, gap: Gap) -> Gap:
        """A mere loss or gain put where it begins and ends with the words around it.

        种子(期、初创)期企业 and 种子期、(初创期)企业 are the same loss; the second begins at a mark.
        """
        if gap.old.start == gap.old.end:
            by = _slide(self.new, gap.new, gap)
        elif gap.new.start == gap.new.end:
            by = _slide(self.old, gap.old, gap)
        else:
            return gap
        old, new = Span(gap.old.start + by, gap.old.end + by), Span(gap.new.start + by, gap.new.end + by)
        lost = tuple(Span(s + by, e + by) for s, e in gap.lost)
        gained = tuple(Span(s + by, e + by) for s, e in gap.gained)
        return Gap(old, new, gap.left, gap.right, lost, gained)


def align(old: Reading, new: Reading) -> Alignment:
    """The longest common words first, then the longest of what is left, down to two characters."""
    left, right = old.chars, new.chars
    blocks = []
    while block := _longest(left, right):
        blocks.append(block)
        left = left[: block.old] + _OLD_GONE * block.size + left[block.old + block.size :]
        right = right[: block.new] + _NEW_GONE * block.size + right[block.new + block.size :]
    blocks.sort()
    first = _beginning(old.chars, new.chars, blocks)
    blocks = [first, *blocks] if first.size else blocks
    return Alignment(old, new, tuple(blocks), _chain(blocks))


def _beginning(old: str, new: str, blocks: Sequence[Block]) -> Block:
    """What both begin with behind their verbs of adoption, be it one character (以, 对)."""
    start, new_start = _behind_verbs(old), _behind_verbs(new)
    end = min((b.old for b in blocks), default=len(old))
    new_end = min((b.new for b in blocks), default=len(new))
    size = 0
    while start + size < end and new_start + size < new_end and old[start + size] == new[new_start + size]:
        size += 1
    return Block(start, new_start, size)


def _behind_verbs(chars: str) -> int:
    at = 0
    while (end := lexicon().adoption.behind(chars, at)) > at:
        at = end
    return at


def _longest(old: str, new: str) -> Block | None:
    size, at = _SHORTEST - 1, -1
    for start in range(len(old)):
        while start + size < len(old) and old[start : start + size + 1] in new:
            size += 1
            at = start
    return Block(at, new.index(old[at : at + size]), size) if at >= 0 else None


def _chain(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of the greatest total size whose order is the same in both titles."""
    best: list[tuple[int, tuple[Block, ...]]] = []
    for block in blocks:
        before = (known for known in best if known[1][-1].new < block.new)
        size, chain = max(before, key=lambda known: known[0], default=(0, ()))
        best.append((size + block.size, (*chain, block)))
    return max(best, key=lambda known: known[0], default=(0, ()))[1]


def _runs(same: Sequence[bool], span: Span) -> tuple[Span, ...]:
    """The stretches of `span` that are not the same."""
    runs = []
    at = span.start
    for index in range(span.start, span.end + 1):
        if index == span.end or same[index]:
            if at < index:
                runs.append(Span(at, index))
            at = index + 1
    return tuple(runs)


def _slide(reading: Reading, span: Span, gap: Gap) -> int:
    """How far to move a loss or gain, without changing what is lost or gained, to meet the edges of phrases."""
    chars = reading.chars
    right = left = 0
    while right < gap.right - 1 and chars[span.start + right] == chars[span.end + right]:
        right += 1
    while left < gap.left - 1 and chars[span.start - left - 1] == chars[span.end - left - 1]:
        left += 1
    # Where nothing tells, to the right: what repeats is the head of a word, and that comes last in Chinese.
    return max(range(right, -left - 1, -1), key=lambda by: _edges(reading, span.start + by, span.end + by))


def _edges(reading: Reading, start: int, end: int) -> int:
    """How well a stretch begins and ends with a phrase: at punctuation, with a preposition, before 的."""
    begins = start in reading.breaks or reading.chars[start] in _BEGINNINGS
    return begins + (end in reading.breaks or reading.chars[end : end + 1] == "的")
