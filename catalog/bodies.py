"""The registry of government bodies: their names over time, and who answers for whom.

The data is units.yaml, whose head explains its keys. It is read on first use, and its names are
expanded once; sources and examples are read only for `describe`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from reformcheck.catalog.files.yamlfile import parse_yaml
from reformcheck.catalog.language.name_patterns import PLACE_SLOT, expand
from reformcheck.catalog.model import Region

UNITS = Path(__file__).with_name("units.yaml")

Level = Literal["national", "province", "city", "county"]
Standing = Literal["in use", "no longer", "not yet"]
OtherKind = Literal["government", "zone", "organisation"]

# Evidence takes half of the file and a check needs none of it; each such key stands on one line. To read it too takes
# 10 ms of the 300 of `reformcheck diff examples/jilin.yaml` (`python -m benchmarks.compare`, one plan).
_EVIDENCE = re.compile(rb"(?m)^    (?:source|examples|not|note|feeds): .*\n")
_HALF_WIDTH = str.maketrans("（），；：", "(),;:")


class Reform(NamedTuple):
    """A reform of institutions, with the dates that decide whether a name was in use."""

    id: str
    name: str
    decided: str
    """ISO date before which no name that it made was in use."""
    deadlines: Mapping[str, str]
    """ISO date by which it had to be done, by level ("national", "province", "city") where one was set."""

    def deadline(self, level: Level | None) -> str:
        """For counties that of cities, for an unknown level the last of all; "9999" where none was set."""
        keys = ("province", "city") if level is None else ("city" if level == "county" else level,)
        return max(self.deadlines.get(key, "9999") for key in keys)


class Naming(NamedTuple):
    """Names that a body bore in one period."""

    body: str
    """Id of the body."""
    national: bool
    """Names of the national department; else names of its local offices."""
    patterns: tuple[str, ...]
    start: Reform | None = None
    """Not in use before this reform was decided. None: since when is not known."""
    end: Reform | None = None
    """Out of use once this reform had to be done. None: still in use, or not known."""
    kept_in: tuple[str, ...] = ()
    """Short names of provinces where the names outlived the reform."""

    def standing(self, level: Level | None, first: str, last: str, province: str = "") -> Standing:
        """Whether the names were in use on a day between `first` and `last` (ISO dates).

        "no longer" and "not yet" are said only where they hold for every such day. Counties ran ahead of
        some reforms, so a new name is never too early there.
        """
        if self.end and first > self.end.deadline(level) and province not in self.kept_in:
            return "no longer"
        if self.start and last < self.start.decided and level != "county":
            return "not yet"
        return "in use"


class Body(NamedTuple):
    """A family of counterparts: a national department and the offices that answer for the same matter."""

    id: str
    namings: tuple[Naming, ...]
    becomes: tuple[str, ...] = ()
    """Ids of the bodies that took its place."""
    also: tuple[str, ...] = ()
    """Ids of other bodies whose offices answer for it."""
    also_in_cities: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    """Short names of the provinces where it has an office; empty where it has one everywhere."""
    not_in_cities: bool = False
    vertical: bool = False
    """Its offices are set up from above, and may serve the whole province of their seat."""
    reach: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Provinces that a seat serves besides its own, all by short names."""
    reach_any: bool = False
    """The place in the name of an office does not limit where it works."""


class Frame(NamedTuple):
    """A name with a place inside: 中国人民银行{place}中心支行."""

    head: str
    slot: str
    """In what form the place stands there: "place", "full", "short", or names parted by "|"."""
    tail: str
    naming: Naming

    @property
    def breadth(self) -> int:
        """How many places may stand there: of frames that fit a name, the narrowest counts."""
        return {"place": 2, "full": 1, "short": 1}.get(self.slot, 0)


class Registry(NamedTuple):
    """All bodies, with their names spelled out."""

    reforms: Mapping[str, Reform]
    bodies: Mapping[str, Body]
    national: Mapping[str, tuple[Naming, ...]]
    """By name of a national department, as printed in any of its forms."""
    local: Mapping[str, tuple[Naming, ...]]
    """By name of a local office as it stands after a place or a level."""
    frames: tuple[Frame, ...]
    prefixes: Mapping[str, Level | None]
    """Words that stand before a name in place of a place, to the level they say."""
    kinds: Mapping[str, OtherKind]
    """How names of units end that are no department, to their kind."""
    vague: Mapping[str, tuple[str, ...]]
    """Words of units that name nobody: "qualifiers", "nouns", "others"."""
    predecessors: Mapping[str, tuple[str, ...]]
    """By id of a body: ids of the bodies whose place it took."""

    def answering(self, body_id: str, region: Region, province: str) -> frozenset[str]:
        """Ids of the bodies whose offices in `region` answer for a body; empty where none is known.

        `province` is the short name of the province of `region`.
        """
        body = self.bodies[body_id]
        in_city = region.parent is not None
        if (body.only_in and province not in body.only_in) or (in_city and body.not_in_cities):
            return frozenset()
        found = {body_id, *body.also, *(body.also_in_cities if in_city else ())}
        for known in tuple(found):
            found.update(self.bodies[known].becomes, self.predecessors.get(known, ()))
        return frozenset(found)


def half_width(text: str) -> str:
    """Text without blanks and with half-width brackets and commas, as names are compared."""
    return "".join(text.split()).translate(_HALF_WIDTH)


@lru_cache(maxsize=1)
def load_bodies() -> Registry:
    """The registry that comes with the package."""
    data = parse_yaml(_EVIDENCE.sub(b"", UNITS.read_bytes()), str(UNITS)).data
    reforms = {key: _reform(key, value) for key, value in data["reforms"].items()}
    bodies = {key: _body(key, value or {}, reforms) for key, value in data["bodies"].items()}
    national: dict[str, tuple[Naming, ...]] = {}
    local: dict[str, tuple[Naming, ...]] = {}
    frames: list[Frame] = []
    for naming in (naming for body in bodies.values() for naming in body.namings):
        index = national if naming.national else local
        for name in (name for pattern in naming.patterns for name in expand(pattern)):
            if "{" in name:
                head, slot, tail = PLACE_SLOT.split(name, maxsplit=1)
                frames.append(Frame(head, slot, tail, naming))
            else:
                known = index.get(name, ())
                if not known or known[-1] is not naming:
                    index[name] = (*known, naming)
    return Registry(
        reforms, bodies, national, local, tuple(frames),
        _prefixes(data["prefixes"]), _endings(data["kinds"]),
        {key: tuple(half_width(word) for word in words.split()) for key, words in data["vague"].items()},
        _predecessors(bodies),
    )  # fmt: skip


def _reform(key: str, data: Mapping[str, str]) -> Reform:
    deadlines = {level: data[level] for level in ("national", "province", "city") if level in data}
    return Reform(key, data["name"], data["decided"], deadlines)


def _body(key: str, data: Mapping[str, Any], reforms: Mapping[str, Reform]) -> Body:
    reach = data.get("reach", "")
    return Body(
        id=key,
        namings=tuple(_namings(key, data, reforms)),
        becomes=_words(data, "becomes"),
        also=_words(data, "also"),
        also_in_cities=_words(data, "also-in-cities"),
        only_in=_words(data, "only-in"),
        not_in_cities=data.get("not-in-cities", False),
        vertical=data.get("vertical", False),
        reach={} if reach == "any" else _reach(reach),
        reach_any=reach == "any",
    )


def _words(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(data.get(key, "").split())


def _namings(key: str, data: Mapping[str, Any], reforms: Mapping[str, Reform]) -> Iterator[Naming]:
    """One for each key such as "local from 2018 until 2023 except 西藏"."""
    for label, patterns in data.items():
        words = label.split()
        if words[0] not in ("national", "local"):
            continue
        terms: dict[str, list[str]] = {"from": [], "until": [], "except": []}
        current: list[str] = []
        for word in words[1:]:
            if word in terms:
                current = terms[word]
            else:
                current.append(word)
        start, end = (reforms[terms[t][0]] if terms[t] else None for t in ("from", "until"))
        yield Naming(key, words[0] == "national", tuple(patterns.split()), start, end, tuple(terms["except"]))


def _reach(text: str) -> dict[str, tuple[str, ...]]:
    seats = (word.split("+") for word in text.split())
    return {seat[0]: tuple(seat[1:]) for seat in seats}


def _prefixes(data: Mapping[str, str]) -> dict[str, Level | None]:
    levels: dict[str, Level | None] = {"province": "province", "city": "city", "county": "county", "-": None}
    return {half_width(word): levels[key] for key, words in data.items() for word in words.split()}


def _endings(data: Mapping[str, str]) -> dict[str, OtherKind]:
    kinds: tuple[OtherKind, ...] = ("government", "zone", "organisation")
    return {half_width(ending): kind for kind in kinds for ending in data[kind].split()}


def _predecessors(bodies: Mapping[str, Body]) -> dict[str, tuple[str, ...]]:
    before: dict[str, tuple[str, ...]] = {}
    for body in bodies.values():
        for successor in body.becomes:
            before[successor] = (*before.get(successor, ()), body.id)
    return before
