"""`history` on repositories that lack objects, and on words of commits that would steer a terminal."""

from __future__ import annotations

import csv
import io
import re

import pytest

from .conftest import TITLES, plan_text

STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@pytest.fixture
def repository(git, write, tmp_path):
    """Two revisions of two plans; the fixture is a way to lose an object of it."""
    write("a.yaml")
    write("b.yaml", plan_text(TITLES[1]))
    git("add", "-A")
    git("commit", "-qm", "first")
    write("a.yaml", plan_text(TITLES[0]))
    git("commit", "-qam", "second")

    def file_of(name):
        identifier = git("rev-parse", name).strip()
        return tmp_path / ".git" / "objects" / identifier[:2] / identifier[2:]

    return file_of


def rows(run, code: int) -> list[list[str]]:
    """Subject, plans and unreadable files of each revision."""
    done = run("history", "--format", "csv")
    assert done.code == code, done.err
    return [
        [row["subject"], row["plans"], row["unreadable"]] for row in csv.DictReader(io.StringIO(done.out))
    ]


def test_nothing_lost(repository, run):
    assert rows(run, 0) == [["first", "2", "0"], ["second", "2", "0"]]


def test_a_content_that_the_newest_revision_lacks(repository, run):
    repository("HEAD:a.yaml").unlink()
    assert rows(run, 2) == [["first", "2", "0"], ["second", "1", "1"]]
    assert "a.yaml: git lacks the content of this file" in run("history").err


@pytest.mark.parametrize("damage", [b"", b"no object", None])
def test_a_content_that_is_damaged_in_an_old_revision(damage, repository, run):
    file = repository("HEAD~1:b.yaml")
    content = bytearray(file.read_bytes())
    content[-6:] = b"......"
    file.unlink()
    file.write_bytes(content if damage is None else damage)
    assert rows(run, 2) == [["first", "1", "1"], ["second", "1", "1"]]


def test_a_folder_that_an_old_revision_lacks(repository, run):
    repository("HEAD~1^{tree}").unlink()
    assert rows(run, 0) == [["first", "0", "1"], ["second", "2", "0"]]


@pytest.mark.parametrize(
    "subject",
    ["\x1b[31mred\x07", "a\x9bb", "吉林\u202e方案", "\x1b]8;;http://x\x1b\\a", "a\x85b\u2028c\x0bd"],
)
@pytest.mark.parametrize("tagged", [False, True])
def test_subjects_steer_nothing(subject, tagged, git, write, run):
    write("a.yaml")
    git("add", "-A")
    git("commit", "-qm", "first" if tagged else subject)
    git("tag", "-a", "v1", "-m", subject)
    chosen = ("--tags", "*") if tagged else ()
    for name in ("text", "csv", "svg", "html"):
        done = run("history", *chosen, "--format", name)
        assert (done.code, STEERING.findall(done.out)) == (0, [])
