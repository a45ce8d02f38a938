"""A nationwide measure is applied to a part of the plan's region only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformcheck.catalog.model import Measure
from reformcheck.plans.model import Item
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
            if _are_those_it_is_for(matched.item, match.measure, words):
                continue
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


def _are_those_it_is_for(item: Item, measure: Measure, words: tuple[str, ...]) -> bool:
    """Whether the places are said to be those of the measure's condition: 宝鸡、汉中等老工业基地城市."""
    if measure.condition is None:
        return False
    behind = rf"(?:等|[两三四五六七八九十]?个?(?:市|地|城市))*(?:的|这些|作为|均?属于?|是)?{re.escape(measure.condition.text)}"
    return any(re.search(re.escape(word) + behind, f"{item.title}。{item.text}") for word in words)
