"""The scripts of the action, of the GitLab template and of the release, run as they stand with a wheel that is built.

.ci/run builds one and names it in REFORMCHECK_WHEEL; without it these tests are skipped.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from .conftest import ROOT
from .test_help import write_docx

Shell = Callable[..., "subprocess.CompletedProcess[str]"]

PLAN = ROOT / "examples" / "documents" / "jilin-2019-19-plan.txt"


@pytest.fixture(scope="module")
def offline(environment: Mapping[str, str]) -> dict[str, str]:
    """pip takes what is there: the packages that reformcheck needs are those of the tests."""
    here = [path for path in sys.path if path.endswith("site-packages")]
    kept = {key: value for key, value in environment.items() if key != "PYTHONUTF8"}
    switches = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_FORCE_REINSTALL": "1"}
    return {**kept, **switches, **quiet, "PYTHONPATH": os.pathsep.join(here)}


@pytest.fixture(scope="module")
def wheel() -> Path:
    named = os.environ.get("REFORMCHECK_WHEEL")
    if not named:
        pytest.skip("the scripts were NOT run: name a built wheel in REFORMCHECK_WHEEL, as .ci/run does")
    return Path(named).resolve()


@pytest.fixture(scope="module")
def shell(wheel: Path, offline: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Runs a script where the action's first step has installed the wheel, as the services run theirs."""
    runner = tmp_path_factory.mktemp("runner")
    path = runner / "path"
    environment = {**offline, "RUNNER_TEMP": str(runner), "GITHUB_PATH": str(path)}

    def run(script: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        env = {**environment, **more}
        return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8")

    (install,) = [step for step in steps(ROOT / "action.yml") if step.get("name") == "Install reformcheck"]
    done = run(install["run"], runner, GITHUB_ACTION_PATH=str(wheel))
    assert done.returncode == 0, done.stderr
    environment["PATH"] = f"{path.read_text('utf-8').strip()}{os.pathsep}{offline['PATH']}"
    return run


def steps(file: Path, job: str = "") -> list[dict[str, str]]:
    described = yaml.safe_load(file.read_text("utf-8"))
    found: list[dict[str, str]] = (described["jobs"][job] if job else described["runs"])["steps"]
    return found


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with two Word documents, of which one has lost a task's units."""
    folder = tmp_path / "方案"
    folder.mkdir()
    write_docx(PLAN, folder / "吉林.docx")
    faulty = tmp_path / "faulty.txt"
    text, removed = re.subn(r"（责任单位：[^）]*）", "", PLAN.read_text("utf-8"), count=1)
    assert removed == 1
    faulty.write_text(text, "utf-8")
    write_docx(faulty, folder / "有误.docx")
    return folder


def test_what_runs_is_what_was_built(shell: Shell, tmp_path: Path) -> None:
    where = shell("python -c 'import reformcheck.cli as c; print(c.__file__)'; which reformcheck", tmp_path)
    module, command = where.stdout.splitlines()
    assert str(ROOT) not in module
    assert "runner" in module and "runner" in command


def test_the_action_annotates_documents(shell: Shell, documents: Path) -> None:
    (check,) = [step for step in steps(ROOT / "action.yml") if step.get("id") == "check"]
    outputs = {name: str(documents.parent / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    done = shell(check["run"], documents.parent, PATHS="方案", ARGS="", SARIF="r.sarif", **outputs)
    assert done.returncode == 1, done.stderr
    annotations = [line for line in done.stdout.splitlines() if line.startswith("::error")]
    assert len(annotations) == 1
    assert annotations[0].startswith("::error file=方案/有误.docx,") and "没有责任单位" in annotations[0]
    assert "exit-code=1" in Path(outputs["GITHUB_OUTPUT"]).read_text("utf-8")
    assert "方案/有误.docx" in Path(outputs["GITHUB_STEP_SUMMARY"]).read_text("utf-8")


def test_the_gitlab_job_installs_and_checks_documents(shell: Shell, documents: Path, wheel: Path) -> None:
    job = yaml.safe_load((ROOT / "docs" / "ci" / "gitlab-ci.yml").read_text("utf-8"))["reformcheck"]
    variables = {**job["variables"], "REFORMCHECK_PACKAGE": str(wheel), "REFORMCHECK_PATHS": "方案"}
    done = shell("\n".join(job["script"]), documents.parent, **variables)
    assert done.returncode == 1, done.stderr
    assert "方案/有误.docx" in (documents.parent / "gl-code-quality-report.json").read_text("utf-8")


def test_the_release_tests_the_wheel(shell: Shell, wheel: Path, tmp_path: Path) -> None:
    """The script of every Python in the matrix, on this one."""
    *_, check = steps(ROOT / ".github" / "workflows" / "release.yml", "test")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / wheel.name).symlink_to(wheel)
    (tmp_path / "checkout").symlink_to(ROOT)
    done = shell(check["run"], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_release_wants_the_tag_of_the_version(shell: Shell, wheel: Path, tmp_path: Path) -> None:
    (tag,) = [
        step
        for step in steps(ROOT / ".github" / "workflows" / "release.yml", "build")
        if step.get("name") == "The tag is the version"
    ]
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / wheel.name).symlink_to(wheel)
    assert shell(tag["run"], tmp_path, TAG=f"v{wheel.name.split('-')[1]}").returncode == 0
    assert shell(tag["run"], tmp_path, TAG="v99.0").returncode == 1
