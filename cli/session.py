"""What every command that looks at plans needs: a catalog, places, a checker, and how to read a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from reformcheck.catalog.errors import suggestion
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog, resolve_lists
from reformcheck.cli.language import t
from reformcheck.cli.settings import DEFAULTS, Settings
from reformcheck.plans.reader import read_plan
from reformcheck.rules import IDS
from reformcheck.rules.against import plan_as_list
from reformcheck.rules.runner import Checker

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog, MeasureList
    from reformcheck.plans.model import Plan
    from reformcheck.rules.model import PlanReport


class Session:
    """Built once for a run. Raises InputError or click.UsageError for what it cannot use."""

    def __init__(
        self, settings: Settings | None = None, *, as_of: date | None = None, against: str | None = None
    ) -> None:
        """`against` is the path of a plan that serves as the only list."""
        settings = settings or Settings(DEFAULTS, {})
        catalog = checked = load_catalog(settings["catalog"])
        geography = Geography(catalog)
        if against is not None:
            checked = plan_as_list(read_plan(against, catalog, geography), catalog, geography)
        self._begin(settings, (as_of or date.today()).isoformat(), catalog, checked)

    @classmethod
    def of(cls, settings: Settings, today: str, catalogs: tuple[Catalog, Catalog] | None) -> Session:
        """A session like another: with its day, and its catalogs unless they are the shipped one."""
        session = cls.__new__(cls)
        catalog, checked = catalogs or (load_catalog(),) * 2
        session._begin(settings, today, catalog, checked)
        return session

    def _begin(self, settings: Settings, today: str, catalog: Catalog, checked: Catalog) -> None:
        """`checked` is what the plans are checked against: the catalog itself, or another plan as its only list."""
        self._settings = settings
        self.today = today
        self.catalog, self.geography = catalog, Geography(catalog)
        self._against = checked is not catalog
        self._checked = checked, Geography(checked) if self._against else self.geography
        self.checker = self._checker(settings.values)
        self._checkers: dict[tuple[int, ...], Checker] = {(): self.checker}

    def _checker(self, values: Mapping[str, Any]) -> Checker:
        catalog, geography = self._checked
        lists = (
            tuple(catalog.lists.values()) if self._against else chosen_lists(values["lists"], self.catalog)
        )
        return Checker(
            catalog,
            geography,
            today=self.today,
            lists=lists,
            rules=chosen_rules(values["select"], values["ignore"]),
            severity=values["severity"],
        )

    def read(self, path: str) -> Plan:
        return read_plan(path, self.catalog, self.geography)

    def check(self, path: str) -> PlanReport:
        return self.checker_for(path).check(self.read(path))

    def checker_for(self, path: str) -> Checker:
        """The checker for a path: configuration may set other lists and rules for some."""
        if not self._settings.overrides:
            return self.checker
        return self.checker_with(self._settings.overrides_for(path))

    def checker_with(self, which: tuple[int, ...]) -> Checker:
        """The checker for the overrides in these positions."""
        if which not in self._checkers:
            self._checkers[which] = self._checker(self._settings.with_overrides(which))
        return self._checkers[which]


def chosen_rules(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The rules of --select less those of --ignore. Raises click.UsageError for one that is none."""
    for name in (*select, *ignore):
        if name not in IDS:
            zh, en = suggestion(name, list(IDS))
            raise click.UsageError(
                t(
                    f"没有名为「{name}」的规则{zh}（见 `reformcheck rules`）",
                    f'no rule is called "{name}"{en} (see `reformcheck rules`)',
                )
            )
    return frozenset(select or IDS) - frozenset(ignore)


def chosen_lists(names: Sequence[str], catalog: Catalog) -> tuple[MeasureList, ...]:
    """The lists of --list. Raises click.UsageError for one that the catalog does not hold."""
    lists, unknown = resolve_lists(names, catalog)
    if unknown:
        zh, en = suggestion(unknown[0], list(catalog.lists))
        known = ", ".join(catalog.lists)
        raise click.UsageError(
            t(
                f"没有清单「{unknown[0]}」，现有 {known}{zh}",
                f'no list is called "{unknown[0]}"; known: {known}{en}',
            )
        )
    return lists
