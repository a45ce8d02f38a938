"""Checking plans, few or many: in this process, in several, or on a Dask cluster; outcomes in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.catalog.textfile import STDIN, read_bytes, shown_path
from reformcheck.cli.language import current, t
from reformcheck.cli.progress import MANY, Watch
from reformcheck.cli.session import is_document, model_needed
from reformcheck.cli.worker import (
    Job,
    Outcome,
    Spec,
    check_packed,
    check_partition,
    collect_seldom,
    make_spec,
    read_error,
)
from reformcheck.rules.model import PlanReport, ReadError

if TYPE_CHECKING:
    from reformcheck.cli.rendering import Rendering
    from reformcheck.cli.session import Session
    from reformcheck.cli.settings import Settings

AUTO = "auto"


class Way(NamedTuple):
    """How many plans are checked at once, where, and what is remembered."""

    jobs: str = AUTO
    """A number of processes, or "auto": all cores where there are many plans."""
    dask: str | None = None
    """Address of a Dask scheduler, or "local"."""
    cache: str | None = None
    """Folder of a cache."""

    def processes(self, plans: int) -> int:
        if self.jobs != AUTO:
            return int(self.jobs)
        if plans < MANY:
            return 1
        import os

        return os.cpu_count() or 1


def outcomes(
    session: Session, settings: Settings, paths: Sequence[str], renderings: Sequence[Rendering], way: Way
) -> Iterator[Outcome]:
    """What became of each plan, in order. Raises InputError for a baseline or cache that cannot be used.

    Raises UsageError where Dask is asked for and not installed, or cannot be reached.
    """
    jobs = _jobs(paths, settings, read=way.dask is not None)
    cache = _cache_file(way.cache)
    spec = make_spec(session, settings, current(), renderings, cache)
    with model_needed(), Watch(len(paths)) as watch, ExitStack() as stack:
        yield from watch.over(_run(spec, jobs, len(paths), way, stack), lambda outcome: outcome.plans)


def _run(spec: Spec, jobs: Iterator[Job], plans: int, way: Way, stack: ExitStack) -> Iterator[Outcome]:
    if way.dask is not None:
        return _on_dask(spec, jobs, way.dask, stack)
    processes = way.processes(plans)
    if processes <= 1:
        if plans >= MANY:
            collect_seldom()
        return (outcome for job in jobs for outcome in check_partition(spec, [job]))
    from reformcheck.cli.pool import map_in_order

    return map_in_order(partial(check_partition, spec), jobs, processes)


def _on_dask(spec: Spec, jobs: Iterator[Job], address: str, stack: ExitStack) -> Iterator[Outcome]:
    import pickle

    from reformcheck.cli.cluster import DaskMissingError, connect, map_on_cluster

    try:
        client: Any = stack.enter_context(connect(address))
    except DaskMissingError:
        raise click.UsageError(
            t(
                "--dask 需要 Dask，请先安装：pip install 'reformcheck[dask]'",
                "--dask needs Dask; install it with: pip install 'reformcheck[dask]'",
            )
        ) from None
    except (OSError, ValueError) as error:
        raise click.UsageError(
            t(
                f"连不上 Dask 调度器 {address}：{error}",
                f"no Dask scheduler can be reached at {address}: {error}",
            )
        ) from None
    return map_on_cluster(client, partial(check_packed, pickle.dumps(spec)), jobs)


def _cache_file(folder: str | None) -> str | None:
    if folder is None:
        return None
    from reformcheck.cli.cache import prepare

    return prepare(folder)


def _jobs(paths: Iterable[str], settings: Settings, *, read: bool) -> Iterator[Job]:
    """The plans with what the configuration and the baseline hold of each, and their bytes if asked for.

    The baseline is read before the first plan. Raises InputError for one that cannot be used.
    """
    accepted = _accepted(settings["baseline"])
    return (_job(path, settings, accepted(path), read=read or path == STDIN) for path in paths)


def _accepted(baseline: str | None) -> Any:
    if baseline is None:
        return lambda path: None
    from reformcheck.cli.baseline_file import key, load

    held = load(baseline)
    return lambda path: held.plans.get(key(path, baseline), ())


def _job(path: str, settings: Settings, accepted: Any, *, read: bool) -> Job:
    overrides = settings.overrides_for(path) if settings.overrides else ()
    content: bytes | ReadError | None = None
    if read:
        try:
            content = _plan_file(path)
        except InputError as error:
            content = read_error(error, current())
    return Job(path, content, overrides, accepted)


def _plan_file(path: str) -> bytes:
    """The bytes of a plan file. Raises InputError, also for a document: those are read from disk."""
    if is_document(path):
        raise InputError(
            Location(shown_path(path)),
            "--dask 只检查方案文件；公文请不加 --dask 检查，或先用 `reformcheck import` 转成方案",
            "--dask checks plan files only; check a document without it, or make it a plan with `reformcheck import`",
        )
    return read_bytes(path)


def results(
    session: Session, settings: Settings, paths: Sequence[str], way: Way, errors: list[ReadError]
) -> Iterator[PlanReport]:
    """The whole result of each plan, in order; what cannot be read goes to `errors`."""
    from reformcheck.cli.packing import unpack

    for outcome in outcomes(session, settings, paths, (), way):
        if outcome.error:
            errors.append(outcome.error)
        else:
            yield unpack(outcome.packed, session.checker.catalog)
