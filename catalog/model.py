"""What the nation asks: lists of reform measures and the geography they speak of.

Every value is as the documents print it, in Simplified script. What a document does not say is
`unstated`, `withheld` or empty; nothing is inferred silently.

Records here and in the other rooms are named tuples with evaluated annotations: quick to define and to make,
and every run of the command defines and makes them anew.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from reformcheck.catalog.language.visible import visible

ScopeKind = Literal["national", "pilot", "unstated"]
RegionLevel = Literal["province", "prefecture"]


class Location(NamedTuple):
    """A place in a file; line and column are one-based, columns in characters.

    A place without a line is the file as a whole.
    """

    path: str
    line: int | None = None
    column: int | None = None
    words: str = ""
    """How a person finds it in an official document: 第12段, 表1第3行, 第2页第5段; empty in other files."""

    def __str__(self) -> str:
        """path:line:column, or the path and the words, on one line: control characters in the path are spelled out."""
        if self.words:
            return f"{visible(self.path)} {self.words}"
        parts = (visible(self.path), self.line, self.column)
        return ":".join(str(part) for part in parts if part is not None)


class Region(NamedTuple):
    """A province-level or prefecture-level division, by its GB/T 2260 code."""

    code: str
    """Six digits, for example "220000"."""
    name: str
    """Full name, for example "吉林省"."""
    short_name: str
    """The name without its kind, for example "吉林", "延边"."""
    parent: str | None
    """Code of the province for a prefecture; None for a province."""
    letter: str = ""
    """The one letter that stands for it, as 汉 of 武汉市 in 在汉高校; "" where none is in use."""

    @property
    def level(self) -> RegionLevel:
        return "province" if self.parent is None else "prefecture"


PartKey = tuple[str, tuple[str, ...]]
"""What tells one part of a zone from another: its name, and the codes of the divisions that it lies in."""


class ZonePart(NamedTuple):
    """A part of a zone that is not a whole division: 武汉片区 of the free-trade zone of 湖北."""

    name: str
    regions: tuple[str, ...]
    """Codes of the prefectures or municipalities that it lies in, mostly one."""
    aliases: tuple[str, ...] = ()

    @property
    def key(self) -> PartKey:
        return self.name, self.regions


class Zone(NamedTuple):
    """An area that a list limits measures to (改革试验区域, 自贸试验区): whole divisions, parts of divisions, or both."""

    id: str
    name: str
    """As the notices print it, for example "安徽(合芜蚌)"."""
    aliases: tuple[str, ...]
    """Other names for the same area, for example "合芜蚌"."""
    regions: tuple[str, ...]
    """GB/T 2260 codes of the provinces or prefectures that belong to it as a whole."""
    source: str
    parts: tuple[ZonePart, ...] = ()


class Scope(NamedTuple):
    """Where a measure is to be promoted (推广范围)."""

    kind: ScopeKind
    zones: tuple[str, ...] = ()
    """Ids of the zones when `kind` is "pilot"."""
    printed: str | None = None
    """The words of the document, for example "8个改革试验区域"."""


class Source(NamedTuple):
    """Where a measure stands in its document."""

    document: str
    """File name of the plain text of the document."""
    line: int
    """One-based line of the title in that text."""


class Condition(NamedTuple):
    """A limit in the measure's own words: it applies only where the condition holds."""

    text: str
    """The words of the title, for example "老工业基地"."""
    note: str


class Superseded(NamedTuple):
    """Why, and since when, a measure has been overtaken."""

    by: str
    since: str
    """ISO date, or the year or month alone where no more is known."""
    source: str


class Names(NamedTuple):
    """What a measure, and what is said of it, is called in one language; in English by our own translation."""

    title: str
    category: str
    scope: str
    """Empty where the sources do not state it."""
    condition: str = ""
    superseded_by: str = ""


class Measure(NamedTuple):
    """One reform measure (改革举措) of a list."""

    id: str
    """List id and two-digit number, for example "2018-126/01"."""
    number: int
    category: str
    """Heading without its number and count, for example "知识产权保护方面"."""
    title: str
    content: str
    """Empty where the sources do not give it."""
    guiding_departments: tuple[str, ...]
    """指导部门 as printed, in order; empty where the sources do not give them."""
    scope: Scope
    source: Source
    variants: tuple[str, ...] = ()
    """Other printings of the title in the same document (notice against annex)."""
    printed_title: str | None = None
    """The title in the script of the document, where that is Traditional."""
    printed_content: str | None = None
    printed_departments: tuple[str, ...] = ()
    condition: Condition | None = None
    superseded: Superseded | None = None
    english: Names | None = None

    def named(self, lang: str) -> Names:
        """Its names in a language; in the words of the document where it has none in English."""
        if lang == "en" and self.english:
            return self.english
        by = self.superseded.by if self.superseded else ""
        condition = self.condition.text if self.condition else ""
        return Names(self.title, self.category, self.scope.printed or "", condition, by)


class Withheld(NamedTuple):
    """Measures that a list counts and does not print."""

    category: str
    numbers: tuple[int, ...]
    ids: tuple[str, ...]
    reason: str
    category_en: str = ""
    """Our own translation; the category where there is none."""


class Category(NamedTuple):
    """A heading of a list with the number of measures it declares."""

    name: str
    declared: int
    name_en: str = ""
    """Our own translation; the name where there is none."""


class MeasureList(NamedTuple):
    """One notice with its list of measures."""

    id: str
    """Year and number of the document, for example "2018-126"."""
    title: str
    document_number: str
    """What reports call the document: "国办发〔2018〕126号", or 《its title》 where it bears no number."""
    issuer: str
    issued: str
    """ISO date; a year alone where the sources say no more."""
    declared_total: int
    categories: tuple[Category, ...]
    measures: tuple[Measure, ...]
    withheld: tuple[Withheld, ...]
    sha256: str
    """Of the catalog file's bytes, in hexadecimal."""
    path: str
    """The catalog file."""
    title_en: str = ""
    """Our own translation; the title where there is none."""

    @property
    def cited(self) -> str:
        """The number and the title, as a document cites another: 国办发〔2018〕126号《国务院办公厅关于…的通知》."""
        title = f"《{self.title}》"
        return title if self.document_number == title else self.document_number + title


def in_list_order(measure_id: str) -> tuple[str, str, int]:
    """A key to sort ids of measures by: 2018-126/09 before 2018-126/10, and that before 2018-126/100.

    What a plan that serves as the list withholds comes behind its measures: jilin/w13.
    """
    of_list, _, number = measure_id.rpartition("/")
    digits = number.lstrip("w")
    return of_list, number.removesuffix(digits), int(digits)


class Catalog(NamedTuple):
    """All lists in force for a run, with zones and regions."""

    lists: Mapping[str, MeasureList]
    """By id, in order of issue."""
    zones: Mapping[str, Zone]
    """By id."""
    zone_groups: Mapping[str, tuple[str, ...]]
    """A name that stands for several zones ("8个改革试验区域"), to their ids."""
    regions: Mapping[str, Region]
    """By GB/T 2260 code."""
    measures: Mapping[str, Measure]
    """By id, over all lists."""

    def list_of(self, measure_id: str) -> MeasureList:
        """The list that a measure id belongs to. Raises KeyError."""
        return self.lists[measure_id.rpartition("/")[0]]
