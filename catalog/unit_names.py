"""Reading the name of a responsible unit: which body, at which level, of which place.

Nothing is guessed: a name that the registry does not explain is "unknown", and no rule speaks of it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from reformcheck.catalog.bodies import Frame, Level, Naming, Registry, half_width, load_bodies
from reformcheck.catalog.model import Region
from reformcheck.catalog.unit_heads import Head, Places

Kind = Literal["body", "government", "zone", "organisation", "vague", "unknown"]

_BRACKETED = re.compile(r"\(([^()]*)\)")
_PARTS = re.compile(r"[、,;；，](?![^(（]*[)）])")
_DEPARTMENTS = re.compile(r"(?:行政)?(?:主管)?(?:部门|系统|机关)$")
_OFFICE = re.compile(r"(?:委员会|办公室|[局厅委办部])$")


class UnitReading(NamedTuple):
    """What the name of a unit says."""

    name: str
    """As printed."""
    kind: Kind
    """"body": departments of the registry. "government": governments, or a place. "zone": a development zone.
    "organisation": known to be no department. "vague": names nobody. "unknown": not in the registry."""
    bodies: tuple[str, ...] = ()
    """Ids of the bodies it stands for."""
    namings: tuple[Naming, ...] = ()
    """The registry's names that it is, exactly; empty where only its words tell (a merged office)."""
    level: Level | None = None
    place: str = ""
    """The place it names, as printed; empty where it names none."""
    regions: tuple[Region, ...] = ()
    """What the place may be; empty where it is not known (a county)."""
    others: bool = False
    """Vague in a way that means further units (有关部门), not those of the same list (各单位)."""


_REMEMBERED = 2048
"""Names, and lists of names, whose readings are kept."""


class UnitReader:
    """Reads names of units with one registry and one set of regions, and remembers what it has read."""

    def __init__(self, registry: Registry, regions: Mapping[str, Region]) -> None:
        self._registry = registry
        self._places = Places(regions, registry.prefixes)
        self._topics: dict[str, tuple[str, ...]] = {}
        self._frames_of = lru_cache(_REMEMBERED)(self._frames_that_begin)
        self.identify = lru_cache(_REMEMBERED)(self._read_alone)
        """The reading of a name by itself, without a plan around it."""
        self.read_texts = lru_cache(_REMEMBERED)(self._read_texts)
        """The readings of a list of units by texts, each with the text's position: one may hold several names."""

    def read_list(self, names: Sequence[str], region: Region) -> tuple[UnitReading, ...]:
        """The readings of one list of units, in order; a short name inherits the level of the first."""
        readings: list[UnitReading] = []
        hint: Level | None = None
        for index, name in enumerate(names):
            reading = self.read(name, region, hint)
            readings.append(reading)
            if index == 0 and not self._is_vertical(reading):
                hint = reading.level
        return tuple(readings)

    def _read_texts(self, texts: tuple[str, ...], region: Region) -> tuple[tuple[int, UnitReading], ...]:
        pairs = [(position, name) for position, text in enumerate(texts) for name in split_names(text)]
        readings = self.read_list([name for _, name in pairs], region)
        return tuple(zip((position for position, _ in pairs), readings, strict=True))

    def read(self, name: str, region: Region, previous: Level | None = None) -> UnitReading:
        """The reading of one name in a plan of `region`; `previous` is the level of the list's first unit."""
        reading = self.identify(name)
        level = _level(reading, region, previous)
        return reading if level == reading.level else reading._replace(level=level)

    def rests(self, text: str) -> tuple[str, ...]:
        """A name without the places and levels that it may begin with, and whole."""
        return tuple(dict.fromkeys((text, *[head.rest for head in self._places.heads(text)])))

    def _read_alone(self, name: str) -> UnitReading:
        return self._identify(half_width(name).removesuffix("等"))._replace(name=name)

    def _is_vertical(self, reading: UnitReading) -> bool:
        """An office set up from above says nothing of the level of its neighbours."""
        bodies = (self._registry.bodies[body] for body in reading.bodies)
        return reading.level == "national" or any(body.vertical for body in bodies)

    def _identify(self, text: str) -> UnitReading:
        return (
            self._national(text)
            or self._vague(text)
            or self._exact(text)
            or self._bracketed(text)
            or self._matter(text, _DEPARTMENTS)
            or self._other_kind(text)
            or self._matter(text, _OFFICE)
            or self._branch(text)
            or UnitReading(text, "unknown")
        )

    def _national(self, text: str) -> UnitReading | None:
        namings = self._registry.national.get(text)
        if not namings:
            return None
        local = self._registry.local.get(text, ())
        return _of(text, (*namings, *local), Head("", None if local else "national"))

    def _vague(self, text: str) -> UnitReading | None:
        vague = self._registry.vague
        words = {*vague["nouns"], *vague["qualifiers"], ",", "(", ")"}
        if not any(noun in text for noun in vague["nouns"]) or not _made_of(text, words):
            return None
        return UnitReading(text, "vague", others=any(word in text for word in vague["others"]))

    def _exact(self, text: str) -> UnitReading | None:
        """A name of the registry, after a place or a level, or around a place."""
        namings, around = self._framed(text)
        for head in self._places.heads(text):
            plain = self._registry.local.get(head.rest)
            if plain:
                # 吉林金融监管局 may be the province's own office or the branch of the national one.
                return _of(text, (*plain, *(namings if head.regions else ())), head)
        return _of(text, namings, around) if around else None

    def _framed(self, text: str) -> tuple[tuple[Naming, ...], Head | None]:
        """Names that the text is around a place, and that place: the shortest, in the narrowest frame."""
        found: dict[tuple[int, int], list[tuple[Naming, Head]]] = {}
        for frame in self._frames_of(text[:1]):
            head = self._places.inside(frame, text)
            if head:
                found.setdefault((len(head.place), frame.breadth), []).append((frame.naming, head))
        best = found[min(found)] if found else []
        return tuple(naming for naming, _ in best), best[0][1] if best else None

    def _frames_that_begin(self, first: str) -> list[Frame]:
        """The frames that may fit a text which begins with a character; those without a head fit any."""
        return [frame for frame in self._registry.frames if frame.head[:1] in ("", first)]

    def _bracketed(self, text: str) -> UnitReading | None:
        """省科技厅(外国专家局): the name outside, which may stand for the bodies inside too."""
        inner = _BRACKETED.findall(text)
        outer = _BRACKETED.sub("", text)
        if not inner or not outer:
            return None
        reading = self._identify(outer)
        more = (body for name in inner for body in self._identify(name).bodies)
        bodies = tuple(dict.fromkeys((*reading.bodies, *more)))
        return reading._replace(bodies=bodies, kind="body" if bodies else reading.kind)

    def _matter(self, text: str, ending: re.Pattern[str]) -> UnitReading | None:
        """By the matter alone: 科技部门, or a merged office such as 经济发展和科技局."""
        matter = ending.sub("", text)
        bodies = self._matters(matter) if matter != text else ()
        return UnitReading(text, "body", bodies) if bodies else None

    def _matters(self, text: str) -> tuple[str, ...]:
        """Bodies whose matter (科技, 财政) stands in the text, the longest words first."""
        if not self._topics:
            self._topics = _topics(self._registry)
        found: dict[str, None] = {}
        start = 0
        while start < len(text):
            ends = range(len(text), start + 1, -1)
            end = next((end for end in ends if text[start:end] in self._topics), start + 1)
            found.update(dict.fromkeys(self._topics.get(text[start:end], ())))
            start = end
        return tuple(found)

    def _other_kind(self, text: str) -> UnitReading | None:
        """What is no department; by how the name ends, the longest ending first."""
        place, regions = self._places.leading(text)
        endings = (self._registry.kinds.get(text[start:]) for start in range(len(text)))
        kind = next((kind for kind in endings if kind), None)
        if kind == "government" or (place == text and self._places.is_full_name(text)):
            return UnitReading(text, "government", place=place, regions=regions)
        return UnitReading(text, kind) if kind else None

    def _branch(self, text: str) -> UnitReading | None:
        """国家知识产权局专利局...: an arm of a national department."""
        for name, namings in self._registry.national.items():
            if len(name) > 2 and text.startswith(name):
                return UnitReading(text, "body", tuple(dict.fromkeys(naming.body for naming in namings)))
        return None


def unit_reader(regions: Mapping[str, Region]) -> UnitReader:
    """The reader of the built-in registry for these regions; the last one is kept, with what it has read."""
    global _last
    if _last is None or _last[0] is not regions:
        _last = (regions, UnitReader(load_bodies(), regions))
    return _last[1]


_last: tuple[Mapping[str, Region], UnitReader] | None = None


def split_names(name: str) -> tuple[str, ...]:
    """The names in one text: 市科委、中关村管委会 are two; commas inside brackets do not part."""
    return tuple(part.strip() for part in _PARTS.split(name) if part.strip())


def _of(text: str, namings: Iterable[Naming], head: Head) -> UnitReading:
    namings = tuple(namings)
    bodies = tuple(dict.fromkeys(naming.body for naming in namings))
    regions = head.regions
    if text.endswith("厅"):
        # Only provinces have a 厅: 吉林财政厅 is of the province, never of the city.
        regions = tuple(region for region in regions if region.parent is None) or regions
    level = head.level or _level_of(regions) or ("province" if text.endswith("厅") else None)
    return UnitReading(text, "body", bodies, () if head.park else namings, level, head.place, regions)


def _level_of(regions: tuple[Region, ...]) -> Level | None:
    """None where the place may be of either level (吉林: the province, or the city)."""
    levels: set[Level] = {"province" if region.parent is None else "city" for region in regions}
    return levels.pop() if len(levels) == 1 else None


def _level(reading: UnitReading, region: Region, previous: Level | None) -> Level | None:
    """The level in a plan of `region`: a municipality's 市 is a province, and what is bare inherits."""
    if reading.kind == "body" and reading.level is None and not reading.place:
        return previous or ("province" if region.parent is None else "city")
    municipal = region.parent is None and region.name.endswith("市")
    return "province" if municipal and reading.level == "city" and not reading.regions else reading.level


def _made_of(text: str, words: set[str]) -> bool:
    """Whether the text is these words and nothing else."""
    longest = max(map(len, words))
    reached = {0}
    for start in range(len(text)):
        if start in reached:
            ends = range(start + 1, min(len(text), start + longest) + 1)
            reached.update(end for end in ends if text[start:end] in words)
    return len(text) in reached


def _topics(registry: Registry) -> dict[str, tuple[str, ...]]:
    """What local offices are for, from their names: 科技 of 科技厅; words of two characters and more."""
    topics: dict[str, tuple[str, ...]] = {}
    for name, namings in registry.local.items():
        topic = _OFFICE.sub("", name)
        if topic != name and len(topic) > 1:
            ids = (naming.body for naming in namings)
            topics[topic] = tuple(dict.fromkeys((*topics.get(topic, ()), *ids)))
    return topics
