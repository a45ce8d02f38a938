"""Numbers in a row, said in short."""

from __future__ import annotations

from collections.abc import Sequence


def measure_ranges(ids: Sequence[str]) -> str:
    """2018-126/13-14, 21; 2020-3/01 for the ids of those measures."""
    lists: dict[str, list[str]] = {}
    for id_ in ids:
        list_id, _, number = id_.rpartition("/")
        lists.setdefault(list_id, []).append(number)
    return "; ".join(f"{list_id}/{ranges(numbers)}" for list_id, numbers in lists.items())


def ranges(numbers: Sequence[str], joiner: str = ", ") -> str:
    """3-5, 8 for ["3", "4", "5", "8"]; numbers that are not digits stand as they are."""
    spans: list[list[str]] = []
    for number in numbers:
        follows = spans and number.isdecimal() and spans[-1][-1].isdecimal()
        if follows and int(number) == int(spans[-1][-1]) + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return joiner.join(span[0] if len(span) == 1 else f"{span[0]}-{span[-1]}" for span in spans)
