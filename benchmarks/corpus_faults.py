"""Faults planted in a faultless plan, each with the finding that it must give."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import corpus_names
import corpus_titles
from corpus_plan import Draft, DraftItem, applies, whole

from reformcheck.catalog.geography import Geography

Fault = Callable[[Draft, Geography, Random], bool]
"""Plants one fault and writes it into the truth; False where the plan has no place for it."""


def _pick(plan: Draft, rng: Random, fits: Callable[[DraftItem], bool]) -> DraftItem | None:
    """An item without a fault that fits; it will have one."""
    found = [item for item in plan.items if not item.faulty and fits(item)]
    if not found:
        return None
    item = rng.choice(found)
    item.faulty = True
    return item


def _national(item: DraftItem) -> bool:
    return item.measure is not None and item.measure.scope.kind != "pilot"


def _note(plan: Draft, rule: str, item: DraftItem, *, measure: bool = False) -> bool:
    plan.truth.append((rule, item.measure.id if measure and item.measure else None, item))
    return True


def missing(plan: Draft, _: Geography, rng: Random) -> bool:
    item = _pick(plan, rng, lambda i: i.measure is not None and not i.measure.condition)
    if item is None or item.measure is None or len(plan.items) < 3:
        return False
    plan.items.remove(item)
    plan.truth.append(("missing-measure", item.measure.id, None))
    return True


def out_of_zone(plan: Draft, geography: Geography, rng: Random) -> bool:
    outside = [
        measure
        for lst in plan.lists
        for measure in lst.measures
        if measure.scope.kind == "pilot" and not applies(measure, plan.region, geography)
    ]
    if outside:
        measure = rng.choice(outside)
        units = {n: d for d in measure.guiding_departments if (n := plan.names.of(d, rng))}
        title = corpus_titles.same(measure, plan.region, rng)
        item = DraftItem(
            title, plan.items[-1].section, units or {"各县（市、区）人民政府": ""}, measure, faulty=True
        )
        plan.items.append(item)
        return _note(plan, "pilot-measure-out-of-zone", item, measure=True)
    adopted = _pick(plan, rng, lambda i: bool(i.measure and i.measure.scope.kind == "pilot"))
    return adopted is not None and _beyond(plan, adopted, geography, rng)


def _beyond(plan: Draft, item: DraftItem, geography: Geography, rng: Random) -> bool:
    """Applies a pilot measure to a place more, to the whole province, or nowhere said."""
    if item.measure is None:
        return False
    zone, own = geography.extent(item.measure.scope).touched, geography.leaves(plan.region)
    if own <= zone:
        item.faulty = False
        return False
    more = rng.choice([r.name for r in geography.regions() if r.code in own - zone])
    item.scope = rng.choice(([*item.scope, more], [whole(plan.region)], []))
    return _note(plan, "pilot-measure-out-of-zone", item, measure=True)


def no_unit(plan: Draft, _: Geography, rng: Random) -> bool:
    item = _pick(plan, rng, lambda _: True)
    if item is None:
        return False
    item.units = {}
    return _note(plan, "no-responsible-unit", item)


def narrowed(plan: Draft, geography: Geography, rng: Random) -> bool:
    item = _pick(
        plan, rng, lambda i: _national(i) and i.measure is not None and i.measure.scope.kind == "national"
    )
    if item is None:
        return False
    cities = [r.name for r in geography.regions() if r.parent == plan.region.code]
    item.scope = (
        rng.sample(cities, min(2, len(cities) - 1)) if len(cities) > 1 else [plan.region.name + "高新区"]
    )
    return _note(plan, "national-measure-narrowed", item, measure=True)


def duplicate(plan: Draft, _: Geography, rng: Random) -> bool:
    item = _pick(plan, rng, _national)
    if item is None or item.measure is None:
        return False
    title = corpus_titles.same(item.measure, plan.region, rng)
    again = DraftItem(title, plan.items[-1].section, dict(item.units), item.measure, faulty=True)
    plan.items.append(again)
    return _note(plan, "duplicate-measure", again, measure=True)


def superseded(plan: Draft, _: Geography, rng: Random) -> bool:
    found = [m for lst in plan.lists for m in lst.measures if m.superseded]
    if not found:
        return False
    title = rng.choice(("推行", "", "实施")) + found[0].title
    item = DraftItem(title, plan.items[-1].section, {plan.names.of("财政部", rng): ""}, found[0], faulty=True)
    plan.items.append(item)
    return _note(plan, "superseded-measure", item, measure=True)


def count(plan: Draft, _: Geography, rng: Random) -> bool:
    if rng.random() < 0.5:
        plan.declared_off = rng.choice((-1, 1, 2))
    else:
        plan.section_off = rng.choice((1, 2))
    plan.truth.append(("count-mismatch", None, None))
    return True


def gap(plan: Draft, _: Geography, rng: Random) -> bool:
    if plan.numbering == "none":
        return False
    # A section that begins with 2 is no gap to some plans: only numbers inside a section are left out.
    inner = {id(b) for a, b in zip(plan.items, plan.items[1:], strict=False) if a.section == b.section}
    item = _pick(plan, rng, lambda i: id(i) in inner)
    if item is None:
        return False
    item.skipped = rng.choice((1, 2))
    return _note(plan, "numbering-gap", item)


def place(plan: Draft, geography: Geography, rng: Random) -> bool:
    item = _pick(plan, rng, _national)
    if item is None:
        return False
    others = [r.name for r in geography.regions() if r.parent and r.parent != plan.names.province.code]
    item.scope = [whole(plan.region), rng.choice((rng.choice(others), "部分有条件的地方", "云龙湖新城片"))]
    return _note(plan, "unknown-place", item)


def unknown_list(plan: Draft, _: Geography, rng: Random) -> bool:
    plan.head["lists"] = [*plan.head["lists"], f"国办发〔2016〕{rng.randint(81, 99)}号"]
    plan.truth.append(("unknown-list", None, None))
    return True


def vague(plan: Draft, _: Geography, rng: Random) -> bool:
    item = _pick(plan, rng, lambda _: True)
    if item is None:
        return False
    item.units = dict.fromkeys(
        rng.choice((["有关部门"], ["各单位"], ["各有关部门", "各有关单位"], ["相关单位"])), ""
    )
    return _note(plan, "vague-unit", item)


def uncovered(plan: Draft, _: Geography, rng: Random) -> bool:
    silent = corpus_names.PROVINCE_ONLY if plan.region.parent else frozenset()

    def droppable(item: DraftItem) -> list[str]:
        if item.measure is None or item.open_ended or sum(map(bool, item.units.values())) < 2:
            return []
        guiding = item.measure.guiding_departments
        return [name for name, dep in item.units.items() if dep in guiding and dep not in silent]

    item = _pick(plan, rng, lambda i: bool(droppable(i)))
    if item is None:
        return False
    del item.units[rng.choice(droppable(item))]
    return _note(plan, "guiding-department-uncovered", item, measure=True)


def outdated(plan: Draft, _: Geography, rng: Random) -> bool:
    name = plan.names.outdated(rng)
    item = _pick(plan, rng, lambda i: bool(i.units)) if name else None
    if item is None:
        return False
    item.units[name] = ""
    return _note(plan, "outdated-unit", item)


def foreign(plan: Draft, _: Geography, rng: Random) -> bool:
    item = _pick(plan, rng, lambda i: bool(i.units))
    if item is None:
        return False
    item.units[corpus_names.foreign(plan.names, rng)] = ""
    return _note(plan, "foreign-unit", item)


def reworded(plan: Draft, _: Geography, rng: Random) -> bool:
    way = rng.choice(
        (corpus_titles.dropped, corpus_titles.dropped, corpus_titles.exchanged, corpus_titles.softened)
    )
    item = _pick(plan, rng, lambda i: i.measure is not None and bool(way(i.measure, Random(0))))
    if item is None or item.measure is None:
        return False
    item.title, item.text = way(item.measure, rng), ""
    return _note(plan, "reworded-measure", item, measure=True)


def timetable(plan: Draft, _: Geography, rng: Random) -> bool:
    if not plan.phases:
        return False
    phases = plan.phases
    kind = rng.choice(("backwards", "order", "over"))
    if kind == "backwards":
        phases[-1]["end"] = phases[-2]["end"]
    elif kind == "order":
        phases[-1], phases[-2] = phases[-2], phases[-1]
    else:
        phases[0].update(start="2017-01", end="2017-03")
    plan.truth.append(("timetable-inconsistent", None, None))
    return True


def expired(plan: Draft, _: Geography, rng: Random) -> bool:
    return _waive(plan, rng, "expired-waiver", {"until": "2022-12-31"})


def unused(plan: Draft, _: Geography, rng: Random) -> bool:
    return _waive(plan, rng, "unused-waiver", {})


def _waive(plan: Draft, rng: Random, rule: str, terms: dict[str, str]) -> bool:
    adopted = [item for item in plan.items if item.measure and not item.faulty]
    waived = rng.choice(("no-responsible-unit", "vague-unit", "missing-measure"))
    item = rng.choice(adopted) if adopted and waived == "missing-measure" else None
    measure = item.measure.id if item and item.measure else None
    entry = {"rule": waived, "reason": "经省政府同意", "approved_by": "改革办", **terms}
    if item and measure:
        # Were the measure left out later, the waiver would be in use.
        entry["measure"], item.faulty = measure, True
    else:
        entry["item"] = "999"
    plan.waivers.append(entry)
    plan.truth.append((rule, measure, entry.get("item")))
    return True


FAULTS: tuple[Fault, ...] = (
    missing, out_of_zone, no_unit, narrowed, duplicate, superseded, count, gap, place, unknown_list, vague,
    uncovered, outdated, foreign, reworded, timetable, expired, unused,
)  # fmt: skip


def plant(plan: Draft, geography: Geography, rng: Random, most: int) -> None:
    """Up to `most` faults of different kinds, of which each leaves the others alone."""
    for fault in rng.sample(FAULTS, most):
        fault(plan, geography, rng)
