"""The pages of the site as they are made, and the command in this process."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reformcheck import cli

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh", "en")


@pytest.fixture(scope="session")
def generated() -> dict[str, dict[str, str]]:
    """Of each language, the Markdown of every generated page by its name."""
    script = [sys.executable, str(ROOT / "docs" / "building" / "pages.py")]
    return {lang: json.loads(subprocess.check_output([*script, lang])) for lang in LANGUAGES}


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """run(words) in the folder one is in: the exit code and standard output."""

    def command(words: list[str]) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit) as stop:
            cli.main()
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return int(stop.value.code or 0), said.out

    return command
