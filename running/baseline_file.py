"""Reading a baseline, how it names plans, and what it holds from today on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reformcheck.catalog.files.textfile import decode, read_bytes
from reformcheck.rules.baseline import Baseline, accept, parse

if TYPE_CHECKING:
    from reformcheck.rules.model import Report


def load(path: str) -> Baseline:
    """Raises InputError where there is none, or it is no baseline."""
    return parse(decode(read_bytes(path), path), path)


def key(plan: str, baseline: str) -> str:
    """A plan's path as its baseline writes it: from the baseline's folder, with forward slashes."""
    return Path(os.path.relpath(plan, Path(baseline).parent)).as_posix()


def accepted_today(report: Report, path: str, today: str, before: Baseline | None) -> Baseline:
    """The baseline that is to stand at a path: what is found today, with the dates of the one before.

    A plan that is not looked at stays as it was; one whose file is gone goes.
    """
    results = ((key(result.plan.path, path), result) for result in report.plans)
    if before is not None:
        folder = Path(path).parent
        before = Baseline({plan: known for plan, known in before.plans.items() if (folder / plan).exists()})
    return accept(results, today, before)
