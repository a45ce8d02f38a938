"""What every command that looks at plans needs: a catalog, places, a checker, and how to read a file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.cli.diff import _chosen_lists
from reformcheck.plans.reader import read_plan
from reformcheck.rules.runner import Checker

if TYPE_CHECKING:
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
    ) -> None:
        self.catalog = load_catalog(catalog_paths)
        self.geography = Geography(self.catalog)
        self.today = (as_of or date.today()).isoformat()
        lists = _chosen_lists(list_names, self.catalog)
        self.checker = Checker(self.catalog, self.geography, today=self.today, lists=lists, rules=rules)

    def read(self, path: str) -> Plan:
        return read_plan(path, self.catalog, self.geography)

    def check(self, path: str) -> PlanReport:
        return self.checker.check(self.read(path))
