"""PyYAML built without libyaml: everything works, more slowly, and doctor says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "jilin.yaml")


@pytest.fixture
def run(tmp_path):
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['yaml._yaml'] = None", "utf-8")

    def run(*arguments, without):
        environment = {**os.environ, "REFORMCHECK_LANG": "en", "PYTHONPATH": str(tmp_path) if without else ""}
        command = [sys.executable, "-m", "reformcheck.cli", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    return run


def test_a_check_finds_the_same(run):
    found = [run("diff", EXAMPLE, "--format", "json", without=without) for without in (True, False)]
    assert found[0].stdout == found[1].stdout
    assert found[0].returncode == found[1].returncode != 2


def test_doctor_says_so(run):
    lines = run("doctor", without=True).stdout.splitlines()
    assert [line.split(maxsplit=1) for line in lines if line.startswith("libyaml")] == [
        ["libyaml", "no (reading is slow)"]
    ]
