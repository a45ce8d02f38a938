"""Findings with everything that a format may say of them: the item, the measure, and whether they count."""

import hashlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from reformcheck.catalog.model import Catalog, Measure
from reformcheck.plans.model import Item, Plan
from reformcheck.reports.wording import KNOWN, WAIVED
from reformcheck.rules.model import Accepted, Finding, PlanReport, Related, Report, Severity, Waiver


class Entry(NamedTuple):
    """A finding where it belongs."""

    plan: Plan
    finding: Finding
    item: Item | None
    measures: tuple[Measure, ...]
    """The measure that the finding names, else those that its item surely adopts."""
    waiver: Waiver | None = None
    """Why the plan's owner accepts it."""
    accepted: Accepted | None = None
    """Its entry in the baseline."""

    @property
    def measure(self) -> Measure | None:
        """The first of them."""
        return self.measures[0] if self.measures else None

    @property
    def counts(self) -> bool:
        """Whether it is open: neither waived nor in the baseline."""
        return self.waiver is None and self.accepted is None

    @property
    def severity(self) -> Severity:
        return self.finding.severity or "error"

    @property
    def path(self) -> str:
        return posix(self.finding.location.path)

    def unsaid(self, said: str) -> list[Related]:
        """Further places worth showing beside the message `said`: not a list's title that it quotes already."""
        return [
            related
            for related in self.finding.related
            if related.location.path == self.plan.path or related.text.partition("：")[2] not in said
        ]

    @property
    def identity(self) -> str:
        """A fingerprint that is unique in a run: two plans may have the same fault."""
        return hashlib.sha256(f"{self.path}|{self.finding.fingerprint}".encode(errors="replace")).hexdigest()


def posix(path: str) -> str:
    """The path with forward slashes and without a leading "./"."""
    return PurePath(path).as_posix()


def entries(report: Report, *, settled: bool = False) -> Iterator[Entry]:
    """The open findings of all plans in order; with `settled`, each plan's others after them."""
    for result in report.plans:
        yield from entries_of(result, report.catalog, settled=settled)


def entries_of(result: PlanReport, catalog: Catalog, *, settled: bool = False) -> Iterator[Entry]:
    """The findings of one plan: the open ones, then those in the baseline, then the waived."""
    lookup = _Lookup(result, catalog)
    for finding in result.findings:
        yield lookup.entry(finding)
    if settled:
        for finding, accepted in result.known:
            yield lookup.entry(finding)._replace(accepted=accepted)
        for finding, waiver in result.waived:
            yield lookup.entry(finding)._replace(waiver=waiver)


def settlement(entry: Entry, lang: str) -> tuple[str, str]:
    """Why a finding counts nowhere, and the reason or the date; empty for an open one."""
    if entry.waiver:
        return WAIVED[lang], entry.waiver.reason
    if entry.accepted:
        return KNOWN[lang], entry.accepted.accepted
    return "", ""


class _Lookup:
    """Items by ordinal, and measures by item, of one plan."""

    def __init__(self, result: PlanReport, catalog: Catalog) -> None:
        self._plan = result.plan
        self._catalog = catalog
        self._adopts = {
            id(matched.item): tuple(match.measure for match in matched.sure)
            for matched in result.coverage.items
        }

    def entry(self, finding: Finding) -> Entry:
        item = self._item(finding)
        adopted = self._adopts.get(id(item), ())
        named = self._catalog.measures.get(finding.measure_id) if finding.measure_id else None
        measures = (named,) if named else () if finding.measure_id else adopted
        return Entry(self._plan, finding, item, measures)

    def _item(self, finding: Finding) -> Item | None:
        return None if finding.ordinal is None else self._plan.items[finding.ordinal - 1]
