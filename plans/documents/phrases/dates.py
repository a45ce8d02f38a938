"""Dates and spans of time as documents write them, as ISO text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformcheck.catalog.language.dates import is_real
from reformcheck.catalog.language.numerals import NUMERAL, to_int

_N = rf"[{NUMERAL}]"
_DAY = re.compile(rf"({_N}{{4}})\s*年\s*({_N}{{1,3}})\s*月\s*({_N}{{1,3}})\s*日")
_DASHED = re.compile(r"((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})")
_ONLY_DAY = re.compile(rf"[（(]?\s*{_N}{{4}}\s*年\s*{_N}{{1,3}}\s*月\s*{_N}{{1,3}}\s*日\s*(?:印发)?\s*[）)]?")


def find_day(string: str) -> str:
    """The first full date, such as "2018-12-23"; empty where there is none, or none that a calendar has."""
    match = _DAY.search(string) or _DASHED.search(string)
    if not match:
        return ""
    year, month, day = (to_int(part) or 0 for part in match.groups())
    return f"{year:04d}-{month:02d}-{day:02d}" if is_real(year, month, day) else ""


_WRITTEN = re.compile(
    rf"(?:({_N}{{4}})\s*年\s*)?(?<!{_N})({_N}{{1,3}})\s*月(?:份)?(?:\s*({_N}{{1,3}})\s*日)?"
)
_LEAP_YEAR = 2000


def false_dates(string: str) -> Iterator[tuple[str, int]]:
    """What is written as a date and is none, such as 2019年2月30日 or the end of 5月1日至6月31日, and where it begins."""
    year = 0
    for match in _WRITTEN.finditer(string):
        year = to_int(match.group(1) or "") or year
        month, day = (to_int(part or "1") or 0 for part in match.groups()[1:])
        if (match.group(1) or match.group(3)) and not is_real(year or _LEAP_YEAR, month, day):
            yield match.group(), match.start()


def is_day(string: str) -> bool:
    """Whether the text is a date and nothing else."""
    return _ONLY_DAY.fullmatch(string) is not None


_POINT_OF_TIME = re.compile(
    rf"(?:(?P<year>(?:19|20)\d{{2}}|{_N}{{4}})\s*年\s*)?"
    rf"(?:(?P<month>{_N}{{1,3}})\s*月(?:份)?\s*(?:(?P<day>{_N}{{1,3}})\s*日)?|(?P<part>上半年|下半年|第?[一二三四1234]季度|年?[底末初中]|内))?"
)
_PARTS_OF_YEAR = {"上半年": 6, "下半年": 12, "底": 12, "末": 12, "初": 1, "中": 6, "内": 12}


def find_due(string: str) -> str:
    """By when, as "2020-12" for 2020年底前 and "2021-06-30" for 2021年6月30日前; of several dates the last.

    Empty where no year is named (年内, 长期坚持): it is not guessed.
    """
    due, year = "", 0
    for match in _POINT_OF_TIME.finditer(string):
        if match.group("year"):
            year = to_int(match.group("year")) or 0
        if year and match.group().strip():
            due = _due(year, match) or due
    return due or find_day(string) or _dotted(string)


def _dotted(string: str) -> str:
    """2020-12 for 2020.12."""
    dotted = re.search(r"(?<!\d)((?:19|20)\d{2})[-./](1[0-2]|0?[1-9])(?![\d.])", string)
    return f"{dotted.group(1)}-{int(dotted.group(2)):02d}" if dotted else ""


def _due(year: int, match: re.Match[str]) -> str:
    if not match.group("year") and match.group("part") in tuple("底末初中内"):
        return ""  # 6月底: of the month, not of the year
    part = (match.group("part") or "").lstrip("年第")
    month = to_int(match.group("month") or "") or _PARTS_OF_YEAR.get(part, 0)
    if part.endswith("季度"):
        month = 3 * (to_int(part[0]) or 0)
    day = to_int(match.group("day") or "") or 0
    if not month:
        return f"{year:04d}" if match.group("year") else ""
    if not is_real(year, month, day or 1):
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}" if day else f"{year:04d}-{month:02d}"


_DASH = r"\s*(?:[-－—–─~～]+|至|到)\s*"
_MONTH = r"(?:(?P<y{0}>(?:19|20)\d{{2}})\s*年)?\s*(?:(?P<m{0}>\d{{1,2}})\s*月(?:份)?)?\s*(?:(?P<d{0}>\d{{1,2}})\s*日)?(?:底|初|中旬|上旬|下旬|末)?"
_SPAN = re.compile(r"(?=\d)" + _MONTH.format(1) + _DASH + r"(?=\d)" + _MONTH.format(2))
_HALF = re.compile(r"((?:19|20)\d{2})\s*年\s*(上半年|下半年|第?[一二三四1234]季度)")
_ONE_MONTH = re.compile(r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月(?!\s*\d{1,2}\s*日)(?![底末]?\s*[前后起])")
_YEARS = re.compile(rf"((?:19|20)\d{{2}})\s*年?{_DASH}((?:19|20)\d{{2}})\s*年(?![\d\s]*月)")
_ONE_YEAR = re.compile(r"((?:19|20)\d{2})\s*年(?![\d\s]*月)(?![底末初]?\s*[前后起])")
_HALVES = {"上半年": (1, 6), "下半年": (7, 12)}


def find_span(string: str) -> tuple[str, str] | None:
    """Start and end of a span of months or days; a month, quarter or year alone is its own span.

    None where an end is not said (2019年3月底前): it is not guessed.
    """
    match = _YEARS.search(string)
    if match:
        return f"{match.group(1)}-01", f"{match.group(2)}-12"
    match = _SPAN.search(string)
    if match:
        return _span(match)
    match = _HALF.search(string)
    if match:
        year, word = match.groups()
        quarter = to_int(word.strip("第季度")) or 1
        low, high = _HALVES.get(word, (quarter * 3 - 2, quarter * 3))
        return f"{year}-{low:02d}", f"{year}-{high:02d}"
    match = _ONE_MONTH.search(string)
    if match:
        month = _iso(match.group(1), match.group(2), None)
        return (month, month) if month else None
    match = _ONE_YEAR.search(string)
    return (f"{match.group(1)}-01", f"{match.group(1)}-12") if match else None


def _span(match: re.Match[str]) -> tuple[str, str] | None:
    first_year = match.group("y1")
    last_year = match.group("y2") or first_year
    first_month, last_month = match.group("m1"), match.group("m2")
    if last_month is None and match.group("d2") and first_month:
        last_month = first_month
    if not (first_year and first_month and last_month):
        return None
    start = _iso(first_year, first_month, match.group("d1"))
    end = _iso(last_year, last_month, match.group("d2"))
    return (start, end) if start and end else None


def _iso(year: str, month: str, day: str | None) -> str:
    """Empty for what no calendar has, such as 6月31日."""
    if not is_real(int(year), int(month), int(day or 1)):
        return ""
    text = f"{int(year):04d}-{int(month):02d}"
    return f"{text}-{int(day):02d}" if day else text
