"""What a probability that an item adopts a measure means."""

from typing import NamedTuple


class Decision(NamedTuple):
    """Probabilities from which a measure counts. benchmarks/train_matching.py prints what each choice costs."""

    sure: float = 0.8
    """The item adopts it."""
    doubtful: float = 0.17
    """It is a candidate of an item that surely adopts none."""
    beside: float = 0.3
    """It is a candidate beside another measure that the item surely adopts."""
    faint: float = 0.03
    """The item is no reason to ask, and the measure cannot be called missing where no other item speaks of it."""


DECISION = Decision()
