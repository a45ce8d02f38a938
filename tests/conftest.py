"""Fixtures that every test may use: the built-in catalog, its places, a check of a plan's text, golden files."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import pytest

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.list_names import resolve_lists
from reformcheck.catalog.loader import load_catalog
from reformcheck.catalog.model import Catalog
from reformcheck.plans.documents import load_plan
from reformcheck.plans.reader import parse_plan
from reformcheck.rules.model import PlanReport
from reformcheck.rules.runner import Checker

# The day of the check wherever a test does not say another.
TODAY = "2026-01-01"

CheckText = Callable[..., PlanReport]
Golden = Callable[[Path, str], None]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="session")
def geography(catalog: Catalog) -> Geography:
    return Geography(catalog)


@pytest.fixture(scope="session")
def check_text(catalog: Catalog, geography: Geography, tmp_path_factory: pytest.TempPathFactory) -> CheckText:
    """Checks the text of a plan file, or of a document: `rules` to run, `lists` in place of the plan's, `today`."""

    def check(
        text: str, *, rules: Collection[str] | None = None, lists: Sequence[str] = (), today: str = TODAY
    ) -> PlanReport:
        if text.lstrip().startswith(("reformcheck:", "#")):
            plan = parse_plan(text.encode(), "plan.yaml", catalog, geography)
        else:
            path = tmp_path_factory.mktemp("document") / "plan.txt"
            path.write_text(text, "utf-8")
            plan = load_plan(str(path), catalog.regions)
        named, unknown = resolve_lists(lists, catalog)
        assert not unknown
        return Checker(catalog, geography, today=today, lists=named, rules=rules).check(plan)

    return check


def pytest_configure() -> None:
    """What the tests expect must not depend on whether the extra is installed."""
    os.environ["REFORMCHECK_SEMANTIC"] = "off"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with a golden file, byte for byte; with --update-golden, writes it."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        assert path.is_file(), f"{path} is missing: run with --update-golden and look at it"
        assert path.read_bytes().decode("utf-8") == text

    return compare
