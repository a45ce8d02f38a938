"""What a probability that an item adopts a measure means."""

from typing import NamedTuple


class Decision(NamedTuple):
    """Probabilities from which a measure counts. benchmarks/train_matching.py prints what each choice costs."""

    sure: float = 0.91
    """The item adopts it."""
    doubtful: float = 0.13
    """It is a candidate of an item that surely adopts none."""
    beside: float = 0.3
    """It is a candidate beside another measure that the item surely adopts."""


DECISION = Decision()
