"""However a run ends: no process is left, nothing is half written, and of two that write one file one is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest

from reformcheck.catalog.errors import InputError
from reformcheck.cli import output

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and links of POSIX")

Runner = Callable[..., Any]
JILIN = Path(__file__).parents[2] / "examples" / "jilin.yaml"
PATIENCE = 20.0


def _children(pid: int) -> list[int]:
    """Processes below a process that are alive."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if state != "Z" and int(parent) == pid:
            found.append(int(stat.parent.name))
    return [each for child in found for each in (child, *_children(child))]


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _until(happened: Callable[[], Any]) -> bool:
    end = time.monotonic() + PATIENCE
    while not happened() and time.monotonic() < end:
        time.sleep(0.05)
    return bool(happened())


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
@pytest.mark.parametrize(
    ("ending", "code"),
    [(signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130)],
    ids=["TERM", "KILL", "INT"],
)
def test_workers_end_with_their_parent(
    ending: int, code: int, environment: dict[str, str], tmp_path: Path
) -> None:
    """Workers are there, and idle, while the parent waits for the end of standard input."""
    names = [f"{number}.yaml" for number in range(33)]
    for name in names:
        (tmp_path / name).symlink_to(JILIN)
    command = [sys.executable, "-m", "reformcheck.cli", "diff", *names, "-", "--jobs", "2", "-o", "out.txt"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert _until(lambda: len(_children(process.pid)) >= 2)
    workers = _children(process.pid)
    process.send_signal(ending)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == code
    assert _until(lambda: not any(map(_alive, workers)))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


def test_one_of_two_that_write_at_once_is_told(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    staged = [output.stage(str(target), word * 1000, force=False) for word in ("one", "two", "three")]
    start = Barrier(len(staged))
    told: list[InputError] = []

    def publish(file: output.Staged) -> None:
        start.wait()
        try:
            file.publish()
        except InputError as error:
            told.append(error)
        finally:
            file.discard()

    threads = [Thread(target=publish, args=(file,)) for file in staged]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ["exists already" in error.en for error in told] == [True, True]
    assert list(tmp_path.iterdir()) == [target]
    assert len(set(target.read_text("utf-8").split("e"))) < 5


def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refused)
    target = tmp_path / "report.txt"
    late = output.stage(str(target), "late", force=False)
    output.write_file(str(target), "first", force=False)
    with pytest.raises(InputError):
        late.publish()
    late.discard()
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("report.txt", "first")]


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        ("./a.json", "cannot both be written to"),
        ("sub/../a.json", "cannot both be written to"),
        ("link/a.json", "cannot both be written to"),
        ("nowhere/b.sarif", "no such file or directory"),
        ("sub", "is a directory"),
        ("there.sarif", "exists already"),
        ("there.sarif/x", "not a directory"),
    ],
)
def test_nothing_is_written_before_all_can_be(
    second: str, sentence: str, run: Runner, tmp_path: Path
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "link").symlink_to(".")
    (tmp_path / "there.sarif").write_text("precious")
    run("diff", str(JILIN), "--format", "json:a.json", "--format", f"sarif:{second}").refused("", sentence)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "sub", "there.sarif"]
    assert (tmp_path / "there.sarif").read_text() == "precious"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_disk_that_is_full_for_one_of_two(run: Runner, tmp_path: Path) -> None:
    """What can be staged has no name before the others are staged too; a device takes what it takes."""
    arguments = ("--format", "sarif:/dev/full", "--format", "json:a.json", "--force")
    run("diff", str(JILIN), *arguments).refused("/dev/full", "no space left on device")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, '{"reformcheck-baseline": 1, "plans": ' + "[" * 90_000]
)
def test_a_baseline_of_brackets(text: str, run: Runner, tmp_path: Path) -> None:
    (tmp_path / "base.json").write_text(text)
    run("diff", str(JILIN), "--baseline", "base.json").refused("base.json", "this is no baseline file")


@pytest.mark.parametrize("value", ["[" * 100_000, "{a=" * 50_000])
def test_a_configuration_of_brackets(value: str, run: Runner, tmp_path: Path) -> None:
    (tmp_path / "reformcheck.toml").write_text(f"fail-on = {value}")
    run("diff", str(JILIN)).refused("reformcheck.toml", "the TOML is nested deeper")
