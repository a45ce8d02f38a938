"""Plan files of the examples, broken: lines lost, moved and repeated, values exchanged, and signs of YAML sown."""

from __future__ import annotations

import re
from random import Random

from broken_pages import in_bytes

_VALUES = (
    "null", "~", "[]", "{}", "''", "true", "0", "-1", "1e400", ".nan", "2019-02-30", "0x1F", "1_000", "!!binary aGk=", "!!python/object:os.system x", "*a", "&a x", "<<: *a",
    "|", ">-", "[a, [b]]", "{a: b}", "国办发〔2018〕126号", "2018-126/01", "[2018-126/01, 2018-126/99]", "全省", "[长春市, 长春市, 某市]", "暂不推行", "\"\\u0000\\e[31m\"",
    "'" + "长" * 300 + "'", "# x", "? a", "- - -", "%", "@", "`", "! x", "13-18", "18-13", "1-99999999", "第三", "²",
)  # fmt: skip
_VALUE = re.compile(r"(?<=: ).+$", re.MULTILINE)
_SIGNS = ":-?[]{},&*!|>'\"%@`#~<= \n\t\\ab1é　：“"


def broken(plans: list[str], chance: Random) -> bytes:
    lines = chance.choice(plans).splitlines()
    start = lines.index("items:")
    first = chance.randrange(start + 1, len(lines))
    lines = lines[: start + 1] + lines[first : first + chance.randrange(2, 25)]
    for _ in range(chance.randrange(1, 5)):
        _change(lines, chance)
    raw = "\n".join(lines).encode("utf-8", "replace")
    return in_bytes(raw, chance) if chance.random() < 0.2 else raw


def _change(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    kind = chance.randrange(7)
    if kind == 0:
        del lines[at]
        lines.append("")
    elif kind == 1:
        lines.insert(chance.randrange(len(lines)), lines[at])
    elif kind in (2, 3):
        lines[at] = _VALUE.sub(lambda _: chance.choice(_VALUES), lines[at])
    elif kind == 4:
        lines[at] = " " * chance.randrange(8) + lines[at].lstrip()
    elif kind == 5:
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    else:
        place = chance.randrange(len(lines[at]) + 1)
        lines[at] = (
            lines[at][:place]
            + "".join(chance.choices(_SIGNS, k=chance.choice((1, 2, 8))))
            + lines[at][place:]
        )
