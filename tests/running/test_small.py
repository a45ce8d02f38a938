"""Small things that a command must do as it says."""

import re
from importlib.metadata import requires
from pathlib import Path

import pytest

DOCUMENT = Path(__file__).parents[2] / "examples" / "documents" / "jilin-2019-19-plan.txt"


def test_a_dash_is_standard_output(run, folder):
    plain = run("import", DOCUMENT)
    assert run("import", DOCUMENT, "-o", "-").stdout == plain.stdout != ""
    assert list(folder.iterdir()) == []


@pytest.fixture
def plan(run, folder):
    """An imported plan in which a person has written."""
    path = folder / "plan.yaml"
    run("import", DOCUMENT, "-o", path)
    text = path.read_text("utf-8").replace("items:", "items:  # 逐项核对", 1)
    text = text.replace("  - number: 3\n", "  # 与省知识产权局核对过\n  - number: 3\n    note: 待定\n", 1)
    path.write_text(text, "utf-8")
    return path


def test_updating_from_the_same_document_leaves_the_file_alone(run, plan):
    before = plan.read_bytes()
    done = run("import", DOCUMENT, "--update", plan)
    assert done.returncode == 0 and "nothing has changed" in done.stderr
    assert plan.read_bytes() == before


def test_updating_changes_the_lines_that_differ_and_keeps_comments(run, plan, folder):
    before = plan.read_text("utf-8").splitlines()
    new = folder / DOCUMENT.name
    new.write_text(DOCUMENT.read_text("utf-8").replace("商标质押", "商标权质押"), "utf-8")
    assert run("import", new, "--update", plan).returncode == 0
    after = plan.read_text("utf-8").splitlines()
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert {re.match(r" *(\w+):", a)[1] for a, _ in changed} == {"sha256", "title", "text"} - (
        {"text"} if not any("text:" in a for a, _ in changed) else set()
    )
    assert [line for line in after if "#" in line] == [line for line in before if "#" in line]


def test_updating_refuses_what_would_lose_a_comment(run, plan, folder):
    before = plan.read_bytes()
    new = folder / DOCUMENT.name
    lines = DOCUMENT.read_text("utf-8").splitlines(keepends=True)
    new.write_text("".join(line for line in lines if not line.strip().startswith("3.")), "utf-8")
    done = run("import", new, "--update", plan)
    assert (done.returncode, plan.read_bytes() == before) == (2, True)
    assert "would lose comments or their order, and nothing was written" in done.stderr


def test_doctor_lists_what_is_used(run):
    names = [line.split()[0] for line in run("doctor").stdout.splitlines()]
    asked = [re.match(r"[\w.-]+", line)[0] for line in requires("reformcheck") if "extra" not in line]
    assert set(asked) - {"tomli"} <= set(names)
    assert not {"pytest", "ruff", "mypy"} & set(names)
