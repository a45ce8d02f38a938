"""What is found in many plans, gathered into the reports that are asked for: piece by piece, or whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from reformcheck.reports.formats import Look, Rendering, Whole, render
from reformcheck.reports.tally import Tally, tally
from reformcheck.rules.model import PlanReport, ReadError, Report
from reformcheck.running.files.passed_over import PassedOver, apart
from reformcheck.running.spool import Spool
from reformcheck.running.version import VERSION

if TYPE_CHECKING:
    from reformcheck.catalog.errors import InputError
    from reformcheck.catalog.model import Catalog
    from reformcheck.running.files.walk import Found
    from reformcheck.running.session import Session
    from reformcheck.running.settings import Settings
    from reformcheck.running.spec import Outcome


class Gathered(Protocol):
    """What reports are written from, when the last plan is checked."""

    @property
    def total(self) -> Tally: ...

    @property
    def errors(self) -> Sequence[ReadError]: ...

    def pass_over(self, found: Found) -> list[PassedOver]:
        """What was passed over when the files were found, and the documents among them that proved to be no plans."""

    def documents(self, exit_code: int) -> Sequence[Iterable[str | bytes]]:
        """The parts of each report, in the order in which the reports were asked for."""


class Stream:
    """The pieces of a run, with what its head and its end need: no plan stays in memory."""

    def __init__(self, renderings: Sequence[Rendering], catalog: Catalog, fail_on: str = "error") -> None:
        self._renderings = renderings
        self._catalog = catalog
        self._fail_on = fail_on
        self._spools = [Spool() for _ in renderings]
        self.total = Tally()
        self.errors: list[ReadError] = []
        self._passed_over = 0

    def take(self, outcomes: Iterable[Outcome]) -> Stream:
        for outcome in outcomes:
            if outcome.error:
                self.errors.append(outcome.error)
                continue
            self.total = self.total.plus(outcome.tally)
            for spool, piece in zip(self._spools, outcome.pieces, strict=True):
                spool.add(piece)
        return self

    def pass_over(self, found: Found) -> list[PassedOver]:
        self.errors, no_plans = apart(self.errors, found.named)
        self._passed_over = len(found.passed) + len(no_plans)
        return [*found.passed, *no_plans]

    def documents(self, exit_code: int) -> Sequence[Iterable[str | bytes]]:
        lists = [lst for lst in self._catalog.lists.values() if lst.id in self.total.lists]
        whole = Whole(
            VERSION,
            lists,
            self.total,
            self.errors,
            self._fail_on,
            exit_code,
            self._catalog,
            self._passed_over,
        )
        made = zip(self._renderings, self._spools, strict=True)
        return [rendering.document(spool, whole) for rendering, spool in made]


class Collected:
    """The report of a run as a whole, in several formats."""

    def __init__(self, report: Report, formats: Sequence[tuple[str, Look]]) -> None:
        self.report = report
        self._formats = formats
        self.total = tally(report.plans)
        self.errors = report.errors

    def pass_over(self, found: Found) -> list[PassedOver]:
        errors, no_plans = apart(self.report.errors, found.named)
        passed = [*found.passed, *no_plans]
        self.report = self.report._replace(errors=tuple(errors), passed_over=len(passed))
        self.errors = self.report.errors
        return passed

    def documents(self, exit_code: int) -> Sequence[Iterable[str | bytes]]:
        return [(render(name, self.report, look, exit_code),) for name, look in self._formats]


def readable(checked: Iterable[PlanReport | ReadError], errors: list[ReadError]) -> Iterator[PlanReport]:
    """The plans that were checked; why the others could not be goes to `errors`."""
    for result in checked:
        if isinstance(result, ReadError):
            errors.append(result)
        else:
            yield result


def whole_report(session: Session, checked: Iterable[PlanReport | ReadError]) -> Report:
    """The report of plans that were checked."""
    errors: list[ReadError] = []
    plans = tuple(readable(checked, errors))
    used = {lst.id for plan in plans for lst in plan.lists}
    catalog = session.checker.catalog
    lists = tuple(lst for lst in catalog.lists.values() if lst.id in used)
    return Report(VERSION, catalog, plans, tuple(errors), session.settings["fail-on"], lists)


def nothing_checked(error: InputError, settings: Settings, lang: str) -> Report:
    """The report of a run that could not begin."""
    from reformcheck.catalog.loader import load_catalog
    from reformcheck.running.faults import read_error

    return Report(VERSION, load_catalog(), (), (read_error(error, lang),), settings["fail-on"])
