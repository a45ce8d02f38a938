"""A plan is matched as a whole."""

from pathlib import Path

import pytest
import yaml

from reformcheck.plans.model import NO_MEASURE
from reformcheck.rules.matching import Matcher

PLANS = yaml.safe_load(Path(__file__).with_name("real_plans.yaml").read_text("utf-8"))
INSURANCE = "以降低侵权损失为核心的专利保险机制"


@pytest.mark.parametrize("name", ["jilin", "xizang"])
def test_real_plans_match_one_to_one(matcher, make, name):
    items = [make.item(i["title"], i.get("text", ""), number=str(n)) for n, i in enumerate(PLANS[name])]
    assert make.answers(matcher.match(items)) == [([i["measure"]], []) for i in PLANS[name]]


def test_jilin_matches_the_same_against_its_own_list_alone(measures, make):
    own = Matcher([m for m in measures if m.id.startswith("2018-126/")])
    items = [make.item(i["title"], i["text"]) for i in PLANS["jilin"]]
    assert make.answers(own.match(items)) == [([i["measure"]], []) for i in PLANS["jilin"]]


def test_what_the_plan_says_itself_wins_over_the_wording(matcher, make):
    (found,) = matcher.match([make.item(INSURANCE, measure_ids=["2020-3/15"])])
    assert [(m.measure.id, m.score, m.evidence) for m in found.sure] == [("2020-3/15", 1.0, "explicit")]


def test_an_item_may_name_several_measures(matcher, make):
    (found,) = matcher.match([make.item("两项合并", measure_ids=["2020-3/15", "2020-3/14", "2020-3/15"])])
    assert [m.measure.id for m in found.sure] == ["2020-3/15", "2020-3/14"]


def test_a_measure_of_another_list_is_not_matched_by_wording_instead(measures, make):
    one_list = Matcher([m for m in measures if m.id.startswith("2018-126/")])
    assert make.answers(one_list.match([make.item(INSURANCE, measure_ids=["2020-3/15"])])) == [([], [])]


def test_two_items_in_the_same_words_both_adopt_the_measure(matcher, make):
    items = [make.item("推行" + INSURANCE), make.item("完善" + INSURANCE + "（省市场监管局）")]
    assert make.answers(matcher.match(items)) == [(["2018-126/03"], []), (["2018-126/03"], [])]


def test_an_item_that_fits_worse_does_not_take_a_measure_from_one_that_fits_best(matcher, make):
    alone = make.item("发展专利保险", "开发专利执行险，企业投保给予补贴。")
    (found,) = matcher.match([alone])
    assert [m.measure.id for m in (*found.sure, *found.candidates)] == ["2018-126/03"]
    beside = matcher.match([make.item(INSURANCE), alone])
    assert make.answers(beside)[0] == (["2018-126/03"], [])
    assert beside[1].sure == () or beside[1].sure[0].score > 0.95


def test_a_measure_adopted_elsewhere_is_no_candidate_of_a_vague_item(matcher, make):
    vague = make.item("实施国有企业岗位薪酬考核")
    exact = make.item("强化创新导向的国有企业考核与激励")
    assert make.answers(matcher.match([exact, vague])) == [(["2017-80/05"], []), ([], [])]


def test_matches_carry_the_item_they_belong_to(matcher, make):
    items = [make.item(INSURANCE, number="7"), make.item("加强组织领导", number="8")]
    found = matcher.match(items)
    assert [one.item for one in found] == items
    assert found[0].sure[0].item is items[0]


def test_no_items_and_no_measures(matcher, make):
    assert matcher.match([]) == ()
    assert make.answers(Matcher([]).match([make.item(INSURANCE)])) == [([], [])]


def test_a_list_of_titles_alone_in_another_field(make):
    titles = [
        "加快补齐农业全程机械化生产短板",
        "提升农产品规模化供给水平",
        "开展秸秆综合利用和农膜回收",
        "健全城乡居民基本养老保险待遇确定机制",
    ]
    own = Matcher([make.measure(f"own/{n:02}", title) for n, title in enumerate(titles, 1)])
    items = [
        make.item("着力补齐全程机械化短板"),
        make.item("健全居民养老保险待遇确定机制"),
        make.item("提升农产品供给规模化水平"),
        make.item("开展水库除险加固"),
    ]
    assert [sure for sure, _ in make.answers(own.match(items))] == [["own/01"], ["own/04"], ["own/02"], []]


def test_measures_of_one_title_are_adopted_together(make):
    twice = Matcher([make.measure("a/01", INSURANCE), make.measure("b/01", INSURANCE)])
    assert make.answers(twice.match([make.item("推行" + INSURANCE)])) == [(["a/01", "b/01"], [])]


def test_none_ends_the_doubt(matcher, make):
    doubtful = make.item("开展专利导航")
    settled = make.item("开展专利导航", measure_ids=NO_MEASURE)
    assert make.answers(matcher.match([doubtful]))[0][1] == ["2020-3/10"]
    assert make.answers(matcher.match([settled])) == [([], [])]
