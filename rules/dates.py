"""Dates that may be a year or a month only: each stands for a span of days."""

from __future__ import annotations


def first_day(date: str) -> str:
    """The first day that an ISO year, month or day may mean: 2019-02-01 for 2019-02."""
    return date + "-01-01"[len(date) - 4 :]


def last_day(date: str) -> str:
    """A day not before the last that it may mean, good for comparing: 2019-02-31 for 2019-02."""
    return date + "-12-31"[len(date) - 4 :]
