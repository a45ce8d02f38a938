"""A revision against the plan before it: what it gained, lost, reassigned, reworded, rewrote or applied elsewhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.model import Catalog, Measure, in_list_order
from reformcheck.plans.model import Item, Plan
from reformcheck.rules.against import plan_as_list
from reformcheck.rules.matching import Matcher
from reformcheck.rules.model import ADOPTS, STANCES, ItemMatches, Match, PlanReport, Stance
from reformcheck.rules.scope import where

ChangeKind = Literal["gained", "lost", "reassigned", "reworded", "rescoped", "revised"]

KINDS: tuple[ChangeKind, ...] = ("lost", "gained", "reassigned", "rescoped", "reworded", "revised")

_NOT_WORDS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions of a plan."""

    kind: ChangeKind
    measure_id: str | None
    """The measure it is about; None for a task that answers no list."""
    title: str
    """The measure's title, or the task's own."""
    before: Item | None
    after: Item | None
    units_gained: tuple[str, ...] = ()
    units_lost: tuple[str, ...] = ()
    lead_before: tuple[str, ...] = ()
    lead_after: tuple[str, ...] = ()
    scope_before: tuple[str, ...] = ()
    scope_after: tuple[str, ...] = ()
    """Where it applies: as the item says, else the plan."""
    stance_before: Stance = ADOPTS
    stance_after: Stance = ADOPTS
    """A measure that was adopted and is put off or declined is lost; the other way round it is gained."""


@dataclass(frozen=True, slots=True)
class _Pair:
    measure_id: str | None
    title: str
    before: Item | None
    after: Item | None
    stance_before: Stance = ADOPTS
    stance_after: Stance = ADOPTS


def compare(old: PlanReport, new: PlanReport, catalog: Catalog, geography: Geography) -> tuple[Change, ...]:
    """Changes from one version of a plan to the next, by measure where a list says so, else by wording."""
    pairs = _by_measure(old, new, catalog)
    paired = {id(item) for pair in pairs for item in (pair.before, pair.after)}
    pairs += _by_wording(old, new, plan_as_list(old.plan, catalog, geography), paired)
    changes = [change for pair in pairs for change in _changes(pair, old.plan, new.plan, catalog, geography)]
    return tuple(sorted(changes, key=lambda change: KINDS.index(change.kind)))


def _by_measure(old: PlanReport, new: PlanReport, catalog: Catalog) -> list[_Pair]:
    """What one side surely adopts may be worded so on the other that doubt is left: that is no loss."""
    before, after = _named(old.coverage.items), _named(new.coverage.items)
    unsure_before, unsure_after = _doubtful(old, new), _doubtful(new, old)
    return [
        _Pair(
            measure_id,
            _title(measure_id, catalog),
            _item(before.get(measure_id)) or unsure_before.get(measure_id),
            _item(after.get(measure_id)) or unsure_after.get(measure_id),
            _stance(before.get(measure_id)),
            _stance(after.get(measure_id)),
        )
        for measure_id in sorted(before.keys() | after.keys(), key=in_list_order)
    ]


def _named(items: Sequence[ItemMatches]) -> dict[str, Match]:
    """The first match that surely adopts each measure, else the first that puts it off or declines it."""
    sure = [match for matched in items for match in matched.sure]
    named: dict[str, Match] = {}
    for match in (*(match for match in sure if match.adopts), *sure):
        named.setdefault(match.measure.id, match)
    return named


def _item(match: Match | None) -> Item | None:
    return match.item if match else None


def _stance(match: Match | None) -> Stance:
    return match.stance if match else ADOPTS


def _doubtful(side: PlanReport, other: PlanReport) -> dict[str, Item]:
    """By the measure that is likeliest, items that adopt none surely and that the other side does not have."""
    titles = {_words(item) for item in other.plan.items}
    doubtful: dict[str, Item] = {}
    for matched in side.coverage.items:
        if matched.candidates and not matched.sure and _words(matched.item) not in titles:
            doubtful.setdefault(matched.candidates[0].measure.id, matched.item)
    return doubtful


def _words(item: Item) -> str:
    return _NOT_WORDS.sub("", item.title)


def _title(measure_id: str, catalog: Catalog) -> str:
    return catalog.measures[measure_id].title


def _by_wording(
    old: PlanReport, new: PlanReport, as_list: Catalog, paired: Collection[int]
) -> Iterator[_Pair]:
    """Tasks that answer no list: the old ones serve as the list that the new ones are matched to."""
    before, after = (
        [item for item in _unlisted(side.coverage.items) if id(item) not in paired] for side in (old, new)
    )
    positions = {id(item): index for index, item in enumerate(old.plan.items)}
    measures = list(as_list.measures.values())
    origin = {measures[positions[id(item)]].id: item for item in before}
    found = Matcher([m for m in measures if m.id in origin]).match(after) if origin else ()
    taken: set[int] = set()
    for matched in found:
        source = origin[matched.sure[0].measure.id] if matched.sure else None
        if source is not None and id(source) not in taken:
            taken.add(id(source))
            yield _Pair(None, matched.item.title, source, matched.item)
        else:
            yield _Pair(None, matched.item.title, None, matched.item)
    if not origin:
        yield from (_Pair(None, item.title, None, item) for item in after)
    yield from (_Pair(None, item.title, item, None) for item in before if id(item) not in taken)


def _unlisted(items: Sequence[ItemMatches]) -> list[Item]:
    return [matched.item for matched in items if not matched.sure]


def _changes(pair: _Pair, old: Plan, new: Plan, catalog: Catalog, geography: Geography) -> Iterator[Change]:
    before, after = pair.before, pair.after
    if before is None or after is None:
        if (pair.stance_before if before else pair.stance_after).kind == "adopts":
            yield Change("lost" if after is None else "gained", pair.measure_id, pair.title, before, after)
        return
    turn = _turn(pair)
    if turn:
        yield Change(
            turn,
            pair.measure_id,
            pair.title,
            before,
            after,
            stance_before=pair.stance_before,
            stance_after=pair.stance_after,
        )
    if _units(before) != _units(after):
        yield _reassigned(pair, before, after)
    measure = catalog.measures[pair.measure_id] if pair.measure_id else None
    scopes = _scope(old, before, measure, geography), _scope(new, after, measure, geography)
    if set(scopes[0]) != set(scopes[1]):
        yield Change(
            "rescoped",
            pair.measure_id,
            pair.title,
            before,
            after,
            scope_before=scopes[0],
            scope_after=scopes[1],
        )
    if _words(before) != _words(after):
        yield Change("reworded", pair.measure_id, pair.title, before, after)
    if _NOT_WORDS.sub("", before.text) != _NOT_WORDS.sub("", after.text):
        yield Change("revised", pair.measure_id, pair.title, before, after)


def _turn(pair: _Pair) -> ChangeKind | None:
    """Whether what the item says of the measure has turned: less will than before is a loss."""
    before, after = (STANCES.index(stance.kind) for stance in (pair.stance_before, pair.stance_after))
    return None if before == after else "lost" if after > before else "gained"


def _scope(plan: Plan, item: Item, measure: Measure | None, geography: Geography) -> tuple[str, ...]:
    return where(geography, plan, item, measure).words if measure else item.scope or plan.scope


def same_frame(old: Plan, new: Plan) -> bool:
    """Whether all that plans say beside their tasks is the same, and the tasks stand in the same order."""
    return _frame(old) == _frame(new)


def _frame(plan: Plan) -> tuple[object, ...]:
    return (
        plan.title,
        plan.document_number,
        plan.issuer,
        plan.issued,
        plan.region,
        plan.lists,
        plan.scope,
        plan.declared_total,
        [(item.number, item.section) for item in plan.items],
        [(section.name, section.declared) for section in plan.sections],
        [(entry.section, entry.numbers, entry.size) for entry in plan.withheld],
        [(phase.name, phase.start, phase.end) for phase in plan.phases or ()],
    )


def _units(item: Item) -> tuple[frozenset[str], frozenset[str]]:
    assignment = item.assignment
    return (
        frozenset(unit.name for unit in assignment.units),
        frozenset(unit.name for unit in assignment.lead),
    )


def _reassigned(pair: _Pair, before: Item, after: Item) -> Change:
    old = [unit.name for unit in before.assignment.units]
    new = [unit.name for unit in after.assignment.units]
    return Change(
        "reassigned",
        pair.measure_id,
        pair.title,
        before,
        after,
        units_gained=tuple(name for name in new if name not in old),
        units_lost=tuple(name for name in old if name not in new),
        lead_before=tuple(unit.name for unit in before.assignment.lead),
        lead_after=tuple(unit.name for unit in after.assignment.lead),
    )
