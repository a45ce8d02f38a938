"""What the READMEs say is what happens: commands run, examples check, the picture is today's."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reformcheck.rules.model import PlanReport

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.en.md")


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text("utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def commands() -> list[str]:
    """Lines that run reformcheck on files of the repository, without their comments."""
    lines = [line for name in READMES for block in blocks(name, "sh") for line in block.splitlines()]
    named = [line.split("#")[0].strip() for line in lines if line.startswith("reformcheck ")]
    needs_own_file = re.compile(r"\b(plan|my-list|old|new|city|province)\.yaml|\.docx|\bplans/|> ")
    return list(dict.fromkeys(line for line in named if not needs_own_file.search(line)))


@pytest.mark.parametrize("command", commands())
def test_command(command: str) -> None:
    script = command.replace("reformcheck", f'"{sys.executable}" -m reformcheck.cli', 1)
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout


def test_both_readmes_set_up_alike() -> None:
    chinese, english = (blocks(name, "sh")[:2] for name in READMES)
    assert chinese == english


def test_ci_runs_the_test_command_of_the_readme() -> None:
    assert blocks("README.md", "sh")[1].strip() in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_plan_file_of_the_readme(check_text: Callable[..., PlanReport]) -> None:
    report = check_text(blocks("README.md", "yaml")[0])
    adopted = [measure.id for measure in report.coverage.measures if measure.status == "covered"]
    assert adopted == ["2018-126/01", "2018-126/10"]
    assert {finding.rule for finding in report.findings if finding.severity == "error"} == {"missing-measure"}


def test_the_picture_is_of_todays_report() -> None:
    done = subprocess.run(
        [sys.executable, "docs/draw_report.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
