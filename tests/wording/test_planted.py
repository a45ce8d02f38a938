"""Faults planted in every title of the lists are found and named; their clean twins say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from reformcheck.catalog.loader import load_catalog
from reformcheck.catalog.model import Measure
from reformcheck.rules.wording import Rewording, compare

CATALOG = load_catalog()
MEASURES = tuple(CATALOG.measures.values())
VOCABULARY = "\n".join(m.title for m in MEASURES)
PLANTS = yaml.safe_load(Path(__file__).with_name("plants.yaml").read_text("utf-8"))


def reword(measure: Measure, title: str, body: str = "") -> Rewording | None:
    return compare(measure.title, title, body=body, vocabulary=VOCABULARY)


def plants(kind: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split(" | ")) for line in PLANTS[kind]]


@pytest.mark.parametrize(("measure", "title", "words"), plants("dropped"))
def test_dropped_words_are_named(measure: str, title: str, words: str) -> None:
    found = reword(CATALOG.measures[measure], title)
    assert found and any(words in text for text in found.dropped)
    assert found.aspects == ("dropped",) and found.kind == "narrowed"


@pytest.mark.parametrize(("measure", "title", "words"), plants("added"))
def test_added_words_are_named(measure: str, title: str, words: str) -> None:
    found = reword(CATALOG.measures[measure], title)
    assert found == Rewording(added=(words,)) and found.kind == "widened"


@pytest.mark.parametrize(("measure", "title", "words"), plants("exchanged"))
def test_exchanged_words_are_named(measure: str, title: str, words: str) -> None:
    old, new = words.split(" > ")
    found = reword(CATALOG.measures[measure], title)
    assert found and found.aspects == ("exchanged",) and found.kind == "changed"
    assert any(old in was and new in now for was, now in found.exchanged)


@pytest.mark.parametrize(("measure", "title", "words"), plants("numbers"))
def test_exchanged_numbers_are_named(measure: str, title: str, words: str) -> None:
    old, new = words.split(" > ")
    for body in ("", CATALOG.measures[measure].content):
        found = reword(CATALOG.measures[measure], title, body)
        assert found and (old, new) in found.exchanged and found.kind == "changed"


WEAK = (
    "探索",
    "积极探索",
    "鼓励",
    "研究",
    "研究建立",
    "探索推进",
    "积极推动",
    "试点推行",
    "适时推行",
    "逐步建立",
    "吉林省探索",
    "在全省探索推行",
)
PERMITTED = {"2017-80/06", "2017-80/09", "2018-126/21"}
"""Titles that permit or urge themselves: to urge them is no weaker."""


def weak_titles() -> Iterator[tuple[Measure, str]]:
    for measure in MEASURES:
        for word in WEAK:
            urges = "鼓励" in word or "积极推动" in word
            if not (urges and (measure.id in PERMITTED or measure.title.startswith("推动"))):
                yield measure, word + measure.title


@pytest.mark.parametrize(("measure", "title"), list(weak_titles()))
def test_softened_verbs_are_named(measure: Measure, title: str) -> None:
    found = reword(measure, title, measure.content)
    assert found and found.aspects == ("softened",) and found.kind == "softened"


@pytest.mark.parametrize(
    ("measure", "title", "word"),
    [
        ("2018-126/04", "知识产权案件审判中探索引入技术调查官制度", "探索"),
        ("2018-126/10", "区域性股权市场试点设置科技创新专板", "试点"),
        ("2018-126/23", "以地方立法形式探索建立推动改革创新的决策容错机制", "探索"),
        ("2018-126/12", "探索政府股权基金投向种子期、初创期企业的容错机制", "探索"),
        ("2018-126/03", "开展以降低侵权损失为核心的专利保险机制试点", "试点"),
        ("2018-126/03", "开展以降低侵权损失为核心的专利保险机制试点工作", "试点"),
        ("2020-3/09", "对战略性科研项目试行滚动支持制度", "试行"),
        ("2020-3/14", "研究建立跨区域的知识产权远程诉讼平台", "研究"),
        ("2017-80/05", "鼓励创新导向的国有企业考核与激励", "鼓励"),
        ("2018-126/11", "在有条件的地区推行基于“六专机制”的科技型企业全生命周期金融综合服务", "有条件"),
        ("2018-126/01", "依托长春知识产权法庭，探索知识产权民事、刑事、行政案件“三合一”审判", "探索"),
        ("2018-126/01", "探索知识产权民事、行政、刑事案件“三合一”审判", "探索"),
        ("2018-126/01", "探索知識產權民事、刑事、行政案件「三合一」審判", "探索"),
    ],
)
def test_softened_in_other_places(measure: str, title: str, word: str) -> None:
    assert reword(CATALOG.measures[measure], title) == Rewording(softened=(word,))


VERBS = (
    "推行", "建立", "实施", "开展", "完善", "健全", "推进", "推动", "落实", "构建", "推广", "实行", "推进建立", "建立健全", "加快推进", "深入推进",
    "大力推广", "全面推行", "积极推进", "积极开展", "稳步推进", "持续推进", "进一步完善", "着力构建", "支持", "引导", "复制推广", "切实抓好",
)  # fmt: skip
LOCAL = (
    "在全省推行{}", "吉林省推行{}", "在长春市、吉林市推行{}", "依托长春知识产权法庭，推行{}", "依托吉林省科技大市场建立{}",
    "以吉林大学、东北师范大学为平台，推进{}", "在长春新区先行开展{}", "按照国家部署，全面推行{}", "我省{}", "沈阳市开展{}",
    "支持省属高校、科研院所开展{}", "结合我省实际，落实{}",
)  # fmt: skip


def reversed_lists(title: str) -> str:
    """The two-character members of its lists in reverse (民事、刑事、行政 to 行政、刑事、民事)."""
    return re.sub(
        r"(?:[^、，“”]{2}、)+[^、，“”]{2}(?=案件|一站式|$)",
        lambda f: "、".join(reversed(f[0].split("、"))),
        title,
    )


@lru_cache(maxsize=1)
def to_traditional() -> Any:
    import opencc

    return opencc.OpenCC("s2t")


def twins(measure: Measure) -> Iterator[str]:
    title = measure.title
    yield from (title, *measure.variants)
    yield from (verb + title for verb in VERBS)
    yield from (form.format(title) for form in LOCAL)
    yield from (f"{n}{title}" for n in ("1.", "（一）", "一、", "第五条 ", "(12) "))
    yield from (title + end for end in ("。", "；", "工作", "……"))
    yield to_traditional().convert("推行" + title)
    yield title.replace("“", "").replace("”", "").replace("、", "，")
    yield title.replace("“", "「").replace("”", "」").replace("（", "(").replace("）", ")")
    yield " ".join(title)
    yield reversed_lists(title)
    yield title.replace("知识产权", "知产").replace("国有企业", "国企").replace("创新创业", "双创")
    yield title.replace("机制", "制度").replace("模式", "机制")
    yield (
        title.replace("建立", "构建").replace("引入", "建立").replace("设置", "设立").replace("实施", "实行")
    )


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.id)
def test_clean_twins_say_nothing(measure: Measure) -> None:
    said = {
        title: found
        for title in twins(measure)
        for body in ("", measure.content)
        if (found := reword_nearest(measure, title, body))
    }
    assert said == {}


def reword_nearest(measure: Measure, title: str, body: str) -> Rewording | None:
    found = [
        compare(printing, title, body=body, vocabulary=VOCABULARY)
        for printing in (measure.title, *measure.variants)
    ]
    return None if None in found else found[0]
