"""Words of a weaker will: 探索, 鼓励 and the like, where the list says to do it."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.wording.alignment import Alignment, Span
from reformcheck.rules.wording.lexicon import lexicon
from reformcheck.rules.wording.shares import clause


def weak_words(alignment: Alignment) -> Iterator[str]:
    """Weak words by which the new title adopts what the old one says, and that the old one does not use.

    To urge (鼓励) is not weaker than what a list itself permits or urges.
    """
    words = lexicon()
    old, new = alignment.old.chars, alignment.new.chars
    found = [Span(*span) for span in words.weak.spans(new)]
    if not found:
        return
    weaker = words.tentative if _permits(old) else words.tentative | words.urging
    weaker = weaker - {old[start:end] for start, end in words.weak.spans(old)}
    for span in found:
        if new[slice(*span)] in weaker and _governs(alignment, span):
            yield alignment.new.printed(*span)


def _permits(title: str) -> bool:
    return lexicon().permission.behind(title) > 0 or lexicon().may.any_in(title)


def _governs(alignment: Alignment, span: Span) -> bool:
    """Whether the word governs the measure: it begins the clause, stands before or for a verb, or ends it."""
    words, new = lexicon(), alignment.new
    start, end = span
    if any(b.new < end < b.new + b.size for b in alignment.blocks):
        return False
    around = clause(new, start)
    same = [b for b in alignment.blocks if new.weight(b.new, b.new + b.size)]
    same = [b for b in same if b.new < around.end and around.start < b.new + b.size]
    if not same:
        return False
    if all(b.new >= end for b in same) and not _is_object(alignment, start):
        return True
    if words.adoption.behind(new.chars, end) > end:
        return True
    if new.chars[start:end] not in words.tentative:
        return False
    last = all(b.new + b.size <= start for b in same) and not new.weight(end, around.end)
    return last or _stands_for_verb(alignment, start)


def _is_object(alignment: Alignment, index: int) -> bool:
    """Whether the word follows a verb of adoption that both titles have: 建立 (鼓励改革创新的机制)."""
    shared = any(b.new + b.size == index for b in alignment.blocks)
    return shared and lexicon().adoption.before(alignment.new.chars, index) < index


def _stands_for_verb(alignment: Alignment, index: int) -> bool:
    """Whether the old title has a verb of adoption where the new one has the character at `index`."""
    gap = next((gap for gap in alignment.gaps() if gap.new.start <= index < gap.new.end), None)
    return gap is not None and lexicon().adoption.any_in(alignment.old.chars[slice(*gap.old)])
