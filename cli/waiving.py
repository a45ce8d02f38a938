"""`diff --add-waivers`: what is found today is written into the plan files as waivers, each with a reason to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reformcheck.cli.exits import CLEAN
from reformcheck.cli.language import current, t

if TYPE_CHECKING:
    from reformcheck.cli.editing import Opened


def add_waivers(opened: Opened, *, today: str) -> int:
    """Waive the errors and warnings of a plan file. Raises InputError where it cannot be edited."""
    from reformcheck.running.edits.waivers import waivers_of, with_waivers

    waivers = list(waivers_of(opened.result.findings, today=today, lang=current()))
    if not waivers:
        opened.say(t("没有要豁免的", "nothing to waive"))
        return CLEAN
    opened.write(with_waivers(opened.data, opened.text, waivers, opened.path))
    opened.say(
        t(
            f"写入 {len(waivers)} 条豁免，请逐条填写 reason（理由）",
            f"{len(waivers)} waivers written; fill in the reason of each",
        )
    )
    return CLEAN
