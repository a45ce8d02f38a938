"""What is installed is what stands in the house: no package and no data file is forgotten."""

from __future__ import annotations

from configparser import ConfigParser
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = ("catalog", "plans", "rules", "reports", "running", "editor", "cli")


def setup() -> ConfigParser:
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    return config


def test_every_folder_with_code_is_a_package_that_is_installed() -> None:
    packages = set(setup()["options"]["packages"].split())
    folders = {path.parent for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    assert packages == {".".join(("reformcheck", *folder.relative_to(ROOT).parts)) for folder in folders}


def test_every_data_file_is_installed() -> None:
    patterns = {
        room: data.replace(",", " ").split() for room, data in setup()["options.package_data"].items()
    }
    for room in ROOMS:
        held = patterns[f"reformcheck.{room}"]
        for path in (ROOT / room).rglob("*"):
            name = path.relative_to(ROOT / room).as_posix()
            if path.is_file() and path.suffix not in (".py", ".pyc"):
                assert any(fnmatch(name, pattern) for pattern in held), f"{room}/{name} is not installed"
