"""Commands run in folders of their own, in a program that can be told to fail on some files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = (ROOT / "examples" / "jilin.yaml").read_text("utf-8")

# What Python runs at its start: a plan whose title holds 坏 raises, one whose title holds 死 ends the process.
FAILING = """
import os, signal
from reformcheck.rules.runner import Checker
check = Checker.check
def failing(self, plan):
    if "坏" in plan.title:
        raise KeyError("no such thing")
    if "死" in plan.title:
        os.kill(os.getpid(), signal.SIGKILL)
    return check(self, plan)
Checker.check = failing
"""


@pytest.fixture
def write(folder):
    """Write the example as a plan with something before its title; gives its path."""

    def write(name, title=""):
        (folder / name).write_text(EXAMPLE.replace("title: ", f"title: {title}", 1), "utf-8")
        return name

    return write


@pytest.fixture
def folder(tmp_path, monkeypatch):
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def run(folder, tmp_path):
    """Run the command in the folder; `failing` gives it the faults above."""

    def run(*arguments, failing=False, **variables):
        environment = {**os.environ, **variables, "REFORMCHECK_LANG": variables.get("REFORMCHECK_LANG", "en")}
        if failing:
            start = tmp_path / "start"
            start.mkdir(exist_ok=True)
            (start / "sitecustomize.py").write_text(FAILING, "utf-8")
            environment["PYTHONPATH"] = str(start)
        return subprocess.run(
            [sys.executable, "-m", "reformcheck.cli", *map(str, arguments)],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run
