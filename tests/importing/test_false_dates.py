"""A date that no calendar has is left out and said, and the plan file can be checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.plans.documents import read_document, understand, write_plan
from reformcheck.plans.documents.phrases.dates import false_dates, find_day, find_span
from reformcheck.plans.reader import parse_plan

CATALOG = load_catalog()
GEOGRAPHY = Geography(CATALOG)
TEXT = """吉林省人民政府关于开展检查的工作方案
吉政发〔2019〕3号
一、主要任务
（一）开展检查。做好检查。（责任单位：省财政厅）
二、实施步骤
（一）部署阶段（2019年3月1日至4月30日）。
（二）总结阶段（{end}）。
吉林省人民政府
{day}
"""


@pytest.mark.parametrize(
    ("day", "end", "issued", "phases", "said"),
    [
        ("2019年2月30日", "2019年5月1日至6月31日", "2019", ["部署阶段"], ["6月31日", "2019年2月30日"]),
        ("二〇一九年二月二十九日", "2019年13月", "2019", ["部署阶段"], ["2019年13月", "二〇一九年二月二十九日"]),
        ("2019年2月28日", "2019年5月1日至6月30日", "2019-02-28", ["部署阶段", "总结阶段"], []),
        ("2020年2月29日", "2020年11月31日-2020年12月31日", "2020-02-29", ["部署阶段"], ["2020年11月31日"]),
    ],
)  # fmt: skip
def test_in_a_document(
    day: str, end: str, issued: str, phases: list[str], said: list[str], tmp_path: Path, regions
):
    path = tmp_path / "x.txt"
    path.write_text(TEXT.format(day=day, end=end), encoding="utf-8")
    draft = understand(read_document(str(path)), regions)
    assert draft.front.issued == issued
    assert [phase.name for phase in draft.phases] == phases
    assert [notice.zh.split("“")[1].split("”")[0] for notice in draft.notices] == said
    plan = parse_plan(write_plan(draft).encode(), "x.yaml", CATALOG, GEOGRAPHY)
    assert [str(phase.name) for phase in plan.phases] == phases


@pytest.mark.parametrize(
    ("string", "day", "span"),
    [
        ("2019年4月31日", "", None),
        ("2019-02-29", "", None),
        ("2019年2月1日至30日", "2019-02-01", None),
        ("〇〇〇〇年一月一日", "", None),
    ],
)
def test_of_a_text(string: str, day: str, span: tuple[str, str] | None):
    assert find_day(string) == day
    assert find_span(string) == span


def test_what_is_no_date():
    assert list(false_dates("3个月内，12月底前，每年15月次，2019年1—2月，第13月")) == []
    assert list(false_dates("于2019年5月1日至6月31日完成")) == [("6月31日", 11)]
