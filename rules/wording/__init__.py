"""Comparing wordings: what a title drops, adds, exchanges or softens of another, and a marked diff."""

from __future__ import annotations

from reformcheck.rules.wording.comparison import (
    ASPECTS,
    Kind,
    Rewording,
    compare,
    kind_of,
    names_field_only,
    share_named,
)
from reformcheck.rules.wording.diff import Segment, word_diff
from reformcheck.rules.wording.substance import is_local

__all__ = [
    "ASPECTS",
    "Kind",
    "Rewording",
    "Segment",
    "compare",
    "is_local",
    "kind_of",
    "names_field_only",
    "share_named",
    "word_diff",
]
