"""Checking on a Dask cluster: the bytes of the plans are sent along, so that no disk need be shared.

Scheduling, retries and the dashboard are Dask's own: what a worker that dies had under way, or had
done and not yet handed over, is done again by another.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from reformcheck.running.pool import CHUNK, chunks

_T = TypeVar("_T")
_R = TypeVar("_R")

LOCAL = "local"

# Chunks under way for each thread of the cluster, and how often one is tried again.
_AHEAD = 3
_RETRIES = 3


class DaskMissingError(Exception):
    """The extra that brings Dask is not installed."""


def connect(address: str) -> Any:
    """A client of a scheduler, or of a cluster of this machine's cores for "local".

    Raises DaskMissingError; OSError where no scheduler answers; ValueError for what is no address.
    """
    try:
        from distributed import Client
    except ImportError:
        raise DaskMissingError from None
    client: Any = Client  # not typed
    if address == LOCAL:
        return client(processes=True, threads_per_worker=1, set_as_default=False)
    return client(address, set_as_default=False)


def map_on_cluster(
    client: Any,
    work: Callable[[list[_T]], list[_R]],
    things: Iterable[_T],
    lost: Callable[[_T], _R],
    size: int = CHUNK,
) -> Iterator[_R]:
    """The results of `work` on chunks of things, in order; at most a few chunks a thread are under way.

    A chunk on which worker after worker dies is done again thing by thing; what then kills them is what `lost`
    makes of it.
    """
    pending: deque[tuple[list[_T], Any]] = deque()
    source = chunks(things, size)
    try:
        while True:
            room = max(1, sum(client.nthreads().values())) * _AHEAD - len(pending)
            for chunk in islice(source, max(room, 0)):
                pending.append((chunk, _submit(client, work, chunk)))
            if not pending:
                return
            chunk, future = pending.popleft()
            found = _result(future)
            yield from _one_by_one(client, work, chunk, lost) if found is None else found
    finally:
        for _, future in pending:
            future.cancel()


def _submit(client: Any, work: Callable[[list[_T]], list[_R]], chunk: list[_T]) -> Any:
    return client.submit(work, chunk, pure=False, retries=_RETRIES)


def _result(future: Any) -> Any:
    """None where the workers that it was given to died."""
    from distributed.scheduler import KilledWorker

    try:
        return future.result()
    except KilledWorker:
        return None


def _one_by_one(
    client: Any, work: Callable[[list[_T]], list[_R]], chunk: list[_T], lost: Callable[[_T], _R]
) -> Iterator[_R]:
    for thing in chunk:
        found = _result(_submit(client, work, [thing]))
        yield from [lost(thing)] if found is None else found
