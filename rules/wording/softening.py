"""Words of a weaker will: 探索, 鼓励 and the like, where the list says to do it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformcheck.rules.wording.alignment import Alignment
from reformcheck.rules.wording.lexicon import lexicon
from reformcheck.rules.wording.shares import clause
from reformcheck.rules.wording.substance import weight



def weak_words(alignment: Alignment) -> Iterator[str]:
    """Weak words by which the new title adopts what the old one says, and that the old one does not use.

    To urge (鼓励) is not weaker than what a list itself permits or urges.
    """
    words = lexicon()
    old, new = alignment.old.chars, alignment.new.chars
    own = {found[0] for found in words.weak.finditer(old)}
    permitted = words.permission.search(old) is not None
    for found in words.weak.finditer(new):
        harmless = found.lastgroup == "noun" or (found.lastgroup == "urging" and permitted)
        if not harmless and found[0] not in own and _governs(alignment, found):
            yield alignment.new.printed(*found.span())


def _governs(alignment: Alignment, found: re.Match[str]) -> bool:
    """Whether the word governs the measure: it begins the clause, stands before or for a verb, or ends it."""
    words, new = lexicon(), alignment.new.chars
    if any(b.new < found.end() < b.new + b.size for b in alignment.blocks):
        return False
    start, end = clause(alignment.new, found.start())
    same = [b for b in alignment.blocks if weight(new[b.new : b.new + b.size])]
    same = [b for b in same if b.new < end and start < b.new + b.size]
    if not same:
        return False
    if all(b.new >= found.end() for b in same) or words.adoption.match(new, found.end()):
        return True
    if found.lastgroup != "tentative":
        return False
    last = all(b.new + b.size <= found.start() for b in same) and not weight(new[found.end() : end])
    return last or _stands_for_verb(alignment, found.start())


def _stands_for_verb(alignment: Alignment, index: int) -> bool:
    """Whether the old title has a verb of adoption where the new one has the character at `index`."""
    gap = next((gap for gap in alignment.gaps() if gap.new.start <= index < gap.new.end), None)
    return gap is not None and lexicon().adoption.search(alignment.old.chars[slice(*gap.old)]) is not None
