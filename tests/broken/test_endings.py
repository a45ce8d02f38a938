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
from reformcheck.running.files.held import Held, hold
from reformcheck.running.files.writing import write_file

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


NAMELESS = hasattr(os, "O_TMPFILE")


@pytest.fixture(params=[True, False], ids=["without a name", "with a name"])
def nameless(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the system has files without a name."""
    if not request.param:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    return bool(request.param) and NAMELESS


@pytest.mark.parametrize("is_there", [False, True])
def test_what_is_written_is_whole_and_alone(tmp_path: Path, nameless: bool, is_there: bool) -> None:
    target = tmp_path / "报告.txt"
    if is_there:
        target.write_text("old")
        target.chmod(0o604)
    umask = os.umask(0o027)
    held = hold(target, [b"n", b"ew"])
    assert len(list(tmp_path.iterdir())) == is_there + (not nameless)
    held.replace(target)
    held.discard()
    os.umask(umask)
    assert [(path, path.read_text()) for path in tmp_path.iterdir()] == [(target, "new")]
    assert target.stat().st_mode & 0o777 == (0o604 if is_there else 0o640)


@pytest.mark.skipif(not NAMELESS, reason="the system has no files without a name")
def test_nothing_is_left_of_a_run_that_is_killed(tmp_path: Path) -> None:
    program = (
        "import os, pathlib; from reformcheck.running.files.held import hold; "
        "hold(pathlib.Path('a.txt').resolve(), [b'x' * 99]); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path)
    assert done.returncode == -signal.SIGKILL
    assert list(tmp_path.iterdir()) == []


def test_one_of_those_that_write_at_once_gets_the_name(tmp_path: Path, nameless: bool) -> None:
    target = tmp_path / "report.txt"
    staged = [hold(target, [word * 1000]) for word in (b"one", b"two", b"three")]
    start = Barrier(len(staged))
    made: list[bool] = []

    def publish(held: Held) -> None:
        start.wait()
        made.append(held.make(target))
        held.discard()

    threads = [Thread(target=publish, args=(held,)) for held in staged]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [False, False, True]
    assert list(tmp_path.iterdir()) == [target]
    assert target.read_text("utf-8") in ("one" * 1000, "two" * 1000, "three" * 1000)


def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.delattr(os, "O_TMPFILE", raising=False)  # nor files that would get a name by one
    monkeypatch.setattr(os, "link", refused)
    target = tmp_path / "report.txt"
    late = hold(target, [b"late"])
    write_file(str(target), "first", force=False)
    assert not late.make(target)
    late.discard()
    with pytest.raises(InputError, match="exists already"):
        write_file(str(target), "late", force=False)
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
