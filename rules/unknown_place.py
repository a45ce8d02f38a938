"""A scope names a place that is unknown, or that lies outside the plan's region."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.catalog.geography import Place
from reformcheck.plans.model import Item, Location
from reformcheck.rules.model import Context, Finding, Severity
from reformcheck.rules.scope import where

ID = "unknown-place"
NAME = {"zh": "地名不明", "en": "Unknown place"}
SEVERITY: Severity = "warning"
ABOUT = ("title", "place")
MESSAGE = {
    "zh": {
        "unknown": "适用范围里的「{place}」不能对应到省级或地级行政区划，无法核对",
        "outside": "适用范围里的「{place}」不在{region}之内",
        "wider": "适用范围里的「{place}」超出了{region}",
    },
    "en": {
        "unknown": 'the scope names "{place}", which cannot be tied to a province or prefecture and so cannot be checked',
        "outside": 'the scope names "{place}", which is not inside {region}',
        "wider": 'the scope names "{place}", which reaches beyond {region}',
    },
}
REMEDY = {
    "zh": {
        "file": "写出市州全名；区县、园区前面写上所属的市，如“北京市海淀区”。",
        "document": "把{place}的地名写全；区县、园区前面写上所属的市，如“北京市海淀区”。",
    },
    "en": {
        "file": "Write full names of prefectures; put the city before a district or zone, as in 北京市海淀区.",
        "document": "Write full names of places in {place}; put the city before a district or zone, as in 北京市海淀区.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    plan = context.plan
    if plan.scope:
        yield from _judge(context, plan.scope, plan.locate("scope"), None)
    for matched in context.coverage.items:
        item = matched.item
        if item.scope:
            yield from _judge(context, item.scope, item.locate("scope"), item)
        elif matched.adopted:
            words, key, is_own = where(context.geography, context.plan, item, matched.adopted[0].measure)
            if is_own:
                yield from _judge(context, words, item.locate(key), item)


def _judge(context: Context, words: tuple[str, ...], place: Location, item: Item | None) -> Iterator[Finding]:
    region = context.plan.region
    own = context.geography.leaves(region)
    title, number, ordinal = (item.title, item.number, item.ordinal) if item else ("", None, None)
    for named in context.geography.read_scope(words, region).places:
        variant = _variant(named, own)
        if variant:
            values = {"place": named.word, "region": region.name, "title": title}
            yield Finding(place, values, item_number=number, ordinal=ordinal, variant=variant)


def _variant(place: Place, own: frozenset[str]) -> str:
    if not place.leaves:
        return "unknown"
    if not place.leaves & own:
        return "outside"
    # A pilot region may span provinces: naming it means the part that lies here.
    return "" if place.zone or place.leaves <= own else "wider"
