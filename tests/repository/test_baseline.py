"""Old debts do not block new work: a baseline on Tibet, new faults, and fingerprints that do not move."""

from __future__ import annotations

import json
import re
from pathlib import Path
from shutil import copy2
from typing import Any

import pytest

from .conftest import EXAMPLE, ROOT, Run

XIZANG = ROOT / "examples" / "xizang.yaml"


def report(run: Run, *arguments: str, cwd: Path) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(run("diff", *arguments, "--format", "json", cwd=cwd).stdout)
    return shown


def fingerprints(run: Run, plan: Path) -> list[str]:
    (shown,) = report(run, plan.name, cwd=plan.parent)["plans"]
    return sorted(finding["fingerprint"] for finding in shown["findings"])


@pytest.fixture
def tibet(tmp_path: Path) -> Path:
    return Path(copy2(XIZANG, tmp_path / "xizang.yaml"))


def with_baseline(run: Run, plan: Path) -> int:
    return run("diff", plan.name, "--baseline", "reformcheck-baseline.json", cwd=plan.parent).returncode


def test_a_baseline_lets_tibet_pass_and_a_new_fault_fail(run: Run, tibet: Path) -> None:
    assert run("diff", tibet.name, cwd=tibet.parent).returncode == 1
    assert run("baseline", "create", tibet.name, cwd=tibet.parent).returncode == 0
    assert with_baseline(run, tibet) == 0
    text = tibet.read_text("utf-8")
    without_one = re.sub(r"  - number: 7\n(?:    .*\n)+", "", text)
    assert without_one != text
    tibet.write_text(without_one, "utf-8")
    done = run("diff", tibet.name, "--baseline", "reformcheck-baseline.json", cwd=tibet.parent)
    assert done.returncode == 1
    assert "2020-3/16" in done.stdout


def test_old_findings_stay_visible_with_the_day_and_mended_ones_are_told(run: Run, tibet: Path) -> None:
    run("baseline", "create", tibet.name, cwd=tibet.parent)
    text = tibet.read_text("utf-8")
    tibet.write_text(text.replace("    source: 第7行\n", "    units: [自治区高级人民法院]\n", 1), "utf-8")
    (plan,) = report(run, tibet.name, "--baseline", "reformcheck-baseline.json", cwd=tibet.parent)["plans"]
    told = json.dumps(plan, ensure_ascii=False)
    accepted = json.loads((tibet.parent / "reformcheck-baseline.json").read_text("utf-8"))
    day = accepted["plans"]["xizang.yaml"][0]["accepted"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", day)
    assert day in told
    shown = run("diff", tibet.name, "--baseline", "reformcheck-baseline.json", cwd=tibet.parent)
    assert shown.returncode == 0
    assert "基线" in shown.stdout and "已改正" in shown.stdout


@pytest.mark.parametrize("name", ["jilin", "jilin-altered", "xizang"])
def test_twenty_lines_above_change_no_fingerprint(run: Run, tmp_path: Path, name: str) -> None:
    plan = Path(copy2(ROOT / "examples" / f"{name}.yaml", tmp_path / "plan.yaml"))
    before = fingerprints(run, plan)
    lines = plan.read_text("utf-8").splitlines(keepends=True)
    above = lines.index("items:\n")
    twenty = [f"# 第{number}行\n" for number in range(1, 21)]
    plan.write_text("".join([*lines[:above], *twenty, *lines[above:]]), "utf-8")
    assert before
    assert fingerprints(run, plan) == before
    inside = above + 2
    plan.write_text("".join([*lines[:inside], *twenty, *lines[inside:]]), "utf-8")
    assert fingerprints(run, plan) == before


def test_the_baseline_of_the_example_is_what_create_writes(run: Run, plan_repository: Path) -> None:
    target = plan_repository / "reformcheck-baseline.json"
    kept = json.loads(target.read_text("utf-8"))
    assert run("baseline", "create", "plans/xizang.yaml", "--force", cwd=plan_repository).returncode == 0
    made = json.loads(target.read_text("utf-8"))
    for entry in (*made["plans"]["plans/xizang.yaml"], *kept["plans"]["plans/xizang.yaml"]):
        entry.pop("accepted")
    assert made == kept


def test_the_example_is_what_its_readme_says(run: Run, plan_repository: Path) -> None:
    """Every command of the README ends as it says; the skeleton and the schema are what the commands write."""
    commands = re.findall(r"(?m)^reformcheck .*$", (EXAMPLE / "README.md").read_text("utf-8"))
    assert len(commands) > 6
    for line in commands:
        words, _, said = line.partition("#")
        code = re.search(r"退出码 (\d)", said)
        if ">" not in words and "-o " not in words and "create" not in words:
            done = run(*words.split()[1:], cwd=plan_repository)
            assert done.returncode == int(code[1] if code else 0), line
    assert run("schema", "plan").stdout == (EXAMPLE / "plan.schema.json").read_text("utf-8")
    drafted = next(line for line in commands if " init " in line).split()[1:]
    again = run(*drafted, "--force", "--as-of", "2026-01-01", "--lang", "zh", cwd=plan_repository)
    assert again.returncode == 0, again.stderr
    for name in ("plans/cities/shenyang.yaml",):
        assert (plan_repository / name).read_text("utf-8") == (EXAMPLE / name).read_text("utf-8")


def test_plans_of_the_example_are_those_of_the_folder_above(run: Run) -> None:
    for name in ("jilin", "jilin-altered", "xizang"):
        own = (EXAMPLE / "plans" / f"{name}.yaml").read_text("utf-8")
        above = (ROOT / "examples" / f"{name}.yaml").read_text("utf-8")
        assert own.partition("reformcheck: 1")[2] == above.partition("reformcheck: 1")[2]
