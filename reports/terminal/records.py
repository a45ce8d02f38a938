"""The row and the words of each plan in one piece of bytes, so that the rows of many can be read without their words."""

from __future__ import annotations

import json  # orjson loads many a library first: too much for one plan (benchmarks/compare.py, a)
from collections.abc import Iterable, Iterator
from typing import Any

from reformcheck.reports.standing import Standing


def packed(standing: Standing, said: bytes) -> bytes:
    """A record: a line of JSON with the row and the length of what follows it."""
    row = [value if not isinstance(value, str) else _writable(value) for value in standing]
    return json.dumps([len(said), *row]).encode() + b"\n" + said


def unpacked(records: bytes) -> Iterator[tuple[Standing, bytes]]:
    """Records that follow one another."""
    at = 0
    while at < len(records):
        end = records.index(b"\n", at)
        length, *values = json.loads(records[at:end])
        at = end + 1 + length
        yield _standing(values), records[end + 1 : at]


def _standing(values: Iterable[Any]) -> Standing:
    fields: list[Any] = [tuple(value) if isinstance(value, list) else value for value in values]
    return Standing(*fields)


def _writable(text: str) -> str:
    """A file name need not be text; it stands here as on standard output."""
    return text.encode("utf-8", "backslashreplace").decode()
