"""From folders and patterns to plan files."""

from __future__ import annotations

from pathlib import Path

import pytest

from reformcheck.running.passed_over import PassedOver
from reformcheck.running.walk import claims_to_be_plan, find_plans, matches

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
