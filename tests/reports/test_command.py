"""`--format NAME[:FILE]` on the command line: where reports go, and what never changes with the format."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from reformcheck import cli
from reformcheck.cli.targets import Target, parse_targets
from reformcheck.reports.formats import FORMATS
from reformcheck.rules import runner

from .conftest import PLANS, StatedMatcher


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    """Runs the command in an empty folder; gives exit code, standard output and standard error."""

    def command(*arguments: str) -> tuple[int, str, str]:
        words = ["reformcheck", *arguments, "--lang", "zh"]
        monkeypatch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit) as stop:
            cli.main()
        said = capsys.readouterr()
        return int(stop.value.code or 0), said.out, said.err

    monkeypatch.setattr(runner, "Matcher", StatedMatcher)
    monkeypatch.chdir(tmp_path)
    return command


CASES = {
    "error": (["hubei.yaml"], 1),
    "never": (["hubei.yaml", "--fail-on", "never"], 0),
    "note": (["jilin.yaml", "--fail-on", "note"], 1),
    "clean": (["nothing.yaml", "--ignore", "unknown-list"], 0),
    "nothing compared": (["nothing.yaml"], 1),
    "unreadable": (["nothing.yaml", "broken.yaml"], 2),
    "nothing": (["nosuch.yaml"], 2),
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_the_exit_code_is_the_same_for_every_format(case, name, run):
    (file, *options), expected = CASES[case]
    files = [str(PLANS / word) if word.endswith(".yaml") else word for word in (file, *options)]
    given = ["diff", *files, "--catalog", str(PLANS / "list.yaml")]
    code, _, _ = run(*given, "--format", f"{name}:out")
    assert code == expected
    assert Path("out").is_file()
    if not FORMATS[name].binary:
        assert run(*given, "--format", name)[0] == expected


def test_several_at_once(run):
    plan = str(PLANS / "nothing.yaml")
    code, out, err = run(
        "diff", plan, "--format", "sarif:a.sarif", "--format", "json", "--format", "xlsx:a.xlsx"
    )
    assert (code, err) == (1, "已写入 a.sarif\n已写入 a.xlsx\n")
    assert json.loads(out)["format"] == "reformcheck-report/1"
    assert json.loads(Path("a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert Path("a.xlsx").read_bytes().startswith(b"PK")


def test_text_stays_on_standard_output_by_default(run):
    assert "无关的安排" in run("diff", str(PLANS / "nothing.yaml"))[1]


def test_unreadable_files_are_said_on_standard_error_unless_the_text_report_says_them(run):
    broken = str(PLANS / "broken.yaml")
    assert "没有的省" in run("diff", broken, "--format", "json")[2]
    assert "没有的省" in run("diff", broken, "--format", "text:a.txt")[2]
    assert run("diff", broken)[2] == ""


@pytest.mark.parametrize(
    ("formats", "output", "expected"),
    [
        ([], None, [Target("text", None)]),
        ([], "a.txt", [Target("text", "a.txt")]),
        (["json"], None, [Target("json", None)]),
        (["sarif:a.sarif", "text"], None, [Target("sarif", "a.sarif"), Target("text", None)]),
        (["sarif:a.sarif", "json"], "b.json", [Target("sarif", "a.sarif"), Target("json", "b.json")]),
        (["xlsx"], "a.xlsx", [Target("xlsx", "a.xlsx")]),
        (["csv:C:\\报告.csv"], None, [Target("csv", "C:\\报告.csv")]),
    ],
)
def test_targets(formats, output, expected):
    assert parse_targets(formats, output) == expected


@pytest.mark.parametrize(
    ("formats", "output"),
    [
        (["srif"], None),
        (["json", "text"], None),
        (["xlsx"], None),
        (["json:a", "text:a"], None),
        (["json", "text"], "a"),
        (["json:a"], "b"),
        ([""], None),
    ],
)
def test_what_cannot_be_is_a_usage_error(formats, output):
    with pytest.raises(click.UsageError):
        parse_targets(formats, output)


def test_a_misspelt_format_gets_a_suggestion(run):
    code, out, err = run("diff", str(PLANS / "nothing.yaml"), "--format", "srif")
    assert (code, out) == (2, "")
    assert "sarif" in err.rpartition("是否想写")[2]


def test_an_existing_file_stops_the_run_before_anything_is_written(run):
    Path("b.json").write_text("mine")
    plan = str(PLANS / "nothing.yaml")
    given = ["diff", plan, "--format", "csv:a.csv", "--format", "json:b.json"]
    assert run(*given)[0] == 2
    assert Path("b.json").read_text() == "mine"
    assert not Path("a.csv").exists()
    assert run(*given, "--force")[0] == 1
    assert json.loads(Path("b.json").read_text("utf-8"))


@pytest.mark.parametrize("name", FORMATS)
def test_a_target_that_cannot_be_written_leaves_nothing(name, run):
    plan = str(PLANS / "nothing.yaml")
    Path("file").write_text("no folder")
    code, out, err = run("diff", plan, "--format", f"{name}:file/out")
    assert (code, out) == (2, "")
    assert "无法写入" in err
    assert sorted(path.name for path in Path().iterdir()) == ["file"]


FULL = """
import resource, sys
from reformcheck.catalog.errors import InputError
from reformcheck.running.files.writing import write_file
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_file("out", b"x" * 5000, force=True)
except InputError:
    sys.exit(2)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no resource limits")
@pytest.mark.parametrize("before", [None, b"old"])
def test_a_full_disk_leaves_the_old_file_or_none(before, tmp_path):
    target = tmp_path / "out"
    if before is not None:
        target.write_bytes(before)
    done = subprocess.run([sys.executable, "-c", FULL], cwd=tmp_path, check=False)
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ([] if before is None else ["out"])
    assert before is None or target.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_device_is_not_replaced(run):
    code, _, err = run("diff", str(PLANS / "nothing.yaml"), "--format", "json:/dev/full")
    assert code == 2
    assert "/dev/full" in err
    assert Path("/dev/full").is_char_device()


def test_a_registry_entry_is_a_module_that_renders():
    from importlib import import_module

    for name, form in FORMATS.items():
        module = import_module(f"reformcheck.reports.{form.module}")
        assert callable(module.rendering if form.streams else module.render), name
        assert form.suffix.startswith(".")


def test_no_format_is_loaded_before_it_is_asked_for():
    asked = "import sys, reformcheck.cli.commands.diff; print(*sorted(m for m in sys.modules if m.startswith('reformcheck.reports')))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["reformcheck.reports", "reformcheck.reports.formats"]


def test_plain_text_loads_no_rich():
    asked = (
        "import sys; from reformcheck.reports.terminal import text; "
        "print(*sorted(m for m in sys.modules if m.split('.')[0] == 'rich'))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
