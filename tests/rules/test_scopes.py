"""Where an item's own words say that a measure applies, in many wordings."""

from __future__ import annotations

import pytest

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.rules.scope.said import said_scope
from reformcheck.rules.stance.likeness import likeness

CATALOG = load_catalog()
GEOGRAPHY = Geography(CATALOG)
MEASURE = CATALOG.measures["2018-126/03"]
TITLE = MEASURE.title

PLACES = [
    ("吉林省", "推广范围为长春市、吉林市。", "长春市、吉林市"),
    ("吉林省", "实施范围限于长春新区。", "长春新区"),
    ("吉林省", "选择长春、吉林等市开展试点。", "长春、吉林"),
    ("吉林省", "率先在长春市、延边州开展试点，总结经验后向全省推广。", "长春市、延边州"),
    ("吉林省", "适用范围：长春市。", "长春市"),
    ("吉林省", "本举措只适用于长春国家自主创新示范区。", "长春国家自主创新示范区"),
    ("吉林省", "在长春净月高新区先行先试。", "长春净月高新区"),
    ("吉林省", "暂在长春、吉林两市实施，其他市州待条件成熟后推开。", "长春、吉林两市"),
    ("吉林省", "试点地区为长春市、四平市、辽源市。", "长春市、四平市、辽源市"),
    ("吉林省", "以长春市为试点，积累经验。", "长春市"),
    ("吉林省", "确定长春市为首批试点城市。", "长春市"),
    ("吉林省", "将长春市列为试点，先行推进。", "长春市"),
    ("吉林省", "长春市先行试点，其他市（州）2020年底前全面推开。", "长春市"),
    ("吉林省", "限定在长春市。", "长春市"),
    ("吉林省", "限于长春市中级人民法院辖区。", "长春市"),
    ("吉林省", "只在长春知识产权法庭所在的长春市实行。", "长春市"),
    ("吉林省", "除延边州外，各市州均要推行。", "除延边州外"),
    ("安徽省", "在合肥、芜湖、蚌埠三市实施。", "合肥、芜湖、蚌埠三市"),
    ("安徽省", "由合肥、芜湖、蚌埠市组织实施。", "合肥、芜湖、蚌埠市"),
    ("四川省", "在成德绵地区推广。", "成德绵地区"),
    ("辽宁省", "在沈阳市行政区域内开展。", "沈阳市行政区域内"),
    ("湖北省", "仅面向武汉市企业开展。", "武汉市"),
    ("吉林省", "试行区域划定为延边朝鲜族自治州。", "延边朝鲜族自治州"),
    ("吉林省", "推广对象为长春市、吉林市的企业。", "长春市、吉林市"),
    ("吉林省", "以四平市为限，先行探索。", "四平市"),
    ("吉林省", "由通化、白山两地法院先期施行。", "通化、白山"),
    ("河北省", "仅限雄安新区。", "雄安新区"),
    ("四川省", "在天府新区先行先试。", "天府新区"),
    ("西藏自治区", "在拉萨市先行开展，逐步向全区推开。", "拉萨市"),
    ("陕西省", "西安、宝鸡、咸阳、杨凌四地同步实施。", "西安、宝鸡、咸阳、杨凌四地"),
    ("辽宁省", "在沈阳、鞍山、沈抚三市推行。", "沈阳、鞍山、沈抚三市"),
    ("辽宁省", "沈阳市所属高校先行。", "沈阳市"),
    ("安徽省", "合肥市属院校率先推行。", "合肥市"),
    ("湖北省", "由东湖新技术开发区先行建设。", "东湖新技术开发区"),
    ("陕西省", "限于杨凌示范区。", "杨凌示范区"),
    ("黑龙江省", "先行在哈尔滨市中级人民法院运行，待总结后推向全省。", "哈尔滨市"),
    ("辽宁省", "沈阳、大连两地高校院所率先实行，鞍山跟进。", "沈阳、大连两地"),
    ("河南省", "范围：郑洛新三市（郑州、洛阳、新乡）。", "郑州、洛阳、新乡"),
    ("河南省", "试点：郑州航空港区。", "郑州航空港区"),
    ("广东省", "在珠三角国家自主创新示范区内高校院所开展。", "珠三角国家自主创新示范区"),
    ("江西省", "目前仅南昌知识产权法庭所在地南昌市适用。", "南昌市"),
    ("山东省", "首批确定济南、青岛、烟台3市，其余各市视情推开。", "济南、青岛、烟台3市"),
    ("四川省", "成都、德阳、绵阳三市要蹚出一条路子来。", "成都、德阳、绵阳三市"),
    ("广东省", "本办法适用于广州、深圳市行政区域。", "广州、深圳市行政区域"),
]
EVERYWHERE = [
    ("广东省", "面向全省21个地级市推行。"),
    ("广东省", "各地级以上市全面推行。"),
    ("吉林省", "各市（州）全面推行。"),
    ("吉林省", "由长春市带头，全省各地同步推行。"),
    ("吉林省", "在全省范围内推广。"),
    ("吉林省", "覆盖全省9个市（州）。"),
    ("拉萨市", "在全市推行。"),
    ("吉林省", "在全省高校、科研院所全面实施。"),
    ("吉林省", "在全省所有高校和科研院所推开。"),
    ("湖北省", "服务全省17个市州的科技型中小企业，各市州均可推荐企业挂牌。"),
    ("陕西省", "面向全省各地市企业开放。"),
    ("辽宁省", "惠及全省科技型企业，随到随办。"),
    ("广东省", "支持汕头、湛江企业挂牌，实现21个地级以上市全覆盖。"),
    ("湖北省", "除部属高校外，省内高校一律放开。"),
    ("四川省", "宜宾、泸州也要动起来，全省一盘棋推进。"),
    ("广东省", "珠三角与粤东西北地区一体推进。"),
    ("广东省", "本办法适用于本省行政区域内的科技型中小企业。"),
]
NO_SCOPE = [
    ("吉林省", "依托吉林大学、长春海关开展工作。"),
    ("吉林省", "依托长春知识产权法庭开展快速审理。"),
    ("湖北省", "支持武汉大学、华中科技大学开展试点。"),
    ("吉林省", "学习上海、深圳经验，建立专利保险补贴制度。"),
    ("吉林省", "借鉴北京市做法，制定实施细则。"),
    ("吉林省", "在长春市设立专利保险服务站，为企业提供咨询。"),
    ("吉林省", "对在长春市注册的企业给予补贴。"),
    ("吉林省", "省市场监管厅会同长春海关，加强协作。"),
    ("吉林省", "各市州知识产权局在长春市召开推进会。"),
]


def said(region: str, text: str, title: str = TITLE) -> tuple[tuple[str, ...], bool] | None:
    """The places as printed, and whether they are the whole region."""
    where = GEOGRAPHY.find(region)
    assert where
    found = said_scope(title, text, likeness(TITLE, MEASURE.content), GEOGRAPHY, where)
    return (found.words, GEOGRAPHY.read_scope(found.words, where).whole) if found else None


@pytest.mark.parametrize(("region", "text", "places"), PLACES)
def test_places(region: str, text: str, places: str) -> None:
    assert said(region, text) == ((places,), False)


@pytest.mark.parametrize(("region", "text"), EVERYWHERE)
def test_the_whole_region(region: str, text: str) -> None:
    found = said(region, text)
    assert found is not None
    assert found[1]


@pytest.mark.parametrize(("region", "text"), NO_SCOPE)
def test_no_scope(region: str, text: str) -> None:
    assert said(region, text) is None


@pytest.mark.parametrize(
    ("title", "places"),
    [
        (f"在长春市、吉林市推行{TITLE}", "长春市、吉林市"),
        (f"长春新区率先推行{TITLE}", "长春新区"),
        (f"{TITLE}（限长春市）", "长春市"),
        (f"长春市辖区内的{TITLE}", "长春市辖区内"),
    ],
)
def test_the_title_says_it(title: str, places: str) -> None:
    assert said("吉林省", "引导保险公司参与。", title) == ((places,), False)
