"""Reads a PDF in a process of its own, which may use so much memory and time and no more."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import Any

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.pages.pdf_pages import Drawn, drawn_page, paged_pdf
from reformcheck.plans.documents.reading.pages.put_together import Paged, beyond_bounds

MEMORY = 450_000_000
"""Bytes that the process may map, its program included."""
SECONDS = 4
"""Of computing, for a file of up to MEGABYTES; a larger one has as many for each."""
MEGABYTES = 5
_WAIT = 15
"""How many times as long it is waited for where the machine has other things to do, or cannot bound computing."""


def read_limited(raw: bytes, where: Location) -> Paged:
    """What stands on the pages of a PDF. Raises InputError, also where the process met its limits."""
    read: Paged = _run(raw, SECONDS * (1 + len(raw) // (MEGABYTES * 1_000_000)), 0, where)
    return read


def draw_limited(raw: bytes, number: int, where: Location) -> Drawn:
    """A page of a PDF as a picture. Raises InputError, also where the process met its limits."""
    drawn: Drawn = _run(raw, SECONDS, number, where)
    return drawn


def _run(raw: bytes, seconds: int, number: int, where: Location) -> Any:
    """What the process gives for a page, or for all of them."""
    command = [sys.executable, "-m", __name__, str(seconds), str(number)]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=_WAIT * seconds)
    except subprocess.TimeoutExpired:
        raise beyond_bounds(where) from None
    if done.returncode:
        raise beyond_bounds(where)
    said, result = pickle.loads(done.stdout)
    if said == "refused":
        raise InputError(where, *result)
    return result


def _main(seconds: int, number: int) -> None:
    """In the process itself: the file comes in, and what was read or why it was not goes out."""
    _limit(seconds)
    raw = sys.stdin.buffer.read()
    read: tuple[str, Any]
    try:
        where = Location("")
        read = ("read", drawn_page(raw, number, where) if number else paged_pdf(raw, where))
    except InputError as error:
        read = ("refused", (error.zh, error.en))
    sys.stdout.buffer.write(pickle.dumps(read))


def _limit(seconds: int) -> None:
    """Where the system can: Windows cannot."""
    try:
        import resource
    except ImportError:
        return
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(limit, (value, value))
        except (ValueError, OSError):
            continue  # a lower one holds already, or the system knows none


if __name__ == "__main__":
    _main(int(sys.argv[1]), int(sys.argv[2]))
