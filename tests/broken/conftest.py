"""A fixture that runs reformcheck as its own process, measured."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reformcheck.reports import json_report

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((Path(json_report.__file__).parent / "schemas" / "report.json").read_text("utf-8"))
)

# A small process between this one and reformcheck: what a child is measured at includes the memory of
# the process that forked it.
_LAUNCHER = """
import os, sys
child = os.fork()
if not child:
    os.execv(sys.executable, [sys.executable, "-m", "reformcheck.cli", *sys.argv[2:]])
_, status, usage = os.wait4(child, 0)
with open(sys.argv[1], "w") as file:
    print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss, file=file)
os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run left behind; seconds are of the processor, not of the clock."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float

    def refused(self, place: str, sentence: str) -> None:
        """Exit code 2, one line that says where and what, no traceback, and not much time or memory."""
        said = [line for line in (self.out + self.err).splitlines() if sentence in line]
        assert (self.code, len(said)) == (2, 1), (self.out, self.err)
        assert place in said[0]
        assert "Traceback" not in self.out + self.err and "internal error" not in self.err
        assert self.seconds < 2 and self.megabytes < 300, (self.seconds, self.megabytes)

    def report(self) -> Any:
        """The JSON report, which keeps to its schema."""
        data = json.loads(self.out)
        SCHEMA.validate(data)
        return data


@pytest.fixture
def environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return {**kept, "REFORMCHECK_LANG": "en"}


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path) -> Callable[..., Run]:
    """run(*arguments, stdin=bytes, ...) runs `reformcheck ARGUMENTS` in `tmp_path`."""
    measured = tmp_path.with_suffix(".measured")

    def run(
        *arguments: str | bytes, lang: str = "en", stdin: bytes = b"", stdout: Any = subprocess.PIPE
    ) -> Run:
        done = subprocess.run(
            [sys.executable, "-S", "-E", "-c", _LAUNCHER, str(measured), *arguments],
            input=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            env={**environment, "REFORMCHECK_LANG": lang},
            cwd=tmp_path,
            timeout=60,
            check=False,
        )
        seconds, kilobytes = measured.read_text().split()
        out, err = ((stream or b"").decode("utf-8") for stream in (done.stdout, done.stderr))
        return Run(done.returncode, out, err, float(seconds), int(kilobytes) / 1024)

    return run
