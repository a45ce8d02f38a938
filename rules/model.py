"""What a check finds: matches, coverage, findings and the report that holds them."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.model import Catalog, Measure, MeasureList
from reformcheck.plans.model import Item, Location, Passage, Plan, Waiver

Severity = Literal["error", "warning", "note"]
Status = Literal[
    "covered",
    "uncertain",
    "missing",
    "declined",
    "deferred",
    "conditional",
    "unverified",
    "withheld",
    "not-applicable",
    "superseded",
]
STATUSES: tuple[Status, ...] = get_args(Status)
DUE: tuple[Status, ...] = (
    "covered", "uncertain", "missing", "declined", "deferred", "unverified",
)  # fmt: skip
"""What a measure may be that concerns the region, whether or not an item speaks of it; one of no stated scope does.

Not one that is due only where a condition holds (老工业基地): whether it concerns the region is not known.
"""
Evidence = Literal["explicit", "title", "wording", "meaning"]
StanceKind = Literal["adopts", "defers", "declines"]
STANCES: tuple[StanceKind, ...] = get_args(StanceKind)

__all__ = [
    "Accepted", "Catalog", "Context", "Coverage", "Evidence", "Finding", "ItemMatches", "Match", "MeasureCoverage", "Model",
    "PlanReport", "ReadError", "Related", "Report", "Severity", "Stance", "StanceKind", "Status", "Waiver", "WaiversMet",
]  # fmt: skip


class ModelError(Exception):
    """A language model is installed and does not load; the message says why."""


class Model(NamedTuple):
    """A language model that was asked which measures items name."""

    name: str
    version: str
    """Of the package that carries it."""


class Stance(NamedTuple):
    """What an item says of a measure that it names: that it adopts it, puts it off, or will not adopt it."""

    kind: StanceKind
    words: str = ""
    """The words that say so, as printed (暂不推行); empty where the item plainly adopts."""
    key: str = "title"
    """Where they stand: "title", "text", or "stance" where the plan file settles it."""


ADOPTS = Stance("adopts")


class Match(NamedTuple):
    """An item that names, or may name, a measure, and what it says of it."""

    item: Item
    measure: Measure
    score: float
    """0 to 1; 1 is the same title or an explicit `measure:`."""
    evidence: Evidence
    """What the match rests on: `measure:`, the same title, similar wording, or both texts read by the language model."""
    stance: Stance = ADOPTS

    @property
    def adopts(self) -> bool:
        return self.stance.kind == "adopts"


class ItemMatches(NamedTuple):
    """What became of one item."""

    item: Item
    sure: tuple[Match, ...] = ()
    candidates: tuple[Match, ...] = ()
    """At most three, best first; beside a sure match only what no item surely names."""
    faint: tuple[Match, ...] = ()
    """Measures that no item surely names, and that this one may: too unlikely to be asked about."""

    @property
    def adopted(self) -> tuple[Match, ...]:
        """Measures that the item surely names, and adopts."""
        return tuple([match for match in self.sure if match.adopts])

    @property
    def stance(self) -> StanceKind | None:
        """What the item does with the measures it surely names, or may name: to adopt one is to adopt."""
        kinds = {match.stance.kind for match in self.sure or self.candidates}
        return next((kind for kind in STANCES if kind in kinds), None)


class MeasureCoverage(NamedTuple):
    """What became of one measure. `measure` is None for a withheld one."""

    id: str
    title: str
    status: Status
    measure: Measure | None
    matches: tuple[Match, ...] = ()
    """Sure matches of a covered, declined or deferred measure; candidates of an uncertain one."""
    area: tuple[str, ...] = ()
    """For a pilot measure: names of the divisions of the plan's region where it applies."""
    passage: Passage | None = None
    """For a measure that is uncertain because no item names it and the plan's other text does: where."""
    category_en: str = ""
    """Of a withheld measure, whose title is its category, in English."""

    def named(self, lang: str) -> str:
        """The title, in our own translation for English."""
        if self.measure:
            return self.measure.named(lang).title
        return self.category_en if lang == "en" else self.title


class Coverage(NamedTuple):
    """What became of every measure of the lists, and of every item of the plan."""

    measures: tuple[MeasureCoverage, ...]
    items: tuple[ItemMatches, ...]

    @property
    def counts(self) -> dict[Status, int]:
        """How many measures have each status, in the order of STATUSES."""
        found = [measure.status for measure in self.measures]
        return {status: found.count(status) for status in STATUSES}

    def count(self, *statuses: Status) -> int:
        """How many measures have one of these statuses."""
        return sum([measure.status in statuses for measure in self.measures])

    @property
    def required(self) -> int:
        """Measures of which the plan must speak: each of the lists once, but for those that do not concern it."""
        return self.count(*DUE)


class Related(NamedTuple):
    """A second place that a finding speaks of."""

    location: Location
    text: str


class Finding(NamedTuple):
    """One thing that a rule says of a plan.

    A rule yields it without `rule`, `severity` (unless it differs from the rule's own) and
    `fingerprint`; the runner stamps those.
    """

    location: Location
    values: Mapping[str, object]
    """Named values of the rule's message; text, numbers, or tuples of text."""
    measure_id: str | None = None
    item_number: str | None = None
    """As printed; it may repeat."""
    ordinal: int | None = None
    """Of the item that it is about."""
    related: tuple[Related, ...] = ()
    variant: str = ""
    """Which of the rule's messages, where it has several."""
    severity: Severity | None = None
    rule: str = ""
    fingerprint: str = ""


class WaiversMet(NamedTuple):
    """Which waivers a finding met, and which rules ran to make findings."""

    used: frozenset[Waiver]
    ran: frozenset[str]
    """Ids; what a rule that did not run would have found nobody can say."""
    known: frozenset[str]
    """Ids of all rules."""


class Context(NamedTuple):
    """What a rule may look at."""

    plan: Plan
    catalog: Catalog
    geography: Geography
    lists: tuple[MeasureList, ...]
    """The lists that the plan is checked against."""
    unknown_lists: tuple[str, ...]
    """What the plan answers and the catalog does not hold, as written."""
    coverage: Coverage
    resembles: tuple[tuple[str, int], ...]
    """Where no list is checked: ids of lists that items look like, and how many items."""
    today: str
    """ISO date of the check."""
    model: Model | None = None
    """The language model that was asked where the words leave doubt, where one was."""
    waivers: WaiversMet | None = None
    """For what is said of waivers, once all other findings are there."""
    of_other_lists: tuple[ItemMatches, ...] = ()
    """Items that adopt a measure of a list that the plan does not answer."""


class Accepted(NamedTuple):
    """An entry of a baseline: a finding that was there on the day it was made."""

    fingerprint: str
    rule: str
    measure: str | None
    item: str | None
    accepted: str
    """ISO date."""


class PlanReport(NamedTuple):
    """The result for one plan."""

    plan: Plan
    lists: tuple[MeasureList, ...]
    coverage: Coverage
    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    known: tuple[tuple[Finding, Accepted], ...] = ()
    """Findings that a baseline holds: visible, and counted nowhere."""
    fixed: tuple[Accepted, ...] = ()
    """Entries of the baseline that are found no more."""
    baselined: bool = False
    """Whether a baseline was used at all."""
    model: Model | None = None
    """The language model that was asked where the words leave doubt, where one was."""


class ReadError(NamedTuple):
    """A file that could not be read: the sentence says what, where and what to do."""

    location: Location
    message: str
    no_plan: bool = False
    """It is a document that is no plan: passed over unless it was named."""
    central: bool = False
    """Of such a document: it is one of the central government, as a list is."""
    trace: str = ""
    """Where the program went wrong, of an internal error: for who mends it, and in no report."""


class Report(NamedTuple):
    """The result of a run."""

    version: str
    catalog: Catalog
    plans: tuple[PlanReport, ...]
    errors: tuple[ReadError, ...] = ()
    fail_on: str = "error"
    lists: tuple[MeasureList, ...] = ()
    """The lists that any plan was checked against, in order of issue."""
    passed_over: int = 0
    """Files of folders and patterns that are no plans."""

    @property
    def model(self) -> Model | None:
        """The language model that was asked about any plan."""
        return next((plan.model for plan in self.plans if plan.model), None)
