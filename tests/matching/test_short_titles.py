"""A short title that says of one measure what it is about, and not its core, is a question: neither sure nor nothing."""

import pytest

from reformcheck.catalog.loader import load_catalog
from reformcheck.rules.matching import Matcher

ASKED = [
    ("推广科技创新券", "2020-3/02"),
    ("推进创新券工作", "2020-3/02"),
    ("推广技术调查官", "2018-126/04"),
    ("引入技术经理人", "2018-126/07"),
    ("开展专利导航", "2020-3/10"),
    ("推进混合所有制改革", "2020-3/11"),
    ("支持基础研究", "2020-3/13"),
    ("推进知识产权公证", "2020-3/15"),
    ("发展职业教育", "2020-3/16"),
    ("推进仪器设备信用贷", "2020-3/07"),
]
FAR = [
    "推广农业保险",
    "推广电子证照",
    "发展学前教育",
    "推广消费券",
    "引入家事调查官",
    "推进国有企业改革",
    "加强知识产权保护",
    "推进科技创新",
]


@pytest.mark.parametrize(("title", "measure"), ASKED)
def test_the_object_alone_is_a_candidate(matcher, make, title, measure):
    assert make.answers(matcher.match([make.item(title)])) == [([], [measure])]


@pytest.mark.parametrize(("title", "measure"), ASKED)
def test_so_it_is_whatever_lists_a_plan_answers(make, measures, title, measure):
    own = Matcher(load_catalog().lists[measure.partition("/")[0]].measures, among=measures)
    assert make.answers(own.match([make.item(title)])) == [([], [measure])]


@pytest.mark.parametrize("title", FAR)
def test_a_field_alone_is_nothing(matcher, make, title):
    assert make.answers(matcher.match([make.item(title)])) == [([], [])]
