"""What may stand at the cursor: keys, ids of measures, lists, regions, places, units, rules. Told from broken YAML too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reformcheck.catalog.files.schema_check import read_schema
from reformcheck.catalog.files.yamltext import scalar
from reformcheck.editor.cards import STANCE_WORDS, list_card, measure_card, named_list, rule_card
from reformcheck.editor.cursor import Cursor, cursor_at
from reformcheck.editor.hover import UNITS
from reformcheck.editor.opened import Opened
from reformcheck.plans.reader import PLAN_SCHEMA
from reformcheck.plans.skeleton import whole_of
from reformcheck.reports.wording import STATUS_NAMES, rule_name
from reformcheck.rules import IDS
from reformcheck.rules.model import STANCES

if TYPE_CHECKING:
    from reformcheck.catalog.model import Measure, Region

_WORDS = {
    "zh": {"none": "不采纳任何举措", "found": "现有", "region": "地区", "zone": "试点区域", "unit": "本方案用过"},
    "en": {"none": "it adopts none", "found": "found here", "region": "region", "zone": "pilot zone", "unit": "used in this plan"},
}  # fmt: skip
_BLANKS = " \t\r\n\ufeff"
_MAPPINGS = (
    (),
    ("plan",),
    ("items",),
    ("items", "units"),
    ("sections",),
    ("phases",),
    ("waivers",),
    ("withheld",),
)
"""What holds keys, by the keys above it."""


class Proposal(NamedTuple):
    """Something that may be written at the cursor."""

    text: str
    kind: str
    """"value", "unit", "place", "rule" or "key"."""
    detail: str = ""
    """What is shown beside it."""
    sought: str = ""
    """What may be typed to find it, besides the text: the title of a measure."""
    card: str = ""
    """Markdown that explains it: of which thing, as `explained` takes it."""


class Completion(NamedTuple):
    """Proposals, the likeliest first, and what of the text each of them replaces."""

    proposals: list[Proposal]
    start: int
    end: int
    lead: str
    """What must stand before each: the blank behind a colon."""
    behind: str
    """And behind: the colon of a key."""
    in_json: bool
    """Where nothing stands without quotes."""
    in_quotes: bool
    in_flow: bool

    def text(self, proposal: Proposal) -> str:
        """What takes the place of what is typed."""
        if self.in_quotes:
            return proposal.text
        if self.in_json:
            words = json.dumps(proposal.text, ensure_ascii=False)
        else:
            words = proposal.text if proposal.kind == "key" else scalar(proposal.text, flow=self.in_flow)
        return f"{self.lead}{words}{self.behind}"


def completion(opened: Opened, offset: int) -> Completion | None:
    if opened.kind == "other" and opened.text.source.strip(_BLANKS):
        return None  # a file of another program's
    cursor = cursor_at(opened.text, offset)
    if cursor is None:
        return None
    proposals = list(_values(opened, cursor))
    keys = cursor.is_key and cursor.keys in _MAPPINGS and not proposals
    if keys:
        proposals = list(_keys(opened, cursor))
    before = opened.text.source[cursor.start - 1 : cursor.start]
    behind = opened.text.source[cursor.end : cursor.end + 1]
    colon = ": " if keys and behind not in (":", '"', "'") and not cursor.quote else ""
    in_json = cursor.in_flow and opened.text.source.lstrip(_BLANKS).startswith("{")
    return Completion(
        proposals,
        cursor.start,
        cursor.end,
        lead=" " if before == ":" else "",
        behind=colon,
        in_json=in_json,
        in_quotes=bool(cursor.quote),
        in_flow=cursor.in_flow,
    )


def explained(opened: Opened, card: str) -> str:
    """The Markdown that a proposal's card stands for."""
    kind, _, name = card.partition(" ")
    session, lang = opened.session, opened.lang
    if kind == "measure":
        coverage = opened.latest.coverage if opened.latest else None
        return measure_card(name, session.checker.catalog, lang, coverage)
    if kind == "list":
        return list_card(name, session.checker.catalog, lang)
    return rule_card(name, lang) if kind == "rule" else ""


def _values(opened: Opened, cursor: Cursor) -> Iterator[Proposal]:
    makers = {
        ("items", "measure"): _measures,
        ("waivers", "measure"): _measures,
        ("items", "title"): _titles,
        ("items", "stance"): _stances,
        ("items", "scope"): _places,
        ("plan", "scope"): _places,
        ("plan", "lists"): _lists,
        ("plan", "region"): _regions,
        ("waivers", "rule"): _rules,
        ("waivers", "item"): _items,
    }
    if cursor.keys in makers:
        yield from makers[cursor.keys](opened, cursor)
    elif cursor.keys[:1] == ("items",) and cursor.last in UNITS:
        yield from _units(opened)
        if cursor.last == "units" and cursor.is_key:
            yield from _keys(opened, cursor)


def _stances(opened: Opened, _: Cursor) -> Iterator[Proposal]:
    words = STANCE_WORDS[opened.lang]
    yield from (Proposal(stance, "value", words[stance]) for stance in STANCES)


def _measures(opened: Opened, cursor: Cursor) -> Iterator[Proposal]:
    """Those that the item may name, then those of the plan's lists that it does not adopt yet, then the others."""
    report = opened.latest
    likely: list[str] = []
    if report and cursor.keys[0] == "items" and cursor.entry is not None:
        matched = report.coverage.items[cursor.entry : cursor.entry + 1]
        likely = [match.measure.id for one in matched for match in (*one.sure, *one.candidates)]
    for measure, status in sorted(_known(opened), key=lambda one: _rank(one, likely)):
        yield Proposal(
            measure.id, "value", _told(opened, measure, status), measure.title, f"measure {measure.id}"
        )
    if cursor.keys == ("items", "measure"):
        yield Proposal("none", "value", _WORDS[opened.lang]["none"])


def _known(opened: Opened) -> list[tuple[Measure, str]]:
    """All measures, with what became of each in the plan; empty of those of other lists."""
    report = opened.latest
    standing = {one.id: one.status for one in report.coverage.measures} if report else {}
    return [(m, standing.get(m.id, "")) for m in opened.session.checker.catalog.measures.values()]


_OPEN = ("missing", "uncertain", "conditional", "unverified")


def _rank(known: tuple[Measure, str], likely: list[str]) -> tuple[int, int]:
    measure, status = known
    if measure.id in likely:
        return 0, likely.index(measure.id)
    return (1 if status in _OPEN else 2 if status else 3), 0


def _told(opened: Opened, measure: Measure, status: str) -> str:
    lang = opened.lang
    title = measure.named(lang).title
    names: dict[str, str] = dict(STATUS_NAMES[lang].items())
    said = names.get(status, "")
    brackets = "（{}）" if lang == "zh" else " ({})"
    return title + (brackets.format(said) if said else "")


def _titles(opened: Opened, _: Cursor) -> Iterator[Proposal]:
    """Of measures of the plan's lists that no item adopts yet."""
    for measure, status in _known(opened):
        if status in _OPEN:
            yield Proposal(measure.title, "value", measure.id, measure.id, f"measure {measure.id}")


def _lists(opened: Opened, _: Cursor) -> Iterator[Proposal]:
    for lst in opened.session.catalog.lists.values():
        detail = f"{lst.document_number} {named_list(lst, opened.lang)}"
        yield Proposal(lst.id, "value", detail, detail, f"list {lst.id}")


def _regions(opened: Opened, _: Cursor) -> Iterator[Proposal]:
    """Provinces first."""
    regions = opened.session.catalog.regions
    for region in sorted(regions.values(), key=lambda region: region.level == "prefecture"):
        parent = regions[region.parent].name if region.parent else ""
        yield Proposal(region.name, "place", f"{region.code} {parent}".strip(), region.code)


def _places(opened: Opened, _: Cursor) -> Iterator[Proposal]:
    """The whole region, its divisions, and the zones that lie in it."""
    region = _region(opened)
    if region is None:
        return
    geography, catalog = opened.session.geography, opened.session.catalog
    words = _WORDS[opened.lang]
    yield Proposal(whole_of(region), "place")
    own = geography.leaves(region)
    yield from (
        Proposal(inner.name, "place", words["region"], inner.code)
        for inner in catalog.regions.values()
        if inner.parent == region.code
    )
    for zone in catalog.zones.values():
        if own & geography.zone(zone.name):
            yield Proposal(zone.name, "place", words["zone"])


def _region(opened: Opened) -> Region | None:
    """That of the plan: as it was last valid, else as its line says."""
    if opened.latest:
        return opened.latest.plan.region
    found = re.search(r"^[ \t]+region:[ \t]*[\"']?([^\s\"'#,}]+)", opened.text.source, re.MULTILINE)
    return opened.session.geography.find(found[1]) if found else None


def _units(opened: Opened) -> Iterator[Proposal]:
    """Units of this plan, then the usual counterparts of the departments that guide a measure or might."""
    words = _WORDS[opened.lang]
    report = opened.latest
    used = [unit.name for item in report.plan.items for unit in item.assignment.units] if report else []
    yield from (Proposal(name, "unit", words["unit"]) for name in dict.fromkeys(used))
    region = _region(opened)
    if region is None:
        return
    session = opened.session
    measures = session.checker.catalog.measures.values()
    guiding = dict.fromkeys(name for measure in measures for name in measure.guiding_departments)
    for name, department in _counterparts(tuple(guiding), region, session.today).items():
        if name not in used:
            yield Proposal(name, "unit", department, department)


@lru_cache(maxsize=64)
def _counterparts(guiding: tuple[str, ...], region: Region, today: str) -> dict[str, str]:
    """The usual name of each office of a region, with the national department that it answers to."""
    from reformcheck.catalog.bodies import load_bodies
    from reformcheck.catalog.divisions import load_regions
    from reformcheck.catalog.usual_names import local_counterpart

    national = load_bodies().national
    in_use = [name for name, namings in national.items() if any(naming.end is None for naming in namings)]
    found: dict[str, str] = {}
    for name in dict.fromkeys((*guiding, *in_use)):
        office = local_counterpart(name, region, load_regions(), today)
        if office:
            found.setdefault(office, name)
    return found


def _rules(opened: Opened, _: Cursor) -> Iterator[Proposal]:
    """Those that speak of this plan first."""
    lang = opened.lang
    report = opened.latest
    found = {finding.rule for finding in report.findings} if report else set()
    for rule in sorted(IDS, key=lambda rule: rule not in found):
        name = rule_name(rule, lang)
        here = f" · {_WORDS[lang]['found']}" if rule in found else ""
        yield Proposal(rule, "rule", name + here, name, f"rule {rule}")


def _items(opened: Opened, _: Cursor) -> Iterator[Proposal]:
    for item in opened.latest.plan.items if opened.latest else ():
        yield Proposal(item.number, "value", item.title, item.title)


def _keys(opened: Opened, cursor: Cursor) -> Iterator[Proposal]:
    """Keys that the schema knows there."""
    lang = opened.lang
    schema = read_schema(PLAN_SCHEMA)
    for key in cursor.keys:
        schema = schema["properties"][key]
        schema = schema.get("items", schema) if "properties" not in schema else schema
    for key, value in schema["properties"].items():
        zh, _, en = value.get("description", "").partition(" / ")
        yield Proposal(key, "key", zh if lang == "zh" else en or zh)
