"""What real plans do besides: merge measures, shorten names of units, leave lists open, waive a finding."""

from __future__ import annotations

from random import Random

from corpus_plan import Draft, DraftItem, whole


def vary(plan: Draft, rng: Random) -> None:
    """Change a faultless plan in ways that leave it faultless."""
    _date(plan, rng)
    if rng.random() < 0.3:
        plan.head["scope"] = whole(plan.region)
    if rng.random() < 0.3:
        _merge(plan, rng)
    for item in plan.items:
        _vary_item(item, plan, rng)
    if rng.random() < 0.15 and plan.numbering != "section":
        _waive(plan, rng)


def _date(plan: Draft, rng: Random) -> None:
    """A year or a month alone, where that leaves no doubt which names were in use."""
    day = plan.head["issued"]
    if rng.random() < 0.1 and day >= "2021":
        plan.head["issued"] = day[:4]
    elif rng.random() < 0.1 and day[5:7] != "12":
        plan.head["issued"] = day[:7]


def _vary_item(item: DraftItem, plan: Draft, rng: Random) -> None:
    chance = rng.random()
    if chance < 0.1:
        item.units = _shortened(item.units)
    elif chance < 0.15 and item.units:
        item.open_ended = True
    if rng.random() < 0.04 and item.units:
        item.title += f"（责任单位：{'、'.join(item.units)}）"
    elif rng.random() < 0.04:
        item.title = f"{rng.randint(1, 30)}．{item.title}"
    merged = item.faulty
    if rng.random() < 0.05 and item.measure and not merged:
        item.measures = [item.measure.id]


def _shortened(units: dict[str, str]) -> dict[str, str]:
    """市工信局、科技局、财政局: only the first name says its level."""
    names = list(units)
    level = names[0][:1] if names else ""
    if level not in ("省", "市") or names[0].startswith(level + "场"):
        return units
    rest = {name.removeprefix(level): units[name] for name in names[1:]}
    return {names[0]: units[names[0]], **rest}


def _merge(plan: Draft, rng: Random) -> None:
    """Two measures of one section in one item, which says so."""
    pairs = [
        (one, other)
        for one, other in zip(plan.items, plan.items[1:], strict=False)
        if one.measure and other.measure and one.section == other.section and one.scope == other.scope
    ]
    if not pairs:
        return
    one, other = rng.choice(pairs)
    if one.measure and other.measure:
        one.measures = [one.measure.id, other.measure.id] if rng.random() < 0.5 else []
        one.title, one.text, one.faulty = f"{one.title.rstrip('。')}，{other.title}", "", True
        one.units = {**one.units, **other.units}
        plan.items.remove(other)


def _waive(plan: Draft, rng: Random) -> None:
    """An item without a unit, and the waiver that says why."""
    item = rng.choice(plan.items)
    if not item.faulty:
        item.units, item.faulty = {}, True
        plan.waivers.append({"rule": "no-responsible-unit", "item": item, "reason": "由省委深改委统筹"})
