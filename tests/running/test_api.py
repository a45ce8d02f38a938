"""The Python API does what docs/api.md shows, and prints nothing."""

import re
from datetime import date
from pathlib import Path

import pytest

from reformcheck.running import (
    InputError,
    PlanReport,
    ReadError,
    RequestError,
    Settings,
    Source,
    check,
    check_many,
)

ROOT = Path(__file__).parents[2]
EXAMPLES = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.DOTALL)
PLAN = ROOT / "examples" / "jilin.yaml"


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_run(example, monkeypatch):
    monkeypatch.chdir(ROOT)
    said = {}
    exec(example, said)
    assert isinstance(said["result"], PlanReport)


def test_a_plan_is_checked_with_nothing_but_its_name(capsys, tmp_path, monkeypatch):
    (tmp_path / "reformcheck.toml").write_text('ignore = ["no-lead-unit"]', "utf-8")
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    monkeypatch.chdir(tmp_path)
    result = check("plan.yaml")
    assert result.plan.region.name == "吉林省"
    assert {finding.rule for finding in result.findings} >= {"no-lead-unit"}
    assert capsys.readouterr() == ("", "")


def test_what_cannot_be_read_is_data(tmp_path):
    assert check(tmp_path / "none.yaml", lang="en") == ReadError(
        check(tmp_path / "none.yaml").location, "no such file; check the path"
    )
    assert check(tmp_path / "none.yaml").message == "找不到文件，请检查路径"


def test_a_buffer_is_checked_in_place_of_its_file():
    text = PLAN.read_text("utf-8").replace("title: ", "title: 新", 1)
    result = check(Source(str(PLAN), text.encode(), "buffer"))
    assert (result.plan.path, result.plan.title[0]) == ("buffer", "新")


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_come_in_order_with_the_settings_and_the_day(jobs, tmp_path):
    paths = [PLAN, ROOT / "examples" / "xizang.yaml", tmp_path / "none.yaml"]
    settings = Settings.of(select=["no-lead-unit"])
    found = list(check_many(paths, settings, as_of=date(2020, 1, 1), jobs=jobs, cache=tmp_path / "cache"))
    assert found == [check(path, settings, as_of=date(2020, 1, 1)) for path in paths]
    assert [type(result) for result in found] == [PlanReport, PlanReport, ReadError]


def test_settings_that_cannot_be_used_are_raised(tmp_path):
    with pytest.raises(RequestError, match="no rule is called"):
        check(PLAN, Settings.of(ignore=["no-such-rule"]))
    with pytest.raises(RequestError, match="no list is called"):
        check(PLAN, Settings.of(lists=["1999-1"]))
    with pytest.raises(InputError):
        check(PLAN, Settings.of(catalog=[str(tmp_path / "none.yaml")]))
    with pytest.raises(TypeError, match="unknown setting: ignored; known: lists"):
        Settings.of(ignored=[])
