"""The table that the page of many plans begins with: how each stands, worst first, and who is not there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from reformcheck.reports.standing import FAULTS, Standing, standing_of, together, worst_first
from reformcheck.reports.wording import LEVELS
from reformcheck.rules.model import Report


def ranking(report: Report) -> dict[str, Any]:
    """What the template shows: columns that any plan fills, rows, absent provinces, lists that are not answered."""
    standings = worst_first(standing_of(result, report.catalog) for result in report.plans)
    there = [key for key in FAULTS if any(getattr(standing, key) for standing in standings)]
    folder = common_folder([standing.path for standing in standings])
    of_all = together(standings, report.catalog)
    return {
        "columns": [{"id": key, "names": dict(zip(("zh", "en"), FAULTS[key], strict=True))} for key in there],
        "rows": [_row(standing, there, folder) for standing in standings],
        "absent": of_all.absent,
        "unanswered": of_all.unanswered,
    }


def common_folder(paths: Sequence[str]) -> str:
    """The folder that all files stand in, with its slash: it tells no plan from another."""
    folders = [path.replace("\\", "/").split("/")[:-1] for path in paths]
    shared = takewhile(lambda names: len(set(names)) == 1, zip(*folders, strict=False))
    return "".join(f"{names[0]}/" for names in shared)


def _row(standing: Standing, there: Sequence[str], folder: str) -> dict[str, Any]:
    worst = standing.worst
    return {
        "level": worst or "fine",
        "mark": LEVELS[worst].mark if worst else "✓",
        "region": standing.region,
        "lists": standing.answered,
        "adopted": standing.adopted,
        "counts": [(key, getattr(standing, key)) for key in there],
        "path": standing.path,
        "file": standing.path[len(folder) :],
    }
