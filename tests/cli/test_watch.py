"""`diff --watch` on a terminal of its own: a saved change is answered, and Ctrl-C leaves without a word."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .conftest import plan_text

pty = pytest.importorskip("pty", reason="no terminals here: --watch was NOT tried")
ONLY = ("--select", "no-responsible-unit", "--lang", "en", "-q")
WAITING = "waiting for changes (Ctrl-C ends)"


class Terminal:
    """A process on a terminal, and what it has shown."""

    def __init__(self, *arguments: str) -> None:
        self.screen, inner = pty.openpty()
        command = [sys.executable, "-m", "reformcheck.cli", *arguments]
        self.process = subprocess.Popen(
            command, stdin=inner, stdout=inner, stderr=inner, start_new_session=True, close_fds=True,
            preexec_fn=_own_terminal,
        )  # fmt: skip
        os.close(inner)
        os.set_blocking(self.screen, False)

    def until(self, words: str, *, seconds: float = 60) -> str:
        """What is shown from now on, up to these words."""
        shown, end = "", time.monotonic() + seconds
        while words not in shown:
            assert time.monotonic() < end, shown
            try:
                shown += os.read(self.screen, 65_536).decode()
            except BlockingIOError:
                time.sleep(0.02)
            except OSError:  # the process has gone
                break
        return shown


def _own_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@pytest.fixture
def watch() -> Iterator[Callable[..., Terminal]]:
    pytest.importorskip("watchfiles", reason="watchfiles is not installed: --watch was NOT tried")
    begun: list[Terminal] = []

    def begin(*arguments: str) -> Terminal:
        begun.append(Terminal("diff", *arguments, "--watch", *ONLY))
        return begun[-1]

    yield begin
    for terminal in begun:
        terminal.process.kill()
        terminal.process.wait()
        os.close(terminal.screen)


def test_a_saved_change_is_answered_and_ctrl_c_leaves(watch, write) -> None:
    write("plans/a.yaml")
    terminal = watch("plans", "--format", "json:plans/report.json", "--format", "lines")
    assert "no-responsible-unit" not in terminal.until(WAITING)
    write("plans/a.yaml", plan_text().replace("    units: [吉林省科技厅]\n", "", 1))
    assert "(no-responsible-unit)" in terminal.until(WAITING)
    write("plans/a.yaml")
    assert "no-responsible-unit" not in terminal.until(WAITING)
    os.write(terminal.screen, b"\x03")
    assert terminal.process.wait(30) == 0
    assert "Traceback" not in terminal.until("\0", seconds=1)
    assert Path("plans/report.json").is_file()


def test_a_setting_that_is_half_typed_ends_nothing(watch, write) -> None:
    write("a.yaml")
    terminal = watch("a.yaml")
    terminal.until(WAITING)
    write("reformcheck.toml", "selct = 1\n")
    assert 'unknown setting "selct"' in terminal.until(WAITING)
    os.write(terminal.screen, b"\x03")
    assert terminal.process.wait(30) == 0


def test_what_cannot_be_watched(run, monkeypatch) -> None:
    assert run("diff", "-", "--watch").err.endswith("--watch cannot watch standard input\n")
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert "pip install 'reformcheck[watch]'" in run("diff", ".", "--watch").err
