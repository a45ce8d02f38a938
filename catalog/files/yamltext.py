"""YAML as a person would type it: plain where that is safe, quoted where it is not, one line a paragraph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

# Plain text that no YAML reader takes for anything else.
_PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`=~\s])[^\n\t#:\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*(?<!\s)")
_PLAIN_IN_FLOW = re.compile(r"[^,?\[\]{}\"'#:\n]*")
_LOOKS_TYPED = re.compile(
    r"(?i:null|true|false|yes|no|on|off|y|n|~)|[-+]?[\d_]+(\.[\d_]*)?([eE][-+]?\d+)?|[-+]?\.\d[\d_]*|\d+(:\d+)+(\.\d*)?|"
    r"0[xob][\da-fA-F_]+|[-+]?\.(?i:inf|nan)"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udfff]")

Scalar = str | int | bool


def scalar(value: Scalar, *, flow: bool = False) -> str:
    """One value. A day (2018-12-23) stands plain: the project's reader keeps it as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    value = _CONTROLS.sub("", value)
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", value):
        return value
    if _LOOKS_TYPED.fullmatch(value) or not _PLAIN.fullmatch(value) or not value:
        return json.dumps(value, ensure_ascii=False)
    if flow and not _PLAIN_IN_FLOW.fullmatch(value):
        return json.dumps(value, ensure_ascii=False)
    return value


def listed(values: Iterable[Scalar]) -> str:
    """[甲, 乙]"""
    return "[" + ", ".join(scalar(value, flow=True) for value in values) + "]"


def mapped(values: Mapping[str, Scalar | tuple[str, ...]]) -> str:
    """{lead: [甲], open_ended: true}"""
    parts = (
        f"{key}: {listed(value) if isinstance(value, tuple) else scalar(value, flow=True)}"
        for key, value in values.items()
    )
    return "{" + ", ".join(parts) + "}"


def entry(key: str, value: str, indent: int) -> list[str]:
    """The lines of `key: value`; text of several paragraphs stands as a block."""
    pad = " " * indent
    if "\n" in value:
        # A carriage return ends a line in YAML too.
        lines = [line for line in re.split(r"[\r\n]", _CONTROLS.sub("", value)) if line.strip()]
        return [f"{pad}{key}: |-", *(f"{pad}  {line.strip()}" for line in lines)]
    return [f"{pad}{key}: {scalar(value)}"]


def comment(text: str, indent: int = 0) -> str:
    """A comment on one line."""
    return " " * indent + "# " + " ".join(_CONTROLS.sub("", text).split())
