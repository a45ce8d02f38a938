"""A pilot-only measure is applied where no zone is, or beyond the zone.

A list may limit a measure to zones (8个改革试验区域, 自贸试验区). Scope is compared as geography: the divisions that the plan
names against those of the zones. Of a zone that is a part of a city (武汉片区) the plan must name the part: 全市 goes beyond
it, and 武汉市 beside other cities leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from reformcheck.catalog.gazetteer import Extent, leaves_of
from reformcheck.catalog.geography import Place
from reformcheck.catalog.model import Measure
from reformcheck.plans.model import Item
from reformcheck.rules.cite import on_item
from reformcheck.rules.model import Context, Finding, Severity
from reformcheck.rules.scope import places_named, where

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
        "part": "第{item}项把 {measure}「{measure_title}」用于「{beyond}」，没有写明限于其中的哪一片；该举措在{region}只限{area}（{document}）",
        "doubt": "第{item}项把 {measure}「{measure_title}」用于「{beyond}」，看不出是否在区域之内；该举措在{region}只限{area}（{document}）",
    },
    "en": {
        "no-zone": 'item {item} adopts {measure} "{measure_title_en}" in {region}, but it is limited to {scope_en} ({document}), and {region} is not among them',
        "beyond": 'item {item} applies {measure} "{measure_title_en}" to "{beyond}", but in {region} it is limited to {area} ({document})',
        "inherited": 'item {item} has no scope of its own, so that of the plan applies {measure} "{measure_title_en}" to "{beyond}", but in {region} it is limited to {area} ({document})',
        "outside": 'item {item} applies {measure} "{measure_title_en}" to "{beyond}", which lies outside {region} and outside {scope_en}, to which it is limited ({document})',
        "unstated": 'item {item} does not say where {measure} "{measure_title_en}" applies; in {region} it is limited to {area} ({document})',
        "part": 'item {item} applies {measure} "{measure_title_en}" to "{beyond}" without saying to which part; in {region} it is limited to {area} ({document})',
        "doubt": 'item {item} applies {measure} "{measure_title_en}" to "{beyond}", which may or may not lie in the zone; in {region} it is limited to {area} ({document})',
    },
}
REMEDY = {
    "zh": {
        "file": "把适用范围改为只限报告写明的区域。",
        "file/no-zone": "删去该项；确已获准试点的，用 `waivers:` 写明依据。",
        "document": "把{place}的适用范围改为只限报告写明的区域。",
        "document/no-zone": "删去{place}的任务；确已获准试点的，写明依据。",
    },
    "en": {
        "file": "Limit the item's scope to the area that the report names.",
        "file/no-zone": "Drop the item; where a trial was approved, say under `waivers:` by whom.",
        "document": "Limit the scope in {place} to the area that the report names.",
        "document/no-zone": "Drop the task in {place}; where a trial was approved, say by whom.",
    },
}
UNSURE = ("unstated", "part", "doubt")
"""Variants that leave open whether the plan goes beyond the zone."""


def check(context: Context) -> Iterator[Finding]:
    for matched in (*context.coverage.items, *context.of_other_lists):
        for match in matched.adopted:
            if match.measure.scope.kind == "pilot":
                yield from _judge(context, matched.item, match.measure)


def _judge(context: Context, item: Item, measure: Measure) -> Iterator[Finding]:
    geography, region = context.geography, context.plan.region
    own = geography.leaves(region)
    zone = geography.extent(measure.scope)
    words, key, is_own = where(context.geography, context.plan, item, measure)
    values: dict[str, Any] = {
        "region": region.name,
        "area": geography.pilot_area(measure.scope, region),
        "scope": measure.scope.printed,
        "scope_en": measure.named("en").scope,
    }
    if not zone.touched & own:
        yield on_item(context, item, measure, at=key, variant="no-zone", beyond=(), **values)
    elif not is_own and _keeps_to_zone(context, item, zone, own):
        return
    elif not words and not own <= zone.whole:
        yield on_item(
            context, item, measure, at=key, variant="unstated", severity="warning", beyond=(), **values
        )
    elif words:
        standings = {
            place.word: "doubt" if _is_county(context, place, own) else _standing(place, zone, own)
            for place in geography.read_scope(words, region).places
        }
        worst = next((each for each in ("beyond", "part", "doubt") if each in standings.values()), None)
        if worst is None:
            return
        beyond = tuple(word for word, standing in standings.items() if standing == worst)
        certain = "outside" if own <= zone.whole else "beyond" if is_own else "inherited"
        yield on_item(
            context,
            item,
            measure,
            at=key,
            variant=certain if worst == "beyond" else worst,
            severity=None if worst == "beyond" else "warning",
            beyond=beyond,
            **values,
        )


_PILOTS = re.compile(r"(?:试验区|试点区|试点地区|试点城市|试点范围)[^，,。]{0,20}举措")


def _keeps_to_zone(context: Context, item: Item, zone: Extent, own: frozenset[str]) -> bool:
    """Whether the places that the item speaks of all lie in the zone (西安地区的企业), though it says of no scope that it is one.

    Or the plan says it of all such measures: 仅限试验区域推广的举措，在合肥、芜湖、蚌埠三市实施.
    """
    general = (
        sentence
        for passage in context.plan.elsewhere
        for sentence in re.split("[。；;]", passage.text)
        if _PILOTS.search(sentence)
    )
    return any(_all_inside(context, text, zone, own) for text in (f"{item.title}。{item.text}", *general))


def _all_inside(context: Context, text: str, zone: Extent, own: frozenset[str]) -> bool:
    region = context.plan.region
    named = places_named(text, context.geography, region)
    area = context.geography.read_scope(named, region)
    places = [_standing(place, zone, own) for place in area.places]
    return bool(places) and not area.unknown and set(places) == {"inside"}


def _is_county(context: Context, place: Place, own: frozenset[str]) -> bool:
    """Whether the whole (全市, 全区) is that of a county or district whose plan is checked as the province's."""
    whole = own <= place.leaves and not any(word in place.word for word in ("省", "自治区"))
    return whole and any(doubt.kind in ("county", "district") for doubt in context.plan.doubts)


def _standing(
    place: Place, zone: Extent, own: frozenset[str]
) -> Literal["inside", "beyond", "part", "doubt"]:
    """How a place that the plan names stands to the zone."""
    if not place.leaves <= zone.touched:
        return "beyond"
    in_parts = place.leaves - zone.whole
    if not in_parts or (place.parts <= zone.parts and in_parts <= leaves_of(place.parts)):
        return "inside"
    if place.partial:
        return "doubt"
    return "beyond" if own <= place.leaves else "part"
