"""What a worker, in any process of any machine, is told: all that checking takes beside the plan, and the plans."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reformcheck.catalog.memo import per_object
from reformcheck.reports.tally import Tally
from reformcheck.rules.model import Accepted, PlanReport, ReadError
from reformcheck.running.choices import Semantic
from reformcheck.running.settings import Settings
from reformcheck.running.sources import Documents
from reformcheck.running.version import VERSION

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog
    from reformcheck.reports.formats import Rendering
    from reformcheck.running.session import Session

# Settings that change what is found in a plan.
_COUNTS = ("lists", "select", "ignore", "severity")


class Job(NamedTuple):
    """A plan to check."""

    path: str
    content: bytes | ReadError | None = None
    """The bytes of a plan file, or why there are none; None where the worker is to read the file, or document, itself."""
    overrides: tuple[int, ...] = ()
    """Positions of the configuration's overrides that its path falls under."""
    accepted: tuple[Accepted, ...] | None = None
    """What a baseline holds of it; None without a baseline."""
    shown: str = ""
    """What the result calls it, where that is not its path."""


class Outcome(NamedTuple):
    """What became of a plan: an error, or its tally with the pieces or the result that were asked for.

    Plans in a row of which pieces are asked for may be one outcome together.
    """

    error: ReadError | None = None
    tally: Tally = Tally()
    pieces: tuple[bytes, ...] = ()
    """One for each rendering of the spec, in its order, in UTF-8."""
    result: PlanReport | bytes | None = None
    """Where the spec asks for no rendering; bytes for `packing.unpack` where it crossed processes or was remembered."""

    @property
    def plans(self) -> int:
        """How many plans it speaks of."""
        return 1 if self.error else self.tally.plans


class Spec(NamedTuple):
    """Picklable, and without any path that a worker would read."""

    settings: Settings
    today: str
    lang: str
    renderings: tuple[Rendering, ...]
    catalogs: tuple[Catalog, Catalog] | None
    """That of the plans and the one to check against; None for the shipped one."""
    catalog_hashes: tuple[str, ...]
    documents: Documents = Documents()
    semantic: Semantic = "off"
    model: str = ""
    """Where a cache is used: version of the language model's package; empty where none is asked."""
    cache: str | None = None
    """The file of a cache, where the workers share a file system with it."""
    code: str = ""
    """Where a cache is used: digest of the program, its data and the files of --catalog."""

    @property
    def digest(self) -> str:
        """Of everything that an outcome depends on, but the plan."""
        return _digest(self)


@per_object
def _digest(spec: Spec) -> str:
    values = sorted((key, repr(value)) for key, value in spec.settings.values.items() if key in _COUNTS)
    about = (VERSION, spec.code, spec.today, spec.lang, spec.renderings, spec.catalog_hashes, values)
    parts = (*about, spec.settings.overrides, spec.documents, spec.semantic, spec.model)
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()


def make_spec(session: Session, renderings: Sequence[Rendering], cache: str | None = None) -> Spec:
    """A spec for the work of a session."""
    settings, checked = session.settings, session.checker.catalog
    shipped = not settings["catalog"] and checked is session.catalog
    hashes = [lst.sha256 for catalog in (session.catalog, checked) for lst in catalog.lists.values()]
    if not shipped:  # zones may come from a file beside the lists
        hashes.append(repr((checked.zones, checked.zone_groups)))
    return Spec(
        settings,
        session.today,
        session.lang,
        tuple(renderings),
        None if shipped else (session.catalog, checked),
        tuple(hashes),
        session.documents,
        session.semantic,
        _model(session) if cache else "",
        cache,
        _code(settings) if cache else "",
    )


def _code(settings: Settings) -> str:
    from reformcheck.running.code import code_digest, files_digest

    return code_digest() + files_digest(settings["catalog"])


def _model(session: Session) -> str:
    if session.semantic == "off":
        return ""
    from reformcheck.rules.pairs.carrier import model

    with suppress(ImportError):  # said when the model is first asked
        return model().version
    return ""
