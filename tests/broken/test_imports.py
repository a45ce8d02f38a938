"""What a run imports: heavy libraries only where they are needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

JILIN = str(Path(__file__).parents[2] / "examples" / "jilin.yaml")
HEAVY = {"yaml", "rich", "jsonschema", "jsonschema_rs", "rapidfuzz", "opencc"}

_SCRIPT = """
import sys
from reformcheck.cli import main
try:
    main()
finally:
    print(*(name for name in sys.modules if "." not in name), file=sys.stderr)
"""


def imported(environment: dict[str, str], *arguments: str) -> set[str]:
    command = [sys.executable, "-c", _SCRIPT, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)
    return set(done.stderr.decode().splitlines()[-1].split())


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_light_commands(argument: str, environment: dict[str, str]) -> None:
    assert not imported(environment, argument) & HEAVY


def test_a_valid_plan_as_json(environment: dict[str, str]) -> None:
    modules = imported(environment, "diff", JILIN, "--format", "json")
    assert not modules & {"rich", "jsonschema", "jsonschema_rs", "opencc", "markdown_it", "pygments"}
    assert "yaml" in modules


def test_an_invalid_plan_needs_no_second_validator(environment: dict[str, str]) -> None:
    modules = imported(environment, "diff", str(Path(__file__).parents[2] / "catalog" / "zones.yaml"))
    assert "jsonschema" not in modules
