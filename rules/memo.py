"""Remembering what is the same from plan to plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from reformcheck.catalog.model import Catalog

_T = TypeVar("_T")

REMEMBERED = 8192
"""Answers that a memo keeps: plans word many of their items, and name many of their units, alike."""


def per_catalog(make: Callable[[Catalog], _T]) -> Callable[[Catalog], _T]:
    """A function of a catalog that keeps its answer for the last one."""
    held: list[tuple[Catalog, _T]] = []

    def answer(catalog: Catalog) -> _T:
        if not held or held[0][0] is not catalog:
            held[:] = [(catalog, make(catalog))]
        return held[0][1]

    return answer
