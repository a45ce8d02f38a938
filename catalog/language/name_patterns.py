"""The small pattern language in which units.yaml writes names.

Round brackets: (学) may be absent, (厅|局) is one of these; they do not nest. A place inside a name is
{place} (any form), {full} (by full name) or {short} (by short name). Everything else stands for itself.
"""

from __future__ import annotations

import re

PLACE_SLOT = re.compile(r"\{([^{}]+)\}")

_BRACKET = re.compile(r"[()]")


def expand(pattern: str) -> list[str]:
    """Every name that a pattern stands for."""
    if "(" not in pattern:
        return [pattern]
    first, *rest = _BRACKET.split(pattern)
    names = [first]
    for inner, after in zip(rest[::2], rest[1::2], strict=True):
        options = inner.split("|") if "|" in inner else (inner, "")
        names = [name + option + after for name in names for option in options]
    return names
