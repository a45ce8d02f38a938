"""Values that a schema cannot judge: days that a calendar has, ranges that run forwards."""

from __future__ import annotations

from typing import Any

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.yamlfile import YamlFile
from reformcheck.catalog.language.dates import is_real


def read_date(file: YamlFile, holder: dict[str, Any], key: str) -> str:
    """ISO text of a day, a month or a year. Raises InputError for one that no calendar has."""
    text = str(holder[key])
    if not is_real(*map(int, text.split("-"))):
        raise InputError(
            file.value(holder, key),
            f"{key}：日历上没有「{text}」（应为 年-月-日，如 2019-02-18，可只到年或月）",
            f'{key}: no calendar has "{text}" (expected year-month-day, such as 2019-02-18, or less)',
        )
    return text


def read_range(file: YamlFile, holder: dict[str, Any], key: str) -> tuple[int, ...]:
    """(13, 14, 15) for "13-15", (13,) for 13. Raises InputError for a range that runs backwards."""
    first, _, last = str(holder[key]).partition("-")
    numbers = tuple(range(int(first), int(last or first) + 1))
    if not numbers:
        raise InputError(
            file.value(holder, key),
            f"{key}：范围「{holder[key]}」前大后小，应如 13-18",
            f'{key}: the range "{holder[key]}" runs backwards; expected one like 13-18',
        )
    return numbers
