"""A waiver matches no finding: the fault is mended, or the waiver names the wrong place or rule."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.model import Context, Finding, Severity

ID = "unused-waiver"
NAME = {"zh": "豁免没有用上", "en": "Unused waiver"}
SEVERITY: Severity = "warning"
ABOUT = ("rule", "reason")
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
REMEDY = {
    "zh": {
        "file": "问题已经改正的，删去豁免；写错的，改正规则名称、任务序号或举措编号。",
        "document": "问题已经改正的，删去豁免；写错的，改正规则名称、任务序号或举措编号。",
    },
    "en": {
        "file": "Remove the waiver where the fault is mended; else correct its rule, item or measure.",
        "document": "Remove the waiver where the fault is mended; else correct its rule, item or measure.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    """Runs after all other rules; says nothing before."""
    if context.waivers is None:
        return
    used, ran, known = context.waivers
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
