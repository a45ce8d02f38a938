"""What every command that looks at plans needs: a catalog, places, a checker, and how to read a file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from reformcheck.catalog.errors import suggestion
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog, resolve_lists
from reformcheck.cli.language import t
from reformcheck.plans.reader import read_plan
from reformcheck.rules.against import plan_as_list
from reformcheck.rules.runner import Checker

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog, MeasureList
    from reformcheck.plans.model import Plan
    from reformcheck.rules.model import PlanReport


class Session:
    """Built once for a run. Raises InputError or click.UsageError for what it cannot use."""

    def __init__(
        self,
        *,
        catalog_paths: Sequence[str] = (),
        list_names: Sequence[str] = (),
        rules: Collection[str] | None = None,
        as_of: date | None = None,
        against: str | None = None,
    ) -> None:
        self.catalog = load_catalog(catalog_paths)
        self.geography = Geography(self.catalog)
        self.today = (as_of or date.today()).isoformat()
        catalog, geography = self.catalog, self.geography
        lists = chosen_lists(list_names, catalog)
        if against is not None:
            catalog = plan_as_list(self.read(against), catalog, geography)
            geography = Geography(catalog)
            lists = tuple(catalog.lists.values())
        self.checker = Checker(catalog, geography, today=self.today, lists=lists, rules=rules)

    def read(self, path: str) -> Plan:
        return read_plan(path, self.catalog, self.geography)

    def check(self, path: str) -> PlanReport:
        return self.checker.check(self.read(path))


def chosen_lists(names: Sequence[str], catalog: Catalog) -> tuple[MeasureList, ...]:
    """The lists of --list. Raises click.UsageError for one that the catalog does not hold."""
    lists, unknown = resolve_lists(names, catalog)
    if unknown:
        zh, en = suggestion(unknown[0], list(catalog.lists))
        known = ", ".join(catalog.lists)
        raise click.UsageError(
            t(
                f"没有清单「{unknown[0]}」，现有 {known}{zh}",
                f"no list is called '{unknown[0]}'; known: {known}{en}",
            )
        )
    return lists
