"""ISO dates that may be a year or a month only, each standing for a span of days; and what a calendar has."""

from __future__ import annotations

from datetime import date as day_of


def first_day(date: str) -> str:
    """The first day that an ISO year, month or day may mean: 2019-02-01 for 2019-02."""
    return date + "-01-01"[len(date) - 4 :]


def last_day(date: str) -> str:
    """A day not before the last that it may mean, good for comparing: 2019-02-31 for 2019-02."""
    return date + "-12-31"[len(date) - 4 :]


def is_real(year: int, month: int = 1, day: int = 1) -> bool:
    """Whether a calendar has the day: none has 2019-02-30."""
    try:
        day_of(year, month, day)
    except ValueError:
        return False
    return True
