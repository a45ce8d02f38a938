"""The action and the templates: valid by the services' schemas, and acted out in a shell."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import EXAMPLE, ROOT

ACTION = ROOT / "action.yml"

Act = Callable[..., tuple[int, dict[str, str], str, str]]

_SERVICE_FILES = (
    ("github-actions", ACTION),
    ("github-workflows", ROOT / ".github" / "workflows" / "release.yml"),
    ("github-workflows", EXAMPLE / ".github" / "workflows" / "plans.yml"),
    ("gitlab-ci", ROOT / "docs" / "ci" / "gitlab-ci.yml"),
    ("gitlab-ci", EXAMPLE / ".gitlab-ci.yml"),
)


def valid(schema: str, file: Path) -> bool:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(file)]
    return subprocess.run(command, capture_output=True).returncode == 0


@pytest.mark.parametrize(("schema", "file"), _SERVICE_FILES)
def test_files_for_services_follow_their_schemas(schema: str, file: Path) -> None:
    assert valid(schema, file)


def test_a_broken_action_does_not(tmp_path: Path) -> None:
    """The schema says something: an action without steps is refused."""
    broken = tmp_path / "action.yml"
    action = yaml.safe_load(ACTION.read_text("utf-8"))
    del action["runs"]["steps"]
    broken.write_text(yaml.safe_dump(action), "utf-8")
    assert not valid("github-actions", broken)


def test_pre_commit_accepts_hooks_and_configuration() -> None:
    for kind, file in (
        ("validate-manifest", ROOT / ".pre-commit-hooks.yaml"),
        ("validate-config", EXAMPLE / ".pre-commit-config.yaml"),
    ):
        done = subprocess.run([sys.executable, "-m", "pre_commit", kind, str(file)], capture_output=True)
        assert done.returncode == 0


def test_the_example_workflow_gives_inputs_that_the_action_has() -> None:
    workflow = yaml.safe_load((EXAMPLE / ".github" / "workflows" / "plans.yml").read_text("utf-8"))
    steps = workflow["jobs"]["reformcheck"]["steps"]
    (given,) = [step["with"] for step in steps if "reformcheck" in step["uses"]]
    assert set(given) <= set(yaml.safe_load(ACTION.read_text("utf-8"))["inputs"])
    assert workflow["permissions"]["security-events"] == "write"


def fill(text: str, values: Mapping[str, str]) -> str:
    """`${{ name }}` replaced, as the service does."""
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: values[found[1]], text)


@pytest.fixture
def act(plan_repository: Path, environment: Mapping[str, str], tmp_path: Path) -> Act:
    """Acts out the step that checks: exit code, outputs, summary and what it printed."""

    def run(**given: str) -> tuple[int, dict[str, str], str, str]:
        action: dict[str, Any] = yaml.safe_load(ACTION.read_text("utf-8"))
        inputs = {f"inputs.{name}": about.get("default", "") for name, about in action["inputs"].items()}
        inputs |= {f"inputs.{name}": value for name, value in given.items()}
        (step,) = [step for step in action["runs"]["steps"] if step.get("id") == "check"]
        output, summary = tmp_path / "output", tmp_path / "summary"
        for file in (output, summary):
            file.write_text("", "utf-8")
        (tmp_path / "runner").mkdir(exist_ok=True)
        env = {
            **environment,
            **{name: fill(value, inputs) for name, value in step["env"].items()},
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_ACTION_PATH": str(ROOT),
            "RUNNER_TEMP": str(tmp_path / "runner"),
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(
            command,
            cwd=plan_repository,
            env=env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )
        outputs = dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())
        return done.returncode, outputs, summary.read_text("utf-8"), done.stdout

    return run


def test_findings_fail_the_step_and_every_report_is_written(act: Act, plan_repository: Path) -> None:
    code, outputs, summary, annotations = act(paths="plans")
    assert code == 1
    assert outputs == {"exit-code": "1", "sarif": "reformcheck.sarif"}
    assert "plans/jilin-altered.yaml" in summary
    assert "::error file=plans/jilin-altered.yaml,line=59" in annotations
    sarif = json.loads((plan_repository / "reformcheck.sarif").read_text("utf-8"))
    assert {result["ruleId"] for run in sarif["runs"] for result in run["results"]} >= {"missing-measure"}


def test_the_example_workflow_passes(act: Act) -> None:
    workflow = yaml.safe_load((EXAMPLE / ".github" / "workflows" / "plans.yml").read_text("utf-8"))
    (given,) = [s["with"] for s in workflow["jobs"]["reformcheck"]["steps"] if "reformcheck" in s["uses"]]
    code, outputs, summary, annotations = act(**given)
    assert code == 0
    assert outputs["exit-code"] == "0"
    assert "plans/xizang.yaml" in summary
    assert "::error" not in annotations


@pytest.mark.parametrize(
    ("paths", "code"), [("nosuch.yaml", 2), (".github", 3), ("plans/j*.yaml plans/cities", 1)]
)
def test_the_exit_code_is_the_commands(act: Act, paths: str, code: int) -> None:
    returned, outputs, _, _ = act(paths=paths)
    assert returned == code
    assert outputs["exit-code"] == str(code)


def test_a_second_run_replaces_the_first(act: Act) -> None:
    """Reports of an earlier step are neither kept nor in the way."""
    assert act(paths="plans")[0] == 1
    code, _, summary, _ = act(paths="plans/jilin.yaml")
    assert code == 0
    assert "jilin-altered" not in summary


def test_the_upload_step_asks_for_what_the_check_gives() -> None:
    action = yaml.safe_load(ACTION.read_text("utf-8"))
    upload = action["runs"]["steps"][-1]
    assert "steps.check.outputs.sarif" in upload["if"]
    assert upload["with"]["sarif_file"] == "${{ steps.check.outputs.sarif }}"


@pytest.mark.parametrize("file", [ROOT / "docs" / "ci" / "gitlab-ci.yml", EXAMPLE / ".gitlab-ci.yml"])
def test_the_gitlab_job_writes_its_reports(
    file: Path, plan_repository: Path, environment: Mapping[str, str]
) -> None:
    job = yaml.safe_load(file.read_text("utf-8"))["reformcheck"]
    install, check = job["script"]
    assert "pip install" in install
    env = {**environment, **job["variables"]}
    done = subprocess.run(
        ["bash", "-ec", check], cwd=plan_repository, env=env, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == (0 if file.parent == EXAMPLE else 1), done.stderr
    for report in job["artifacts"]["reports"].values():
        assert (plan_repository / report).stat().st_size
    issues = json.loads((plan_repository / "gl-code-quality-report.json").read_text("utf-8"))
    assert all({"description", "fingerprint", "severity", "location"} <= set(issue) for issue in issues)
