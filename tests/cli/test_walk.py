"""From folders and patterns to plan files."""

from __future__ import annotations

import errno
import inspect
import json
import os
import sys
from pathlib import Path

import pytest

from reformcheck.running.files.folders import Folders
from reformcheck.running.files.gitignore import matches
from reformcheck.running.files.passed_over import PassedOver
from reformcheck.running.files.walk import claims_to_be_plan, find_plans

from .conftest import plan_text

PLAN = plan_text()


def listed(run, *arguments: str) -> list[str]:
    return run("diff", *arguments, "--list-files").out.splitlines()


def test_a_folder_in_order_without_what_is_hidden(run, write):
    for name in ("b/x.yaml", "a.yml", "b.yaml", ".hidden/x.yaml", "b/.x.yaml", "c.txt"):
        write(name)
    write("other.yaml", "name: x\nitems: []\n")
    assert listed(run, ".") == ["a.yml", "b/x.yaml", "b.yaml"]
    # What is named is looked into.
    assert listed(run, ".hidden") == [".hidden/x.yaml"]
    assert "passed over because they are no plans: 1" in run("diff", ".").err


def test_the_same_file_once(run, write):
    write("p/a.yaml")
    assert listed(run, "p", "p/a.yaml", "p/*.yaml") == ["p/a.yaml"]


@pytest.mark.parametrize("how", [["."], ["**/*.yaml"]])
def test_gitignore_as_in_git(how, run, write):
    write(".gitignore", "build/\n*.tmp.yaml\n/top.yaml\n!keep.tmp.yaml\n# note\n")
    write("sub/.gitignore", "*.yaml\n!kept.yaml\ndeep/no.yaml\n")
    for name in ("build/a.yaml", "x/build/a.yaml", "a.tmp.yaml", "keep.tmp.yaml", "top.yaml", "x/top.yaml"):
        write(name)
    for name in (
        "sub/a.yaml",
        "sub/kept.yaml",
        "sub/deep/kept.yaml",
        "sub/deep/no.yaml",
        "sub/build/kept.yaml",
    ):
        write(name)
    assert set(listed(run, *how)) == {"keep.tmp.yaml", "x/top.yaml", "sub/kept.yaml", "sub/deep/kept.yaml"}


def test_gitignore_above_the_folder_and_a_file_that_is_named(run, write, monkeypatch, tmp_path):
    write(".gitignore", "no.yaml\n")
    write("sub/no.yaml")
    write("sub/yes.yaml")
    assert listed(run, "sub") == ["sub/yes.yaml"]
    assert listed(run, "sub/no.yaml") == ["sub/no.yaml"]
    monkeypatch.chdir(tmp_path / "sub")
    assert listed(run, ".") == ["yes.yaml"]


def test_exclude(run, write):
    for name in ("a.yaml", "old/a.yaml", "x/old/a.yaml", "x/b.yaml"):
        write(name)
    assert set(listed(run, ".", "--exclude", "old/")) == {"a.yaml", "x/b.yaml"}
    assert set(listed(run, ".", "--exclude", "/old/", "--exclude", "*.yaml", "--exclude", "!b.yaml")) == {
        "x/b.yaml"
    }
    assert set(listed(run, str(Path.cwd()), "--exclude", "x/**")) == {
        str(Path(name).absolute()) for name in ("a.yaml", "old/a.yaml")
    }
    assert listed(run, "old/a.yaml", "--exclude", "old/") == ["old/a.yaml"]


def test_links(run, write):
    write("real/a.yaml")
    Path("linked").symlink_to("real")
    Path("b.yaml").symlink_to("real/a.yaml")
    Path("loop.yaml").symlink_to("loop.yaml")
    Path("gone.yaml").symlink_to("nowhere")
    assert set(listed(run, ".")) == {"b.yaml", "gone.yaml", "loop.yaml", "real/a.yaml"}
    result = run("diff", ".")
    assert result.code == 2
    assert "gone.yaml" in result.out and "loop.yaml" in result.out


def test_a_broken_plan_is_never_passed_over(run, write):
    write("a.yaml", "reformcheck: 1\nplan: {\n")
    write("b.yaml", "refromcheck: 1\nplan: {}\nitems: []\n")
    write("c.yaml", b"\xff\xfe" + PLAN.encode("utf-16-le"))
    assert run("diff", ".").code == 2
    assert listed(run, ".") == ["a.yaml", "b.yaml", "c.yaml"]


@pytest.mark.parametrize(
    ("head", "plan"),
    [
        ("reformcheck: 1\n", True),
        ("\ufeffreformcheck: 1\n", True),
        ("# x\n\n---\nreformcheck: 1\n", True),
        ("  reformcheck: 1\n  plan: {}\n", True),
        ('{\n  "reformcheck": 1,\n', True),
        ("'reformcheck' : one\r\n", True),
        ("items: []\nplan: {}\n", True),
        ("items: []\nreformcheck: 1\n", True),
        ("name: x\n", False),
        ("plan: x\n", False),
        ("jobs:\n  reformcheck:\n    runs-on: x\n", False),
        ("jobs:\n  reformcheck: 1\n", False),
        ("reformcheck:\n  script: [reformcheck diff .]\n", False),
        ("reformcheck-2: 1\n", False),
        ("", False),
    ],
)  # fmt: skip
def test_what_claims_to_be_a_plan(head, plan):
    assert claims_to_be_plan(head.encode()) is plan


@pytest.fixture
def without_rights(monkeypatch):
    """Makes a folder or file one that may not be read, for root as well."""
    closed = set()

    def refusing(real):
        def checked(path, *arguments, **options):
            if Path(path).absolute() in closed:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return real(path, *arguments, **options)

        return checked

    for name in ("scandir", "open"):
        monkeypatch.setattr(f"os.{name}", refusing(getattr(os, name)))
    monkeypatch.setattr("pathlib.Path.read_text", refusing(Path.read_text))
    return lambda path: closed.add(Path(path).absolute())


@pytest.mark.parametrize("what", [["."], ["p"], ["**/*.yaml"], ["p", "**/x/*.yaml", "p/*.yaml"]])
def test_an_unreadable_folder_is_named_and_the_others_are_checked(what, run, write, without_rights):
    for name in ("p/a.yaml", "p/closed/b.yaml", "p/x/c.yaml"):
        write(name)
    without_rights("p/closed")
    done = run("diff", *what, "--format", "json")
    report = json.loads(done.out)
    assert done.code == 2
    assert [plan["path"] for plan in report["plans"]] == ["p/a.yaml", "p/x/c.yaml"]
    assert [(error["path"], error["message"]) for error in report["errors"]] == [
        ("p/closed", "cannot be read: permission denied")
    ]
    named = run("diff", *what, "--list-files")
    assert (named.code, named.out, named.err) == (
        2,
        "p/a.yaml\np/x/c.yaml\n",
        "reformcheck: p/closed: cannot be read\n",
    )


@pytest.mark.parametrize("command", ["matrix", "stale", "baseline"])
def test_other_commands_name_it_too(command, run, write, without_rights):
    write("p/a.yaml")
    write("p/closed/b.yaml")
    without_rights("p/closed")
    done = run(command, *(["create"] if command == "baseline" else ()), "p")
    assert done.code == 2
    assert "p/closed: cannot be read: permission denied" in done.err


def test_an_unreadable_gitignore_is_named(run, write, without_rights):
    write("p/a.yaml")
    write("p/.gitignore", "*.yaml")
    without_rights("p/.gitignore")
    done = run("diff", "p", "--format", "json")
    report = json.loads(done.out)
    assert [plan["path"] for plan in report["plans"]] == ["p/a.yaml"]
    assert [error["path"] for error in report["errors"]] == ["p/.gitignore"]


@pytest.mark.parametrize("line", ["!", "\\", "a\\", "[z-a]", "!!", "[[a]", "x" * 9000])
def test_lines_of_gitignore_that_are_no_patterns(line, run, write):
    write(".gitignore", f"no.yaml\n{line}\n!keep.no.yaml\n")
    write("no.yaml")
    write("yes.yaml")
    assert listed(run, ".") == ["yes.yaml"]
    assert listed(run, ".", "--exclude", line) == ["yes.yaml"]


@pytest.mark.parametrize("pattern", ["p/**/*.yaml", "p/**", "**/*.yaml", "p/**/**/*.yaml", "**/p/**/*.yaml"])
def test_links_that_lead_back(pattern, run, write):
    write("p/a.yaml")
    write("p/x/b.yaml")
    Path("p/loop").symlink_to(".")
    Path("p/x/up").symlink_to("..")
    assert listed(run, pattern) == ["p/a.yaml", "p/x/b.yaml"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("p/**/x/*.yaml", ["p/x/b.yaml", "p/y/x/c.yaml"]),
        ("**/x/**/*.yaml", ["p/x/b.yaml", "p/y/x/c.yaml", "p/y/x/z/d.yaml"]),
        ("p/*/**", ["p/x/b.yaml", "p/y/x/c.yaml", "p/y/x/z/d.yaml"]),
        ("**", ["p/a.yaml", "p/x/b.yaml", "p/y/x/c.yaml", "p/y/x/z/d.yaml"]),
        ("p/**a.yaml", ["p/a.yaml"]),
        ("p/**/[ab].yaml", ["p/a.yaml", "p/x/b.yaml"]),
        ("nosuch/**/*.yaml", []),
    ],
)
def test_any_folders(pattern, found, run, write):
    for name in ("p/a.yaml", "p/x/b.yaml", "p/y/x/c.yaml", "p/y/x/z/d.yaml", "p/.h/e.yaml"):
        write(name)
    assert sorted(listed(run, pattern)) == found


@pytest.mark.parametrize("how", [lambda: Folders().files("."), lambda: Folders().matching("**/*.yaml")])
def test_folders_may_be_deeper_than_calls(how, write):
    write("d/" * 120 + "a.yaml")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 60)
    try:
        assert len(list(how())) == 1
    finally:
        sys.setrecursionlimit(limit)


def test_one_file_under_many_spellings(run, write):
    write("p/a.yaml")
    Path("q").symlink_to("p")
    spellings = (
        "p/a.yaml",
        "./p/a.yaml",
        "p/../p/a.yaml",
        "p//a.yaml",
        str(Path("p/a.yaml").absolute()),
        "q/a.yaml",
    )
    assert listed(run, *spellings) == ["p/a.yaml"]
    assert listed(run, "./p", "p", "q/*.yaml") == ["p/a.yaml"]


def test_nothing_found_is_no_pass(run, write):
    write("a.txt", "x")
    result = run("diff", ".", "--lang", "en")
    assert result.code == 3
    assert result.err == "documents passed over because they are no plans: 1\n"
    assert run("diff", "*.yaml").code == 3
    assert run("diff", "nosuch.yaml").code == 2
    write("other.yaml", "name: x\n")
    assert run("diff", "other.yaml").code == 2
    assert run("diff", "other.yaml", "--plans-only").code == 0


def test_a_name_with_signs_of_a_pattern(run, write):
    write("[a]*.yaml")
    assert listed(run, "[a]*.yaml") == ["[a]*.yaml"]


def test_patterns_of_overrides():
    assert matches("plans/cities/a.yaml", ["plans/cities/**"])
    assert not matches("plans/a.yaml", ["plans/cities/**"])
    assert not matches("a.yaml", [])


def test_find_plans_counts_what_it_skips(write):
    write("a.yaml", "x: 1\n")
    found = find_plans(["."])
    assert (found.files, found.passed) == ([], [PassedOver("a.yaml", "yaml")])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
@pytest.mark.parametrize("name", ["pipe.txt", "pipe.docx", "pipe.yaml"])
def test_a_pipe_in_a_folder_is_waited_for_by_nobody(run, write, tmp_path: Path, name: str) -> None:
    write("a.yaml")
    os.mkfifo(tmp_path / name)
    assert listed(run, ".") == ["a.yaml"]
    assert listed(run, "*.*") == ["a.yaml"]
