"""What is plainly valid is valid to the library too, and plans that are valid are plainly so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from reformcheck.catalog.files.plain_schema import plainly_valid
from reformcheck.catalog.files.yamlfile import read_yaml

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "plans" / "schemas" / "plan.json"
ODD = [
    None,
    True,
    0,
    -1,
    10_000,
    1.0,
    "",
    " ",
    "\n",
    "2020-1",
    "2019\n",
    "省" * 50,
    [],
    [""],
    ["x"],
    [1],
    {},
    {"x": 1},
]

WHOLE = """
reformcheck: 1
plan: {title: 方案, document_number: 某政办〔2019〕1号, issuer: 某省, region: 吉林省, issued: 2019-05,
  lists: [2018-126], scope: [武汉市], declared_total: 2}
items:
  - {number: 1, section: 一, title: 甲, measure: 2018-126/01, stance: adopts, scope: 全省, units: {lead: [甲厅], assist: 乙厅},
     due: 2020-12, text: 文}
  - {number: 2, title: 乙, measure: [2018-126/02], units: [甲厅]}
withheld: [{section: 军民, numbers: 13-18}]
waivers: [{rule: no-lead-unit, item: 1, reason: 因, approved_by: 某, until: 2027-12-31}]
"""


def changed(value: Any) -> Iterator[Any]:
    """A value with one odd value in some place, with a key too many, or with one too few."""
    yield from ODD
    if isinstance(value, dict):
        yield {**value, "odd": 1}
        for key, held in value.items():
            yield {other: each for other, each in value.items() if other != key}
            yield from ({**value, key: new} for new in changed(held))
    if isinstance(value, list):
        for at, held in enumerate(value):
            yield from ([*value[:at], new, *value[at + 1 :]] for new in changed(held))


def test_nothing_is_plainly_valid_that_the_library_refuses(tmp_path: Path) -> None:
    schema = json.loads(PLAN.read_bytes())
    library = jsonschema_rs.validator_for(PLAN.read_text("utf-8"))
    (tmp_path / "plan.yaml").write_text(WHOLE, "utf-8")
    whole = read_yaml(str(tmp_path / "plan.yaml")).data
    assert plainly_valid(whole, schema, schema)
    tried = list(changed(whole))
    told = [(plainly_valid(each, schema, schema), library.is_valid(each)) for each in tried]
    wrong = [each for each, (plain, valid) in zip(tried, told, strict=True) if plain and not valid]
    assert wrong == []
    assert sum(plain for plain, _ in told) > sum(valid for _, valid in told) / 2


@pytest.mark.parametrize("name", ["jilin", "jilin-altered", "xizang"])
def test_the_examples_are_plainly_valid(name: str) -> None:
    schema = json.loads(PLAN.read_bytes())
    assert plainly_valid(read_yaml(str(ROOT / "examples" / f"{name}.yaml")).data, schema, schema)


def test_a_word_of_json_schema_that_is_not_known_leaves_it_to_the_library() -> None:
    assert not plainly_valid(3, {"multipleOf": 3}, {})
