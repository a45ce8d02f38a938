"""Output that cannot be written, streams that are closed or full, and words that would steer a terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="devices, pipes and signals of POSIX")
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")

Runner = Callable[..., Any]
JILIN = str(Path(__file__).parents[2] / "examples" / "jilin.yaml")


def test_an_existing_file_is_left_alone(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("precious")
    path.chmod(0o640)
    run("diff", JILIN, "-o", "report.txt").refused("report.txt", "exists already")
    assert path.read_text() == "precious"
    assert run("diff", JILIN, "-o", "report.txt", "--force").code == 0
    assert "precious" not in path.read_text("utf-8")
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "arguments",
    [
        ("diff", "plan.yaml", "--format", "json:./plan.yaml"),
        ("matrix", "plan.yaml", "-o", "link.yaml"),
        ("baseline", "create", "plan.yaml", "--baseline", "plan.yaml"),
        ("import", "plan.yaml", "-o", "plan.yaml"),
    ],
)
def test_what_is_read_is_never_written_over(arguments: tuple[str, ...], run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(Path(JILIN).read_bytes())
    (tmp_path / "link.yaml").symlink_to(path)
    run(*arguments, "--force").refused("", "is the file that is read")
    assert path.read_bytes() == Path(JILIN).read_bytes()


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (".", "is a directory"),
        ("missing/report.txt", "no such file or directory"),
        (f"{JILIN}/report.txt", "not a directory"),
        ("", "the name of the output file is empty"),
        pytest.param("/dev/full", "no space left on device", marks=needs_full),
    ],
    ids=["folder", "missing-folder", "file-as-folder", "empty", "full"],
)
def test_output_that_cannot_be_written(path: str, sentence: str, run: Runner, tmp_path: Path) -> None:
    run("diff", JILIN, "-o", path).refused(path, sentence)
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_written_to_and_stays(run: Runner) -> None:
    assert run("diff", JILIN, "-o", "/dev/null", "--force").code == 0
    assert not Path("/dev/null").is_file()


@needs_full
@pytest.mark.parametrize("arguments", [("diff", JILIN), ("diff", JILIN, "--format", "json"), ("--version",)])
def test_a_full_disk(arguments: tuple[str, ...], run: Runner) -> None:
    with Path("/dev/full").open("wb") as full:
        result = run(*arguments, stdout=full)
    sentence = "reformcheck: the result cannot be written: no space left on device\n"
    assert (result.code, result.err) == (2, sentence)


@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_reader_that_leaves(format_: str, run: Runner) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = run("diff", JILIN, "--format", format_, stdout=writer)
    os.close(writer)
    assert (result.code, result.err) == (2, "")


def shell(line: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a line of bash, in which "$0" is Python and "$1" the plan of Jilin."""
    return subprocess.run(
        ["bash", "-c", line, sys.executable, JILIN],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("closed", ["<&-", "<&- >&-", "<&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams(closed: str, environment: dict[str, str]) -> None:
    done = shell(f'"$0" -m reformcheck.cli diff - {closed}', environment)
    assert (done.returncode, done.stderr) == (2, "")
    assert ("standard input is closed" in done.stdout) == (">&-" not in closed.split())


def test_closed_output_is_no_failure(environment: dict[str, str]) -> None:
    done = shell('"$0" -m reformcheck.cli diff "$1" >&-', environment)
    assert (done.returncode, done.stderr) == (0, "")


def test_standard_input(run: Runner) -> None:
    raw = Path(JILIN).read_bytes()
    twice = run("diff", "-", "-", "--format", "json", stdin=raw)
    assert (twice.code, [plan["path"] for plan in twice.report()["plans"]]) == (0, ["-"])
    encoded = run("diff", "-", "--format", "json", stdin=raw.decode().encode("gb18030"))
    assert encoded.report()["plans"][0]["coverage"] == twice.report()["plans"][0]["coverage"]


def test_a_pipe_in_place_of_a_file(environment: dict[str, str]) -> None:
    done = shell('"$0" -m reformcheck.cli diff <(sleep 0.2; cat "$1")', environment)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
@pytest.mark.parametrize("document", ["jilin-2019-19-plan.txt", "../示例.docx"])
def test_a_document_through_a_pipe(name: str, document: str, environment: dict[str, str]) -> None:
    raw = (Path(JILIN).parent / "documents" / document).read_bytes()
    command = [sys.executable, "-m", "reformcheck.cli", "diff", name, "--format", "csv"]
    done = subprocess.run(command, input=raw, capture_output=True, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") > 10


def test_an_interrupt(environment: dict[str, str], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    process = subprocess.Popen(
        [sys.executable, "-m", "reformcheck.cli", "diff", "-"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.strip()) == (130, b"", b"reformcheck: interrupted")


HOSTILE = r"""
reformcheck: 1
plan:
  title: "\e[31m红\u202e色\n✗ 伪造 [bold]行[/bold] \e]0;x\a"
  region: 吉林省
  lists: ["2018-126", "\e]0;清单\a"]
  scope: ["\e[2J市", 全省]
items:
  - {title: "\u2028甲\r\n乙\x9b31m", units: ["省\u0085厅\x7f", "\u200b"], section: "\0", scope: "\t\v市"}
waivers:
  - {rule: "\e[1mx", reason: "理\n由"}
"""


def unprintable(text: str) -> set[str]:
    return {char for char in text if not char.isprintable()} - {"\n", "\u3000"}


def test_what_a_plan_says_is_shown_and_never_obeyed(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HOSTILE, "utf-8")
    as_text = run("diff", "plan.yaml", "--verbose", "--coverage")
    assert (as_text.code, unprintable(as_text.out)) == (1, set())
    assert as_text.out.startswith("\\x1b[31m红\\u202e色 ✗ 伪造 [bold]行[/bold] \\x1b]0;x")
    as_json = run("diff", "plan.yaml", "--format", "json")
    assert unprintable(as_json.out) == set()
    assert as_json.report()["plans"][0]["title"].startswith("\x1b[31m红\u202e色 ✗ 伪造")
