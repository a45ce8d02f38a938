"""How often each rule speaks over all plans, most often first: what to mend, or to leave out, before the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from reformcheck.reports.entries import entries_of
from reformcheck.reports.layout import cell_len
from reformcheck.reports.wording import LEVELS, SEVERITIES, UNREADABLE, rule_name

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog
    from reformcheck.reports.formats import Look, Whole
    from reformcheck.rules.model import PlanReport, Severity


class Statistics(NamedTuple):
    """What makes the table from a line `severity rule` for each finding."""

    lang: str

    def piece(self, result: PlanReport, catalog: Catalog) -> bytes:
        found = Counter((entry.severity, entry.finding.rule) for entry in entries_of(result, catalog))
        return b"".join(f"{count} {severity} {rule}\n".encode() for (severity, rule), count in found.items())

    def joined(self, pieces: Iterable[bytes]) -> bytes:
        return b"".join(pieces)

    def document(self, pieces: Iterable[bytes], whole: Whole) -> Iterator[bytes]:
        findings: Counter[tuple[Severity, str]] = Counter()
        plans: Counter[tuple[Severity, str]] = Counter()
        for piece in pieces:
            for line in piece.decode().splitlines():
                count, level, rule = line.split(" ")
                severity = next(severity for severity in SEVERITIES if severity == level)
                findings[severity, rule] += int(count)
                plans[severity, rule] += 1
        if whole.errors:
            yield f"{len(whole.errors):>6}  {UNREADABLE.name(self.lang)}\n".encode()
        for severity, rule in sorted(
            findings, key=lambda key: (-findings[key], SEVERITIES.index(key[0]), key[1])
        ):
            yield self._row(findings[severity, rule], plans[severity, rule], severity, rule)

    def _row(self, count: int, plans: int, severity: Severity, rule: str) -> bytes:
        level = LEVELS[severity].name(self.lang)
        name = rule_name(rule, self.lang)
        among = f"（{plans} 份方案）" if self.lang == "zh" else f" ({plans} plan{'s' * (plans != 1)})"
        return f"{count:>6}  {level}{' ' * (7 - cell_len(level))}  {rule:<30}  {name}{among}\n".encode()


def rendering(look: Look) -> Statistics:
    return Statistics(look.lang)
