"""The forms in which programs number paragraphs: 1 a A i I 一 ①."""

from __future__ import annotations

from reformcheck.catalog.language.numerals import chinese

_ENCLOSED = {
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "ideographEnclosedCircle": ("㊀", 10),
}
"""Characters that hold a number: the first of them, and how many there are."""
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def _roman(number: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (number // worth)
        number %= worth
    return written


_CHINESE = ("chinese", "japaneseCounting", "japaneseLegal", "taiwanese", "ideographDigital", "koreanDigital2")


def written(number: int, form: str) -> str:
    """A number in a form, by the name that Word has for it; in digits for one that is not known."""
    if form.startswith(_CHINESE):
        return chinese(number)
    first, most = _ENCLOSED.get(form, ("", 0))
    if 1 <= number <= most:
        return chr(ord(first) + number - 1)
    if form in ("upperRoman", "lowerRoman") and number < 4000:
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    if form == "decimalZero":
        return f"{number:02d}"
    if form in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        return chr(ord("A" if form == "upperLetter" else "a") + number - 1)
    return str(number)
