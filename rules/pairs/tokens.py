"""A text in the pieces of words that the model knows."""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reformcheck.rules.pairs.base import Base

_BLANK = "▁"
"""What stands for a blank, and before the first word."""
_LONGEST = 16
"""Characters of a piece that are looked for; the longer ones are rulings and rows of dots."""
_UNKNOWN_PENALTY = 10.0
"""By how much an unknown character is worth less than the rarest piece."""


class Tokens:
    """Cuts texts as SentencePiece's unigram model does: the pieces whose scores add up to most."""

    def __init__(self, base: Base) -> None:
        self._pieces = base.pieces
        self._scores = base.scores
        self._unknown = base.unknown
        self._unknown_score = float(base.scores.min()) - _UNKNOWN_PENALTY

    def cut(self, text: str) -> list[int]:
        """The numbers of the pieces of a text."""
        text = _BLANK + unicodedata.normalize("NFKC", text).replace(" ", _BLANK)
        letters = text.encode("utf-8", "replace")
        bounds = [0, *accumulate(len(char.encode("utf-8", "replace")) for char in text)]
        best = [0.0] + [float("-inf")] * len(text)
        last = [(0, 0)] * (len(text) + 1)
        for start, begin in enumerate(bounds[:-1]):
            score = best[start]
            for end in range(start + 1, min(len(text), start + _LONGEST) + 1):
                piece = self._pieces.get(letters[begin : bounds[end]])
                if piece is None or piece == self._unknown:
                    continue
                whole = score + float(self._scores[piece])
                if whole > best[end]:
                    best[end], last[end] = whole, (start, piece)
            if score + self._unknown_score > best[start + 1]:
                best[start + 1], last[start + 1] = score + self._unknown_score, (start, self._unknown)
        found, end = [], len(text)
        while end:
            end, piece = last[end]
            found.append(piece)
        return found[::-1]
