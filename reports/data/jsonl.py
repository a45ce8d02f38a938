"""JSON Lines: an object a line, whose `kind` says what it is: plan, item, measure, finding; error for an unreadable file.

The other keys of an object are the columns of its table (docs/data.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from reformcheck.reports.data.columns import COLUMNS
from reformcheck.reports.data.rows import encoded, rows_of

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog
    from reformcheck.reports.formats import Look, Whole
    from reformcheck.rules.model import PlanReport


class JsonLines(NamedTuple):
    """What makes the report from the lines of each plan."""

    lang: str

    def piece(self, result: PlanReport, catalog: Catalog) -> bytes:
        return b"".join(
            encoded({"kind": table.removesuffix("s"), **row})
            for table in COLUMNS
            for row in rows_of(table, result, catalog, self.lang)
        )

    def joined(self, pieces: Iterable[bytes]) -> bytes:
        return b"".join(pieces)

    def document(self, pieces: Iterable[bytes], whole: Whole) -> Iterator[bytes]:
        yield from pieces
        for error in whole.errors:
            place = error.location
            yield encoded(
                {
                    "kind": "error",
                    "path": place.path,
                    "line": place.line,
                    "column": place.column,
                    "message": error.message,
                }
            )


def rendering(look: Look) -> JsonLines:
    return JsonLines(look.lang)
