"""Saying what was passed over, on standard error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reformcheck.cli.language import current
from reformcheck.cli.output import say_aside

if TYPE_CHECKING:
    from reformcheck.running.files.passed_over import PassedOver


def say_passed(passed: Sequence[PassedOver], *, verbose: bool) -> None:
    """A line for each reason with the number of files, and with `verbose` their names."""
    from reformcheck.running.files.passed_over import REASONS

    zh = current() == "zh"
    for reason, (said_zh, said_en) in REASONS.items():
        paths = [one.path for one in passed if one.reason == reason]
        if paths:
            say_aside(f"{said_zh}：{len(paths)} 个" if zh else f"{said_en}: {len(paths)}")
        for path in paths if verbose else ():
            say_aside(f"  {path}")
