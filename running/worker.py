"""Checking a part of many plans, in any process of any machine that has reformcheck installed."""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from functools import reduce
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reformcheck.catalog.errors import InputError, NoPlanError
from reformcheck.catalog.memo import per_object
from reformcheck.catalog.textfile import read_bytes, shown_path
from reformcheck.plans.reader import parse_plan
from reformcheck.reports.tally import Tally, tally_of
from reformcheck.rules.model import Accepted, ReadError
from reformcheck.running.rendering import Rendering
from reformcheck.running.session import Semantic, Session, is_document
from reformcheck.running.settings import Settings
from reformcheck.running.version import VERSION

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog
    from reformcheck.plans.model import Plan
    from reformcheck.rules.model import PlanReport
    from reformcheck.running.cache import Cache


class Job(NamedTuple):
    """A plan to check."""

    path: str
    content: bytes | ReadError | None = None
    """The bytes of a plan file, or why there are none; None where the worker is to read the file, or document, itself."""
    overrides: tuple[int, ...] = ()
    """Positions of the configuration's overrides that its path falls under."""
    accepted: tuple[Accepted, ...] | None = None
    """What a baseline holds of it; None without a baseline."""


class Outcome(NamedTuple):
    """What became of a plan: an error, or its tally with the pieces or the packed result that were asked for.

    Plans in a row of which pieces are asked for may be one outcome together.
    """

    error: ReadError | None = None
    tally: Tally = Tally()
    pieces: tuple[bytes, ...] = ()
    """One for each rendering of the spec, in its order, in UTF-8."""
    packed: bytes = b""
    """Where the spec asks for no rendering: the PlanReport, for `packing.unpack`."""

    @property
    def plans(self) -> int:
        """How many plans it speaks of."""
        return 1 if self.error else self.tally.plans


class Spec(NamedTuple):
    """All that checking takes beside the plan. Picklable, and without any path that a worker would read."""

    settings: Settings
    today: str
    lang: str
    renderings: tuple[Rendering, ...]
    catalogs: tuple[Catalog, Catalog] | None
    """That of the plans and the one to check against; None for the shipped one."""
    catalog_hashes: tuple[str, ...]
    region: str = ""
    """Of documents that do not say."""
    force_plan: bool = False
    """Documents that are no plans by their kind are read as plans."""
    semantic: Semantic = "off"
    model: str = ""
    """Version of the language model's package; empty where none is asked."""
    cache: str | None = None
    """The file of a cache, where the workers share a file system with it."""

    @property
    def digest(self) -> str:
        """Of everything that an outcome depends on, but the plan."""
        return _digest(self)


@per_object
def _digest(spec: Spec) -> str:
    values = sorted((key, repr(value)) for key, value in spec.settings.values.items() if key in _COUNTS)
    about = (VERSION, spec.today, spec.lang, spec.renderings, spec.catalog_hashes, values)
    parts = (*about, spec.settings.overrides, spec.region, spec.force_plan, spec.semantic, spec.model)
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()


# Settings that change what is found in a plan.
_COUNTS = ("lists", "select", "ignore", "severity")

# Between two looks of the garbage collector, where there are many plans; Python's own number is 700.
_ALLOCATIONS = 50_000

# The session of this process, by the digest of its spec.
_sessions: dict[str, Session] = {}


def make_spec(
    session: Session, settings: Settings, lang: str, renderings: Sequence[Rendering], cache: str | None = None
) -> Spec:
    """A spec for the work of a session, which serves this process, and those forked from it, as well."""
    checked = session.checker.catalog
    shipped = not settings["catalog"] and checked is session.catalog
    hashes = (lst.sha256 for catalog in (session.catalog, checked) for lst in catalog.lists.values())
    spec = Spec(
        settings,
        session.today,
        lang,
        tuple(renderings),
        None if shipped else (session.catalog, checked),
        tuple(hashes),
        session.region,
        session.force_plan,
        session.semantic,
        _model(session),
        cache,
    )
    _sessions[spec.digest] = session
    return spec


def _model(session: Session) -> str:
    if session.semantic == "off":
        return ""
    from reformcheck.rules.embedding import package

    with suppress(ImportError):  # said when the model is first asked
        return package()
    return ""


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


def check_packed(spec: bytes, jobs: Sequence[Job]) -> list[Outcome]:
    """The same with a pickled spec, which is quicker to send many times."""
    return check_partition(_unpickled(spec), jobs)


# The spec that this process unpickled last, by its bytes.
_specs: dict[bytes, Spec] = {}


def _unpickled(spec: bytes) -> Spec:
    import pickle

    if spec not in _specs:
        _specs.clear()
        _specs[spec] = pickle.loads(spec)
    return _specs[spec]


def _session(spec: Spec) -> Session:
    digest = spec.digest
    if digest not in _sessions:
        _sessions.clear()
        _sessions[digest] = Session.of(
            spec.settings,
            spec.today,
            spec.catalogs,
            region=spec.region,
            semantic=spec.semantic,
            force_plan=spec.force_plan,
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
    try:
        job, digest = _with_digest(job)
    except InputError as error:
        return Outcome(read_error(error, spec.lang))
    catalog = session.checker.catalog
    parts = (spec.digest, job.path, digest, job.overrides, job.accepted)
    key = hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).digest()
    held = cache.get(key)
    if held is not None:
        # An entry that is damaged, or made by other code, is as good as none.
        with suppress(Exception):
            known: Outcome = unpack(held, catalog)
            return known
    outcome = _check(spec, session, job)
    cache.put(key, pack(outcome, catalog))
    return outcome


def _with_digest(job: Job) -> tuple[Job, str]:
    """The job, with the bytes of a plan file, and their digest or that of a document. Raises InputError."""
    if job.content is None and is_document(job.path):
        return job, hashlib.sha256(Path(job.path).read_bytes()).hexdigest()
    content = job.content if isinstance(job.content, bytes) else read_bytes(job.path)
    return job._replace(content=content), hashlib.sha256(content).hexdigest()


def read_error(error: InputError, lang: str) -> ReadError:
    """What a report says of a file that could not be read."""
    return ReadError(error.location, error.message(lang), isinstance(error, NoPlanError))


def _check(spec: Spec, session: Session, job: Job) -> Outcome:
    if isinstance(job.content, ReadError):
        return Outcome(job.content)
    try:
        plan = _plan(session, job.path, job.content)
    except InputError as error:
        return Outcome(read_error(error, spec.lang))
    checker = session.checker_with(job.overrides)
    result = checker.check(plan)
    if job.accepted is not None:
        from reformcheck.rules.baseline import settle

        result = settle(job.accepted, result, checker.rules)
    return _outcome(spec, result, session.checker.catalog)


def _plan(session: Session, path: str, content: bytes | None) -> Plan:
    if content is None:
        return session.read(path)
    return parse_plan(content, shown_path(path), session.catalog, session.geography)


def _outcome(spec: Spec, result: PlanReport, catalog: Catalog) -> Outcome:
    if not spec.renderings:
        from reformcheck.running.packing import pack

        return Outcome(None, tally_of(result), packed=pack(result, catalog))
    pieces = tuple([rendering.piece(result, catalog, spec.lang) for rendering in spec.renderings])
    return Outcome(None, tally_of(result), pieces)
