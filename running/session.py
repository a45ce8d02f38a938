"""What a run needs from plan to plan: a catalog, places and checkers; and the one way to check a plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.rules.against import plan_as_list
from reformcheck.rules.runner import Checker
from reformcheck.running.choices import Semantic, chosen_lists, chosen_rules, model_needed, pair_judge_for
from reformcheck.running.faults import guarded
from reformcheck.running.log import note, step
from reformcheck.running.settings import Settings
from reformcheck.running.sources import Documents, Source, read_source

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog
    from reformcheck.plans.documents.reading.readers import Progress
    from reformcheck.rules.model import Accepted, PlanReport, ReadError


class Session:
    """Built once for a run. Raises InputError or RequestError for what it cannot use."""

    progress: Progress | None = None
    """What is told of the pages of a document that are read, and all; nothing by default."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        as_of: date | None = None,
        against: str | None = None,
        region: str = "",
        semantic: Semantic = "off",
        force_plan: bool = False,
        lang: str = "",
    ) -> None:
        """`against` is the path of a plan that serves as the only list.

        `region` is that of documents whose text does not say. `semantic`: whether a language model
        proposes candidates; "auto" where it is installed. `force_plan`: documents that are no plans by their
        kind, such as 条例, are read as plans. `lang`: of messages, "zh" or "en"; by default as the settings say.
        """
        settings = settings or Settings.of()
        self.lang = lang or settings["lang"] or "zh"
        self.documents = Documents(region, force_plan)
        with step("load the lists"):
            self.catalog = checked = load_catalog(settings["catalog"])
        for lst in checked.lists.values():
            note(f"list {lst.id} {lst.path} sha256 {lst.sha256}")
        self.geography = Geography(self.catalog)
        if against is not None:
            plan = read_source(Source(against), self.catalog, self.geography, self.documents)
            checked = plan_as_list(plan, self.catalog, self.geography)
        self._begin(settings, (as_of or date.today()).isoformat(), checked, semantic)

    @classmethod
    def of(
        cls,
        settings: Settings,
        today: str,
        catalogs: tuple[Catalog, Catalog] | None,
        *,
        documents: Documents,
        semantic: Semantic,
        lang: str,
    ) -> Session:
        """A session like another: with its day, and its catalogs unless they are the shipped one."""
        session = cls.__new__(cls)
        session.documents = documents
        session.lang = lang
        session.catalog, checked = catalogs or (load_catalog(),) * 2
        session.geography = Geography(session.catalog)
        session._begin(settings, today, checked, semantic)
        return session

    def _begin(self, settings: Settings, today: str, checked: Catalog, semantic: Semantic) -> None:
        """`checked` is what the plans are checked against: the catalog itself, or another plan as its only list."""
        self.settings = settings
        self.today = today
        self._against = checked is not self.catalog
        self._checked = checked, Geography(checked) if self._against else self.geography
        self._pair_judge = pair_judge_for(checked, semantic)
        self.semantic: Semantic = semantic if self._pair_judge else "off"
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
            pair_judge=self._pair_judge,
        )

    def check(
        self,
        source: Source | str,
        *,
        overrides: tuple[int, ...] | None = None,
        accepted: tuple[Accepted, ...] | None = None,
    ) -> PlanReport | ReadError:
        """What is found in a plan, or why it could not be checked: the one way from a file to its result.

        `overrides` are the positions of the settings' overrides, where another process has told them from the
        path; `accepted` is what a baseline holds of the plan. Raises RequestError where a model that must be asked
        does not load.
        """
        source = Source(source) if isinstance(source, str) else source
        with model_needed():
            return guarded(source.name, self.lang, lambda: self._check(source, overrides, accepted))

    def _check(
        self, source: Source, overrides: tuple[int, ...] | None, accepted: tuple[Accepted, ...] | None
    ) -> PlanReport:
        """Raises InputError."""
        with step("read", source.name):
            plan = read_source(source, self.catalog, self.geography, self.documents, self.progress)
        checker = self.checker_for(source.path) if overrides is None else self.checker_with(overrides)
        with step("check", source.name):
            result = checker.check(plan)
        if accepted is None:
            return result
        from reformcheck.rules.baseline import settle

        return settle(accepted, result, checker.rules)

    def checker_for(self, path: str) -> Checker:
        """The checker for a path: configuration may set other lists and rules for some."""
        if not self.settings.overrides:
            return self.checker
        return self.checker_with(self.settings.overrides_for(path))

    def checker_with(self, which: tuple[int, ...]) -> Checker:
        """The checker for the overrides in these positions."""
        if which not in self._checkers:
            self._checkers[which] = self._checker(self.settings.with_overrides(which))
        return self._checkers[which]
