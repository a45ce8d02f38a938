"""A waiver matches no finding: the fault is mended, or the waiver names the wrong place or rule."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reformcheck.plans.model import Waiver
from reformcheck.rules.model import Context, Finding, Severity

ID = "unused-waiver"
SEVERITY: Severity = "warning"
MESSAGE = {
    "zh": {
        "unmatched": "对 {rule} 的豁免没有对应的问题，可以删去（理由：{reason}）",
        "unknown-rule": "没有名为 {rule} 的规则，这条豁免不起作用（理由：{reason}）",
    },
    "en": {
        "unmatched": "the waiver of {rule} matches no finding and can go (reason: {reason})",
        "unknown-rule": "no rule is called {rule}: the waiver has no effect (reason: {reason})",
    },
}


def check(
    context: Context, used: Sequence[Waiver], ran: Collection[str], known: Collection[str]
) -> Iterator[Finding]:
    """Runs after all other rules.

    `used` are the waivers that a finding met; of the rules `known`, those that `ran`. What a rule that did
    not run would have found nobody can say.
    """
    for waiver in context.plan.waivers:
        ended = waiver.until and waiver.until < context.today
        if ended or waiver in used or (waiver.rule in known and waiver.rule not in ran):
            continue
        yield Finding(
            waiver.location,
            {"rule": waiver.rule, "reason": waiver.reason},
            measure_id=waiver.measure,
            item_number=waiver.item,
            variant="unmatched" if waiver.rule in known else "unknown-rule",
        )
