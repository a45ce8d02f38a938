"""Chinese and Arabic numbers as documents write them."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "Ｏ": 0}
NUMERAL = "0-9０-９〇零○一二三四五六七八九十百"
"""Characters of a number, for a character class."""
_LONGEST = 9
"""A longer row of digits counts nothing."""


def to_int(word: str) -> int | None:
    """23 for "23", "二十三" or "２３"; None for what is no number."""
    word = word.strip()
    if not word or len(word) > _LONGEST:
        return None
    if word.isdecimal():
        return int(word)
    if any(c not in _DIGITS and c not in "十百" for c in word):
        return None
    if not any(c in "十百" for c in word):
        return int("".join(str(_DIGITS[c]) for c in word))
    total = digit = 0
    for char in word:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def chinese(number: int) -> str:
    """十二 for 12, up to 99; digits above."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    head = "" if tens == 0 else "十" if tens == 1 else digits[tens] + "十"
    return head + (digits[ones] if ones else "")


def parse_span(word: str) -> tuple[int, ...]:
    """(13, 14, 15) for "13-15" or "13至15"; empty for what is no span."""
    for dash in "-－—–~～至到":
        first, found, last = word.partition(dash)
        if found:
            low, high = to_int(first), to_int(last.lstrip(dash))
            return tuple(range(low, high + 1)) if low and high and low <= high < low + 500 else ()
    one = to_int(word)
    return (one,) if one else ()
