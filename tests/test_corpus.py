"""The national corpus: every planted fault is found, none is invented, and the faultless twins are silent."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
PLANS = 110


def run(script: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCHMARKS / script), *options]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def make(folder: Path, *options: str) -> Path:
    made = run("corpus.py", str(folder), "--plans", str(PLANS), "--seed", "20", *options)
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("corpus"))


def truth(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "truth.jsonl").read_text("utf-8").splitlines()]


def test_all_planted_faults_are_found_and_none_invented(corpus: Path) -> None:
    """Serially, in two processes, on Dask, and from a cache: byte for byte the same report."""
    checked = run("verify_corpus.py", str(corpus), "--all-ways")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "missing-measure" in checked.stdout


def test_faultless_twins_are_silent(tmp_path: Path, corpus: Path) -> None:
    twins = make(tmp_path, "--clean")
    assert [plan["plan"] for plan in truth(twins)] == [plan["plan"] for plan in truth(corpus)]
    assert not any(plan["faults"] for plan in truth(twins))
    checked = run("verify_corpus.py", str(twins))
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_seed_makes_the_same_corpus_again(tmp_path: Path, corpus: Path) -> None:
    again = make(tmp_path)
    files = sorted(path.relative_to(corpus) for path in corpus.rglob("*") if path.is_file())
    assert len(files) == PLANS + 1
    assert all((again / name).read_bytes() == (corpus / name).read_bytes() for name in files)


def test_a_truth_that_does_not_hold_is_told(tmp_path: Path, corpus: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    first, second = [plan for plan in truth(corpus) if plan["faults"]][:2]
    for plan in (first, second):
        name = str(plan["plan"])
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes((corpus / name).read_bytes())
    first["faults"] = []
    second["faults"] = [*second["faults"], ["vague-unit", None, "77"]]  # type: ignore[misc]
    lines = [json.dumps(plan, ensure_ascii=False) for plan in (first, second)]
    (folder / "truth.jsonl").write_text("\n".join(lines), "utf-8")
    checked = run("verify_corpus.py", str(folder))
    assert checked.returncode == 1
    assert "missed" in checked.stdout and "77" in checked.stdout
    assert f"invented {first['plan']}" in checked.stdout
