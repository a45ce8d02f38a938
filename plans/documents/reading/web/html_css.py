"""What declarations of style say of whether, and how, text is shown: `display: none; visibility: hidden`."""

from __future__ import annotations

import re

_DECLARATION = re.compile(
    r"(?:^|;)\s{0,20}(display|visibility|text-decoration|text-decoration-line|white-space|list-style|list-style-type)\s{0,20}:([^;]{0,120})",
    re.IGNORECASE,
)
_SHORT = {"text-decoration-line": "text-decoration", "list-style-type": "list-style"}


def declared(style: str | None) -> dict[str, str]:
    """The values by their names, in small letters: of several the last, unless one before is important."""
    if not style:
        return {}
    values: dict[str, str] = {}
    important: set[str] = set()
    for name, said in _DECLARATION.findall(style):
        key = _SHORT.get(name.lower(), name.lower())
        value, mark, _ = said.lower().partition("!")
        if mark or key not in important:
            values[key] = value.strip()
        if mark:
            important.add(key)
    return values


def strikes(values: dict[str, str]) -> bool:
    """Whether text is struck out."""
    return "line-through" in values.get("text-decoration", "")
