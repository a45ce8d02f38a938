"""Characters that stand for others that look the same: some PDF programs write radicals (⻓ for 长), and what is copied from them has these."""

from __future__ import annotations

import re
import unicodedata

# Unicode's own decompositions cover U+2F00 to U+2FD5; of U+2E80 to U+2EF3 they leave out these.
_SUPPLEMENT = dict(
    zip(
        "⺁⺆⺌⺍⺎⺗⺝⺟⺠⺩⺪⺮⺶⺼⻁⻄⻅⻆⻇⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂冂小小兀忄月母民王疋竹羊月虎西见角角讠贝车辶辶辶阝钅长长长门阜阝雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)


def as_characters(char: str) -> str:
    """The character that a radical stands for; any other as it is."""
    if not "\u2e80" <= char <= "\u2fdf":
        return char
    return _SUPPLEMENT.get(char) or unicodedata.normalize("NFKC", char)


_LIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def in_characters(string: str) -> str:
    """A text without radicals and doubles (compatibility ideographs): as long as before, for its places."""
    return _LIKE.sub(_plain, string)


def _plain(match: re.Match[str]) -> str:
    plain = as_characters(match[0]) if match[0] < "\uf900" else unicodedata.normalize("NFKC", match[0])
    return plain if len(plain) == 1 else match[0]
