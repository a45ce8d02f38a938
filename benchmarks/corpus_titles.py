"""How a plan words a measure: the same in other words, or with a fault of substance."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from reformcheck.catalog.model import Measure, Region

_DATA: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("corpus_titles.yaml").read_text("utf-8"))
LOCAL: tuple[str, ...] = tuple(_DATA["local"])

# A title that begins so has its verb, and takes only an adverb in front.
_VERBS = ("建立", "推动", "强化", "鼓励", "积极", "允许", "集中", "打造", "搭建", "建设", "引", "为", "在", "对")  # fmt: skip
_FRONT = ("推行", "实施", "推进", "落实", "全面推行", "推广", "组织实施", "建立健全")
_FRONT_OF_VERB = ("", "", "全面", "加快")
_MAY_NOT_SOFTEN = ("允许", "鼓励", "积极", "支持", "引导")


def departments(measure: Measure) -> tuple[str, ...]:
    """Guiding departments; for the first list, who answers by the nature of the measure."""
    return measure.guiding_departments or tuple(_DATA["measures"][measure.id].get("departments", ()))


def same(measure: Measure, region: Region, rng: Random) -> str:
    """The measure in words that leave out nothing."""
    wordings = [measure.title, measure.title, *measure.variants, *_of(measure, "same")]
    title = _signs(_adopted(rng.choice(wordings), region, rng), rng)
    return traditional(title) if rng.random() < 0.08 else title


def dropped(measure: Measure, rng: Random) -> str:
    """Without a qualifier of substance; empty where the measure has none to leave out."""
    return _one(_of(measure, "dropped"), rng)


def exchanged(measure: Measure, rng: Random) -> str:
    """With another number; empty where the measure has none."""
    return _one(_of(measure, "exchanged"), rng)


def softened(measure: Measure, rng: Random) -> str:
    """In a weaker voice; empty where the list itself only permits or urges."""
    if measure.title.startswith(_MAY_NOT_SOFTEN) or "可" in measure.title:
        return ""
    bare = measure.title.removeprefix("推动")
    if bare.startswith(("建立", "强化", "集中", "对")):
        return rng.choice(("探索", "逐步", "研究")) + bare
    # Before an institution 试点 is no verb: 试点银行 are pilot banks.
    trial = () if bare.startswith("银行") else ("试点",)
    return rng.choice(("探索", "探索建立", *trial, "研究建立")) + bare


def _one(wordings: list[str], rng: Random) -> str:
    return rng.choice(wordings) if wordings else ""


def _of(measure: Measure, kind: str) -> list[str]:
    return list(_DATA["measures"][measure.id].get(kind, ()))


def _adopted(title: str, region: Region, rng: Random) -> str:
    """With a verb of adoption and now and then the locality's name in front."""
    verb = rng.choice(_FRONT_OF_VERB if title.startswith(_VERBS) else _FRONT) if rng.random() < 0.7 else ""
    place = rng.choice((region.name, "在全省" if region.parent is None else "在全市", "我省"))
    if place == "我省" and region.parent:
        place = "我市"
    return (place if rng.random() < 0.15 else "") + verb + title


def _signs(title: str, rng: Random) -> str:
    """Other signs: half-width brackets, other quotes, a full stop."""
    chance = rng.random()
    if chance < 0.08:
        return title.translate(str.maketrans("（），", "(),"))
    if chance < 0.14:
        return title.translate(str.maketrans("“”", "「」"))
    return title + "。" if chance < 0.24 else title


def traditional(text: str) -> str:
    """In Traditional script."""
    converted: str = _converter().convert(text)
    return converted


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("s2t")
