"""The command as a process of its own, as hooks, actions and shells call it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from shutil import copytree

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "plan-repository"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for PATH that holds `reformcheck`, run by this interpreter, and `python`."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "reformcheck"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reformcheck.cli "$@"\n', "utf-8")
    script.chmod(0o755)
    return folder


@pytest.fixture(scope="session")
def environment(commands: Path) -> dict[str, str]:
    """The process's environment with that folder in front and nothing that changes a report."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("REFORMCHECK_", "LC_", "GIT_"))}
    path = f"{commands}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**kept, "PATH": path, "LANG": "zh_CN.UTF-8", "PYTHONUTF8": "1", "NO_COLOR": "1"}


@pytest.fixture
def run(environment: Mapping[str, str], tmp_path: Path) -> Run:
    """Runs `reformcheck` with arguments, in an empty folder or in `cwd`."""

    def command(*arguments: str, cwd: Path = tmp_path, env: Mapping[str, str] | None = None):
        return subprocess.run(
            ["reformcheck", *arguments],
            cwd=cwd, env={**environment, **(env or {})}, capture_output=True, text=True, encoding="utf-8", timeout=120,
        )  # fmt: skip

    return command


@pytest.fixture
def plan_repository(tmp_path: Path, environment: Mapping[str, str]) -> Path:
    """A copy of the example repository of plans, as a git repository with one commit."""
    folder = tmp_path / "plan-repository"
    copytree(EXAMPLE, folder)
    for arguments in (
        ("init", "--quiet"),
        ("add", "--all"),
        ("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "--message", "plans"),
    ):
        subprocess.run(["git", *arguments], cwd=folder, env=dict(environment), check=True)
    return folder
