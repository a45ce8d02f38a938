"""An override of reformcheck.toml counts in every command that checks a plan."""

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

ALTERED = (Path(__file__).parents[2] / "examples" / "jilin-altered.yaml").read_text("utf-8")
TITLE = "面向中小企业的一站式投融资信息服务"
RULES = sorted({"missing-measure", "no-responsible-unit", "duplicate-measure", "reworded-measure"})
CONFIGURATION = f"""
[[overrides]]
paths = ["plans/special/**"]
ignore = {json.dumps(RULES)}
severity = {{no-lead-unit = "error"}}
lists = ["2017-80"]
"""


@pytest.fixture
def plans(folder):
    for name in ("usual", "special"):
        (folder / "plans" / name).mkdir(parents=True)
        (folder / "plans" / name / "jilin.yaml").write_text(ALTERED, "utf-8")
    (folder / "reformcheck.toml").write_text(CONFIGURATION, "utf-8")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "plans"], ["commit", "-qm", "plans"]):
        subprocess.run([*git, *command], cwd=folder, check=True)
    return [f"plans/{name}/jilin.yaml" for name in ("special", "usual")]


def _diff(run, path):
    report = json.loads(run("diff", path, "--format", "json").stdout)
    return report["plans"][0]["findings"], report["plans"][0]["lists"]


def _severities(findings):
    return {s: sum(f["severity"] == s for f in findings) for s in ("error", "warning", "note")}


def test_the_override_is_in_force(run, plans):
    (special, its_lists), (usual, lists) = (_diff(run, path) for path in plans)
    assert its_lists == ["2017-80"] and lists == ["2018-126"]
    assert not {f["rule"] for f in special} & set(RULES) and {f["rule"] for f in usual} & set(RULES)


@pytest.mark.parametrize("ways", [(), ("--jobs", "2"), ("--cache-dir", "cache")], ids=str)
def test_diff_finds_the_same_each_way(run, plans, ways):
    report = json.loads(run("diff", "plans", "--format", "json", *ways).stdout)
    assert [plan["findings"] for plan in report["plans"]] == [_diff(run, path)[0] for path in plans]


def test_history_counts_what_diff_finds(run, plans):
    for path in plans:
        (row,) = csv.DictReader(io.StringIO(run("history", path, "--format", "csv").stdout.lstrip("\ufeff")))
        counts = [int(row[name]) for name in ("errors", "warnings", "notes")]
        assert counts == list(_severities(_diff(run, path)[0]).values()), row


def test_a_baseline_accepts_what_diff_finds(run, plans, folder):
    assert run("baseline", "create", "plans").returncode == 0
    held = json.loads((folder / "reformcheck-baseline.json").read_text("utf-8"))["plans"]
    for path in plans:
        found = sorted(finding["fingerprint"] for finding in _diff(run, path)[0])
        assert sorted(entry["fingerprint"] for entry in held.get(path, ())) == found


def test_matrix_compares_with_the_lists_of_the_override(run, plans):
    table = run("matrix", *plans, "--format", "csv", "--by", "cell").stdout.lstrip("\ufeff")
    lists = {path: set() for path in plans}
    for row in csv.DictReader(io.StringIO(table)):
        if row["state"] != "not checked":
            lists[row["plan"]].add(row["list"])
    assert lists == {plans[0]: {"2017-80"}, plans[1]: {"2018-126"}}


def test_stale_goes_by_the_lists_of_the_override(run, plans):
    found = json.loads(run("stale", *plans, "--format", "json").stdout)
    assert [(entry["path"], entry["answers"]) for entry in found] == [
        (plans[0], ["2017-80"]),
        (plans[1], ["2018-126"]),
    ]


@pytest.mark.parametrize(("which", "measure"), [("special", "2017-80/02"), ("usual", None)])
def test_compare_tells_measures_of_the_lists_of_the_override(run, plans, folder, which, measure):
    old, new = (f"plans/{which}/{name}.yaml" for name in ("jilin", "new"))
    head, withheld, tail = ALTERED.partition("withheld:")
    item = f"  - {{number: 99, title: {TITLE}, units: [吉林省知识产权局]}}\n"
    (folder / new).write_text(head + item + withheld + tail, "utf-8")
    changes = json.loads(run("compare", old, new, "--format", "json").stdout)["changes"]
    assert [(c["kind"], c["measure"]) for c in changes] == [("gained", measure)]
