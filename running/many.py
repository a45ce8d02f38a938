"""Checking plans, few or many: in this process, in several, or on a Dask cluster; outcomes in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import STDIN, read_bytes, shown_path
from reformcheck.catalog.model import Location
from reformcheck.rules.model import PlanReport, ReadError
from reformcheck.running.choices import model_needed
from reformcheck.running.faults import guarded, killed
from reformcheck.running.problems import RequestError
from reformcheck.running.sources import Source, is_document
from reformcheck.running.spec import Job, Outcome, Spec, make_spec
from reformcheck.running.worker import check_apart, check_packed, check_partition, collect_seldom, hold

if TYPE_CHECKING:
    from reformcheck.reports.formats import Rendering
    from reformcheck.rules.model import Accepted
    from reformcheck.running.session import Session

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
    session: Session, sources: Sequence[str | Source], renderings: Sequence[Rendering], way: Way
) -> Iterator[Outcome]:
    """What became of each plan, in order. Raises InputError for a baseline or cache that cannot be used.

    Raises RequestError where Dask is asked for and not installed, or cannot be reached.
    """
    jobs = _jobs(sources, session, read=way.dask is not None)
    spec = make_spec(session, renderings, _cache_file(way.cache))
    hold(spec, session)
    with model_needed(), ExitStack() as stack:
        yield from _run(spec, jobs, len(sources), way, stack)


def results(session: Session, sources: Sequence[str | Source], way: Way) -> Iterator[PlanReport | ReadError]:
    """The whole result of each plan, or why it could not be read, in order."""
    for outcome in outcomes(session, sources, (), way):
        yield outcome.error or _whole(outcome, session)


def _whole(outcome: Outcome, session: Session) -> PlanReport:
    if isinstance(outcome.result, PlanReport):
        return outcome.result
    from reformcheck.running.packing import unpack

    result: PlanReport = unpack(outcome.result or b"", session.checker.catalog)
    return result


def _run(spec: Spec, jobs: Iterator[Job], plans: int, way: Way, stack: ExitStack) -> Iterator[Outcome]:
    if way.dask is not None:
        return _on_dask(spec, jobs, way.dask, stack)
    processes = way.processes(plans)
    if processes <= 1:
        if plans >= MANY:
            collect_seldom()
        return (outcome for job in jobs for outcome in check_partition(spec, [job]))
    from reformcheck.running.pool import map_in_order

    return map_in_order(partial(check_apart, spec), jobs, processes, partial(_lost, spec.lang))


def _lost(lang: str, job: Job) -> Outcome:
    """The outcome of a plan on which the process that checked it died."""
    return Outcome(killed(job.shown or shown_path(job.path), lang))


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
    return map_on_cluster(client, partial(check_packed, pickle.dumps(spec)), jobs, partial(_lost, spec.lang))


def _cache_file(folder: str | None) -> str | None:
    if folder is None:
        return None
    from reformcheck.running.cache import prepare

    return prepare(folder)


def _jobs(sources: Iterable[str | Source], session: Session, *, read: bool) -> Iterator[Job]:
    """The plans with what the configuration and the baseline hold of each, and their bytes if asked for.

    The baseline is read before the first plan. Raises InputError for one that cannot be used.
    """
    accepted = accepted_in(session.settings["baseline"])
    return (_job(source, session, accepted, read=read or source == STDIN) for source in sources)


def accepted_in(baseline: str | None) -> Callable[[str], tuple[Accepted, ...] | None]:
    """What the baseline holds of the plan of a path; None where there is no baseline."""
    if baseline is None:
        return lambda path: None
    from reformcheck.running.baseline_file import key, load

    held = load(baseline)
    return lambda path: held.plans.get(key(path, baseline), ())


def _job(
    source: str | Source,
    session: Session,
    accepted: Callable[[str], tuple[Accepted, ...] | None],
    *,
    read: bool,
) -> Job:
    path, content, shown = (source, None, "") if isinstance(source, str) else source
    settings = session.settings
    overrides = settings.overrides_for(path) if settings.overrides else ()
    given: bytes | ReadError | None = content
    if content is None and read:
        given = guarded(shown_path(path), session.lang, lambda: _plan_file(path))
    return Job(path, given, overrides, accepted(path), shown)


def _plan_file(path: str) -> bytes:
    """The bytes of a plan file. Raises InputError, also for a document: those are read from disk."""
    if is_document(path):
        raise InputError(
            Location(shown_path(path)),
            "--dask 只检查方案文件；公文请不加 --dask 检查，或先用 `reformcheck import` 转成方案",
            "--dask checks plan files only; check a document without it, or make it a plan with `reformcheck import`",
        )
    return read_bytes(path)
