"""The one exception for input that cannot be used, in both languages."""

from __future__ import annotations

from reformcheck.catalog.model import Location


class InputError(Exception):
    """A file or a value that cannot be used: what is wrong, what was expected, what to do.

    Each sentence stands alone, without the place; the place is in `location`.
    """

    def __init__(self, location: Location, zh: str, en: str) -> None:
        super().__init__(f"{location}: {en}")
        self.location = location
        self.zh = zh
        self.en = en

    def message(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


def suggestion(word: str, known: list[str]) -> tuple[str, str]:
    """A "did you mean" clause in zh and en, empty where nothing known is near `word`."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=0.5)
    return (f"，是否想写“{near[0]}”？", f"; did you mean '{near[0]}'?") if near else ("", "")
