"""Checking many plans: in parallel processes, in order, with no more in memory than is being worked on."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from threading import Thread
from typing import TypeVar

from reformcheck.running.log import note
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


def map_in_order(
    work: Callable[[list[_T]], list[_R]], things: Iterable[_T], jobs: int, lost: Callable[[_T], _R]
) -> Iterator[_R]:
    """The results of `work` on chunks of things, in order. `work` must be picklable.

    A process that is killed takes all of its pool with it. What they had in hand is done again apart from the rest,
    and a thing on which a process dies once more, alone, is what `lost` makes of it.
    """
    if jobs <= 1:
        for chunk in chunks(things, 1):
            yield from work(chunk)
        return
    pending: deque[tuple[list[_T], Future[list[_R]], ProcessPoolExecutor]] = deque()
    source = chunks(things)
    pool = _pool(jobs)
    try:
        while True:
            for chunk in islice(source, jobs * _AHEAD - len(pending)):
                pending.append((chunk, _submit(pool, work, chunk), pool))
            if not pending:
                return
            chunk, future, its_pool = pending.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                if its_pool is pool:
                    note("a process was killed: what was in hand is done again")
                    pool = _pool(jobs)
                yield from _done_apart(work, chunk, lost)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=_begin)


def _submit(
    pool: ProcessPoolExecutor, work: Callable[[list[_T]], list[_R]], chunk: list[_T]
) -> Future[list[_R]]:
    """A pool that is known to be broken already says so where the result is asked for, as one that breaks later."""
    try:
        return pool.submit(work, chunk)
    except BrokenProcessPool as error:
        failed: Future[list[_R]] = Future()
        failed.set_exception(error)
        return failed


def _done_apart(
    work: Callable[[list[_T]], list[_R]], chunk: list[_T], lost: Callable[[_T], _R]
) -> Iterator[_R]:
    """The results of a chunk: all of it in a process of its own, and each thing in its own if that dies too."""
    found = _alone(work, chunk)
    if found is not None:
        yield from found
        return
    for thing in chunk:
        found = _alone(work, [thing])
        yield from [lost(thing)] if found is None else found


def _alone(work: Callable[[list[_T]], list[_R]], chunk: list[_T]) -> list[_R] | None:
    """What a new process makes of a chunk; None where it dies."""
    with _pool(1) as pool:
        try:
            return pool.submit(work, chunk).result()
        except BrokenProcessPool:
            return None


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # interrupts are for the parent
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()
    collect_seldom()


def _end_with_parent() -> None:
    """A parent that is killed tells nobody: without this its processes would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
