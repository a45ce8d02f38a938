"""Checking many plans: in parallel processes, in order, with no more in memory than is being worked on."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

from reformcheck.running.worker import collect_seldom

_T = TypeVar("_T")
_R = TypeVar("_R")

# Plans handed to a process at a time: enough to hide the cost of passing them, few enough to stop soon.
CHUNK = 16

# Chunks under way for each process.
_AHEAD = 4


def chunks(things: Iterable[_T], size: int = CHUNK) -> Iterator[list[_T]]:
    iterator = iter(things)
    while chunk := list(islice(iterator, size)):
        yield chunk


def map_in_order(work: Callable[[list[_T]], list[_R]], things: Iterable[_T], jobs: int) -> Iterator[_R]:
    """The results of `work` on chunks of things, in order. `work` must be picklable."""
    if jobs <= 1:
        for chunk in chunks(things, 1):
            yield from work(chunk)
        return
    pending: deque[Future[list[_R]]] = deque()
    source = chunks(things)
    with ProcessPoolExecutor(jobs, initializer=_begin) as pool:
        try:
            while True:
                for chunk in islice(source, jobs * _AHEAD - len(pending)):
                    pending.append(pool.submit(work, chunk))
                if not pending:
                    return
                yield from pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # interrupts are for the parent
    collect_seldom()
