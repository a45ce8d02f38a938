"""The scope of an item as rules use it."""

from typing import NamedTuple

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.model import Measure
from reformcheck.plans.model import Item, Plan
from reformcheck.rules.scope.said import said_scope
from reformcheck.rules.stance.likeness import likeness


class Where(NamedTuple):
    """Where an item applies a measure."""

    words: tuple[str, ...]
    """Empty where neither the item nor the plan says."""
    key: str
    """Where they stand in the item: "scope", "title" or "text"."""
    own: bool
    """Whether the item says it; else the plan does, for all its items."""


def where(geography: Geography, plan: Plan, item: Item, measure: Measure) -> Where:
    if item.scope:
        return Where(item.scope, "scope", True)
    said = said_scope(
        item.title,
        item.text,
        likeness(measure.title, measure.content),
        geography,
        plan.region,
    )
    if said:
        return Where(said.words, said.key, True)
    return Where(plan.scope, "scope", False)
