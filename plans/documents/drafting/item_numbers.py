"""Numbers of items: kept where the document numbers them, and inferred for what is withheld."""

from __future__ import annotations

from dataclasses import replace

from reformcheck.plans.documents.drafting.draft import DraftItem, DraftWithheld


def settle_numbers(items: list[DraftItem]) -> list[DraftItem]:
    """Keep the printed numbers unless many items bear none: then a number would not tell one item."""
    bare = sum(not item.number for item in items)
    return [replace(item, number="") for item in items] if bare * 4 > len(items) else items


def infer_withheld(withheld: list[DraftWithheld], items: list[DraftItem]) -> list[DraftWithheld]:
    """Give the numbers that are missing between the printed ones to the heading that is empty there."""
    numbers = sorted(int(item.number) for item in items if item.number.isdecimal())
    known = {n for entry in withheld for n in entry.numbers}
    result = []
    for entry in withheld:
        if not entry.numbers and numbers:
            entry = replace(entry, numbers=_gap(entry, items, numbers, known))
            entry = replace(entry, count=entry.count or len(entry.numbers))
            known.update(entry.numbers)
        result.append(entry)
    return result


def _gap(
    entry: DraftWithheld, items: list[DraftItem], numbers: list[int], known: set[int]
) -> tuple[int, ...]:
    before = [
        int(i.number)
        for i in items
        if i.number.isdecimal() and (i.place.line, i.place.column) < (entry.place.line, entry.place.column)
    ]
    start = max([*before, *(n for n in known if before and n > max(before)), 0]) + 1
    following = [n for n in numbers if n >= start]
    if not entry.count and before and following:  # （四）军民深度融合方面（略） says no number
        return tuple(range(start, following[0]))
    span = tuple(range(start, start + entry.count))
    fits = not following or following[0] == span[-1] + 1
    return span if fits else ()
