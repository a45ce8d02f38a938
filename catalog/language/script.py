"""Width and script: telling Traditional from Simplified, and making texts of either comparable."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any


def is_traditional(text: str) -> bool:
    """Whether a Chinese character lies outside GB 2312, the set of common Simplified characters."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        rest = text.encode("gb2312", "ignore").decode("gb2312")
        return any("\u4e00" <= char <= "\u9fff" for char in set(text) - set(rest))
    return False


def plain(text: str) -> str:
    """Half-width and in Simplified script: 「推廣（試點）」 as 「推广(试点)」. It may change in length."""
    return simplified(unicodedata.normalize("NFKC", text))


def plain_by_character(text: str) -> str:
    """The same for each character apart, so that the length stays; what would change it stays as it is (㎡, ⑩)."""
    half = unicodedata.normalize("NFKC", text)
    if len(half) != len(text):
        half = "".join(one if len(one := unicodedata.normalize("NFKC", char)) == 1 else char for char in text)
    found = simplified(half)
    return found if len(found) == len(half) else half


def simplified(text: str) -> str:
    """The text in Simplified script; one that is in it already is not looked up."""
    return to_simplified(text) if is_traditional(text) else text


def to_simplified(text: str) -> str:
    """The text in Simplified script, by OpenCC's t2s; it may change in length.

    審批覆蓋 is 审批覆盖: OpenCC takes 批覆, a reply, for a word there.
    """
    return "覆盖".join(_converter().convert(part) for part in text.split("覆蓋"))


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc  # slow to load, and needed for Traditional script only

    return opencc.OpenCC("t2s")
