"""How many items a plan may have: several times the most that any has, and few enough to be checked in seconds."""

from __future__ import annotations

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location

MAX_ITEMS = 3_000


def bound_items(count: int, where: Location) -> None:
    """Raise InputError for more items than any plan has."""
    if count > MAX_ITEMS:
        raise InputError(
            where,
            f"有 {count} 项任务，多于 {MAX_ITEMS} 项，不像是方案，未检查；确是方案的，请分成几份",
            f"{count} items, over {MAX_ITEMS}, which no plan has; not checked. Part it in several if it is one",
        )
