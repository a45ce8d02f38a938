"""A pilot-only measure is applied where no zone is, or beyond the zone.

The national lists allow such a measure in the eight pilot regions only. Scope is compared as geography:
the divisions that the plan names against the divisions of the zones.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reformcheck.catalog.model import Measure
from reformcheck.plans.model import Item
from reformcheck.rules.cite import on_item
from reformcheck.rules.model import Context, Finding, Severity
from reformcheck.rules.scope import where

ID = "pilot-measure-out-of-zone"
NAME = {"zh": "试点举措超出区域", "en": "Pilot measure out of its zone"}
SEVERITY: Severity = "error"
ABOUT = ("title",)
MESSAGE = {
    "zh": {
        "no-zone": "第{item}项在{region}推行 {measure}「{measure_title}」，但该举措只限{scope}（{document}），{region}不在其中",
        "beyond": "第{item}项把 {measure}「{measure_title}」用于「{beyond}」，但该举措在{region}只限{area}（{document}）",
        "inherited": "第{item}项没有单独写明适用范围，按方案总的范围是把 {measure}「{measure_title}」用于「{beyond}」，但该举措在{region}只限{area}（{document}）",
        "outside": "第{item}项把 {measure}「{measure_title}」用于「{beyond}」，超出了{region}，也超出了该举措的推广范围：{scope}（{document}）",
        "unstated": "第{item}项没有写明 {measure}「{measure_title}」的适用范围；该举措在{region}只限{area}（{document}）",
    },
    "en": {
        "no-zone": 'item {item} adopts {measure} "{measure_title}" in {region}, but it is limited to {scope} ({document}), and {region} is not among them',
        "beyond": 'item {item} applies {measure} "{measure_title}" to "{beyond}", but in {region} it is limited to {area} ({document})',
        "inherited": 'item {item} has no scope of its own, so that of the plan applies {measure} "{measure_title}" to "{beyond}", but in {region} it is limited to {area} ({document})',
        "outside": 'item {item} applies {measure} "{measure_title}" to "{beyond}", which lies outside {region} and outside {scope}, to which it is limited ({document})',
        "unstated": 'item {item} does not say where {measure} "{measure_title}" applies; in {region} it is limited to {area} ({document})',
    },
}


def check(context: Context) -> Iterator[Finding]:
    for matched in context.coverage.items:
        for match in matched.adopted:
            if match.measure.scope.kind == "pilot":
                yield from _judge(context, matched.item, match.measure)


def _judge(context: Context, item: Item, measure: Measure) -> Iterator[Finding]:
    geography, region = context.geography, context.plan.region
    own = geography.leaves(region)
    zone = geography.zone_leaves(measure.scope)
    words, key, is_own = where(context, item, measure)
    values: dict[str, Any] = {
        "region": region.name,
        "area": geography.names(zone & own, region),
        "scope": measure.scope.printed,
    }
    if not zone & own:
        yield on_item(context, item, measure, at=key, variant="no-zone", beyond=(), **values)
    elif not words and not own <= zone:
        yield on_item(
            context, item, measure, at=key, variant="unstated", severity="warning", beyond=(), **values
        )
    elif words:
        area = geography.read_scope(words, region)
        beyond = tuple(place.word for place in area.places if place.leaves - zone)
        variant = "outside" if own <= zone else "beyond" if is_own else "inherited"
        if beyond:
            yield on_item(context, item, measure, at=key, variant=variant, beyond=beyond, **values)
