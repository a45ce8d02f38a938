"""Numbers that stand before a title: 一、 （二） 3. 第四条 ⑤."""

import re
from functools import lru_cache

_BEGINNINGS = frozenset("第一二三四五六七八九十百(（[【〔①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


def leading_number(title: str) -> int:
    """How many characters of a title its number takes, with blanks and marks around it; 0 where it has none."""
    first = title.lstrip()[:1]
    if first not in _BEGINNINGS and not first.isdecimal():
        return 0
    found = _pattern().match(title)
    return found.end() if found else 0


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Slow to compile, and needed where a title may begin with a number only."""
    return re.compile(
        r"\s*(?:第[一二三四五六七八九十百\d]+[条项章节款]|[(（\[【〔]\s*[一二三四五六七八九十百\d]+\s*[)）\]】〕]"
        r"|[一二三四五六七八九十百]+\s*[、.．)）]|\d+\s*[、.．)）](?!\d)|[①-⑳])\s*"
    )
