"""Time grows in line with a document: kinds of content that once took its square or worse.

benchmarks/growth_of_reading.py prints the exponents of these and of others.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).parents[2] / "benchmarks" / "growth_of_reading.py"
GENEROUS = 11.0
"""Times as long for four times as much: sixteen is the square."""
LITTLE = 0.1
"""Seconds below which a time tells nothing."""


@pytest.fixture(scope="module")
def growth() -> ModuleType:
    spec = importlib.util.spec_from_file_location("growth_of_reading", FILE)
    assert spec and spec.loader
    module = sys.modules["growth_of_reading"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("kind", "size"),
    [
        ("blanks", 5_000), ("dots", 10_000), ("ellipses", 10_000), ("one endless unit", 1_900), ("open brackets", 10_000),
        ("html spans", 4_000), ("html entities", 4_000), ("docx empty paragraphs", 2_000), ("html cells", 100),
    ],
)  # fmt: skip
def test_four_times_as_much(growth: ModuleType, kind: str, size: int, tmp_path: Path):
    once = growth.seconds(kind, size, tmp_path)
    assert growth.seconds(kind, 4 * size, tmp_path) < GENEROUS * max(once, LITTLE)
