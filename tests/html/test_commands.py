"""`reformcheck matrix` and `reformcheck history` as they are run, the latter on real repositories."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from chromium import Browser
from corpus import EXAMPLES, ROOT

JILIN = (ROOT / "examples" / "jilin.yaml").read_text("utf-8")
ALTERED = (ROOT / "examples" / "jilin-altered.yaml").read_text("utf-8")
XIZANG = (ROOT / "examples" / "xizang.yaml").read_text("utf-8")


def run(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reformcheck.cli", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", cwd=cwd, env={**os.environ, **environment},
    )  # fmt: skip


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_matrix_in_the_terminal():
    done = run("matrix", *EXAMPLES, "--lang", "zh", COLUMNS="120")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"吉林省 jilin-altered.yaml +✓  ✓  ✓  ✓  ✓  !  ✓  ✓  ✗  -", done.stdout)
    assert done.stdout.endswith("方案 3 · 应采纳 61 · 已采纳 60 · 98%\n")


def test_matrix_of_a_folder_takes_each_plan_once(tmp_path: Path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "jilin.yaml").write_text(JILIN, "utf-8")
    (tmp_path / "a" / "b" / "xizang.yml").write_text(XIZANG, "utf-8")
    done = run("matrix", tmp_path, tmp_path / "jilin.yaml", "--format", "csv", "--lang", "en")
    assert [Path(row["plan"]).name for row in rows_of(done.stdout)] == ["jilin.yaml", "xizang.yml"]


def test_a_broken_plan_stops_nothing_and_is_no_success(tmp_path: Path):
    (tmp_path / "good.yaml").write_text(JILIN, "utf-8")
    (tmp_path / "bad.yaml").write_text("reformcheck: 1\nplan: [", "utf-8")
    done = run("matrix", tmp_path, "--format", "csv", "--lang", "en")
    assert done.returncode == 2
    assert [Path(row["plan"]).name for row in rows_of(done.stdout)] == ["good.yaml"]
    assert "bad.yaml:3" in done.stderr
    page = run("matrix", tmp_path, "--format", "html", "--lang", "en")
    assert page.returncode == 2
    assert "bad.yaml:3" in page.stdout


def test_matrix_without_plans(tmp_path: Path):
    assert run("matrix", tmp_path).returncode == 3


def test_parquet_needs_a_file(tmp_path: Path):
    done = run("matrix", EXAMPLES[0], "--format", "parquet", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--output" in done.stderr
    pytest.importorskip("pyarrow")
    target = tmp_path / "matrix.parquet"
    assert run("matrix", EXAMPLES[0], "--format", "parquet", "-o", target).returncode == 0
    assert target.read_bytes()[:4] == b"PAR1"
    assert (
        run("matrix", EXAMPLES[0], "--format", "parquet", "-o", target).returncode == 2
    )  # never overwritten


def test_matrix_as_a_page_opens(browser: Browser, tmp_path: Path):
    target = tmp_path / "matrix.html"
    assert run("matrix", *EXAMPLES, "--format", "html", "-o", target, "--lang", "en").returncode == 0
    browser.open(target)
    browser.run("document.querySelector('#matrix .cell').click()")
    assert "2017-80/01" in browser.run("document.getElementById('dialog').textContent")
    assert browser.messages == []


def git(folder: Path, *arguments: str, date: str = "2020-01-01") -> None:
    person = {
        f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    dates = {f"GIT_{who}_DATE": f"{date}T12:00:00" for who in ("AUTHOR", "COMMITTER")}
    environment = {**os.environ, **person, **dates, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Four commits, three of them on plans, and two tags."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    root = tmp_path / "仓库 with space"
    plans = root / "plans"
    plans.mkdir(parents=True)
    git(root, "init", "-b", "main")
    steps = [
        ("2019-03-01", "jilin.yaml", ALTERED, "初稿 <script>alert(1)</script>", "v1"),
        ("2020-03-01", "西藏.yaml", XIZANG, "加入西藏", None),
        ("2020-06-01", "jilin.yaml", JILIN, "改正吉林", "v2"),
        ("2020-07-01", "../.pre-commit.yaml", "repos: [}", "not a plan", None),
    ]
    for date, name, text, subject, tag in steps:
        (plans / name).write_text(text, "utf-8")
        git(root, "add", ".")
        git(root, "commit", "-m", subject, date=date)
        if tag:
            git(root, "tag", "-a", tag, "-m", f"tag {tag}", date=date)
    git(root, "tag", "blob", "HEAD:plans/jilin.yaml")
    return root


COLUMNS = ("date", "plans", "required", "adopted", "rate", "missing", "errors", "subject")


def test_history_of_commits(repository: Path):
    done = run("history", repository / "plans", "--format", "csv", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert [tuple(row[name] for name in COLUMNS) for row in rows_of(done.stdout)] == [
        ("2019-03-01", "1", "14", "13", "92%", "1", "3", "初稿 <script>alert(1)</script>"),
        ("2020-03-01", "2", "47", "46", "97%", "1", "36", "加入西藏"),
        ("2020-06-01", "2", "47", "47", "100%", "0", "33", "改正吉林"),
    ]


def test_history_of_tags_names_files_and_folders(repository: Path):
    done = run("history", "--tags", "v*", "--format", "csv", "--lang", "en", cwd=repository / "plans")
    found = rows_of(done.stdout)
    assert [(row["revision"], row["date"], row["plans"], row["subject"]) for row in found] == [
        ("v1", "2019-03-01", "1", "tag v1"), ("v2", "2020-06-01", "2", "tag v2"),
    ]  # fmt: skip
    one = run(
        "history", "西藏.yaml", "--tags", "*", "--format", "csv", "--lang", "en", cwd=repository / "plans"
    )
    assert [row["plans"] for row in rows_of(one.stdout)] == ["0", "1"]


def test_history_in_a_range_and_up_to_a_limit(repository: Path):
    done = run(
        "history", repository, "--revisions", "v1..HEAD", "--limit", "2", "--format", "csv", "--lang", "en"
    )
    assert [row["subject"] for row in rows_of(done.stdout)] == ["改正吉林", "not a plan"]
    assert "newest 2 revisions" in done.stderr
    whole = run("history", repository, "--limit", "4", "--format", "csv", "--lang", "en")
    assert whole.stderr == ""


def test_history_in_the_terminal(repository: Path):
    done = run("history", repository, "--lang", "zh", COLUMNS="120")
    lines = done.stdout.splitlines()
    names = [
        "版本",
        "日期",
        "方案",
        "应采纳",
        "已采纳",
        "采纳率",
        "未采纳",
        "不予采纳",
        "暂缓",
        "错误",
        "警告",
        "提示",
        "无法检查",
        "说明",
    ]
    assert lines[0].split() == names
    (last,) = (line for line in lines if "2020-06-01" in line)
    assert last.split()[1:6] == ["2020-06-01", "2", "47", "47", "100%"]


def test_a_plan_that_was_once_broken_is_counted_and_now_broken_fails(repository: Path):
    plan = repository / "plans" / "jilin.yaml"
    plan.write_text("reformcheck: 1\nplan: [", "utf-8")
    git(repository, "commit", "-am", "broken", date="2021-01-01")
    done = run("history", repository, "--format", "csv", "--lang", "en")
    assert done.returncode == 2
    assert [row["unreadable"] for row in rows_of(done.stdout)] == ["0", "0", "0", "0", "1"]
    assert "plans/jilin.yaml:3" in done.stderr
    plan.write_text(JILIN, "utf-8")
    git(repository, "commit", "-am", "mended", date="2021-02-01")
    assert run("history", repository).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--revisions", "nope"], "git refused"),
        (["--revisions", "--output=x"], "no revision"),
        (["/"], "in no git repository"),
        (["--limit", "0"], "--limit"),
    ],
)
def test_history_refuses(repository: Path, arguments: list[str], said: str):
    done = run("history", *arguments, "--lang", "en", cwd=repository)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (repository / "x").exists()


def test_history_of_two_places_must_be_one_repository(repository: Path):
    done = run("history", repository, ROOT, "--lang", "en")
    assert done.returncode == 2
    assert "outside the repository" in done.stderr


def test_history_without_git(repository: Path):
    done = run("history", repository, "--lang", "en", PATH="/nonexistent")
    assert done.returncode == 2
    assert "git command was not found" in done.stderr


def test_history_of_no_plans(tmp_path: Path):
    git(tmp_path, "init")
    (tmp_path / "a.yaml").write_text("a: 1", "utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "nothing to check")
    assert run("history", tmp_path).returncode == 3


def test_a_shallow_clone_says_so(repository: Path, tmp_path: Path):
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "shallow")
    done = run("history", tmp_path / "shallow", "--lang", "en")
    assert "shallow clone" in done.stderr


def test_the_chart_is_a_drawing_by_itself(repository: Path):
    done = run("history", repository / "plans", "--format", "svg", "--lang", "en")
    root = ElementTree.fromstring(done.stdout)
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == space + "svg"
    assert [e.text for e in root.iter(space + "text") if e.get("class") == "value"] == ["92%", "97%", "100%"]
    assert len(list(root.iter(space + "circle"))) == 3
    counts = [e.text for e in root.iter(space + "text") if (e.get("class") or "").startswith("amount error")]
    assert counts == ["36", "33"]
    for element in root.iter():
        assert not {name for name in element.attrib if name.endswith("href")}


def test_the_history_page(repository: Path, browser: Browser, tmp_path: Path):
    target = tmp_path / "history.html"
    assert run("history", repository, "--format", "html", "-o", target, "--lang", "zh").returncode == 0
    for width in (1280, 400):
        browser.open(target, width=width)
        assert browser.run("document.documentElement.scrollWidth") <= width
    cells = "[...document.querySelectorAll('tbody tr')].map(row => row.lastElementChild.textContent)"
    assert browser.run(cells) == ["not a plan", "改正吉林", "加入西藏", "初稿 <script>alert(1)</script>"]
    assert browser.run("document.querySelector('h1').textContent") == "历次采纳情况"
    browser.run("document.getElementById('lang').click()")
    assert browser.run("document.querySelector('h1').textContent") == "Adoption over time"
    assert browser.run("document.querySelector('thead th').textContent") == "revision"
    assert browser.run("document.querySelector('.chart .heading').textContent") == "Adoption"
    assert (browser.messages, browser.requests) == ([], [target.resolve().as_uri()])
