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
REMEDY = {
    "zh": {
        "file": "先改正所豁免的问题，再删去豁免；仍需豁免的，重新报批并改期限。",
        "document": "先改正所豁免的问题，再删去豁免；仍需豁免的，重新报批并改期限。",
    },
    "en": {
        "file": "Mend what was waived and remove the waiver, or have it approved again with a new date.",
        "document": "Mend what was waived and remove the waiver, or have it approved again with a new date.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    for waiver in context.plan.waivers:
        if waiver.until and waiver.until < context.today:
            values = {"rule": waiver.rule, "until": waiver.until, "reason": waiver.reason}
            yield Finding(waiver.location, values, measure_id=waiver.measure, item_number=waiver.item)
