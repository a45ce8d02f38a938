"""Reports to draw, and a browser to look at them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.catalog.model import Catalog
from reformcheck.plans.reader import read_plan
from reformcheck.reports.web import html
from reformcheck.rules.model import Report
from reformcheck.rules.runner import Checker

sys.path.insert(0, str(Path(__file__).parent))

from chromium import Browser, find_chromium
from corpus import EXAMPLES, write_plans
from handling import Show

_NO_BROWSER = (
    "NO CHROMIUM: the pages were not looked at in a browser. Install chromium (apt-get install chromium)"
    " or name one in REFORMCHECK_CHROMIUM."
)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if find_chromium() is None:
        terminalreporter.section("NO CHROMIUM", sep="!", red=True, bold=True)
        terminalreporter.write_line(_NO_BROWSER, red=True, bold=True)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="session")
def check(catalog: Catalog) -> Callable[[Sequence[Path]], Report]:
    """From plan files to a report, as of a fixed day."""
    geography = Geography(catalog)
    checker = Checker(catalog, geography, today="2026-01-01")

    def run(paths: Sequence[Path]) -> Report:
        plans = tuple(checker.check(read_plan(str(path), catalog, geography)) for path in paths)
        used = {lst.id for plan in plans for lst in plan.lists}
        lists = tuple(lst for lst in catalog.lists.values() if lst.id in used)
        return Report("1.2.3", catalog, plans, lists=lists)

    return run


@pytest.fixture(scope="session")
def examples(check: Callable[[Sequence[Path]], Report]) -> Report:
    return check(EXAMPLES)


@pytest.fixture(scope="session")
def nation(
    check: Callable[[Sequence[Path]], Report], catalog: Catalog, tmp_path_factory: pytest.TempPathFactory
) -> Report:
    """Every province once."""
    return check(write_plans(tmp_path_factory.mktemp("nation"), catalog, 31))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find_chromium()
    if executable is None:
        pytest.skip(_NO_BROWSER)
    started = Browser(executable)
    yield started
    started.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Show:
    """Open a report in the browser; the page must say nothing and ask for nothing."""

    def open_(report: Report | str, *, lang: str = "zh", **view: object) -> float:
        path = tmp_path / "page.html"
        text = report if isinstance(report, str) else html.render(report, lang=lang)
        path.write_text(text, "utf-8")
        return browser.open(path, **view)

    yield open_
    assert browser.messages == []
    assert browser.requests == [(tmp_path / "page.html").resolve().as_uri()]
