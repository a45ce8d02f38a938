"""Findings that were there before: they stay visible as old, fail nothing, and are missed when gone."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.rules import IDS
from reformcheck.rules.model import Accepted, PlanReport

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """Accepted findings by the path of their plan, relative to the baseline's folder."""

    plans: Mapping[str, tuple[Accepted, ...]]


def parse(text: str, path: str) -> Baseline:
    """Read a baseline file. Raises InputError."""
    try:
        data = json.loads(text)
        if data["reformcheck-baseline"] != FORMAT:
            raise ValueError
        return Baseline({plan: tuple(map(_entry, entries)) for plan, entries in data["plans"].items()})
    except json.JSONDecodeError as error:
        raise InputError(
            Location(path, error.lineno, error.colno),
            "基线文件不是有效的 JSON",
            "the baseline is not valid JSON",
        ) from None
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise InputError(
            Location(path),
            "这不是基线文件，请用 `reformcheck baseline create` 生成",
            "this is no baseline file; make one with `reformcheck baseline create`",
        ) from None


def _entry(data: Any) -> Accepted:
    """Raises TypeError or ValueError for what is no entry."""
    entry = Accepted(**data)
    optional = (entry.measure, entry.item)
    if not all(isinstance(v, str) for v in (entry.fingerprint, entry.rule, entry.accepted)):
        raise ValueError
    if not all(v is None or isinstance(v, str) for v in optional):
        raise ValueError
    return entry


def dump(baseline: Baseline) -> str:
    """The text of a baseline file: sorted, a finding on its own lines, good to read in a diff."""
    plans: dict[str, Any] = {
        path: [
            entry._asdict()
            for entry in sorted(entries, key=lambda e: (e.rule, e.measure or "", e.fingerprint))
        ]
        for path, entries in sorted(baseline.plans.items())
        if entries
    }
    data = {"reformcheck-baseline": FORMAT, "plans": plans}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def accept(results: Iterable[tuple[str, PlanReport]], today: str, before: Baseline | None = None) -> Baseline:
    """A baseline of all findings of today; those accepted before keep their date, and other plans their entries."""
    plans: dict[str, tuple[Accepted, ...]] = dict(before.plans) if before else {}
    for path, result in results:
        dates = {e.fingerprint: e.accepted for e in (before.plans.get(path, ()) if before else ())}
        findings = (*result.findings, *(finding for finding, _ in result.known))
        plans[path] = tuple(
            Accepted(f.fingerprint, f.rule, f.measure_id, f.item_number, dates.get(f.fingerprint, today))
            for f in findings
        )
    return Baseline(plans)


def settle(entries: Iterable[Accepted], result: PlanReport, rules: Collection[str] = IDS) -> PlanReport:
    """The result with the findings that its baseline holds set apart, and those of them that are gone named.

    `rules` are those that ran: of the others nothing can be said to be gone.
    """
    accepted = {entry.fingerprint: entry for entry in entries}
    known = tuple((f, accepted[f.fingerprint]) for f in result.findings if f.fingerprint in accepted)
    present = {f.fingerprint for f in result.findings} | {f.fingerprint for f, _ in result.waived}
    return result._replace(
        findings=tuple(f for f in result.findings if f.fingerprint not in accepted),
        known=known,
        baselined=True,
        fixed=tuple(entry for key, entry in accepted.items() if key not in present and entry.rule in rules),
    )
