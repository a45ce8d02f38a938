"""Remembering what is the same from plan to plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_K = TypeVar("_K")
_T = TypeVar("_T")

REMEMBERED = 2048
"""Answers that a memo keeps: plans word many of their items, and name many of their units, alike.

The memos of this size are for many plans (benchmarks/compare.py, b).
"""


def per_object(make: Callable[[_K], _T]) -> Callable[[_K], _T]:
    """A function of one object, a catalog or a plan, that keeps its answer for the last one."""
    held: list[tuple[_K, _T]] = []

    def answer(about: _K) -> _T:
        if not held or held[0][0] is not about:
            held[:] = [(about, make(about))]
        return held[0][1]

    return answer
