"""Steps of a check grow in line with a plan: kinds of content that once took the square of their number.

benchmarks/growth_of_checking.py prints the exponents of these and of others.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from reformcheck.running import Session, Settings

FILE = Path(__file__).parents[2] / "benchmarks" / "growth_of_checking.py"
SMALL, TIMES = 100, 6
MOST = 1.2
"""Of what six times as much should take, were it in line."""


@pytest.fixture(scope="module")
def growth() -> ModuleType:
    spec = importlib.util.spec_from_file_location("growth_of_checking", FILE)
    assert spec and spec.loader
    module = sys.modules["growth_of_checking"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Settings.of())


@pytest.mark.parametrize("kind", ["waivers and items", "sections"])
def test_six_times_as_much(kind: str, growth: ModuleType, session: Session):
    growth.steps(session, kind, 5)
    once = growth.steps(session, kind, SMALL)
    assert growth.steps(session, kind, TIMES * SMALL) < MOST * TIMES * once


def test_an_unknown_unit_takes_few_steps(growth: ModuleType, session: Session):
    """Once each was compared with all names of the registry, some 2,600 steps."""
    growth.steps(session, "unknown units", 5)
    assert growth.steps(session, "unknown units", 201) < 201 * 1_500
