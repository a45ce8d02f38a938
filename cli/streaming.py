"""Reports of many plans in text or JSON, from pieces that wait outside memory until their head is known."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import IO, TYPE_CHECKING

from reformcheck.cli.exits import code_of
from reformcheck.cli.language import current
from reformcheck.cli.output import terminal_width, wants_color
from reformcheck.cli.rendering import Rendering
from reformcheck.cli.targets import Target, TextOptions, print_errors, put
from reformcheck.cli.version import VERSION
from reformcheck.reports.formats import TEXT
from reformcheck.reports.tally import Tally

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog
    from reformcheck.cli.worker import Outcome
    from reformcheck.rules.model import ReadError

JSON = "json"

_IN_MEMORY = 4_000_000
"""Bytes of pieces that are held before they go to a temporary file."""


def renderings_of(targets: Sequence[Target], options: TextOptions) -> tuple[Rendering, ...]:
    """What makes the pieces of each target, in order; none where a target takes the report as a whole."""
    if any(target.name not in (TEXT, JSON) for target in targets):
        return ()
    return tuple(_rendering(target, options) for target in targets)


def _rendering(target: Target, options: TextOptions) -> Rendering:
    if target.name == JSON:
        return Rendering(JSON)
    from reformcheck.reports.layout import Style
    from reformcheck.reports.text import Page

    style = Style(current(), options.verbose, options.coverage)
    if target.file is not None:
        return Rendering(TEXT, Page(style))
    return Rendering(TEXT, Page(style, terminal_width(), wants_color()))


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

    def exit_code(self, fail_on: str) -> int:
        return code_of(self.total, self.errors, fail_on)

    def write(
        self, targets: Sequence[Target], catalog: Catalog, fail_on: str, exit_code: int, *, force: bool
    ) -> None:
        """Write every target, files first. Raises InputError for a file that cannot be written."""
        made = zip(targets, self._renderings, self._spools, strict=True)
        for target, rendering, spool in sorted(made, key=lambda one: one[0].file is None):
            put(target, self._document(rendering, spool, catalog, fail_on, exit_code), force=force)
            spool.close()
        print_errors(self.errors, targets)

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
