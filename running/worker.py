"""Checking a part of many plans, in any process of any machine that has reformcheck installed."""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from functools import reduce
from itertools import groupby
from typing import TYPE_CHECKING

from reformcheck.catalog.files.textfile import read_bytes
from reformcheck.reports.tally import Tally, tally_of
from reformcheck.rules.model import PlanReport, ReadError
from reformcheck.running.faults import guarded
from reformcheck.running.files.passed_over import digest_of
from reformcheck.running.log import note, step
from reformcheck.running.session import Session
from reformcheck.running.sources import Source, file_of, is_document
from reformcheck.running.spec import Job, Outcome, Spec

if TYPE_CHECKING:
    from reformcheck.reports.formats import Rendering
    from reformcheck.running.cache import Cache

# Between two looks of the garbage collector, where there are many plans; Python's own number is 700.
_ALLOCATIONS = 50_000

# The session of this process, by the digest of its spec.
_sessions: dict[str, Session] = {}


def collect_seldom() -> None:
    """Spare what stays loaded, and most of what a plan brings, the looks of the garbage collector.

    Plans make hardly any cycles: what they bring is gone when they are.
    """
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)


def check_partition(spec: Spec, jobs: Sequence[Job]) -> list[Outcome]:
    """The outcomes of some plans, in order. A plan that cannot be read is an error and stops nothing."""
    session = _session(spec)
    if spec.cache is None:
        outcomes = [_check(spec, session, job) for job in jobs]
    else:
        cache = _cache(spec.cache)
        outcomes = [_remembered(spec, session, job, cache) for job in jobs]
        cache.commit()
    return _together(spec.renderings, outcomes) if spec.renderings else outcomes


def check_apart(spec: Spec, jobs: Sequence[Job]) -> list[Outcome]:
    """The same for another process: whole results are packed."""
    outcomes = check_partition(spec, jobs)
    return outcomes if spec.renderings else [_packed(outcome, _session(spec)) for outcome in outcomes]


def check_packed(spec: bytes, jobs: Sequence[Job]) -> list[Outcome]:
    """The same with a pickled spec, which is quicker to send many times."""
    return check_apart(_unpickled(spec), jobs)


def _together(renderings: Sequence[Rendering], outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Plans in a row as one outcome, errors apart: less to send, and less to do for the one that puts all together."""
    joined: list[Outcome] = []
    for failed, group in groupby(outcomes, key=lambda outcome: outcome.error is not None):
        row = list(group)
        if failed or len(row) == 1:
            joined += row
            continue
        pieces = zip(*(outcome.pieces for outcome in row), strict=True)
        joined.append(
            Outcome(
                None,
                reduce(Tally.plus, [outcome.tally for outcome in row]),
                tuple(r.joined(made) for r, made in zip(renderings, pieces, strict=True)),
            )
        )
    return joined


def _packed(outcome: Outcome, session: Session) -> Outcome:
    """The outcome with its result as bytes: what the catalog holds is named in them, not written out."""
    if not isinstance(outcome.result, PlanReport):
        return outcome
    from reformcheck.running.packing import pack

    return outcome._replace(result=pack(outcome.result, session.checker.catalog))


# The spec that this process unpickled last, by its bytes.
_specs: dict[bytes, Spec] = {}


def _unpickled(spec: bytes) -> Spec:
    import pickle

    if spec not in _specs:
        _specs.clear()
        _specs[spec] = pickle.loads(spec)
    return _specs[spec]


def hold(spec: Spec, session: Session) -> None:
    """Let a session that is there do the work of its spec, in this process and those forked from it."""
    _sessions.clear()
    _sessions[spec.digest] = session


def _session(spec: Spec) -> Session:
    digest = spec.digest
    if digest not in _sessions:
        _sessions.clear()
        _sessions[digest] = Session.of(
            spec.settings,
            spec.today,
            spec.catalogs,
            documents=spec.documents,
            semantic=spec.semantic,
            lang=spec.lang,
        )
    return _sessions[digest]


# The open cache of this process, by process and file: a connection must not be used across a fork.
_caches: dict[tuple[int, str], Cache] = {}


def _cache(file: str) -> Cache:
    from reformcheck.running.cache import Cache

    key = os.getpid(), file
    if key not in _caches:
        _caches.clear()
        _caches[key] = Cache(file)
    return _caches[key]


def _remembered(spec: Spec, session: Session, job: Job, cache: Cache) -> Outcome:
    """What the cache holds of a plan with these bytes, else what checking it finds."""
    from reformcheck.running.packing import pack, unpack

    if isinstance(job.content, ReadError):
        return Outcome(job.content)
    keyed = guarded(Source(job.path).name, spec.lang, lambda: _with_digest(job))
    if isinstance(keyed, ReadError):
        return Outcome(keyed)
    job, digest = keyed
    if not digest:
        return _check(spec, session, job)  # which tells why
    catalog = session.checker.catalog
    parts = (spec.digest, job.path, job.shown, digest, job.overrides, job.accepted)
    key = hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).digest()
    held = cache.get(key)
    if held is not None:
        # An entry of another kind is as good as none.
        with suppress(Exception):
            known = unpack(held, catalog)
            if isinstance(known, Outcome):
                note(f"remembered {job.path}")
                return known
    outcome = _check(spec, session, job)
    if outcome.error is None or not outcome.error.trace:  # an internal error may have been of the moment
        cache.put(key, pack(_packed(outcome, session), catalog))
    return outcome


def _with_digest(job: Job) -> tuple[Job, str]:
    """The job, with the bytes of a plan file, and their digest or that of a document. Raises InputError.

    The digest is empty for a document that cannot be read.
    """
    if job.content is None and is_document(job.path):
        return job, digest_of(file_of(job.path))
    content = job.content if isinstance(job.content, bytes) else read_bytes(job.path)
    return job._replace(content=content), hashlib.sha256(content).hexdigest()


def _check(spec: Spec, session: Session, job: Job) -> Outcome:
    if isinstance(job.content, ReadError):
        return Outcome(job.content)
    source = Source(job.path, job.content, job.shown)
    result = session.check(source, overrides=job.overrides, accepted=job.accepted)
    if isinstance(result, ReadError):
        return Outcome(result)
    if not spec.renderings:
        return Outcome(None, tally_of(result), result=result)
    pieces = guarded(source.name, spec.lang, lambda: _pieces(spec, session, result))
    return Outcome(pieces) if isinstance(pieces, ReadError) else Outcome(None, tally_of(result), pieces)


def _pieces(spec: Spec, session: Session, result: PlanReport) -> tuple[bytes, ...]:
    with step("write", result.plan.path):
        return tuple([rendering.piece(result, session.checker.catalog) for rendering in spec.renderings])
