"""Where the text of a page stands in its source: each text node is looked up from where the last one ended."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from reformcheck.plans.documents.reading.stream import Place

_NEAR = 4_000


@dataclass(slots=True)
class Finder:
    """Finds where text nodes stand in the source, going forward."""

    source: str
    cursor: int = 0
    starts: list[int] = field(default_factory=list)
    patience: int = 0
    """Characters that may still be searched for text that does not stand near: entities stand otherwise."""

    def __post_init__(self) -> None:
        self.patience = 20 * len(self.source)
        self.starts = [0, *(m.end() for m in re.finditer("\n", self.source))]

    def place(self, string: str, source: str) -> Place:
        """Where `string` stands, by the run of it that no entity can interrupt."""
        run = re.split(r"[&<>\u00a0\"']", string, maxsplit=1)[0][:40] or string[:1]
        at = self.source.find(run, self.cursor, self.cursor + _NEAR)
        if at < 0 < self.patience:
            at = self.source.find(run, self.cursor)
            self.patience -= (len(self.source) if at < 0 else at) - self.cursor
        if at < 0:
            at = self.cursor
        self.cursor = at + len(run)
        line = bisect_right(self.starts, at)
        return Place(line, at - self.starts[line - 1] + 1, source)
