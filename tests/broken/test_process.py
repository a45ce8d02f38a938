"""The real process on files and names that are broken: exit code 2, one sentence, bounded cost."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="devices, pipes and names of POSIX")

Runner = Callable[..., Any]
JILIN = str(Path(__file__).parents[2] / "examples" / "jilin.yaml")
PLAN = "reformcheck: 1\nplan: {title: 方案, region: 吉林省, lists: [2018-126]}\nitems:\n  - title: 推行\n"

HUGE = {
    "eleven-megabytes": (b"# " + b"x" * 11_000_000, "over 10 MB"),
    "nine-megabytes-of-entries": (b"- a\n" * 2_250_000, "over 50000 values"),
    "nine-megabytes-of-keys": (b"".join(b"key%d: 1\n" % i for i in range(600_000)), "over 50000 values"),
    "nine-megabytes-of-brackets": (b"[" * 9_000_000, "nested more than 20 deep"),
    "nine-megabytes-of-dashes": (b"- " * 4_500_000, "nested more than 20 deep"),
    "nine-megabytes-on-one-line": (b"x" * 9_000_000, "expected a mapping"),
    "nine-megabytes-of-latin-1": (b"\xe9a " * 3_000_000, "neither UTF-8 nor GB18030"),
    "nine-megabytes-of-damaged-text": ("推".encode() * 3_000_000 + b"\xff", "the text is damaged"),
    "nine-megabytes-of-random-bytes": (random.Random(1).randbytes(9_000_000), "binary file"),
    "a-key-of-nine-megabytes": (b"? " + b"k" * 9_000_000 + b"\n: 1\n", "unknown key"),
    "an-open-quote": (b'title: "' + b"x\n" * 4_000_000, "never closed"),
    "fifteen-thousand-mistakes": ((PLAN + "  - {nope: 1}\n" * 15_000).encode(), "and 14999 more"),
}


@pytest.mark.parametrize(("raw", "sentence"), HUGE.values(), ids=HUGE)
def test_huge(raw: bytes, sentence: str, run: Runner, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(raw)
    run("diff", "plan.yaml").refused("plan.yaml", sentence)


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("missing.yaml", "no such file"),
        ("", "the file name is empty"),
        ("x" * 5000, "cannot be read: file name too long"),
        ("loop", "cannot be read: too many levels of symbolic links"),
        (f"{JILIN}/plan.yaml", "cannot be read: not a directory"),
        ("/dev/null", "the file is empty"),
        ("/dev/zero", "over 10 MB"),
        ("pipe", "the file is empty"),
        ("-", "the file is empty"),
    ],
    ids=lambda value: Path(value).name[:20],
)
def test_no_readable_file(path: str, sentence: str, run: Runner, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    run("diff", path).refused(path, sentence)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").touch(mode=0)
    (tmp_path / "lists").mkdir(mode=0)
    run("diff", "plan.yaml").refused("plan.yaml", "cannot be read: permission denied")
    run("diff", JILIN, "--catalog", "lists").refused("lists", "the folder cannot be read: permission denied")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("[red]a :smile:.yaml", "[red]a :smile:.yaml"),
        ("a\nb.yaml", r"a\nb.yaml"),
        ("\x1b[31ma\x07.yaml", r"\x1b[31ma\x07.yaml"),
        ("a\u202eb.yaml", r"a\u202eb.yaml"),
        (b"caf\xe9.yaml", r"caf\xe9.yaml"),
    ],
    ids=["markup", "line-break", "escape", "bidirectional", "not-utf-8"],
)
def test_file_names(name: str | bytes, shown: str, run: Runner, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(name)).write_text(PLAN + "    titel: x\n", "utf-8")
    run("diff", name).refused(f"{shown}:5:5  ", "did you mean")
    as_json = run("diff", name, "--format", "json")
    [error] = as_json.report()["errors"]
    assert (as_json.code, error["line"], error["column"]) == (2, 5, 5)
    assert error["path"] == (name if isinstance(name, str) else shown)
    assert error["message"].startswith("unknown key")
    assert as_json.err.startswith(f"reformcheck: {shown}:5:5: unknown key") and as_json.err.count("\n") == 1


def test_a_good_plan_beside_broken_ones(run: Runner) -> None:
    result = run("diff", JILIN, "missing.yaml", "/dev/null", "--format", "json")
    report = result.report()
    assert (result.code, result.err.count("\n")) == (2, 2)
    assert [plan["path"] for plan in report["plans"]] == [JILIN]
    assert [error["path"] for error in report["errors"]] == ["missing.yaml", "/dev/null"]


def test_chinese(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN.replace("title: 推行", "标题: 推行"), "utf-8")
    result = run("diff", "plan.yaml", lang="zh")
    assert result.out.splitlines()[0] == "✗ plan.yaml:4:5  items[1] 里不认识的键「标题」，是否想写「title」？"
    assert run("diff", "--fail-on", "all", JILIN, lang="zh").err == (
        "reformcheck: --fail-on 的值应为 error、warning、note、never 之一（见 --help）\n"
    )


def test_lists_and_plans_in_each_others_place(run: Runner, tmp_path: Path) -> None:
    sentence = "this is a plan file, where a list of measures was expected"
    run("diff", JILIN, "--catalog", JILIN).refused(f"{JILIN}:3:1", sentence)
    run("catalog", "validate", JILIN).refused(f"{JILIN}:3:1", sentence)
    run("diff", JILIN, "--catalog", str(tmp_path)).refused(str(tmp_path), "the folder holds no .yaml list")
    run("diff", JILIN, "--catalog", "").refused("", "the file name is empty")


def test_a_broken_list_leaves_the_report_whole(run: Runner) -> None:
    result = run("diff", JILIN, "--catalog", "missing.yaml", "--format", "json")
    report = result.report()
    assert (result.code, report["plans"], report["summary"]["plans"]) == (2, [], 0)
    assert report["errors"] == [
        {"path": "missing.yaml", "line": None, "column": None, "message": "no such file; check the path"}
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Missing argument"),
        (("--formt", "json", JILIN), "No such option"),
        (("--fail-on", "all", JILIN), "is not one of"),
        (("--format", "xml", JILIN), "no format is called"),
        (("--format", "jsn", JILIN), 'did you mean "json"?'),
        (("--select", "missing-measures", JILIN), 'did you mean "missing-measure"?'),
        (("--list", "2018-127", JILIN), 'did you mean "2018-126"?'),
    ],
    ids=["no-file", "option", "choice", "format", "misspelt-format", "rule", "list"],
)
def test_usage(arguments: tuple[str, ...], sentence: str, run: Runner) -> None:
    result = run("diff", *arguments)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert sentence in result.err


def test_a_misspelt_command(run: Runner) -> None:
    assert run("dif", JILIN).err == 'reformcheck: no command is called "dif"; did you mean "diff"?\n'
    assert run("checking").err.endswith("to check a plan, name its file, as in `reformcheck plan.yaml`\n")
