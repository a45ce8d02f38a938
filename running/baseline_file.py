"""Reading a baseline, and how it names plans."""

from __future__ import annotations

import os
from pathlib import Path

from reformcheck.catalog.files.textfile import decode, read_bytes
from reformcheck.rules.baseline import Baseline, parse


def load(path: str) -> Baseline:
    """Raises InputError where there is none, or it is no baseline."""
    return parse(decode(read_bytes(path), path), path)


def key(plan: str, baseline: str) -> str:
    """A plan's path as its baseline writes it: from the baseline's folder, with forward slashes."""
    return Path(os.path.relpath(plan, Path(baseline).parent)).as_posix()
