"""Plans to draw: the examples, and synthetic ones. Every region answers some lists, and some of them badly. The same seed gives the same plans."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.model import Catalog, Measure, MeasureList, Region

ROOT = Path(__file__).parent.parent.parent

EXAMPLES = [ROOT / "examples" / f"{name}.yaml" for name in ("jilin-altered", "jilin", "xizang")]

_VERBS = ("", "", "推行", "建立", "推广", "探索")
_UNITS = ("科技厅", "发展改革委", "财政厅", "市场监管厅", "教育厅", "国资委", "司法厅", "高级人民法院")
_EXTRA = "结合本地实际，制定实施细则，明确时间表、路线图，定期开展督促检查和评估总结。"


def write_plans(folder: Path, catalog: Catalog, count: int, *, seed: int = 7) -> list[Path]:
    """Write `count` plan files: provinces first, then prefectures, then second plans of the same regions."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for index, plan in enumerate(plans(catalog, count, seed=seed)):
        path = folder / f"plan-{index:04d}.yaml"
        path.write_text(yaml.dump(plan, Dumper=_DUMPER, allow_unicode=True, sort_keys=False), "utf-8")
        paths.append(path)
    return paths


_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def plans(catalog: Catalog, count: int, *, seed: int = 7) -> Iterator[dict[str, Any]]:
    rng = random.Random(seed)
    geography = Geography(catalog)
    ordered = sorted(catalog.regions.values(), key=lambda region: (region.parent is not None, region.code))
    for index in range(count):
        region = ordered[index % len(ordered)]
        lists = [lst for lst in catalog.lists.values() if rng.random() < 0.8] or [*catalog.lists.values()]
        yield _plan(rng, region, lists, catalog, geography)


def _plan(
    rng: random.Random, region: Region, lists: list[MeasureList], catalog: Catalog, geography: Geography
) -> dict[str, Any]:
    care = rng.choice((0.02, 0.05, 0.1, 0.25))  # how often this region leaves something out
    items = [
        _item(rng, measure, region, care, _area(rng, measure, region, geography))
        for lst in lists
        for measure in lst.measures
        if rng.random() > care and _adopts(rng, measure, region, geography)
    ]
    for number, item in enumerate(items, 1):
        item["number"] = number
    return {
        "reformcheck": 1,
        "plan": {
            "title": f"{region.name}关于推广支持创新相关改革举措的工作方案",
            "region": region.code,
            "lists": [lst.id for lst in lists],
            "scope": geography.names(geography.leaves(region), region)[0],
        },
        "items": items,
    }


def _adopts(rng: random.Random, measure: Measure, region: Region, geography: Geography) -> bool:
    if measure.scope.kind != "pilot":
        return True
    inside = geography.extent(measure.scope).touched & geography.leaves(region)
    return bool(inside) or rng.random() < 0.04


def _area(rng: random.Random, measure: Measure, region: Region, geography: Geography) -> list[str]:
    """Where a careful region applies a pilot measure: inside the zone."""
    inside = geography.extent(measure.scope).touched & geography.leaves(region)
    return [*geography.names(inside, region)] if inside and rng.random() < 0.8 else []


def _item(
    rng: random.Random, measure: Measure, region: Region, care: float, area: list[str]
) -> dict[str, Any]:
    item: dict[str, Any] = {
        "section": measure.category,
        "title": rng.choice(_VERBS) + measure.title,
        "measure": measure.id,
    }
    if area:
        item["scope"] = area
    units = [region.short_name + unit for unit in rng.sample(_UNITS, rng.randint(1, 3))]
    if rng.random() > care / 2:
        item["units"] = {"lead": units[:1], "assist": units[1:]} if len(units) > 1 else units
    item["text"] = (measure.content or measure.title) + _EXTRA
    return item
