"""A waiver matches no finding: the fault is mended, or the waiver names the wrong place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reformcheck.plans.model import Waiver
from reformcheck.rules.model import Context, Finding, Severity

ID = "unused-waiver"
SEVERITY: Severity = "warning"
MESSAGE = {
    "zh": "对 {rule} 的豁免没有对应的问题，可以删去（理由：{reason}）",
    "en": "the waiver of {rule} matches no finding and can go (reason: {reason})",
}


def check(context: Context, used: Sequence[Waiver], idle: Collection[str] = ()) -> Iterator[Finding]:
    """Runs after all other rules; `used` are the waivers that a finding met, `idle` rules that did not run."""
    for waiver in context.plan.waivers:
        ended = waiver.until and waiver.until < context.today
        if waiver not in used and not ended and waiver.rule not in idle:
            values = {"rule": waiver.rule, "reason": waiver.reason}
            yield Finding(waiver.location, values, measure_id=waiver.measure, item_number=waiver.item)
