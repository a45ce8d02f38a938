"""A waiver is past its date and counts no more."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.model import Context, Finding, Severity

ID = "expired-waiver"
NAME = {"zh": "豁免已过期", "en": "Expired waiver"}
SEVERITY: Severity = "error"
ABOUT = ("rule", "reason")
MESSAGE = {
    "zh": "对 {rule} 的豁免已于 {until} 到期（理由：{reason}）",
    "en": "the waiver of {rule} ended on {until} (reason: {reason})",
}


def check(context: Context) -> Iterator[Finding]:
    for waiver in context.plan.waivers:
        if waiver.until and waiver.until < context.today:
            values = {"rule": waiver.rule, "until": waiver.until, "reason": waiver.reason}
            yield Finding(waiver.location, values, measure_id=waiver.measure, item_number=waiver.item)
