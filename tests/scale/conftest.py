"""A folder of plans: copies of the example with another number each, and one that is broken."""

from pathlib import Path

import pytest

from reformcheck.cli.settings import load_settings
from reformcheck.running.session import Session

ROOT = Path(__file__).parents[2]
PLANS = 40


@pytest.fixture(scope="session")
def plans(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    text = (ROOT / "examples" / "jilin.yaml").read_text("utf-8")
    for number in range(PLANS):
        altered = text.replace("title: ", f"title: 第{number}份", 1)
        (folder / f"{number:03}.yaml").write_text(altered, "utf-8")
    (folder / "020b.yaml").write_text("reformcheck: 1\nplan: {\n", "utf-8")
    return folder


@pytest.fixture
def paths(plans):
    return [str(path) for path in sorted(plans.iterdir())]


@pytest.fixture(scope="session")
def settings():
    return load_settings({})


@pytest.fixture(scope="session")
def session(settings):
    return Session(settings)
