"""Checking plans, few or many: in this process, in several, or on a Dask cluster; outcomes in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.catalog.textfile import STDIN, read_bytes, shown_path
from reformcheck.rules.model import PlanReport, ReadError
from reformcheck.running.problems import RequestError
from reformcheck.running.session import is_document, model_needed
from reformcheck.running.worker import (
    Job,
    Outcome,
    Spec,
    check_packed,
    check_partition,
    collect_seldom,
    make_spec,
    read_error,
)

if TYPE_CHECKING:
    from reformcheck.running.rendering import Rendering
    from reformcheck.running.session import Session
    from reformcheck.running.settings import Settings

AUTO = "auto"

MANY = 64
"""From so many plans on, a run is long: "auto" takes all cores."""


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
    session: Session,
    settings: Settings,
    paths: Sequence[str],
    renderings: Sequence[Rendering],
    way: Way,
    lang: str,
) -> Iterator[Outcome]:
    """What became of each plan, in order. Raises InputError for a baseline or cache that cannot be used.

    Raises RequestError where Dask is asked for and not installed, or cannot be reached.
    """
    jobs = _jobs(paths, settings, lang, read=way.dask is not None)
    cache = _cache_file(way.cache)
    spec = make_spec(session, settings, lang, renderings, cache)
    with model_needed(), ExitStack() as stack:
        yield from _run(spec, jobs, len(paths), way, stack)


def _run(spec: Spec, jobs: Iterator[Job], plans: int, way: Way, stack: ExitStack) -> Iterator[Outcome]:
    if way.dask is not None:
        return _on_dask(spec, jobs, way.dask, stack)
    processes = way.processes(plans)
    if processes <= 1:
        if plans >= MANY:
            collect_seldom()
        return (outcome for job in jobs for outcome in check_partition(spec, [job]))
    from reformcheck.running.pool import map_in_order

    return map_in_order(partial(check_partition, spec), jobs, processes)


def _on_dask(spec: Spec, jobs: Iterator[Job], address: str, stack: ExitStack) -> Iterator[Outcome]:
    import pickle

    from reformcheck.running.cluster import DaskMissingError, connect, map_on_cluster

    try:
        client: Any = stack.enter_context(connect(address))
    except DaskMissingError:
        raise RequestError(
            "--dask 需要 Dask，请先安装：pip install 'reformcheck[dask]'",
            "--dask needs Dask; install it with: pip install 'reformcheck[dask]'",
        ) from None
    except (OSError, ValueError) as error:
        raise RequestError(
            f"连不上 Dask 调度器 {address}：{error}",
            f"no Dask scheduler can be reached at {address}: {error}",
        ) from None
    return map_on_cluster(client, partial(check_packed, pickle.dumps(spec)), jobs)


def _cache_file(folder: str | None) -> str | None:
    if folder is None:
        return None
    from reformcheck.running.cache import prepare

    return prepare(folder)


def _jobs(paths: Iterable[str], settings: Settings, lang: str, *, read: bool) -> Iterator[Job]:
    """The plans with what the configuration and the baseline hold of each, and their bytes if asked for.

    The baseline is read before the first plan. Raises InputError for one that cannot be used.
    """
    accepted = _accepted(settings["baseline"])
    return (_job(path, settings, accepted(path), lang, read=read or path == STDIN) for path in paths)


def _accepted(baseline: str | None) -> Any:
    if baseline is None:
        return lambda path: None
    from reformcheck.running.baseline_file import key, load

    held = load(baseline)
    return lambda path: held.plans.get(key(path, baseline), ())


def _job(path: str, settings: Settings, accepted: Any, lang: str, *, read: bool) -> Job:
    overrides = settings.overrides_for(path) if settings.overrides else ()
    content: bytes | ReadError | None = None
    if read:
        try:
            content = _plan_file(path)
        except InputError as error:
            content = read_error(error, lang)
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
    session: Session, settings: Settings, paths: Sequence[str], way: Way, lang: str
) -> Iterator[PlanReport | ReadError]:
    """The whole result of each plan, or why it could not be read, in order."""
    from reformcheck.running.packing import unpack

    for outcome in outcomes(session, settings, paths, (), way, lang):
        yield outcome.error or unpack(outcome.packed, session.checker.catalog)
