"""What `catalog units [NAME]` prints: the registry as plain data, with its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from reformcheck.catalog.bodies import UNITS, Naming, Registry, load_bodies
from reformcheck.catalog.model import Region
from reformcheck.catalog.unit_names import UnitReader, UnitReading, unit_reader


@dataclass(frozen=True, slots=True)
class NameEntry:
    """Names of one period."""

    national: bool
    patterns: tuple[str, ...]
    """As units.yaml writes them: (学) may be absent, (厅|局) is one of these, {place} a place."""
    since: str
    """The reform that brought them, and its day; empty where that is not known."""
    until: str
    """The reform that ended them, and the days by which it had to be done; empty where still in use."""
    kept_in: tuple[str, ...]
    """Provinces where they live on."""


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """A body with all that the registry knows of it; other bodies are given by id."""

    id: str
    names: tuple[NameEntry, ...]
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    partial_successors: tuple[str, ...]
    """Bodies that took over a part of its tasks."""
    answered_by: tuple[str, ...]
    """Bodies that answer for it besides its own offices."""
    sources: tuple[str, ...]
    """Where its names are printed, or the act that they rest on, in full; those of its reforms last."""
    examples: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """The answer to a look-up."""

    query: str | None
    entries: tuple[BodyEntry, ...]
    """Empty where nothing is known of the name."""
    reading: UnitReading | None = field(default=None)
    """How the name reads as a unit; None for a look-up by id, or of the whole registry."""


def describe(name: str | None = None, regions: Mapping[str, Region] | None = None) -> Description:
    """The whole registry, or what it knows of a body's id, a department or a local office.

    `regions` lets places be taken for what they are: 吉林省科技厅, 长春海关.
    """
    registry = load_bodies()
    data = _evidence()
    if name is None:
        return Description(None, tuple(_entry(registry, data, body) for body in registry.bodies))
    if name in registry.bodies:
        return Description(name, (_entry(registry, data, name),))
    reader: UnitReader = unit_reader(regions if regions is not None else {})
    reading = reader.identify(name)
    return Description(name, tuple(_entry(registry, data, body) for body in reading.bodies), reading)


@lru_cache(maxsize=1)  # several bodies are told of at once
def _evidence() -> dict[str, Any]:
    import yaml

    from reformcheck.catalog.files.yamlfile import QUICKEST

    data: dict[str, Any] = yaml.load(UNITS.read_bytes(), QUICKEST)
    return data


def _entry(registry: Registry, data: Mapping[str, Any], body_id: str) -> BodyEntry:
    body = registry.bodies[body_id]
    fields = data["bodies"][body_id]
    reforms = dict.fromkeys(r.id for n in body.namings for r in (n.start, n.end) if r)
    acts = (data["reforms"][reform]["source"] for reform in reforms)
    return BodyEntry(
        id=body_id,
        names=tuple(_name_entry(naming) for naming in body.namings),
        predecessors=registry.predecessors.get(body_id, ()),
        successors=body.becomes,
        partial_successors=tuple(fields.get("feeds", "").split()),
        answered_by=(*body.also, *body.also_in_cities),
        sources=(*(data["sources"][key] for key in fields["source"].split()), *acts),
        examples=tuple(fields["examples"].split()),
        note=fields.get("note", ""),
    )


def _name_entry(naming: Naming) -> NameEntry:
    start, end = naming.start, naming.end
    since = f"{start.name} {start.decided}" if start else ""
    days = dict.fromkeys(end.deadlines.values()) if end else ()
    until = f"{end.name} {'/'.join(days)}" if end else ""
    return NameEntry(naming.national, naming.patterns, since, until, naming.kept_in)
