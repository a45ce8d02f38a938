"""Acts that only go about a measure adopt nothing, and what stays as it is is not adopted."""

import pytest

from reformcheck.rules.matching.short_of import short_of
from reformcheck.rules.matching.text import canonical, title_key

ABOUT = [
    ("统计区域性股权市场科技创新专板挂牌企业情况", "按季统计报送挂牌家数、融资金额，形成台账。"),
    ("知识产权“三合一”审判宣传月活动", "制作展板、发放手册。"),
    ("开展科技创新券跨区域通用通兑专项审计", ""),
    ("技术经理人全程参与科技成果转化典型案例评选", ""),
    ("宣传以降低侵权损失为核心的专利保险机制", ""),
    ("开展“五业联动”职业教育发展问卷调查", "面向院校和企业发放问卷。"),
]
AS_BEFORE = [
    ("知识产权民事、行政案件集中审理", "民事、行政案件由民三庭审理，刑事案件仍由各基层法院刑庭办理。"),
    ("支持高校自主引进人才", "高校自主制定招聘方案、公开招聘；职称评审按现行规定执行。"),
    ("扩大高校用人自主权", "招聘公告由学校发布；职称评审维持原有办法，由市里统一组织。"),
]


@pytest.mark.parametrize(
    ("title", "text"), [*ABOUT, *AS_BEFORE], ids=[title for title, _ in [*ABOUT, *AS_BEFORE]]
)
def test_nothing_is_sure(matcher, make, title, text):
    (found,) = matcher.match([make.item(title, text)])
    assert found.sure == ()


@pytest.mark.parametrize(
    ("title", "text", "measure"),
    [
        ("推行技术经理人全程参与的科技成果转化服务模式", "加强宣传，按季统计成效。", "2018-126/07"),
        ("在区域性股权市场设立科技创新专板", "提供挂牌展示、培训辅导等服务。", "2018-126/10"),
        ("以授权为基础、市场化运营科研仪器设备", "所有权不变，委托专业机构运营、开放共享。", "2018-126/22"),
    ],
)
def test_such_acts_beside_the_measure_take_nothing_from_it(matcher, make, title, text, measure):
    (found,) = matcher.match([make.item(title, text)])
    assert [match.measure.id for match in found.sure] == [measure]


def test_what_is_read():
    found = short_of(
        canonical("开展专项审计"), canonical("刑事案件仍由基层法院办理；仅限省属高校，发放手册。")
    )
    assert found.about_title == {"审计"}
    assert found.about_text == 1 / 3
    assert [bag.text for bag in found.as_before] == ["刑事案件仍由基层法院办理"]
    assert [bag.text for bag in found.only] == ["仅限省属高校"]


def test_publicity_is_no_verb_of_adoption():
    assert title_key("推行专利快速审查") == title_key("专利快速审查")
    assert title_key("宣传专利快速审查") != title_key("专利快速审查")
