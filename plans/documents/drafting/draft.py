"""What has been understood of a document, before a person has looked at it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from reformcheck.plans.documents.reading.stream import Document, Mark, Place, Text

Fate = Literal["item", "heading", "front", "timetable", "convention", "furniture", "repeat", "review"]
"""What became of a paragraph."""


class DraftUnit(NamedTuple):
    """A unit as printed; without a place where a convention of the document names it."""

    name: str
    place: Place | None
    printed: str = ""


@dataclass(frozen=True, slots=True)
class DraftUnits:
    lead: tuple[DraftUnit, ...] = ()
    assist: tuple[DraftUnit, ...] = ()
    responsible: tuple[DraftUnit, ...] = ()
    open_ended: bool = False
    place: Place | None = None
    """Where the clause stands."""
    due: str = ""
    """ISO date, possibly only a year or a month, by which the task is to be done."""

    @property
    def all(self) -> tuple[DraftUnit, ...]:
        return self.lead + self.responsible + self.assist

    def joined(self, more: DraftUnits) -> DraftUnits:
        """With those of another part of the same task, each once; the later date counts."""
        known = {unit.name for unit in self.all}
        return replace(
            self,
            lead=self.lead + tuple(unit for unit in more.lead if unit.name not in known),
            assist=self.assist + tuple(unit for unit in more.assist if unit.name not in known),
            responsible=self.responsible + tuple(unit for unit in more.responsible if unit.name not in known),
            open_ended=self.open_ended or more.open_ended,
            place=self.place or more.place,
            due=max(self.due, more.due),
        )


@dataclass(frozen=True, slots=True)
class DraftItem:
    """A task, or a measure of a list."""

    section: str
    title: str
    text: str
    place: Place
    number: str = ""
    """As printed; empty where the document does not number its items in one row."""
    scope: tuple[str, ...] = ()
    scope_place: Place | None = None
    units: DraftUnits = field(default_factory=DraftUnits)
    notes: tuple[str, ...] = ()
    printed_title: str = ""
    """In the script of the document, where that is Traditional."""
    printed_text: str = ""
    text_marks: tuple[Mark, ...] = ()
    """Where the text begins, and where it goes on in another paragraph."""
    variants: tuple[str, ...] = ()
    """Other printings of the title in the same document."""


class DraftSection(NamedTuple):
    name: str
    declared: int
    place: Place


@dataclass(frozen=True, slots=True)
class DraftWithheld:
    section: str
    numbers: tuple[int, ...]
    count: int
    place: Place


class DraftPhase(NamedTuple):
    name: str
    start: str
    end: str
    place: Place


class Leftover(NamedTuple):
    """A paragraph that is no item, heading or front matter."""

    text: str
    place: Place
    narrative: bool
    """It stands where documents set no task (总体要求, 保障措施); otherwise a person must look."""
    aside: bool = False
    """It stands outside the text, as a footnote does."""


class Notice(NamedTuple):
    """Something a person should know of the import."""

    zh: str
    en: str
    place: Place | None = None

    def message(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Front:
    """What the document says of itself; empty where it does not say."""

    title: str = ""
    document_number: str = ""
    issuer: str = ""
    issued: str = ""
    lists: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    declared_total: int | None = None
    abridged: bool = False
    """It says that it was cut for publication (本文有删减)."""
    annexes: tuple[Text, ...] = ()
    """Names of annexes that it announces (附件：…)."""
    places: dict[str, Place] = field(default_factory=dict)


class DraftDoubt(NamedTuple):
    """A place where the reading does not add up."""

    kind: Literal[
        "attribution",
        "heading",
        "units",
        "number",
        "count",
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
    ]
    words: str
    """Of the paragraph, the name of the section, the county, some of the characters that are no text, the page, or the
    suffix that the file should have."""
    place: Place
    declared: int = 0
    """The number that tasks skip, the count of the heading, or how many characters are no text."""
    read: int = 0
    within: str = ""
    """The prefecture of the county, or the municipality of the district."""

    def message(self, lang: str) -> str:
        zh, en = _SAID[self.kind]
        return (zh if lang == "zh" else en).format(**self._asdict())


_SAID = {
    "attribution": ("写有责任单位，而不属于任何一项任务", "names responsible units and belongs to no task"),
    "heading": (
        "「{words}」是标题，却读作一项任务：标题下的第一段可能才是任务",
        '"{words}" is a heading and was read as a task: the paragraph below it may be the task',
    ),
    "units": (
        "任务里写有责任单位的字样「{words}」，而没有读作这项任务的责任单位",
        'a task has these words of responsible units, which were not read as its units: "{words}"',
    ),
    "number": (
        "任务序号缺 {declared}，此处有这个序号而未读作任务",
        "the tasks skip number {declared}, which stands here before no task",
    ),
    "count": (
        "「{words}」写明 {declared} 项，读到 {read} 项，其下另有未读作任务的文字",
        '"{words}" declares {declared} items, {read} were read, and other text stands below it',
    ),
    "county": (
        "{words}是{within}的县级地区，地区先填所在的省；改填{within}，核对得更准",
        "{words} lies in {within}; the region is given as the province, and {within} would be nearer",
    ),
    "district": (
        "{words}是{within}下属的县级地区，地区填{within}；本地的适用范围和责任单位请人工核对",
        "{words} is a county-level division of {within}, which is given as the region; look at its own scopes and units",
    ),
    "glyphs": (
        "有 {declared} 个字用的是自造字形，读不出是什么字",
        "{declared} characters are known to the file's own fonts alone and were not read",
    ),
    "picture": ("这一页是图片，没有文字，未读取", "this page is a picture without text; not read"),
    "unread": ("{words}未读取", "{words} was not read"),
    "hidden": ("{words}隐藏着，未读取", "{words} is hidden and was not read"),
    "cut": ("网页没有结尾，可能不完整", "the page has no end and may have been cut short"),
    "recognised": (
        "{words}由文字识别（OCR）得来，字句可能有误，请对照原件核对",
        "the characters of {words} were recognised (OCR) and may be wrong; compare with the original",
    ),
    "coarse": (
        "{words}扫描得太粗（{declared} dpi），容易认错；请用 300 dpi 重新扫描",
        "{words} was scanned coarsely ({declared} dpi) and is easily misread; scan it again at 300 dpi",
    ),
    "suffix": (
        "内容其实是 {words} 文件，与文件名的后缀不符，已按内容读取",
        "the content is that of a {words} file, whatever the name says, and was read as such",
    ),
}


class Difference(NamedTuple):
    """A task that stands in the text or the annex alone, or with other units in each."""

    kind: Literal["text", "annex", "units"]
    title: str
    place: Place
    annex_place: Place | None = None
    text_units: tuple[str, ...] = ()
    annex_units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    document: Document
    front: Front
    region: str = ""
    """Name of the province or prefecture; empty where the text names none."""
    sections: tuple[DraftSection, ...] = ()
    items: tuple[DraftItem, ...] = ()
    withheld: tuple[DraftWithheld, ...] = ()
    phases: tuple[DraftPhase, ...] = ()
    review: tuple[Leftover, ...] = ()
    notices: tuple[Notice, ...] = ()
    fates: dict[Fate, int] = field(default_factory=dict)
    """How many paragraphs and rows became what."""
    absent_annexes: tuple[Text, ...] = ()
    """Annexes that the text names, where tasks or units may stand, and that are not in the file."""
    differences: tuple[Difference, ...] = ()
    """Between the text and its annex."""
    doubts: tuple[DraftDoubt, ...] = ()
    """Where the reading does not add up."""
    no_plan: str = ""
    """What it is where it is no plan, such as 条例; empty where it may be one."""
    parted: int = 0
    """How many more paragraphs there are once those that hold several numbered ones are parted."""
