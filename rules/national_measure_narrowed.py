"""A nationwide measure is applied to a part of the plan's region only."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.cite import on_item
from reformcheck.rules.model import Context, Finding, Severity
from reformcheck.rules.scope import where

ID = "national-measure-narrowed"
NAME = {"zh": "全国举措缩小了范围", "en": "Nationwide measure narrowed"}
SEVERITY: Severity = "warning"
ABOUT = ("title",)
MESSAGE = {
    "zh": "第{item}项的适用范围是「{places}」，但 {measure}「{measure_title}」的推广范围是{scope}（{document}），{region}其余地方没有覆盖",
    "en": 'item {item} is limited to "{places}", but the scope of {measure} "{measure_title_en}" is {scope_en} ({document}): the rest of {region} is left out',
}
REMEDY = {
    "zh": {
        "file": "把适用范围改为本地区全境（如全省、全市）；分步推行的，写明何时覆盖全境。",
        "document": "把{place}的适用范围改为本地区全境（如全省、全市）；分步推行的，写明何时覆盖全境。",
    },
    "en": {
        "file": "Widen the scope to the whole region, or say when the rest follows.",
        "document": "Widen the scope in {place} to the whole region, or say when the rest follows.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    region = context.plan.region
    own = context.geography.leaves(region)
    for matched in context.coverage.items:
        for match in matched.adopted:
            if match.measure.scope.kind != "national":
                continue
            words, key, _ = where(context.geography, context.plan, matched.item, match.measure)
            area = context.geography.read_scope(words, region)
            if not (area.whole or area.unknown) and area.leaves & own:
                yield on_item(
                    context,
                    matched.item,
                    match.measure,
                    at=key,
                    places=words,
                    region=region.name,
                    scope=match.measure.scope.printed,
                    scope_en=match.measure.named("en").scope,
                )
