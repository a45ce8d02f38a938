"""What is done, step by step and how long each takes, for who looks for a fault.

On standard error, in every process, where the environment variable REFORMCHECK_DEBUG is set; nothing without it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

VARIABLE = "REFORMCHECK_DEBUG"

_SILENT = nullcontext()


def is_on() -> bool:
    return os.environ.get(VARIABLE, "") not in ("", "0")


def note(words: str) -> None:
    """A line of the log."""
    if is_on() and sys.stderr is not None:
        sys.stderr.write(f"[reformcheck {os.getpid()}] {words}\n")


def step(words: str, about: str = "") -> AbstractContextManager[None]:
    """A step whose time is noted when it ends, however it ends."""
    return _timed(f"{words} {about}".rstrip()) if is_on() else _SILENT


@contextmanager
def _timed(words: str) -> Iterator[None]:
    start = time.perf_counter()
    try:
        yield
    finally:
        note(f"{words}: {(time.perf_counter() - start) * 1000:.1f} ms")
