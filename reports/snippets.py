"""The words of a plan by the place where they stand.

A report reads no file, so a snippet is what the plan says there and not the line of the file; it is the same
for a plan file and for a document that a plan was read from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reformcheck.plans.model import Item, Location, Plan


def snippets(plan: Plan) -> Mapping[Location, str]:
    """The plan's words by place; what stands first at a place has it."""
    found: dict[Location, str] = {}
    for place, words in _words(plan):
        if words:
            found.setdefault(place, words)
    return found


def _words(plan: Plan) -> Iterator[tuple[Location, str]]:
    yield plan.location, plan.title
    own = {
        "title": plan.title,
        "document_number": plan.document_number,
        "issuer": plan.issuer,
        "region": plan.region.name,
        "issued": plan.issued,
        "lists": "、".join(plan.lists),
        "scope": "、".join(plan.scope),
        "declared_total": str(plan.declared_total),
    }
    for key, place in plan.at.items():
        yield place, own.get(key, "")
    for section in plan.sections:
        yield section.location, section.name
    for waiver in plan.waivers:
        yield waiver.location, waiver.reason
    for phase in plan.phases or ():
        yield phase.location, phase.name
    for item in plan.items:
        yield from _item(item)


def _item(item: Item) -> Iterator[tuple[Location, str]]:
    units = item.assignment.units
    special = {"scope": "、".join(item.scope), "units": "、".join(unit.name for unit in units)}
    for unit in units:
        yield unit.location, unit.name
    for key, place in item.at.items():
        yield place, special.get(key, item.title)
    yield item.location, item.title
