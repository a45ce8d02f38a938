"""`diff --since`: in a real repository, only what changed, and what the change did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import TITLES, plan_text


@pytest.fixture
def repository(git, write):
    for name in ("plans/a.yaml", "plans/城市.yaml", "plans/c.yaml"):
        write(name)
    write(".gitignore", "ignored.yaml\n")
    git("add", "-A")
    git("commit", "-qm", "first")


def listed(run, *arguments: str) -> list[str]:
    return run("diff", *arguments, "--list-files").out.splitlines()


def test_only_what_changed_or_is_new(run, write, git, repository, monkeypatch, tmp_path):
    assert run("diff", ".", "--since", "HEAD").code == 3
    write("plans/城市.yaml", plan_text(TITLES[0]))
    write("plans/new.yaml")
    write("plans/ignored.yaml")
    changed = ["plans/new.yaml", "plans/城市.yaml"]
    assert listed(run, ".", "--since", "HEAD") == changed
    assert listed(run, "plans/a.yaml", "plans/new.yaml", "--since", "main") == ["plans/new.yaml"]
    git("add", "-A")
    git("commit", "-qm", "second")
    assert listed(run, ".", "--since", "HEAD") == []
    assert listed(run, ".", "--since", "HEAD~1") == changed
    monkeypatch.chdir(tmp_path / "plans")
    assert listed(run, ".", "--since", "HEAD~1") == ["new.yaml", "城市.yaml"]


def test_what_the_change_lost_and_reassigned(run, write, repository):
    write("plans/a.yaml", plan_text(TITLES[0], units="[吉林省教育厅]"))
    write("plans/new.yaml")
    done = run("diff", ".", "--since", "HEAD", "--fail-on", "never")
    assert done.code == 0
    assert done.err == (
        "HEAD:plans/a.yaml → plans/a.yaml\n\n"
        "lost 1\n  HEAD:plans/a.yaml:12:5  2018-126/04 知识产权案件审判中引入技术调查官制度\n\n"
        "reassigned 1\n"
        "  HEAD:plans/a.yaml:9:5 → plans/a.yaml:9:5  2018-126/03 以降低侵权损失为核心的专利保险机制\n"
        "      + 吉林省教育厅\n      - 吉林省科技厅\n"
        "plans/new.yaml: new since HEAD\n"
    )


def test_a_version_that_could_not_be_read(run, write, git, repository):
    write("plans/a.yaml", "reformcheck: 1\n")
    git("commit", "-qam", "broken")
    write("plans/a.yaml")
    done = run("diff", "plans/a.yaml", "--since", "HEAD", "--fail-on", "never")
    assert done.code == 0
    assert done.err.startswith("HEAD:plans/a.yaml:")


def test_a_file_that_is_not_there_is_an_error_still(run, repository):
    done = run("diff", "nosuch.yaml", "--since", "HEAD")
    assert done.code == 2 and "no such file" in done.out


@pytest.mark.parametrize("revision", ["nosuch", "--output=stolen", "-p"])
def test_a_revision_is_never_an_option(revision, run, repository):
    done = run("diff", "plans", f"--since={revision}")
    done.refused(f'plans/a.yaml: git knows no revision "{revision}"')
    assert not Path("stolen").exists()


def test_where_git_cannot_answer(run, write, tmp_path):
    (tmp_path / ".git").rmdir()
    write("a.yaml")
    run("diff", "a.yaml", "--since", "HEAD").refused("a.yaml: is in no git repository")
    run("diff", "-", "--since", "HEAD").refused("--since cannot judge standard input")


def test_a_link_to_a_plan_that_changed(run, write, git, repository):
    Path("link.yaml").symlink_to("plans/a.yaml")
    git("add", "-A")
    git("commit", "-qm", "link")
    assert listed(run, ".", "--since", "HEAD") == []
    write("plans/a.yaml", plan_text(TITLES[0]))
    assert listed(run, ".", "--since", "HEAD") == ["link.yaml", "plans/a.yaml"]


def lost(run, where: str, revision: str = "HEAD") -> bool:
    done = run("diff", where, "--since", revision, "--fail-on", "never")
    assert done.code in (0, 3)
    return "lost 1" in done.err and "2018-126/04" in done.err


def as_in_a_hook(monkeypatch, git_folder: str) -> None:
    """What git sets for a hook, which need not run where the repository is."""
    monkeypatch.setenv("GIT_DIR", git_folder)
    monkeypatch.setenv("GIT_INDEX_FILE", f"{git_folder}/index")
    monkeypatch.setenv("GIT_PREFIX", "plans/")


@pytest.mark.parametrize("hook", [False, True])
def test_in_a_linked_worktree(hook, run, write, git, repository, monkeypatch, tmp_path):
    git("worktree", "add", "-q", "linked")
    monkeypatch.chdir(tmp_path / "linked")
    if hook:
        as_in_a_hook(monkeypatch, str(tmp_path / ".git" / "worktrees" / "linked"))
    assert not lost(run, "plans")
    write("linked/plans/a.yaml", plan_text(TITLES[0]))
    assert lost(run, "plans")
    assert listed(run, ".", "--since", "HEAD") == ["plans/a.yaml"]


def test_in_a_hook_of_the_repository_itself(run, write, repository, monkeypatch, tmp_path):
    write("plans/a.yaml", plan_text(TITLES[0]))
    as_in_a_hook(monkeypatch, ".git")
    assert lost(run, "plans")
    monkeypatch.chdir(tmp_path / "plans")
    as_in_a_hook(monkeypatch, "../.git")
    assert lost(run, ".")


def test_a_repository_that_only_its_variable_names(run, write, git, repository, monkeypatch, tmp_path):
    (tmp_path / ".git").rename(tmp_path / "elsewhere")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    write("plans/a.yaml", plan_text(TITLES[0]))
    assert lost(run, "plans")


@pytest.fixture
def submodule(git, write, repository, tmp_path_factory):
    """A repository of plans as the submodule `s`."""
    git("init", "-q", "-b", "main", "origin")
    write("origin/plans/a.yaml")
    git("-C", "origin", "add", "-A")
    git("-C", "origin", "commit", "-qm", "first")
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", "./origin", "s")
    write(".gitignore", "origin\n")
    git("add", "s", ".gitignore")
    git("commit", "-qm", "with a submodule")
    return "s"


@pytest.mark.parametrize("where", ["s", ".", "s/plans/a.yaml"])
def test_plans_in_a_submodule(where, run, write, git, submodule, monkeypatch, tmp_path):
    assert not lost(run, where)
    write("s/plans/a.yaml", plan_text(TITLES[0]))
    assert lost(run, where)
    # What the submodule has committed counts as changed until the repository above takes it.
    git("-C", "s", "commit", "-qam", "second")
    assert lost(run, where)
    git("commit", "-qam", "taken")
    assert not lost(run, where)
    assert lost(run, where, "HEAD~1")
    monkeypatch.chdir(tmp_path / "s")
    assert not lost(run, ".")
    assert lost(run, ".", "HEAD~1")


def test_a_submodule_that_was_not_there(run, submodule):
    done = run("diff", "s", "--since", "HEAD~1", "--fail-on", "never")
    assert done.err == "s/plans/a.yaml: new since HEAD~1\n"


def test_a_repository_of_its_own_inside(run, write, git, repository):
    git("init", "-q", "-b", "main", "inner")
    write("inner/a.yaml")
    git("-C", "inner", "add", "-A")
    git("-C", "inner", "commit", "-qm", "first")
    assert not lost(run, "inner")
    write("inner/a.yaml", plan_text(TITLES[0]))
    write("plans/c.yaml", plan_text(TITLES[0]))
    assert lost(run, "inner")
    assert listed(run, ".", "--since", "HEAD") == ["inner/a.yaml", "plans/c.yaml"]


def test_a_version_that_git_has_lost(run, write, git, repository, tmp_path):
    write("plans/a.yaml", plan_text(TITLES[0]))
    write("plans/c.yaml", plan_text(TITLES[1]))
    identifier = git("rev-parse", "HEAD:plans/c.yaml").strip()
    (tmp_path / ".git" / "objects" / identifier[:2] / identifier[2:]).unlink()
    done = run("diff", "plans", "--since", "HEAD", "--fail-on", "never", "--format", "json")
    assert [plan["path"] for plan in json.loads(done.out)["plans"]] == ["plans/a.yaml", "plans/c.yaml"]
    assert done.err.count("git refused") == 2
