"""Numbers that are part of a measure's name (两表指导, “三合一”), wherever an item names it otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reformcheck.rules.wording.alignment import Span
from reformcheck.rules.wording.lexicon import NUMERALS
from reformcheck.rules.wording.reading import Reading, plain
from reformcheck.rules.wording.substance import term

_NAME = 2
"""How many characters behind a numeral tell the name."""


def exchanged_numbers(measure: Reading, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names of the measure that begin with a numeral, and the same with another numeral in the texts."""
    names = [i for i, c in enumerate(measure.chars) if c in NUMERALS and (i == 0 or i in measure.breaks)]
    if not names:
        return
    wordings = [plain(text) for text in texts]
    for at in names:
        name = measure.chars[at + 1 : at + 1 + _NAME]
        own = measure.chars[at] + name
        others = [
            n
            for n in sorted(NUMERALS)
            for w in wordings
            if len(name) == _NAME and n + name in w and own not in w
        ]
        if others:
            whole = term(measure, Span(at, at + len(own)))
            yield measure.printed(*whole), others[0] + measure.chars[at + 1 : whole.end]
