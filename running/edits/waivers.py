"""What is found today as waivers of the plan file, each with a reason to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.yamlfile import parse_yaml
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.writing.in_place import edited
from reformcheck.rules.model import Finding

_OF_WAIVERS = ("expired-waiver", "unused-waiver")


def waivers_of(findings: Iterable[Finding], *, today: str, lang: str) -> Iterator[dict[str, Any]]:
    """A waiver for each rule, measure and item that an error or a warning speaks of.

    Notes fail nothing, and what is said of waivers is mended in them.
    """
    met: set[tuple[str, str | None, str | None]] = set()
    for finding in findings:
        about = finding.rule, finding.measure_id, finding.item_number
        if finding.severity == "note" or finding.rule in _OF_WAIVERS or about in met:
            continue
        met.add(about)
        waiver = {"rule": finding.rule, "measure": finding.measure_id, "item": finding.item_number}
        named = {key: value for key, value in waiver.items() if value is not None}
        yield {**named, "reason": _to_fill_in(today, lang)}


def _to_fill_in(today: str, lang: str) -> str:
    if lang == "zh":
        return f"待填写：{today} 已有，为何接受"
    return f"to be filled in: there on {today}; why is it accepted?"


def with_waivers(data: bytes, text: str, waivers: Sequence[dict[str, Any]], path: str) -> str:
    """The text of a plan file with more waivers. Raises InputError where it cannot be edited."""
    old: dict[str, Any] = parse_yaml(data, path).data
    made = edited(text, old, {**old, "waivers": [*old.get("waivers", ()), *waivers]})
    if made is None:
        raise InputError(
            Location(path),
            "这种 YAML 写法改不了，没有写；请自己加上 waivers:",
            "YAML written like this cannot be edited, and nothing was written; add waivers: yourself",
        )
    return made
