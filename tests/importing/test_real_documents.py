"""The real documents: what a reader would find in each."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from reformcheck.plans.documents import write_list, write_plan
from reformcheck.plans.documents.drafting.draft import Draft

Imported = Callable[[Path], Draft]


def names(group: tuple) -> list[str]:
    return [unit.name for unit in group]


def test_jilin(imported: Imported, examples: Path):
    draft = imported(examples / "jilin-2019-19-plan.txt")
    front = draft.front
    assert (front.title, front.document_number, draft.region) == (
        "吉林省关于推广第二批支持创新相关改革举措的工作方案", "吉政办发〔2019〕19号", "吉林省",
    )  # fmt: skip
    assert (front.issued, front.lists, front.scope, front.declared_total) == (
        "2019", ("国办发〔2018〕126号",), ("全省",), 20,
    )  # fmt: skip
    assert [item.number for item in draft.items] == [str(n) for n in (*range(1, 13), 19, 20)]
    assert [(w.section, w.numbers) for w in draft.withheld] == [
        ("军民深度融合方面", (13, 14, 15, 16, 17, 18))
    ]
    assert [(p.name, p.start, p.end) for p in draft.phases] == [
        ("工作部署阶段", "2019-02", "2019-03"),
        ("细化责任阶段", "2019-04", "2019-05"),
        ("全面实施阶段", "2019-06", "2019-12"),
        ("总结提升阶段", "2020-01", "2020-02"),
    ]
    ninth = draft.items[8]
    assert names(ninth.units.responsible) == ["吉林银保监局", "吉林省科技厅", "中国人民银行长春中心支行"]
    assert ninth.title == "推行基于“六专机制”的科技型企业全生命周期金融综合服务"
    assert ninth.place.line == 23
    nineteenth = draft.items[12]
    assert nineteenth.text.endswith("（免税进口的科研仪器设备按有关政策规定执行）。")
    assert not [left for left in draft.review if not left.narrative]


def test_tibet(imported: Imported, examples: Path):
    draft = imported(examples / "xizang-2020-notice.txt")
    assert [(s.name, s.declared) for s in draft.sections] == [
        ("知识产权保护方面", 6), ("人才培养和激励方面", 1), ("科技成果转化激励方面", 3),
        ("科技金融创新方面", 11), ("管理体制创新方面", 12),
    ]  # fmt: skip
    assert Counter(item.section for item in draft.items) == dict((s.name, s.declared) for s in draft.sections)
    assert (draft.front.declared_total, draft.front.issued, draft.front.scope) == (
        33,
        "2020-09-29",
        ("全区",),
    )
    assert draft.front.issuer == "西藏自治区人民政府办公厅"
    assert draft.front.lists == ("国办发〔2017〕80号", "国办发〔2018〕126号", "国办发〔2020〕3号")
    assert not any(item.units.all for item in draft.items)
    assert "西藏自治区落实推广支持创新相关改革举措任务分解表" in draft.notices[0].zh


def test_lhasa_prints_its_text_twice(imported: Imported, examples: Path):
    draft = imported(examples / "lasa-2017-opinion.txt")
    assert len(draft.items) == 47
    assert max(item.place.line for item in draft.items) == 184
    assert draft.fates["repeat"] == 90
    assert "两遍" in draft.notices[0].zh
    assert (draft.region, draft.front.issued) == ("拉萨市", "2017-12-21")
    by_line = {item.place.line: item for item in draft.items}
    assert names(by_line[46].units.lead) == ["市科技局"]
    assert names(by_line[46].units.assist) == ["市统计局", "人社局", "金融办", "财政局", "农牧局", "八县区"]
    assert by_line[46].units.open_ended
    assert names(by_line[164].units.responsible) == ["各成员单位"]
    assert names(by_line[174].units.lead) == ["市科技局", "财政局"]
    two = [item for item in draft.items if item.place.line == 162]
    assert [names(item.units.lead) for item in two] == [["市政府办公厅"], ["市科技局"]]
    assert sum("坚持全市一盘棋" in left.text for left in draft.review) == 1


@pytest.mark.parametrize(
    ("name", "count", "held"),
    [
        ("2018-126-list", 17, (15, 20)),
        ("2020-3-notice-and-list", 16, (17, 20)),
        ("2017-80-names", 10, (11, 13)),
    ],
)
def test_lists(imported: Imported, examples: Path, name: str, count: int, held: tuple[int, int]):
    draft = imported(examples / f"guobanfa-{name}.txt")
    assert len(draft.items) == count
    (entry,) = draft.withheld
    assert (entry.numbers[0], entry.numbers[-1]) == held


def score(shared: Path):
    spec = importlib.util.spec_from_file_location("score_import", shared / "dev" / "score_import.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "name", ["guobanfa-2018-126", "guobanfa-2018-129", "guofa-2018-39", "jilin-2019-19-plan"]
)
def test_labelled_documents(imported: Imported, shared: Path, name: str, tmp_path: Path):
    import yaml

    labels = json.loads((shared / "dev" / "gold" / f"{name}.json").read_text("utf-8"))
    folder = shared / "documents"
    file = folder / f"{name}.txt" if name.startswith("jilin") else folder / "pages" / f"{name}.html"
    draft = imported(file)
    scorer = score(shared)
    if labels["kind"] == "list":
        result = scorer.score_list(yaml.safe_load(write_list(draft)), labels, False)
    else:
        result = scorer.score_plan(yaml.safe_load(write_plan(draft)), labels, False, scorer.SOURCES)
        assert (draft.front.title, draft.front.document_number) == (labels["title"], labels["doc_number"])
        assert labels["issued"] is None or draft.front.issued == labels["issued"]
    assert scorer.f1(*result["items"]) == 1
    assert scorer.f1(*result["units"]) == 1
    assert result["lead"][0] == result["lead"][1]
