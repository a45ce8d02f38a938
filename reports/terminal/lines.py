"""A line a finding and nothing else, for a shell's other tools: 方案.yaml:12:5: 错误 没有责任单位 … (no-responsible-unit)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from reformcheck.reports.entries import entries_of
from reformcheck.reports.places import address
from reformcheck.reports.plain import one_line
from reformcheck.reports.wording import LEVELS, UNREADABLE, message

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog
    from reformcheck.reports.entries import Entry
    from reformcheck.reports.formats import Look, Whole
    from reformcheck.rules.model import PlanReport

_QUOTED = 120
"""Characters that are quoted of one text of a plan."""


class Lines(NamedTuple):
    """What makes the report from the lines of each plan; empty where nothing is found."""

    lang: str
    limit: int | None

    def piece(self, result: PlanReport, catalog: Catalog) -> bytes:
        return b"".join(_encoded(self._line(entry)) for entry in entries_of(result, catalog))

    def _line(self, entry: Entry) -> str:
        finding, level = entry.finding, LEVELS[entry.severity].name(self.lang)
        said = one_line(message(finding, self.lang, self.limit))
        return f"{address(finding.location, self.lang)}: {level} {said} ({finding.rule})"

    def joined(self, pieces: Iterable[bytes]) -> bytes:
        return b"".join(pieces)

    def document(self, pieces: Iterable[bytes], whole: Whole) -> Iterator[bytes]:
        for error in whole.errors:
            level = UNREADABLE.name(self.lang)
            yield _encoded(f"{address(error.location, self.lang)}: {level} {one_line(error.message)}")
        yield from pieces


def rendering(look: Look) -> Lines:
    return Lines(look.lang, None if look.verbose else _QUOTED)


def _encoded(line: str) -> bytes:
    return f"{line}\n".encode("utf-8", "backslashreplace")
