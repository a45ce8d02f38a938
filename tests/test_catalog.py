"""The built-in lists agree with the documents they were taken from."""

import re
from pathlib import Path

import pytest
import yaml

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.language.script import to_simplified
from reformcheck.catalog.list_names import resolve_lists
from reformcheck.catalog.loader import BUILT_IN_LISTS, load_catalog, read_lists
from reformcheck.catalog.model import in_list_order
from reformcheck.rules.coverage import unanswered

DOCUMENTS = Path(__file__).parent.parent / "examples" / "documents"
CATALOG = load_catalog()
MEASURES = list(CATALOG.measures.values())


@pytest.mark.parametrize(
    ("list_id", "declared", "published"), [("2017-80", 13, 10), ("2018-126", 23, 17), ("2020-3", 20, 16)]
)
def test_lists_hold_what_their_documents_declare(list_id, declared, published):
    lst = CATALOG.lists[list_id]
    assert lst.declared_total == declared
    assert len(lst.measures) == published
    assert sum(len(w.numbers) for w in lst.withheld) == declared - published


def bare(text: str) -> str:
    """Without white space, and with the two widths of comma as one: the documents mix them."""
    return re.sub(r"\s", "", text).replace(",", "，")


@pytest.mark.parametrize("measure", MEASURES, ids=lambda m: m.id)
def test_every_word_stands_in_the_document(measure):
    document = (DOCUMENTS / measure.source.document).read_text("utf-8")
    printed_title = measure.printed_title or measure.title
    assert bare(printed_title) in bare(document.splitlines()[measure.source.line - 1])
    assert bare(measure.printed_content or measure.content) in bare(document)
    departments = measure.printed_departments or measure.guiding_departments
    assert "、".join(departments) in document


def test_traditional_print_is_kept_beside_the_simplified_title():
    measure = CATALOG.measures["2020-3/16"]
    assert measure.title == "五业联动的职业教育发展新机制"
    assert measure.printed_title == "五業聯動的職業教育發展新機制"
    assert measure.variants == ("“五业联动”的职业教育发展新机制",)


def test_traditional_script_is_turned_by_words_that_are_there():
    assert to_simplified("擴大智慧審批覆蓋範圍，待批覆") == "扩大智慧审批覆盖范围，待批复"
    assert "审批覆盖范围" in CATALOG.measures["2020-3/12"].content


def test_both_printings_of_a_name_are_kept():
    assert CATALOG.measures["2020-3/02"].variants == ("科技创新券跨区域“通用通兑”政策协同机制",)


def test_scopes():
    pilot = {m.id for m in MEASURES if m.scope.kind == "pilot"}
    assert pilot == {
        "2018-126/06", "2018-126/10", "2018-126/21",
        "2020-3/03", "2020-3/04", "2020-3/07", "2020-3/14", "2020-3/15",
    }  # fmt: skip
    assert {m.id for m in MEASURES if m.scope.kind == "unstated"} == {
        f"2017-80/{n:02d}" for n in range(1, 11)
    }


def test_condition_and_supersession():
    assert CATALOG.measures["2020-3/11"].condition.text == "老工业基地"
    assert CATALOG.measures["2017-80/08"].superseded.since == "2018"
    assert [m.id for m in MEASURES if m.condition] == ["2020-3/11"]
    assert [m.id for m in MEASURES if m.superseded] == ["2017-80/08"]


def test_the_eight_zones():
    geography = Geography(CATALOG)
    names = {
        zone.name: geography.names(frozenset().union(*(geography.codes(code) for code in zone.regions)))
        for zone in map(CATALOG.zones.__getitem__, CATALOG.zone_groups["8个改革试验区域"])
    }
    assert names == {
        "京津冀": ("河北省", "北京市", "天津市"),
        "上海": ("上海市",),
        "广东(珠三角)": (
            "广州市", "深圳市", "珠海市", "佛山市", "江门市", "肇庆市", "惠州市", "东莞市", "中山市",
        ),
        "安徽(合芜蚌)": ("合肥市", "芜湖市", "蚌埠市"),
        "四川(成德绵)": ("成都市", "德阳市", "绵阳市"),
        "湖北武汉": ("武汉市",),
        "陕西西安": ("西安市",),
        "辽宁沈阳": ("沈阳市",),
    }  # fmt: skip


def test_all_provinces_and_their_prefectures():
    provinces = [r for r in CATALOG.regions.values() if r.parent is None]
    assert len(provinces) == 34
    assert CATALOG.regions["222400"].name == "延边朝鲜族自治州"
    assert CATALOG.regions["222400"].short_name == "延边"
    assert all(r.parent in CATALOG.regions for r in CATALOG.regions.values() if r.parent)


@pytest.mark.parametrize(
    "name",
    ["2018-126", "国办发〔2018〕126号", "国办发[2018]126号", "国办发(2018) 126号", "国办发【2018】126号"],
)
def test_a_list_is_found_by_id_or_number(name):
    lists, unknown = resolve_lists([name], CATALOG)
    assert [lst.id for lst in lists] == ["2018-126"]
    assert unknown == ()


def test_other_documents_are_unknown():
    assert resolve_lists(["国办发〔2018〕26号", "国发〔2018〕126号"], CATALOG) == (
        (),
        ("国办发〔2018〕26号", "国发〔2018〕126号"),
    )


@pytest.fixture
def edited(tmp_path):
    """Writes a built-in list, changed, to a folder of its own."""

    def write(list_id, change, name="list.yaml"):
        data = yaml.safe_load((BUILT_IN_LISTS / f"{list_id}.yaml").read_text("utf-8"))
        change(data)
        path = tmp_path / name
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
        return str(path)

    return write


def test_a_list_that_lacks_a_measure_fails_loudly(edited):
    path = edited("2018-126", lambda data: data["measures"].pop(0))
    with pytest.raises(InputError) as caught:
        read_lists([path])
    assert caught.value.zh == "知识产权保护方面：文件写明 5 项，清单里有 4 项（含未公布的）"
    assert caught.value.location.line


def test_a_total_that_does_not_add_up_fails_loudly(edited):
    path = edited("2018-126", lambda data: data["list"].update(declared_total=24))
    with pytest.raises(InputError, match="declares 24 measures, the list holds 23"):
        read_lists([path])


def test_a_number_that_repeats_fails_loudly(edited):
    path = edited("2018-126", lambda data: data["measures"][1].update(number=1))
    with pytest.raises(InputError, match="number 1 again; line"):
        read_lists([path])


def test_own_lists_are_added_or_replace(edited, tmp_path):
    def rename(data):
        data["list"].update(id="2099-1", document_number="某政发〔2099〕1号")

    added = load_catalog([edited("2018-126", rename)])
    assert list(added.lists) == ["2017-80", "2018-126", "2020-3", "2099-1"] or "2099-1" in added.lists
    assert "2099-1/01" in added.measures

    def retitle(data):
        data["measures"][0]["title"] = "另一个标题"

    replaced = load_catalog([edited("2018-126", retitle, "other.yaml")])
    assert len(replaced.lists) == 3
    assert replaced.measures["2018-126/01"].title == "另一个标题"


def test_the_same_list_twice_is_refused(edited, tmp_path):
    edited("2018-126", lambda data: None, "a.yaml")
    edited("2018-126", lambda data: None, "b.yaml")
    with pytest.raises(InputError, match="list 2018-126 is in"):
        load_catalog([str(tmp_path)])


def test_the_lists_of_the_package_agree_with_the_schema():
    catalog = load_catalog()
    lists, _ = read_lists([str(BUILT_IN_LISTS)])
    assert {lst.id: lst for lst in lists} == catalog.lists


def test_a_list_of_more_than_99_measures_is_ordered_by_number(edited):
    def lengthen(data):
        first = data["measures"][0]
        data["list"].update(
            id="2099-1", document_number="某政发〔2099〕1号", declared_total=101, issued="2018"
        )
        data["categories"] = [{"name": first["category"], "declared": 101}]
        data["measures"] = [
            {**first, "number": number, "title": f"举措甲{number}"} for number in range(1, 102)
        ]
        del data["withheld"]

    catalog = load_catalog([edited("2018-126", lengthen)])
    geography = Geography(catalog)
    lst = catalog.lists["2099-1"]
    coverage = unanswered([lst], geography.find("吉林省"), geography, "2020-01-01")
    assert [measure.id for measure in coverage] == [f"2099-1/{number:02d}" for number in range(1, 102)]
    assert sorted(["2099-1/100", "2099-1/11", "2099-1/09"], key=in_list_order) == [
        "2099-1/09",
        "2099-1/11",
        "2099-1/100",
    ]
