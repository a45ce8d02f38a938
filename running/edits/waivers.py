"""Findings written into their plan file as waivers, each with a reason to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reformcheck.catalog.files.yamlfile import parse_yaml
from reformcheck.catalog.files.yamltext import scalar
from reformcheck.running.edits.verified import Data, changed

if TYPE_CHECKING:
    from reformcheck.plans.edit import PlanEditor
    from reformcheck.rules.model import Finding

_OF_WAIVERS = ("expired-waiver", "unused-waiver")
_REASON = {
    "zh": "待填写：{today} 已有，为何接受",
    "en": "to be filled in: there on {today}; why is it accepted?",
}


def can_be_waived(finding: Finding) -> bool:
    """Notes fail nothing, and what is said of waivers is mended in them."""
    return finding.severity != "note" and finding.rule not in _OF_WAIVERS


def waivers_of(findings: Iterable[Finding], *, today: str, lang: str) -> Iterator[Data]:
    """One for each rule, measure and item that is spoken of, as a plan file holds it."""
    met: set[tuple[str, str | None, str | None]] = set()
    for finding in findings:
        about = finding.rule, finding.measure_id, finding.item_number
        if not can_be_waived(finding) or about in met:
            continue
        met.add(about)
        waiver = {"rule": finding.rule, "measure": finding.measure_id, "item": finding.item_number}
        named = {key: value for key, value in waiver.items() if value is not None}
        yield {**named, "reason": _REASON[lang].format(today=today)}


def with_waivers(before: str, waivers: Sequence[Data]) -> str | None:
    """The text with waivers behind those that it has; None where its YAML cannot be edited.

    Raises InputError for a text that is not valid YAML.
    """

    def change(editor: PlanEditor, data: Data) -> None:
        editor.extend(
            "waivers", [[f"{key}: {scalar(value)}" for key, value in waiver.items()] for waiver in waivers]
        )
        data["waivers"] = [*(data.get("waivers") or ()), *waivers]

    return changed(before, change) or _rewritten(before, waivers)


def _rewritten(before: str, waivers: Sequence[Data]) -> str | None:
    """The same by way of a YAML writer, which knows more ways to write and takes its time."""
    from reformcheck.plans.documents.writing.in_place import edited

    old: Data = parse_yaml(before.encode(), "").data
    return edited(before, old, {**old, "waivers": [*old.get("waivers", ()), *waivers]})
