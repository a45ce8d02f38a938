"""Characters that some PDF programs write as the radicals they look like (⻓ for 长)."""

from __future__ import annotations

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
