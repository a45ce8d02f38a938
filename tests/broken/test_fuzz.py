"""Whatever bytes or structure stand in a plan file: a Plan or an InputError, and reports that can be shown."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.cli.exits import exit_code
from reformcheck.plans.model import Plan
from reformcheck.plans.reader import parse_plan
from reformcheck.reports import json_report
from reformcheck.reports.terminal import text
from reformcheck.rules.model import ReadError, Report
from reformcheck.rules.runner import Checker

CATALOG = load_catalog()
GEOGRAPHY = Geography(CATALOG)
CHECKER = Checker(CATALOG, GEOGRAPHY, today="2026-01-01")
REPORT_SCHEMA = jsonschema.Draft202012Validator(
    json.loads((Path(json_report.__file__).parent / "schemas" / "report.json").read_text("utf-8"))
)

# What would steer a terminal, but for the line break.
STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)

# The same examples in every run: a failure belongs to the change that brought it.
SETTINGS = settings(max_examples=80, deadline=None, derandomize=True, database=None)

PLAN: dict[str, Any] = {
    "reformcheck": 1,
    "document": {"file": "a.docx", "sha256": "0" * 64, "pages": 3},
    "plan": {
        "title": "吉林省工作方案",
        "document_number": "吉政办发〔2019〕19号",
        "issuer": "吉林省人民政府办公厅",
        "region": "吉林省",
        "issued": "2019-02-18",
        "lists": ["2018-126"],
        "scope": "全省",
        "declared_total": 20,
    },
    "sections": [{"name": "知识产权保护方面", "declared": 5}],
    "items": [
        {
            "number": 1,
            "section": "知识产权保护方面",
            "title": "推行知识产权民事、刑事、行政案件“三合一”审判",
            "measure": "2018-126/01",
            "scope": ["长春市"],
            "units": {"lead": ["省法院"], "assist": ["省检察院"], "responsible": [], "open_ended": True},
            "text": "正文",
            "source": "第1行",
            "note": "备注",
        },
        {"number": "2", "title": "本地任务", "units": ["省科技厅", "省财政厅"]},
    ],
    "withheld": [{"section": "军民深度融合方面", "numbers": "13-18"}, {"count": 2}],
    "phases": [{"name": "部署", "start": "2019-02", "end": "2019-03"}],
    "waivers": [
        {"rule": "no-lead-unit", "item": 2, "reason": "已批准", "approved_by": "某处", "until": "2027-12-31"}
    ],
    "review": [{"text": "看不懂的段落", "source": "第9行", "reason": "表格"}],
}

words = st.text(max_size=30) | st.sampled_from(
    [
        "全省",
        "武汉市",
        "2018-126",
        "2018-126/06",
        "国办发〔2018〕126号",
        "1",
        "第三",
        "²",
        "２",
        "13-18",
        "2019-02-30",
        "有关部门等",
    ]
)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | words
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Paths of every value below the root."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for key, value in pairs for found in [(*path, key), *places(value, (*path, key))]]


def replaced(path: tuple[Any, ...], value: Any) -> Any:
    data = copy.deepcopy(PLAN)
    holder = data
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return data


def show(raw: bytes) -> Plan | None:
    """Read, check and render; the plan, or None where it is not valid."""
    plans, errors, plan = (), (), None
    try:
        plan = parse_plan(raw, "plan.yaml", CATALOG, GEOGRAPHY)
        plans = (CHECKER.check(plan),)
    except InputError as error:
        assert error.zh and error.en and "\n" not in error.zh + error.en
        errors = (ReadError(error.location, error.zh),)
    report = Report("0", CATALOG, plans, errors)
    for lang in ("zh", "en"):
        as_json = json_report.render(report, lang=lang)
        assert not STEERING.search(as_json)
        REPORT_SCHEMA.validate(json.loads(as_json))
    style = text.Style("zh", verbose=True, coverage=True)
    as_text = text.render(report, style, width=80, color=False, exit_code=exit_code(report))
    assert not STEERING.search(as_text)
    return plan


def test_the_plan_that_is_varied_is_valid() -> None:
    assert show(yaml.safe_dump(PLAN, allow_unicode=True).encode()) is not None


@SETTINGS
@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    show(raw)


@SETTINGS
@given(st.binary(max_size=60), st.integers(0, 900))
def test_a_plan_with_bytes_thrown_in(extra: bytes, position: int) -> None:
    raw = yaml.safe_dump(PLAN, allow_unicode=True).encode()
    show(raw[:position] + extra + raw[position:])


@SETTINGS
@given(st.text("-:?[]{},&*!|>'\"%@`#~<= \n\t\\ab1é　：“吉", max_size=60))
def test_any_yaml_signs(signs: str) -> None:
    show(signs.encode())
    show(("reformcheck: 1\nplan: {title: a, region: 吉林省}\nitems:\n  - title: " + signs).encode())


@SETTINGS
@given(anything)
def test_any_structure(data: Any) -> None:
    show(yaml.safe_dump(data, allow_unicode=True).encode("utf-8", "surrogatepass"))


@SETTINGS
@given(st.sampled_from(places(PLAN)), anything)
def test_any_value_anywhere_in_a_plan(path: tuple[Any, ...], value: Any) -> None:
    show(yaml.safe_dump(replaced(path, value), allow_unicode=True).encode("utf-8", "surrogatepass"))


@SETTINGS
@given(st.sampled_from([path for path in places(PLAN) if path[-1] != "sha256"]), words)
def test_any_words_anywhere_in_a_plan(path: tuple[Any, ...], value: str) -> None:
    """JSON spells control characters as escapes, so that they reach the data."""
    show(json.dumps(replaced(path, value)).encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
def test_encodings_that_are_read(encoding: str) -> None:
    raw = yaml.safe_dump(PLAN, allow_unicode=True)
    assert (
        parse_plan(raw.encode(encoding), "p", CATALOG, GEOGRAPHY).items
        == parse_plan(raw.encode(), "p", CATALOG, GEOGRAPHY).items
    )
