"""pre-commit, run for real on the example repository with this checkout as the hook repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import copy2

import pytest
import yaml

from reformcheck.plans.documents.reading.suffixes import CARRIERS, DOCUMENTS

from .conftest import ROOT
from .test_help import write_docx

_COMMIT = (
    "-c",
    "user.name=t",
    "-c",
    "user.email=t@example.org",
    "commit",
    "--quiet",
    "--no-verify",
    "-m",
    "x",
)


def git(folder: Path, environment: Mapping[str, str], *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=dict(environment), check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def hook_repository(
    tmp_path_factory: pytest.TempPathFactory, environment: Mapping[str, str]
) -> tuple[Path, str]:
    """This checkout as it stands, committed in a repository of its own; with the revision."""
    if not (ROOT / ".git").exists():
        pytest.skip("pre-commit was NOT run: this is no git checkout, so there is no hook repository")
    folder = tmp_path_factory.mktemp("hooks")
    names = git(ROOT, environment, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, names.split("\0")):
        if name.startswith(("tests/", "benchmarks/")) or not (ROOT / name).is_file():
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copy2(ROOT / name, folder / name)
    git(folder, environment, "init", "--quiet")
    git(folder, environment, "add", "--all", "--force")
    git(folder, environment, *_COMMIT)
    return folder, git(folder, environment, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def hook_home(
    hook_repository: tuple[Path, str],
    environment: Mapping[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, str]]:
    """An environment in which the hook is installed: once, from the package index."""
    pytest.importorskip("pre_commit")
    home = tmp_path_factory.mktemp("pre-commit")
    settings = {**environment, "PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never"}
    folder = tmp_path_factory.mktemp("empty")
    git(folder, environment, "init", "--quiet")
    _configure(folder, *hook_repository)
    done = _pre_commit(folder, settings, "install-hooks")
    if done.returncode and not _index_answers(folder, settings):
        pytest.skip("pre-commit was NOT run: the package index does not answer, and the hook needs it once")
    assert done.returncode == 0, done.stdout + done.stderr
    yield settings


def _index_answers(folder: Path, settings: Mapping[str, str]) -> bool:
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--dest",
        str(folder / "d"),
        "click",
    ]
    return subprocess.run(command, env=dict(settings), capture_output=True).returncode == 0


def _configure(folder: Path, repository: Path, revision: str) -> None:
    """The configuration of the example, with the address and the revision filled in, as it asks."""
    target = folder / ".pre-commit-config.yaml"
    source = ROOT / "examples" / "plan-repository" / ".pre-commit-config.yaml"
    config = yaml.safe_load(source.read_text("utf-8"))
    (entry,) = config["repos"]
    entry.update(repo=os.fspath(repository), rev=revision)
    target.write_text(yaml.safe_dump(config), "utf-8")


def _pre_commit(
    folder: Path, settings: Mapping[str, str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", *arguments]
    return subprocess.run(
        command, cwd=folder, env=dict(settings), capture_output=True, text=True, encoding="utf-8", timeout=540
    )


@pytest.fixture
def hooked(plan_repository: Path, hook_repository: tuple[Path, str], environment: Mapping[str, str]) -> Path:
    """The example repository with its configuration pointing at this checkout."""
    _configure(plan_repository, *hook_repository)
    git(plan_repository, environment, "add", "--all")
    git(plan_repository, environment, *_COMMIT)
    return plan_repository


def test_it_fails_on_the_altered_plan(hooked: Path, hook_home: dict[str, str]) -> None:
    done = _pre_commit(hooked, hook_home, "run", "reformcheck", "--all-files")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "plans/jilin-altered.yaml:59:5" in done.stdout
    assert "exit code: 1" in done.stdout
    alone = _pre_commit(hooked, hook_home, "run", "reformcheck", "--files", "plans/jilin-altered.yaml")
    assert alone.returncode == 1


@pytest.mark.parametrize("plan", ["jilin.yaml", "xizang.yaml", "cities/shenyang.yaml"])
def test_it_passes_on_each_other_plan(hooked: Path, hook_home: dict[str, str], plan: str) -> None:
    done = _pre_commit(hooked, hook_home, "run", "reformcheck", "--files", f"plans/{plan}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_other_yaml_is_passed_over_and_a_misspelt_plan_is_not(
    hooked: Path, hook_home: dict[str, str], environment: Mapping[str, str]
) -> None:
    other, misspelt = hooked / "plans" / "values.yaml", hooked / "plans" / "misspelt.yaml"
    other.write_text("a: 1\n", "utf-8")
    misspelt.write_text("reformchek: 1\nplan: {title: 甲, region: 吉林省}\nitems: []\n", "utf-8")
    git(hooked, environment, "add", "--all")
    passed = _pre_commit(hooked, hook_home, "run", "reformcheck", "--files", "plans/values.yaml")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    failed = _pre_commit(hooked, hook_home, "run", "reformcheck", "--files", "plans/misspelt.yaml")
    assert failed.returncode == 1
    assert "exit code: 2" in failed.stdout


def test_a_commit_is_refused(hooked: Path, hook_home: dict[str, str]) -> None:
    """As everybody meets it: `git commit` with a plan that lost its units, then with the units back."""
    assert _pre_commit(hooked, hook_home, "install").returncode == 0
    plan = hooked / "plans" / "jilin.yaml"
    before = plan.read_text("utf-8")
    plan.write_text(before.replace("    units: [吉林省科技厅]\n", "", 1), "utf-8")
    commit = [
        "git",
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.org",
        "commit",
        "--quiet",
        "-am",
        "change",
    ]
    refused = subprocess.run(commit, cwd=hooked, env=hook_home, capture_output=True, text=True)
    assert refused.returncode == 1
    assert "no-responsible-unit" in refused.stdout + refused.stderr
    plan.write_text(before + "# 已核对\n", "utf-8")
    done = subprocess.run(commit, cwd=hooked, env=hook_home, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_commit_with_a_faulty_document_is_refused(hooked: Path, hook_home: dict[str, str]) -> None:
    """A Word document with a task that lost its units, one that is damaged, and one that is no plan at all."""
    assert _pre_commit(hooked, hook_home, "install").returncode == 0
    text = (ROOT / "examples" / "documents" / "jilin-2019-19-plan.txt").read_text("utf-8")
    lines = hooked.parent / "lines.txt"
    document = hooked / "plans" / "方案.docx"

    def commit() -> subprocess.CompletedProcess[str]:
        git(hooked, hook_home, "add", "--all")
        command = [
            "git",
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@example.org",
            "commit",
            "--quiet",
            "-m",
            "x",
        ]
        return subprocess.run(command, cwd=hooked, env=hook_home, capture_output=True, text=True)

    lines.write_text(re.sub(r"（责任单位：[^）]*）", "", text, count=1), "utf-8")
    write_docx(lines, document)
    refused = commit()
    assert refused.returncode == 1
    assert "no-responsible-unit" in refused.stdout + refused.stderr
    document.write_bytes(b"PK\x03\x04 damaged")
    assert commit().returncode == 1
    lines.write_text("会议通知\n请各单位参加会议。\n", "utf-8")
    write_docx(lines, hooked / "plans" / "通知.docx")
    lines.write_text(text, "utf-8")
    write_docx(lines, document)
    done = commit()
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_is_given_what_folders_are_searched_for() -> None:
    """All but archives and mail, which hold other things as well."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    given = re.compile(hook["files"])
    assert [suffix for suffix in (".yaml", ".yml", *DOCUMENTS) if not given.search(f"a{suffix}")] == []
    assert not any(given.search(f"a{suffix}") for suffix in (*CARRIERS, ".py", ".json", ".md"))


def test_the_pipeline_files_of_the_example_are_no_plans(hooked: Path, hook_home: dict[str, str]) -> None:
    """Without `files:`, the hook is given every YAML file: workflows and jobs that are called reformcheck too."""
    config = hooked / ".pre-commit-config.yaml"
    config.write_text(config.read_text("utf-8").replace("files: ^plans/", "exclude: altered"), "utf-8")
    done = _pre_commit(hooked, hook_home, "run", "reformcheck", "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr
