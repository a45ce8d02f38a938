"""`diff --add-waivers`: what is found today is written into the plan files as waivers, each with a reason to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.cli.exits import CLEAN
from reformcheck.cli.language import current, t

if TYPE_CHECKING:
    from reformcheck.cli.editing import Say
    from reformcheck.running.edits.opened import Opened


def add_waivers(opened: Opened, say: Say, *, today: str) -> int:
    """Waive the errors and warnings of a plan file. Raises InputError where it cannot be edited."""
    from reformcheck.running.edits.waivers import waivers_of, with_waivers

    waivers = list(waivers_of(opened.result.findings, today=today, lang=current()))
    if not waivers:
        say(t("没有要豁免的", "nothing to waive"))
        return CLEAN
    after = with_waivers(opened.text, waivers)
    if after is None:
        raise InputError(
            Location(opened.path),
            "这种 YAML 写法改不了，没有写；请自己加上 waivers:",
            "YAML written like this cannot be edited, and nothing was written; add waivers: yourself",
        )
    opened.write(after)
    say(
        t(
            f"写入 {len(waivers)} 条豁免，请逐条填写 reason（理由）",
            f"{len(waivers)} waivers written; fill in the reason of each",
        )
    )
    return CLEAN
