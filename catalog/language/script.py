"""Traditional and Simplified script: telling them apart, and turning the one into the other."""

from __future__ import annotations

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


def to_simplified(text: str) -> str:
    """The text in Simplified script, by OpenCC's t2s; it may change in length."""
    return str(_converter().convert(text))


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc  # slow to load, and needed for Traditional script only

    return opencc.OpenCC("t2s")
