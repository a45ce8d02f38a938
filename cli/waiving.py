"""`diff --add-waivers`: what is found today is written into the plan files as waivers, each with a reason to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.cli.exits import CLEAN
from reformcheck.cli.language import t

if TYPE_CHECKING:
    from reformcheck.cli.editing import Opened
    from reformcheck.rules.model import Finding

_OF_WAIVERS = ("expired-waiver", "unused-waiver")


def add_waivers(opened: Opened, *, today: str) -> int:
    """Waive the errors and warnings of a plan file. Raises InputError where it cannot be edited.

    Notes fail nothing, and what is said of waivers is mended in them.
    """
    waivers = list(_waivers(opened.result.findings, today))
    if not waivers:
        opened.say(t("没有要豁免的", "nothing to waive"))
        return CLEAN
    opened.write(_with_waivers(opened, waivers))
    opened.say(
        t(
            f"写入 {len(waivers)} 条豁免，请逐条填写 reason（理由）",
            f"{len(waivers)} waivers written; fill in the reason of each",
        )
    )
    return CLEAN


def _waivers(findings: tuple[Finding, ...], today: str) -> Iterator[dict[str, Any]]:
    """One for each rule, measure and item that is spoken of."""
    met: set[tuple[str, str | None, str | None]] = set()
    for finding in findings:
        about = finding.rule, finding.measure_id, finding.item_number
        if finding.severity == "note" or finding.rule in _OF_WAIVERS or about in met:
            continue
        met.add(about)
        waiver = {"rule": finding.rule, "measure": finding.measure_id, "item": finding.item_number}
        reason = t(
            f"待填写：{today} 已有，为何接受", f"to be filled in: there on {today}; why is it accepted?"
        )
        yield {**{key: value for key, value in waiver.items() if value is not None}, "reason": reason}


def _with_waivers(opened: Opened, waivers: list[dict[str, Any]]) -> str:
    from reformcheck.catalog.files.yamlfile import parse_yaml
    from reformcheck.plans.documents.writing.in_place import edited

    old: dict[str, Any] = parse_yaml(opened.data, opened.path).data
    made = edited(opened.text, old, {**old, "waivers": [*old.get("waivers", ()), *waivers]})
    if made is None:
        raise InputError(
            Location(opened.path),
            "这种 YAML 写法改不了，没有写；请自己加上 waivers:",
            "YAML written like this cannot be edited, and nothing was written; add waivers: yourself",
        )
    return made
