"""Texts made comparable without touching what they say."""

from __future__ import annotations

import re
from functools import lru_cache

from reformcheck.catalog.language import script

_RECENT = 512
_NOT_LETTERS = re.compile(r"[\W_]+")


@lru_cache(_RECENT)
def plain(text: str) -> str:
    """Half-width and in Simplified script; punctuation stays.

    Every measure is compared with the same items, and those come again from plan to plan (benchmarks/compare.py, b).
    """
    return script.plain(text)


def bare(text: str) -> str:
    """Only letters and digits."""
    return _NOT_LETTERS.sub("", plain(text))
