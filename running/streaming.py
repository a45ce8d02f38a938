"""Reports of many plans in text or JSON, from pieces that wait outside memory until their head is known."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import IO, TYPE_CHECKING

from reformcheck.reports.tally import Tally
from reformcheck.running.rendering import Rendering
from reformcheck.running.version import VERSION

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog
    from reformcheck.rules.model import ReadError
    from reformcheck.running.worker import Outcome

_IN_MEMORY = 4_000_000
"""Bytes of pieces that are held before they go to a temporary file."""


class Spool:
    """Pieces of a report, one after the other, in memory while they are few."""

    def __init__(self) -> None:
        self._lengths = array("L")
        self._file: IO[bytes] = BytesIO()
        self._in_memory = True

    def add(self, piece: bytes) -> None:
        self._lengths.append(len(piece))
        self._file.write(piece)
        if self._in_memory and self._file.tell() > _IN_MEMORY:
            self._move()

    def _move(self) -> None:
        from tempfile import TemporaryFile

        held, self._file = self._file, TemporaryFile()  # noqa: SIM115 - open until `close`
        held.seek(0)
        self._file.write(held.read())
        self._in_memory = False

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(0)
        for length in self._lengths:
            yield self._file.read(length)

    def close(self) -> None:
        self._file.close()


class Stream:
    """The pieces of a run, with what its head and its end need."""

    def __init__(self, renderings: Sequence[Rendering]) -> None:
        self._renderings = renderings
        self._spools = [Spool() for _ in renderings]
        self.total = Tally()
        self.errors: list[ReadError] = []

    def take(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            if outcome.error:
                self.errors.append(outcome.error)
                continue
            self.total = self.total.plus(outcome.tally)
            for spool, piece in zip(self._spools, outcome.pieces, strict=True):
                spool.add(piece)

    def documents(
        self, catalog: Catalog, fail_on: str, exit_code: int
    ) -> list[Iterator[str] | Iterator[bytes]]:
        """The reports, one for each rendering."""
        made = zip(self._renderings, self._spools, strict=True)
        return [self._document(rendering, spool, catalog, fail_on, exit_code) for rendering, spool in made]

    def close(self) -> None:
        for spool in self._spools:
            spool.close()

    def _document(
        self, rendering: Rendering, spool: Spool, catalog: Catalog, fail_on: str, exit_code: int
    ) -> Iterator[str] | Iterator[bytes]:
        if rendering.page is None:
            from reformcheck.reports import json_report

            lists = [lst for lst in catalog.lists.values() if lst.id in self.total.lists]
            return json_report.document(VERSION, lists, spool, self.total, self.errors)
        from reformcheck.reports import text

        blocks = (piece.decode() for piece in spool)
        return text.document(blocks, self.total, self.errors, fail_on, exit_code, rendering.page)
