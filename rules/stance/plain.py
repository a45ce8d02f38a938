"""Texts made comparable without touching what they say: full-width signs, and Traditional script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reformcheck.catalog.language.script import is_traditional, to_simplified

_RECENT = 512
_NOT_LETTERS = re.compile(r"[\W_]+")


@lru_cache(_RECENT)
def plain(text: str) -> str:
    """Half-width and Simplified; punctuation stays."""
    text = unicodedata.normalize("NFKC", text)
    return to_simplified(text) if is_traditional(text) else text


def bare(text: str) -> str:
    """Only letters and digits."""
    return _NOT_LETTERS.sub("", plain(text))
