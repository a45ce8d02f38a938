"""Texts of official documents, broken: lines cut, shuffled and repeated, enumerators swapped, brackets lost, blanks sown."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from broken_pages import in_bytes

_NUMERAL = "[一二三四五六七八九十0-9]{1,3}"
_ENUMERATOR = re.compile(
    rf"^\s*(?:[（(]?{_NUMERAL}[）)]|{_NUMERAL}[、.．]|第{_NUMERAL}[条章]|[①-⑳])", re.MULTILINE
)
_FORMS = (
    "{h}、",
    "（{h}）",
    "{n}.",
    "{n}．",
    "{n}、",
    "({n})",
    "（{n}）",
    "{c}",
    "第{h}条 ",
    "{h}是",
    "—— ",
    "• ",
    "",
)
_BLANKS = " \t\u3000\u00a0\u2003\u2009\u200b\ufeff\r\v\f\u2028\x85"
_ODD = "（）()【】〔〕“”《》：；、，。—-.·0１〇①%\"'|\\{}[]#&*!"
_UNITS = ("责任单位：", "（牵头单位：", "由", "负责", "完成时限：2019年2月30日", "共10项", "附件", "序号\t任务\t责任单位", "不公开")  # fmt: skip


def _cut(lines: list[str], chance: random.Random) -> list[str]:
    return [line[chance.randrange(len(line) + 1) :] if chance.random() < 0.1 else line for line in lines]


def _drop(lines: list[str], chance: random.Random) -> list[str]:
    return [line for line in lines if chance.random() > 0.15]


def _shuffle(lines: list[str], chance: random.Random) -> list[str]:
    return chance.sample(lines, len(lines))


def _repeat(lines: list[str], chance: random.Random) -> list[str]:
    return [line for line in lines for _ in range(chance.choice((1, 1, 1, 2, 3)))]


def _renumber(lines: list[str], chance: random.Random) -> list[str]:
    form = chance.choice(_FORMS)

    def number(_: re.Match[str]) -> str:
        n = chance.randrange(1, 21)
        own = form if chance.random() < 0.7 else chance.choice(_FORMS)
        return own.format(h="一二三四五六七八九十"[n % 10], n=n, c=chr(0x245F + n))

    return [_ENUMERATOR.sub(number, line) for line in lines]


def _lose_brackets(lines: list[str], chance: random.Random) -> list[str]:
    lost = chance.choice(("）", "（", "（）()", "：", "。", "、", "；", "“”"))
    return [line.translate({ord(c): None for c in lost}) if chance.random() < 0.6 else line for line in lines]


def _blanks(lines: list[str], chance: random.Random) -> list[str]:
    return [_sown(line, _BLANKS, chance) for line in lines]


def _odd(lines: list[str], chance: random.Random) -> list[str]:
    return [_sown(line, _ODD, chance) for line in lines]


def _sown(line: str, characters: str, chance: random.Random) -> str:
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(line) + 1)
        line = line[:at] + chance.choice(characters) * chance.choice((1, 1, 2)) + line[at:]
    return line


def _join(lines: list[str], chance: random.Random) -> list[str]:
    return (
        ["".join(lines)]
        if chance.random() < 0.3
        else [a + b for a, b in zip(lines[::2], lines[1::2], strict=False)]
    )


def _units(lines: list[str], chance: random.Random) -> list[str]:
    return [chance.choice(_UNITS) + line if chance.random() < 0.2 else line for line in lines]


MUTATIONS: tuple[Callable[[list[str], random.Random], list[str]], ...] = (
    _cut, _drop, _shuffle, _repeat, _renumber, _lose_brackets, _blanks, _odd, _join, _units,
)  # fmt: skip


def mutated(documents: Sequence[list[str]], chance: random.Random) -> str:
    """A stretch of one of the documents, of up to forty lines, broken in one to four ways."""
    lines = chance.choice(documents)
    start = chance.choice((0, chance.randrange(len(lines))))
    lines = lines[start : start + chance.randrange(1, 41)]
    for mutation in chance.sample(MUTATIONS, chance.randrange(1, 5)):
        lines = mutation(lines, chance)
    return "\n".join(lines)


def broken(documents: Sequence[list[str]], chance: random.Random) -> bytes:
    text = mutated(documents, chance)
    raw = text.encode(chance.choice(("utf-8", "utf-8", "utf-8", "gb18030", "utf-16", "utf-8-sig")), "replace")
    return in_bytes(raw, chance) if chance.random() < 0.1 else raw
