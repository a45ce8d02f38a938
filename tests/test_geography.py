"""What the words of a scope stand for, seen from a plan's region."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reformcheck.catalog.geography import Area, Geography
from reformcheck.catalog.loader import load_catalog

GEOGRAPHY = Geography(load_catalog())


def read(region: str, *words: str) -> Area:
    found = GEOGRAPHY.find(region)
    assert found
    return GEOGRAPHY.read_scope(words, found)


def places(area: Area) -> list[str]:
    """Names of what each place stands for; + behind a part of it, ? for what is unknown."""
    return [
        ("、".join(GEOGRAPHY.names(place.leaves)) or f"?{place.word}") + ("+" if place.partial else "")
        for place in area.places
    ]


WHOLE = {
    "湖北省": "全省 全省范围内 在全省范围内 本省 省内 湖北 湖北省 湖北全省 湖北省内 湖北省各市州 各市州 各市（州） "
    "各市、州、直管市 全省17个市州 全省各地 全省行政区域 全国",
    "广东省": "各地级以上市 各地级以上市人民政府",
    "西藏自治区": "全区 全自治区 各地（市） 各地市 区内",
    "内蒙古自治区": "全区 各盟市",
    "新疆维吾尔自治区": "全区 全疆 各地州市 各州（市、地）",
    "北京市": "全市 本市 全市范围 各区 北京 京津冀 京津冀三地",
    "河北省": "全省 京津冀地区",
    "重庆市": "全市 各区县",
    "合肥市": "全市 合肥 全省 安徽省 合芜蚌 各县（市、区）",
    "吉林省": "全省 吉林",
    "海南省": "各市县",
}


@pytest.mark.parametrize(("region", "word"), [(r, w) for r, ws in WHOLE.items() for w in ws.split()])
def test_the_whole_region(region: str, word: str) -> None:
    area = read(region, word)
    assert area.whole
    assert not area.unknown


PARTS = [
    ("湖北省", "武汉、襄阳、宜昌", ["武汉市", "襄阳市", "宜昌市"]),
    ("湖北省", "武汉、襄阳、宜昌三市", ["武汉市", "襄阳市", "宜昌市"]),
    ("湖北省", "武汉市和襄阳市", ["武汉市", "襄阳市"]),
    ("湖北省", "武汉市+宜昌市", ["武汉市", "宜昌市"]),
    ("湖北省", "武汉宜昌两市", ["武汉市", "宜昌市"]),
    ("湖北省", "武汉市、", ["武汉市"]),
    ("湖北省", "仅限武汉市", ["武汉市"]),
    ("湖北省", "武汉市行政区域内", ["武汉市"]),
    ("湖北省", "武汉市各区", ["武汉市"]),
    ("湖北省", "湖北省武汉市", ["武汉市"]),
    ("湖北省", "湖北武汉", ["武汉市"]),
    ("湖北省", "湖北省（武汉市）", ["武汉市"]),
    ("湖北省", "武汉市（含东湖高新区）", ["武汉市"]),
    ("湖北省", "武汉市（东湖高新区）", ["武汉市+"]),
    ("湖北省", "武汉东湖高新区", ["武汉市+"]),
    ("湖北省", "武汉市东湖新技术开发区", ["武汉市+"]),
    ("湖北省", "中国（湖北）自由贸易试验区武汉片区", ["武汉市+"]),
    ("湖北省", "武汉市、宜昌市部分园区", ["武汉市", "宜昌市+"]),
    ("湖北省", "恩施州", ["恩施土家族苗族自治州"]),
    ("湖北省", "恩施市", ["恩施土家族苗族自治州+"]),
    ("湖北省", "420100", ["武汉市"]),
    ("安徽省", "合肥、芜湖、蚌埠三市", ["合肥市", "芜湖市", "蚌埠市"]),
    ("安徽省", "合肥、芜湖、蚌埠等三市", ["合肥市", "芜湖市", "蚌埠市"]),
    (
        "湖北省",
        "武汉市、黄石市、十堰市、宜昌市、襄阳市、鄂州市、荆门市、孝感市、荆州市、黄冈市、咸宁市、随州市等十二个市",
        [
            "武汉市",
            "黄石市",
            "十堰市",
            "宜昌市",
            "襄阳市",
            "鄂州市",
            "荆门市",
            "孝感市",
            "荆州市",
            "黄冈市",
            "咸宁市",
            "随州市",
        ],
    ),
    (
        "湖北省",
        "武汉市、黄石市、十堰市、宜昌市、襄阳市、鄂州市、荆门市、孝感市、荆州市、黄冈市、咸宁市、随州市等12个市",
        [
            "武汉市",
            "黄石市",
            "十堰市",
            "宜昌市",
            "襄阳市",
            "鄂州市",
            "荆门市",
            "孝感市",
            "荆州市",
            "黄冈市",
            "咸宁市",
            "随州市",
        ],
    ),
    (
        "湖北省",
        "武汉市、黄石市、十堰市、宜昌市、襄阳市、鄂州市、荆门市、孝感市、荆州市、黄冈市、咸宁市等十一市",
        [
            "武汉市",
            "黄石市",
            "十堰市",
            "宜昌市",
            "襄阳市",
            "鄂州市",
            "荆门市",
            "孝感市",
            "荆州市",
            "黄冈市",
            "咸宁市",
        ],
    ),
    ("安徽省", "合芜蚌三市", ["合肥市、芜湖市、蚌埠市"]),
    ("安徽省", "安徽（合芜蚌）", ["合肥市、芜湖市、蚌埠市"]),
    ("安徽省", "合芜蚌国家自主创新示范区", ["合肥市、芜湖市、蚌埠市+"]),
    ("安徽省", "马鞍山市和县", ["马鞍山市+"]),
    ("四川省", "成都高新区", ["成都市+"]),
    ("四川省", "成德绵", ["成都市、德阳市、绵阳市"]),
    ("四川省", "凉山州", ["凉山彝族自治州"]),
    ("辽宁省", "沈阳市和平区", ["沈阳市+"]),
    ("辽宁省", "沈阳大连", ["沈阳市", "大连市"]),
    ("辽宁省", "沈阳及大连", ["沈阳市", "大连市"]),
    ("吉林省", "长春、吉林", ["长春市", "吉林市"]),
    ("吉林省", "延边州和龙市", ["延边朝鲜族自治州+"]),
    ("内蒙古自治区", "呼和浩特和包头", ["呼和浩特市", "包头市"]),
    ("新疆维吾尔自治区", "喀什、和田", ["喀什地区", "和田地区"]),
    ("青海省", "海南州", ["海南藏族自治州"]),
    ("北京市", "北京市海淀区", ["北京市+"]),
    ("宁夏回族自治区", "除固原市外", ["银川市、石嘴山市、吴忠市、中卫市"]),
    ("宁夏回族自治区", "除固原市外的其他市", ["银川市、石嘴山市、吴忠市、中卫市"]),
    ("宁夏回族自治区", "全区（固原、中卫除外）", ["银川市、石嘴山市、吴忠市"]),
    ("宁夏回族自治区", "全区（不含固原市）", ["银川市、石嘴山市、吴忠市、中卫市"]),
    ("宁夏回族自治区", "固原市以外地区", ["银川市、石嘴山市、吴忠市、中卫市"]),
    ("安徽省", "合芜蚌（不含合肥）", ["芜湖市、蚌埠市"]),
]


@pytest.mark.parametrize(("region", "word", "expected"), PARTS)
def test_parts_of_the_region(region: str, word: str, expected: list[str]) -> None:
    assert places(read(region, word)) == expected
    assert not read(region, word).whole


@pytest.mark.parametrize(
    "words",
    [
        "珠三角",
        "珠三角九市",
        "珠三角9市",
        "珠三角地区九市",
        "大湾区内地九市",
        "粤港澳大湾区内地九市",
        "广东(珠三角)",
    ],
)
def test_the_nine_cities(words: str) -> None:
    nine = "广州、深圳、珠海、佛山、江门、肇庆、惠州、东莞、中山"
    assert read("广东省", words).leaves == read("广东省", nine).leaves
    assert read("广东省", f"广州市、深圳市等{words}").leaves == read("广东省", nine).leaves


# What the words do not settle is unknown; what stands beside it is still read.
UNKNOWN = [
    ("湖南省", "湘赣边", ["?湘赣边"]),
    ("湖北省", "省内国家自主创新示范区", ["?省内国家自主创新示范区"]),
    ("湖北省", "武汉周边", ["?武汉周边"]),
    ("湖北省", "武汉、襄阳等地", ["武汉市", "襄阳市", "?武汉、襄阳等地"]),
    ("湖北省", "武汉、襄阳等十六个市", ["武汉市", "襄阳市", "?武汉、襄阳等十六个市"]),
    ("湖北省", "武汉、襄阳等6市", ["武汉市", "襄阳市", "?武汉、襄阳等6市"]),
    ("湖北省", "武汉市和湘赣边", ["武汉市", "?湘赣边"]),
    ("湖北省", "武汉市及周边", ["武汉市", "?周边"]),
    ("湖北省", "武汉至宜昌", ["?武汉至宜昌"]),
    ("湖北省", "武汉市联合宜昌市", ["?武汉市联合宜昌市"]),
    ("湖北省", "除涉密单位外", ["?除涉密单位外"]),
    ("辽宁省", "沈大国家自主创新示范区", ["?沈大国家自主创新示范区"]),
    ("辽宁省", "沈阳经济区", ["?沈阳经济区"]),
    ("四川省", "成德绵乐", ["?成德绵乐"]),
    ("四川省", "成都平原经济区", ["?成都平原经济区"]),
    ("北京市", "朝阳区", ["?朝阳区"]),
    ("湖北省", "（）", ["?（）"]),
]


@pytest.mark.parametrize(("region", "word", "expected"), UNKNOWN)
def test_what_is_unknown_stays_unknown(region: str, word: str, expected: list[str]) -> None:
    assert places(read(region, word)) == expected


@pytest.mark.parametrize(
    ("region", "word", "cities"),
    [
        ("河北省", "雄安新区", "保定市"),
        ("河北省", "河北雄安新区", "保定市"),
        ("陕西省", "西咸新区", "西安市、咸阳市"),
        ("四川省", "四川天府新区", "成都市、眉山市"),
        ("天津市", "滨海新区", "天津市"),
        ("云南省", "滇中新区", "昆明市"),
    ],
)
def test_a_new_area_is_part_of_the_cities_it_lies_in(region: str, word: str, cities: str) -> None:
    (place,) = read(region, word).places
    assert place.partial and not read(region, word).whole
    assert place.leaves == read(region, cities).leaves


def test_high_schools_are_no_open_list() -> None:
    assert places(read("湖北省", "武汉市高等学校")) == ["武汉市+"]


@pytest.mark.parametrize(
    ("name", "within", "expected"),
    [
        ("吉林", None, "吉林省"),
        ("吉林", "吉林省", "吉林省"),
        ("吉林", "吉林市", "吉林市"),
        ("海南", None, "海南省"),
        ("海南", "青海省", "海南藏族自治州"),
        ("广西", None, "广西壮族自治区"),
        ("恩施州", None, "恩施土家族苗族自治州"),
        ("吉林省吉林市", None, "吉林市"),
        ("220000", None, "吉林省"),
        ("某地", None, None),
    ],
)
def test_find(name: str, within: str | None, expected: str | None) -> None:
    found = GEOGRAPHY.find(name, GEOGRAPHY.find(within) if within else None)
    assert (found.name if found else None) == expected


@settings(max_examples=300, deadline=500)
@given(st.text(alphabet="武汉宜昌市省全各等和及、（）除外的三区九地8内京津冀", max_size=250))
def test_no_phrase_breaks_the_reading(word: str) -> None:
    area = read("湖北省", word)
    assert all(place.leaves or place.word in area.unknown for place in area.places)
