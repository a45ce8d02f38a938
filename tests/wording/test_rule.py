"""reworded-measure on the real plans, in the terminal, and on the examples of its documentation."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.plans.reader import read_plan
from reformcheck.reports.terminal import text
from reformcheck.reports.wording import message
from reformcheck.rules import reworded_measure
from reformcheck.rules.documentation import rule_doc
from reformcheck.rules.model import PlanReport, Report
from reformcheck.rules.runner import Checker

EXAMPLES = Path(__file__).parents[2] / "examples"
CATALOG = load_catalog()
GEOGRAPHY = Geography(CATALOG)


def check(path: Path) -> PlanReport:
    checker = Checker(CATALOG, GEOGRAPHY, today="2024-01-01", rules=[reworded_measure.ID])
    return checker.check(read_plan(str(path), CATALOG, GEOGRAPHY))


def test_jilin() -> None:
    found = check(EXAMPLES / "jilin.yaml").findings
    assert [(f.item_number, f.measure_id, f.severity, f.variant) for f in found] == [
        ("10", "2018-126/12", "note", "added"),
        ("11", "2018-126/13", "note", "exchanged+softened"),
        ("20", "2018-126/23", "warning", "dropped"),
    ]
    widened, changed, narrowed = (f.values for f in found)
    assert (widened["kind"], widened["added"]) == ("widened", ("产业引导基金、创业投资基金", "参股子基金"))
    assert (changed["kind"], changed["exchanged"]) == ("changed", ("坏账分担→银政坏账分担",))
    assert changed["softened"] == ("探索",)
    assert (narrowed["kind"], narrowed["dropped"]) == ("narrowed", ("以地方立法形式",))
    assert narrowed["diff"] == ("-以地方立法形式", "=建立推动改革创新的决策容错机制")
    assert message(found[2], "zh") == (
        "第20项收窄了 2018-126/23「以地方立法形式建立推动改革创新的决策容错机制」：没有写「以地方立法形式」"
    )
    assert message(found[1], "en") == (
        'item 11 changes 2018-126/13 "Loans to small and medium-sized enterprises against pledged trademarks, '
        'with negotiated valuation and shared bad debts": '
        'it changes "坏账分担→银政坏账分担"; it says only "探索"'
    )


def test_tibet() -> None:
    assert check(EXAMPLES / "xizang.yaml").findings == ()


def rewordings(
    title: str, text: str, tmp_path: Path, lst: str = "2018-126"
) -> list[tuple[str | None, str | None, str]]:
    item = {"number": 1, "title": title, "text": text, "units": ["省科技厅"]}
    plan = {"title": "方案", "region": "吉林省", "lists": [lst]}
    path = tmp_path / "plan.yaml"
    path.write_text(
        json.dumps({"reformcheck": 1, "plan": plan, "items": [item]}, ensure_ascii=False), "utf-8"
    )
    return [(f.measure_id, f.severity, f.variant) for f in check(path).findings]


@pytest.mark.parametrize(
    ("title", "text", "measure", "variant"),
    [
        (
            "提升知识产权审判效率",
            "由法官助理指导当事人填写《诉讼要素表》和《有效抗辩释明表》，审助分流，实行知识产权案件快速审判。",
            "2018-126/05",
            "title",
        ),
        ("优化基金管理", "建立政府股权基金投向种子期、初创期企业的容错机制。", "2018-126/12", "title"),
        ("推行“三表指导、审助分流”的知识产权案件快速审判机制", "", "2018-126/05", "exchanged"),
        ("推行基于“五专机制”的科技型企业全生命周期金融综合服务", "", "2018-126/11", "exchanged"),
        ("全面实行知识产权民事、刑事、行政案件“四合一”审判", "", "2018-126/01", "exchanged"),
        ("订单式研发和成果转化", "", "2018-126/09", "neither"),
        (
            "推进订单式研发，完善成果转化的市场对接服务",
            "每年组织企业与科研院所对接会。",
            "2018-126/09",
            "neither",
        ),
    ],
)
def test_another_title_and_another_number_in_a_name_are_warnings(
    title: str, text: str, measure: str, variant: str, tmp_path: Path
) -> None:
    assert rewordings(title, text, tmp_path) == [(measure, "warning", variant)]


def test_a_number_is_spoken_of_where_it_leaves_the_measure_in_doubt(tmp_path: Path) -> None:
    found = rewordings("建立“四业联动”的职业教育发展新机制", "", tmp_path, "2020-3")
    assert found == [("2020-3/16", "warning", "exchanged")]


@pytest.mark.parametrize(
    ("title", "text", "lst"),
    [
        ("建立基于大数据的银行+征信+担保的中小企业信用贷款新模式", "", "2020-3"),
        ("建立大数据+银行+征信+担保的中小企业信用贷款新模式", "运用大数据技术评价企业信用。", "2020-3"),
        ("推行基于“六专机制”的科技型企业全生命周期金融服务", "", "2018-126"),
        ("推行技术经理人参与的科技成果转化服务模式", "技术经理人自始至终跟进项目。", "2018-126"),
        ("订单式研发和成果转化", "按企业需求定向研发、定向转化、定向服务，形成订单式机制。", "2018-126"),
    ],
)
def test_what_stands_there_in_another_form_is_not_left_out(
    title: str, text: str, lst: str, tmp_path: Path
) -> None:
    assert rewordings(title, text, tmp_path, lst) == []


def test_a_word_of_the_other_sense_in_a_name(tmp_path: Path) -> None:
    found = rewordings("推行基于“两表指导、审助合流”的知识产权案件快速审判机制", "", tmp_path)
    assert found == [("2018-126/05", "note", "exchanged")]


def test_the_terminal_shows_a_marked_diff() -> None:
    report = Report("1", CATALOG, (check(EXAMPLES / "jilin.yaml"),))
    style = text.Style("zh", verbose=True)
    plain = text.render(report, style, width=None, color=False, exit_code=0)
    assert "对比（[-清单-]{+方案+}）：[-以地方立法形式-]建立推动改革创新的决策容错机制" in plain
    assert "初创期企业{+或参股子基金+}的容错机制" in plain
    assert plain.count("方案：") == 0
    coloured = text.render(report, style, width=None, color=True, exit_code=0)
    assert "\x1b[9;31m以地方立法形式\x1b[0m" in coloured
    assert "\x1b[32m或参股子基金\x1b[0m" in coloured
    assert "[-" not in coloured


def plan_file(tmp_path: Path, items: str) -> Path:
    path = tmp_path / "plan.yaml"
    head = "reformcheck: 1\nplan: {title: 方案, region: 吉林省, lists: [2018-126, 2020-3]}\nitems:\n"
    path.write_text(head + items, "utf-8")
    return path


def test_the_nearest_printing_counts(tmp_path: Path) -> None:
    items = "  - {number: 1, title: 建立“五业联动”的职业教育发展新机制, measure: 2020-3/16}\n"
    assert check(plan_file(tmp_path, items)).findings == ()


def test_an_item_that_merges_measures_is_not_compared(tmp_path: Path) -> None:
    items = "  - {number: 1, title: 探索“三合一”审判和技术调查官制度, measure: [2018-126/01, 2018-126/04]}\n"
    assert check(plan_file(tmp_path, items)).findings == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_message_can_be_filled_in(lang: str) -> None:
    values = dict.fromkeys(
        ("item", "measure", "measure_title", "measure_title_en", "dropped", "exchanged", "added", "softened"),
        "x",
    )
    assert len(reworded_measure.MESSAGE[lang]) == 17
    for sentence in reworded_measure.MESSAGE[lang].values():
        assert sentence.format(**values)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_examples_of_its_documentation(tmp_path: Path, lang: str) -> None:
    failing, passing = re.findall(r"```yaml\n(.*?)```", rule_doc(reworded_measure.ID, lang), re.DOTALL)
    for example, expected in ((failing, 1), (passing, 0)):
        path = tmp_path / f"{expected}.yaml"
        path.write_text(example, "utf-8")
        assert len(check(path).findings) == expected
