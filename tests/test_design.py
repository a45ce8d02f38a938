"""docs/DESIGN.md shows the house as the import contracts hold it."""

from __future__ import annotations

import sys
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
DESIGN = (ROOT / "docs" / "DESIGN.md").read_text("utf-8")
WIDTH = 30


def contracts() -> list[dict[str, Any]]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    found: list[dict[str, Any]] = config["tool"]["importlinter"]["contracts"]
    return found


def picture() -> str:
    """A tower a contract of layers: a floor imports what is below it."""
    return "\n\n".join(tower(each) for each in contracts() if each["type"] == "layers")


def tower(contract: dict[str, Any]) -> str:
    inside = "".join(f", in {room.removeprefix('reformcheck.')}" for room in contract.get("containers", ()))
    roof = "+" + "-" * WIDTH + "+"
    lines = [f"{contract['name']}{inside}".replace(".", "/"), roof]
    for layer in contract["layers"]:
        lines += [f"|{layer.removeprefix('reformcheck.').center(WIDTH)}|", roof]
    return "\n".join(line.rstrip() for line in lines)


def test_the_picture_is_that_of_the_contracts() -> None:
    assert f"```text\n{picture()}\n```" in DESIGN, picture()


@pytest.mark.parametrize("room", ["catalog", "plans", "rules", "reports", "running", "editor", "cli"])
def test_every_package_of_the_house_is_described(room: str) -> None:
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    packages = config["options"]["packages"].split()
    folders = [name.split(".")[1:] for name in packages if name.split(".")[1] == room]
    assert folders
    assert all(f"{folder[-1]}/" in DESIGN for folder in folders)


def test_every_rule_is_in_the_table() -> None:
    from reformcheck.rules import RULES

    rows = [line.split("|")[1:3] for line in DESIGN.splitlines() if line.startswith("| ") and "-" in line]
    told = {id.strip(): severity.strip() for ids, severity in rows for id in ids.split(",")}
    missing = {rule.ID: rule.SEVERITY for rule in RULES if rule.SEVERITY not in told.get(rule.ID, "")}
    assert missing == {}
