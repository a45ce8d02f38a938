"""What goes wrong with one file is that file's error: the others are checked, and the exit code is 2."""

import json
import subprocess

import pytest

SENTENCE = (
    "internal error (KeyError: 'no such thing'): nothing was decided of this file; please report it with the file, "
    "the command, and what --verbose-errors adds"
)
KILLED = (
    "the system ended the process that checked this file, most likely for want of memory: "
    "nothing was decided of it; check it alone, with other programs closed"
)
WAYS = [("--jobs", "1"), ("--jobs", "2"), ("--cache-dir", "cache"), ("--dask", "local")]


def _error(path, message):
    return {"path": path, "line": None, "column": None, "message": message}


def _without_new(errors):
    return [{key: error[key] for key in ("path", "line", "column", "message")} for error in errors]


@pytest.mark.parametrize("ways", WAYS, ids=" ".join)
def test_an_internal_error_is_that_of_its_file(run, write, ways):
    names = [write(f"{i}.yaml", "坏" if i == 1 else "") for i in range(3)]
    done = run("diff", *names, "--format", "json", *ways, failing=True)
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert _without_new(report["errors"]) == [_error("1.yaml", SENTENCE)]
    assert [plan["path"] for plan in report["plans"]] == ["0.yaml", "2.yaml"]
    assert "Traceback" not in done.stderr


def test_an_internal_error_is_not_remembered(run, write):
    name = write("a.yaml", "坏")
    ways = ("--format", "json", "--cache-dir", "cache")
    assert run("diff", name, *ways, failing=True).returncode == 2
    assert json.loads(run("diff", name, *ways).stdout)["errors"] == []


def test_other_commands_say_the_same(run, write):
    good, bad = write("good.yaml"), write("bad.yaml", "坏")
    for command in (
        ("stale", good, bad),
        ("compare", good, bad),
        ("fix", bad),
        ("matrix", good, bad),
    ):
        done = run(*command, failing=True)
        assert (done.returncode, done.stderr) == (2, f"reformcheck: bad.yaml: {SENTENCE}\n"), command


def test_a_baseline_holds_the_other_files(run, write, folder):
    done = run("baseline", "create", write("good.yaml"), write("bad.yaml", "坏"), failing=True)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, f"reformcheck: bad.yaml: {SENTENCE}")
    held = json.loads((folder / "reformcheck-baseline.json").read_text("utf-8"))
    assert "good.yaml" in json.dumps(held) and "bad.yaml" not in json.dumps(held)


def test_history_counts_the_other_files(run, write, folder):
    write("good.yaml"), write("bad.yaml", "坏")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "plans"]):
        subprocess.run([*git, *command], cwd=folder, check=True)
    done = run("history", "--format", "csv", failing=True)
    assert (done.returncode, done.stderr) == (2, f"reformcheck: bad.yaml: {SENTENCE}\n")
    row = done.stdout.splitlines()[1].split(",")
    assert (row[2], row[12]) == ("1", "1")


@pytest.mark.parametrize("ways", [("--verbose-errors",), ()], ids=["option", "variable"])
def test_where_it_went_wrong_is_shown_to_who_asks(run, write, ways):
    names = [write("good.yaml"), write("bad.yaml", "坏")]
    variables = {} if ways else {"REFORMCHECK_DEBUG": "1"}
    done = run("diff", *names, *ways, failing=True, **variables)
    assert "Traceback (most recent call last)" in done.stderr
    assert "KeyError: 'no such thing'" in done.stderr
    log = [line.partition("] ")[2] for line in done.stderr.splitlines() if line.startswith("[reformcheck ")]
    steps = [line.rpartition(": ")[0] for line in log]
    assert steps[-5:] == [
        "read good.yaml",
        "check good.yaml",
        "write good.yaml",
        "read bad.yaml",
        "check bad.yaml",
    ]
    assert any(line.startswith("list 2018-126 ") for line in log)
    assert "configuration none" in log


def test_a_process_that_is_killed_costs_the_plan_it_was_on(run, write):
    names = [write(f"{i:02}.yaml", "死" if i == 20 else "") for i in range(40)]
    done = run("diff", *names, "--format", "json", "--jobs", "2", failing=True)
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert _without_new(report["errors"]) == [_error("20.yaml", KILLED)]
    assert [plan["path"] for plan in report["plans"]] == [name for name in names if name != "20.yaml"]


def test_on_a_cluster_too(run, write):
    names = [write(f"{i:02}.yaml", "死" if i == 3 else "") for i in range(6)]
    once = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    report = json.loads(
        run("diff", *names, "--format", "json", "--dask", "local", failing=True, **once).stdout
    )
    assert _without_new(report["errors"]) == [_error("03.yaml", KILLED)]
    assert [plan["path"] for plan in report["plans"]] == [name for name in names if name != "03.yaml"]
