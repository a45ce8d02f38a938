"""What the local counterpart of a national department is usually called today, as a proposal for a new plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from reformcheck.catalog.bodies import Level, Registry, load_bodies
from reformcheck.catalog.language.name_patterns import expand
from reformcheck.catalog.model import Region
from reformcheck.catalog.unit_names import unit_reader

_USUAL = Path(__file__).with_name("usual_names.yaml")

_HEAD = re.compile(r"(省|自治区|市|州|盟|地区)$")


def local_counterpart(department: str, region: Region, regions: Mapping[str, Region], today: str) -> str:
    """The usual name of the office in `region` that answers to a national department, on an ISO date.

    Empty where the registry knows no such office.
    """
    registry = load_bodies()
    province = regions[region.parent] if region.parent else region
    for body in unit_reader(regions).identify(department).bodies:
        answering = registry.answering(body, region, province.short_name)
        for office in (body, *sorted(answering - {body})) if answering else ():
            name = _listed(office, region, province, regions) or _plain(registry, office, region, today)
            if name:
                return name
    return ""


@lru_cache(maxsize=1)
def _usual() -> dict[str, dict[str, str]]:
    import yaml

    data: dict[str, dict[str, str]] = yaml.safe_load(_USUAL.read_text(encoding="utf-8"))
    return data


def _listed(body: str, region: Region, province: Region, regions: Mapping[str, Region]) -> str:
    """The name that usual_names.yaml gives for this level, with the place filled in."""
    names = _usual().get(body, {})
    capital = regions.get(f"{province.code[:2]}0100", province)
    if region is province:
        keys: tuple[str, ...] = ("province",)
    else:
        keys = ("capital", "city") if region is capital else ("city",)
    pattern = next((names[key] for key in (region.short_name, *keys) if key in names), "")
    return pattern.format(
        head=_head(region),
        full=region.name,
        short=region.short_name,
        province=province.short_name,
        province_full=province.name,
        capital=capital.short_name,
    )


def _plain(registry: Registry, body: str, region: Region, today: str) -> str:
    """The first name in use that stands behind a level; only a province's offices are called 厅."""
    level: Level = "province" if region.parent is None else "city"
    with_halls = level == "province" and not region.name.endswith("市")
    names = (name for name in _in_use(registry, body, level, today) if "{" not in name)
    name = next((name for name in names if with_halls or not name.endswith("厅")), "")
    return name and _head(region) + name


def _in_use(registry: Registry, body: str, level: Level, today: str) -> Iterator[str]:
    for naming in registry.bodies[body].namings:
        if not naming.national and naming.standing(level, today, today) == "in use":
            for pattern in naming.patterns:
                yield from expand(pattern)


def _head(region: Region) -> str:
    """省 for 辽宁省, 州 for 延边朝鲜族自治州; a region of another kind by its full name."""
    kind = _HEAD.search(region.name)
    return kind.group(1) if kind else region.name
