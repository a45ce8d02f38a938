"""What of an item and of a measure is read: half-width, in Simplified characters, as the model learned them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reformcheck.catalog.language.script import plain
from reformcheck.rules.matching.text import sentences, without_number, without_units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reformcheck.catalog.model import Measure
    from reformcheck.plans.model import Item

_WINDOW = 160
"""Characters that are read at once: about what the model has room for."""
_TITLE = 60
"""Of them, those of the title where the text needs several readings."""
_MOST = 6
"""Readings of a long text."""


def item_text(item: Item) -> str:
    """Title and text, without number and attributions."""
    title, text = _parts(item)
    return f"{title}。{text}"


def item_readings(item: Item) -> list[str]:
    """The item in pieces of a size that the model reads at once, each behind the title: one for most items."""
    title, text = _parts(item)
    if len(title) + len(text) <= _WINDOW:
        return [f"{title}。{text}"]
    title = title[:_TITLE]
    return [f"{title}。{window}" for window in _windows(text, _WINDOW - len(title))][:_MOST] or [title]


def measure_text(measure: Measure) -> str:
    """Title and content."""
    return f"{plain(measure.title)}。{plain(measure.content)}"


def _parts(item: Item) -> tuple[str, str]:
    title = without_number(without_units(plain(item.title)))
    return title, without_units(plain(item.text))


def _windows(text: str, size: int) -> Iterator[str]:
    """Whole clauses together, as many as fit; a longer clause is cut."""
    window = ""
    for clause in (part for sentence in sentences(text) for part in sentence):
        for start in range(0, len(clause), size):
            piece = clause[start : start + size]
            if window and len(window) + len(piece) >= size:
                yield window
                window = ""
            window = f"{window},{piece}" if window else piece
    if window:
        yield window
