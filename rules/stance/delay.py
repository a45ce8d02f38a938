"""One word of delay in a sentence."""

from typing import NamedTuple


class Delay(NamedTuple):
    """A word of delay in a sentence, with what stands before and behind it."""

    word: str
    kind: str
    """"puts off", "later", "study" or "wait"."""
    before: str
    behind: str
