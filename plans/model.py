"""What a province says it will do: a plan, its items, and where each stands in its file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from reformcheck.catalog.model import Location, Region

__all__ = [
    "AnnexDifference", "Assignment", "Doubt", "Item", "Location", "Passage", "Phase", "Plan", "Section", "Unit", "Waiver", "WithheldItems",
]  # fmt: skip


class Unit(NamedTuple):
    """A responsible unit (责任单位) as the plan prints it."""

    name: str
    location: Location


class Assignment(NamedTuple):
    """Who answers for an item."""

    lead: tuple[Unit, ...] = ()
    """牵头单位."""
    assist: tuple[Unit, ...] = ()
    """协办 or 配合单位."""
    responsible: tuple[Unit, ...] = ()
    """Units named without a role."""
    open_ended: bool = False
    """The list ends in 等."""
    due: str = ""
    """ISO date, possibly only a year or a month, by which the task is to be done; empty where none is said."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """All units, leads first."""
        return self.lead + self.responsible + self.assist


NO_MEASURE = ("none",)
"""What `measure: none` makes of an item's measures: it adopts none, whatever its words resemble."""


class Item(NamedTuple):
    """One task of a plan."""

    number: str
    """As printed ("19"), or its position when the plan does not number its items."""
    section: str
    title: str
    text: str
    scope: tuple[str, ...]
    """Places as printed; empty where the item does not say."""
    assignment: Assignment
    measure_ids: tuple[str, ...]
    """What `measure:` says, NO_MEASURE where it says none; empty where the item is matched by its wording."""
    location: Location
    source: str = ""
    """Where the item stands in the official document, for example "第2页第5段"."""
    stance: str = ""
    """What `stance:` says, "adopts", "defers" or "declines"; empty where the words are read."""
    numbered: bool = True
    """False where the number is only the item's position."""
    at: Mapping[str, Location] = MappingProxyType({})
    """Where the keys stand: "title", "scope", "units", "measure"."""
    ordinal: int = 1
    """Its place among the items of the plan, from 1: what tells it from others, for numbers repeat."""

    text_marks: tuple[tuple[int, Location], ...] = ()
    """Of an item of a document: where its text begins, and where it goes on in another paragraph."""

    def locate(self, key: str, words: str = "") -> Location:
        """Where `key` stands, or the item itself where it has none; words of the text in their own paragraph."""
        offset = self.text.find(words) if words and key == "text" else -1
        before = [location for start, location in self.text_marks if start <= offset]
        return before[-1] if before else self.at.get(key, self.location)


class Section(NamedTuple):
    """A heading of the plan with the number of measures it declares."""

    name: str
    declared: int
    location: Location


class WithheldItems(NamedTuple):
    """Items that the plan counts and does not print."""

    section: str
    numbers: tuple[int, ...]
    size: int
    location: Location


class Phase(NamedTuple):
    """A stage of the plan's timetable (实施步骤); months or days as ISO text."""

    name: str
    start: str
    end: str
    location: Location


class Passage(NamedTuple):
    """Words of a plan, and where they stand."""

    text: str
    location: Location


class Waiver(NamedTuple):
    """A finding that the plan's owner accepts, and why."""

    rule: str
    reason: str
    location: Location
    measure: str | None = None
    item: str | None = None
    approved_by: str = ""
    until: str | None = None
    """ISO date after which the waiver counts no more."""


class Doubt(NamedTuple):
    """A place where the reading of a document does not add up."""

    kind: Literal[
        "attribution",
        "heading",
        "units",
        "number",
        "count",
        "region",
        "county",
        "district",
        "glyphs",
        "picture",
        "unread",
        "suffix",
        "hidden",
        "cut",
        "recognised",
        "coarse",
        "kept",
    ]
    words: str
    """Of the paragraph, the name of the section, the region that the text names where another was given, the county, some of the characters
    that are no text, the page that is a picture, the suffix that the file should have, what of it is
    hidden, or the title of an item of which more is kept than the document says."""
    location: Location
    declared: int = 0
    """The number that items skip, the count of the heading, or how many characters are no text."""
    read: int = 0
    within: str = ""
    """The prefecture of the county, or the municipality of the district."""


class AnnexDifference(NamedTuple):
    """A task that stands in the text of a document or in its annex alone, or with other units in each."""

    kind: Literal["text", "annex", "units"]
    title: str
    location: Location
    annex_location: Location | None = None
    text_units: tuple[str, ...] = ()
    annex_units: tuple[str, ...] = ()


class Plan(NamedTuple):
    """A plan file, read and valid."""

    path: str
    title: str
    document_number: str
    issuer: str
    region: Region
    issued: str
    """ISO date, possibly only a year or a month; empty where unknown."""
    lists: tuple[str, ...]
    """The lists it answers, by id or document number, as written."""
    scope: tuple[str, ...]
    declared_total: int | None
    items: tuple[Item, ...]
    sections: tuple[Section, ...]
    withheld: tuple[WithheldItems, ...]
    waivers: tuple[Waiver, ...]
    phases: tuple[Phase, ...] | None
    """None where the plan file does not speak of a timetable."""
    location: Location
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    at: Mapping[str, Location] = MappingProxyType({})
    """Where the keys of `plan:` and the top-level keys stand."""
    elsewhere: tuple[Passage, ...] = ()
    """The text that no item holds."""
    absent_annexes: tuple[Passage, ...] = ()
    """Annexes that a document names, where tasks or units may stand, and that are not in the file."""
    differences: tuple[AnnexDifference, ...] = ()
    """Between the text of a document and its annex."""
    doubts: tuple[Doubt, ...] = ()
    """Where the reading of a document does not add up."""
    is_document: bool = False
    """It was read from an official document, and not from a plan file."""

    def locate(self, key: str) -> Location:
        return self.at.get(key, self.location)
