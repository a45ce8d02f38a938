"""What is shown of a measure, a list, a unit, a region or a rule, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reformcheck.catalog.list_names import resolve_lists
from reformcheck.editor.pages import page_of_rule
from reformcheck.reports.sheets import Row, body_names, body_rows, measure_rows
from reformcheck.reports.wording import STATUS_NAMES, joined, rule_name
from reformcheck.rules.documentation import summary

if TYPE_CHECKING:
    from reformcheck.catalog.geography import Geography
    from reformcheck.catalog.model import Catalog, Measure, MeasureList, Region
    from reformcheck.plans.model import Plan
    from reformcheck.rules.model import Coverage

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")

_WORDS = {
    "zh": {
        "here": "本方案", "items": "第{}项", "withheld": "没有公布：{category}（{document}），{reason}。",
        "totals": "共 {total} 项，公布 {published} 项；{issued} 印发", "code": "代码", "level": "级别", "province": "省级",
        "prefecture": "地级", "parent": "属", "divisions": "下辖", "zones": "所在的试点区域", "pilots": "因此适用的试点举措",
        "no_zone": "不在任何试点区域；清单只限试点区域的举措在此不适用。", "of_national": "省级单位", "unknown": "名录里没有这个单位，各条规则对它不作判断。",
        "vague": "没有指明是谁：写出单位的名称。", "government": "政府", "zone": "开发区一类的区域", "organisation": "不是部门",
        "standing": "在本方案成文时", "no longer": "已经停用", "not yet": "还没有启用", "in use": "在用", "whole": "全境", "part": "一部分",
        "area": "所指的地方", "nowhere": "名录里没有这个地方。", "page": "说明", "severity": "级别",
    },
    "en": {
        "here": "in this plan", "items": "item {}", "withheld": "Withheld: {category} ({document}), {reason}.",
        "totals": "{total} measures, {published} published; issued {issued}", "code": "code", "level": "level",
        "province": "province", "prefecture": "prefecture", "parent": "part of", "divisions": "divisions", "zones": "pilot zones it lies in",
        "pilots": "pilot measures that therefore apply", "no_zone": "It lies in no pilot zone: measures that lists limit to zones do not apply here.",
        "of_national": "of the province", "unknown": "The registry does not know this unit, and no rule judges it.",
        "vague": "It names nobody: write the name of a unit.", "government": "a government", "zone": "a development zone or the like",
        "organisation": "no department", "standing": "when this plan was issued", "no longer": "no longer in use", "not yet": "not yet in use",
        "in use": "in use", "whole": "the whole of", "part": "a part of", "area": "what it stands for",
        "nowhere": "The gazetteer does not know this place.", "page": "page", "severity": "severity",
    },
}  # fmt: skip


STANCE_WORDS = {
    "zh": {"adopts": "采纳", "defers": "暂缓", "declines": "不采纳"},
    "en": {"adopts": "it adopts the measure", "defers": "it puts it off", "declines": "it does not adopt it"},
}
"""What each `stance:` says of the item that has it."""


def escaped(text: str) -> str:
    """Words of a file in which Markdown sees nothing of its own."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _card(title: str, rows: Iterable[Row], lang: str, *, below: Iterable[str] = ()) -> str:
    colon = "：" if lang == "zh" else ": "
    lines = [f"- {name}{colon}{escaped(value)}" for name, value in rows if value]
    return "\n\n".join(filter(None, [f"**{escaped(title)}**", "\n".join(lines), *below]))


def measure_card(id: str, catalog: Catalog, lang: str, coverage: Coverage | None = None) -> str:
    """What the list says of a measure, and what became of it in the plan; empty where no list holds it."""
    measure = catalog.measures.get(id)
    if measure is None:
        return _withheld(id, catalog, lang)
    rows = [*_standing(measure, coverage, lang), *measure_rows(measure, catalog.list_of(id), lang)]
    rows = [row for row in rows if row[0] not in ("文本", "text")]  # a file that no editor has
    return _card(f"{id} {measure.named(lang).title}", rows, lang)


def _standing(measure: Measure, coverage: Coverage | None, lang: str) -> Iterator[Row]:
    """covered (item 3)"""
    for one in coverage.measures if coverage else ():
        if one.id == measure.id:
            numbers = dict.fromkeys(match.item.number for match in one.matches)
            said = joined([_WORDS[lang]["items"].format(number) for number in numbers], lang)
            status = STATUS_NAMES[lang][one.status]
            brackets = "（{}）" if lang == "zh" else " ({})"
            yield _WORDS[lang]["here"], status + (brackets.format(said) if said else "")


def _withheld(id: str, catalog: Catalog, lang: str) -> str:
    lst = catalog.lists.get(id.rpartition("/")[0])
    for withheld in lst.withheld if lst else ():
        if lst and id in withheld.ids:
            category = withheld.category_en if lang == "en" else withheld.category
            said = _WORDS[lang]["withheld"].format(
                category=category, document=lst.document_number, reason=withheld.reason
            )
            return _card(id, (), lang, below=[escaped(said)])
    return ""


def list_card(name: str, catalog: Catalog, lang: str) -> str:
    """Empty for a name that no list bears."""
    found, _ = resolve_lists([name], catalog)
    return "\n\n".join(_list(lst, lang) for lst in found)


def _list(lst: MeasureList, lang: str) -> str:
    totals = _WORDS[lang]["totals"].format(
        total=lst.declared_total, published=len(lst.measures), issued=lst.issued
    )
    return _card(f"{lst.id} {lst.document_number}", (), lang, below=[escaped(named_list(lst, lang)), totals])


def named_list(lst: MeasureList, lang: str) -> str:
    return lst.title if lang == "zh" else lst.title_en or lst.title


def rule_card(rule: str, lang: str) -> str:
    """Empty where there is no such rule."""
    page = page_of_rule(rule, lang)
    if page is None:
        return ""
    title = f"{rule_name(rule, lang)} {rule}"
    return _card(title, (), lang, below=[summary(rule, lang), f"[{_WORDS[lang]['page']}]({page.as_uri()})"])


def region_card(name: str, catalog: Catalog, geography: Geography, lang: str) -> str:
    """What a region is, and what the lists say of it; empty for a name that no region bears."""
    region = geography.find(name)
    if region is None:
        return ""
    words = _WORDS[lang]
    parent, leaves = geography.parent(region), geography.leaves(region)
    zones = _zones(region, catalog, geography)
    pilots = [m.id for m in catalog.measures.values() if geography.pilot_area(m.scope, region)]
    rows = [
        (words["level"], words[region.level]),
        (words["parent"], parent.name if parent else ""),
        (words["divisions"], str(len(leaves)) if len(leaves) > 1 else ""),
        (words["zones"], joined(zones, lang)),
        (words["pilots"], joined(pilots, lang)),
    ]
    return _card(
        f"{region.name} {region.code}", rows, lang, below=() if pilots else [escaped(words["no_zone"])]
    )


def _zones(region: Region, catalog: Catalog, geography: Geography) -> list[str]:
    own = geography.leaves(region)
    return [zone.name for zone in catalog.zones.values() if own & geography.zone(zone.name)]


def place_card(name: str, plan: Plan | None, catalog: Catalog, geography: Geography, lang: str) -> str:
    """What a word of a scope stands for in the plan: 全省, 武汉市, 8个改革试验区域."""
    if plan is None:
        return region_card(name, catalog, geography, lang)
    words = _WORDS[lang]
    area = geography.read_scope((name,), plan.region)
    known = [place for place in area.places if place.leaves]
    if not known:
        return _card(name, (), lang, below=[escaped(words["nowhere"])])
    if len(known) == 1 and not known[0].zone and geography.find(name):
        return region_card(name, catalog, geography, lang)
    if area.whole:
        said = (
            f"{plan.region.name}{words['whole']}" if lang == "zh" else f"{words['whole']} {plan.region.name}"
        )
        return _card(name, [(words["area"], said)], lang)
    names = [region.name for region in map(catalog.regions.get, sorted(area.leaves)) if region]
    return _card(name, [(words["area"], joined(names, lang))], lang)


def unit_card(name: str, plan: Plan | None, catalog: Catalog, lang: str) -> str:
    """What body a unit is, its names over time, and whether it was called so when the plan was issued."""
    from reformcheck.catalog.body_entries import describe

    words = _WORDS[lang]
    found = describe(name, catalog.regions)
    if found.reading is None or not found.entries:
        kind = found.reading.kind if found.reading else "unknown"
        return _card(name, (), lang, below=[escaped(words[kind if kind in words else "unknown"])])
    cards = [
        _card(
            entry.id,
            body_rows(entry, lang),
            lang,
            below=["\n".join(f"- {escaped(line)}" for line in body_names(entry, lang))],
        )
        for entry in found.entries
    ]
    standing = _unit_standing(name, plan, catalog, lang)
    return "\n\n".join(filter(None, [f"**{escaped(name)}**", standing, *cards]))


def _unit_standing(name: str, plan: Plan | None, catalog: Catalog, lang: str) -> str:
    from reformcheck.catalog.unit_names import unit_reader
    from reformcheck.rules.units import issued_span

    span = issued_span(plan) if plan else None
    if plan is None or span is None:
        return ""
    reading = unit_reader(catalog.regions).read(name, plan.region)
    found = {naming.standing(reading.level, *span) for naming in reading.namings}
    said = next((one for one in ("in use", "no longer", "not yet") if one in found), None)
    colon = "：" if lang == "zh" else ": "
    return f"{_WORDS[lang]['standing']}{colon}{_WORDS[lang][said]}" if said else ""
