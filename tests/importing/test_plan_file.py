"""The plan file: valid, complete, and kept up to date without loss of what a person wrote."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.schema_check import check_schema
from reformcheck.catalog.files.yamlfile import read_yaml
from reformcheck.cli.commands.import_ import import_
from reformcheck.plans.documents import account, plan_data, update_plan, write_plan
from reformcheck.plans.documents.drafting.draft import Draft
from reformcheck.plans.reader import PLAN_SCHEMA

Imported = Callable[[Path], Draft]


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    return lambda *arguments: CliRunner().invoke(
        import_, [str(a) for a in arguments], env={"REFORMCHECK_LANG": "zh"}, standalone_mode=False
    )


@pytest.fixture
def jilin(examples: Path) -> Path:
    return examples / "jilin-2019-19-plan.txt"


@pytest.mark.parametrize("name", ["jilin-2019-19-plan", "xizang-2020-notice", "lasa-2017-opinion"])
def test_valid(imported: Imported, examples: Path, tmp_path: Path, name: str):
    path = tmp_path / "plan.yaml"
    path.write_text(write_plan(imported(examples / f"{name}.txt")), encoding="utf-8")
    check_schema(read_yaml(str(path)), PLAN_SCHEMA)


def test_text_is_readable(imported: Imported, jilin: Path):
    lines = write_plan(imported(jilin)).split("\n")
    assert lines[1] == "reformcheck: 1"
    assert lines[2:4] == ["document:", "  file: jilin-2019-19-plan.txt"]
    start = lines.index("  - number: 6")
    assert lines[start : start + 4] == [
        "  - number: 6",
        "    section: 科技成果转化激励方面",
        "    title: 推行技术经理人全程参与的科技成果转化服务模式",
        "    units: [吉林省科技厅]",
    ]
    assert lines[start + 5] == "    source: 第19行"
    assert "  - {section: 军民深度融合方面, numbers: 13-18}" in lines
    assert "  - {name: 工作部署阶段, start: 2019-02, end: 2019-03}" in lines


def test_comments_where_a_person_must_look(imported: Imported, examples: Path):
    text = write_plan(imported(examples / "xizang-2020-notice.txt"))
    assert text.count("# 核对：未见责任单位。 units:") == 33


def test_account(imported: Imported, jilin: Path, examples: Path):
    assert account(imported(jilin), "zh").startswith("读到 36 段、0 行表格：任务 14、")
    english = account(imported(examples / "lasa-2017-opinion.txt"), "en")
    assert "the text stands twice: 90 paragraphs from 第184行 on" in english
    assert "not understood 0" in english


def test_command_writes_and_does_not_overwrite(run, jilin: Path, tmp_path: Path):
    out = tmp_path / "jilin.yaml"
    assert run(jilin, "-o", out).exception is None
    first = out.read_text("utf-8")
    again = run(jilin, "-o", out)
    assert isinstance(again.exception, InputError) and "已存在" in again.exception.zh
    assert run(jilin, "-o", out, "--force").exception is None
    assert out.read_text("utf-8") == first


def test_command_to_standard_output(run, jilin: Path):
    result = run(jilin)
    assert result.stdout.startswith("# 由公文导入")
    assert result.stderr.startswith("读到 36 段")


def test_command_completes_what_the_text_does_not_say(run, tmp_path: Path):
    path = tmp_path / "plan.txt"
    path.write_text("某方案\n1.推行专利保险机制。开展试点。（责任单位：省科技厅）\n", encoding="utf-8")
    assert "# 核对：文中未见省级或地级地区，请填写。 region:" in run(path).stdout
    assert "region: 恩施土家族苗族自治州" in run(path, "--region", "湖北省恩施州").stdout
    result = run(path, "--region", "湖北", "--list", "2018-126")
    assert "  region: 湖北省\n" in result.stdout
    assert "  lists: [2018-126]\n" in result.stdout
    assert "不认识的地区" in str(run(path, "--region", "火星").exception)
    assert str(run(path, "--region", "海淀区").exception) == "「海淀区」是县级地区，请写它所在的「北京市」"


def test_command_refuses_a_list_that_there_is_not(run, tmp_path: Path, examples: Path):
    path = tmp_path / "plan.txt"
    path.write_text("湖北省方案\n1.推行专利保险机制。（责任单位：省科技厅）\n", encoding="utf-8")
    assert run(path, "--list", "x").exception.message("zh") == "没有清单「x」，现有 2017-80、2018-126、2020-3"
    assert "lists: [国办发〔2018〕126号]" in run(path, "--list", "国办发〔2018〕126号").stdout
    own = examples.parent / "regional-list" / "list.yaml"
    assert "lists: [hubei-guanggu]" in run(path, "--list", "hubei-guanggu", "--catalog", own).stdout


def test_command_writes_nothing_without_tasks(run, tmp_path: Path):
    path, out = tmp_path / "x.txt", tmp_path / "out.yaml"
    path.write_text("你好。\n没有任务。\n", encoding="utf-8")
    result = run(path, "-o", out)
    assert isinstance(result.exception, InputError) and "没有识别出任何任务" in result.exception.zh
    assert not out.exists()


def test_command_makes_lists(run, examples: Path):
    result = run(examples / "guobanfa-2020-3-notice-and-list.txt", "--as", "list")
    assert "  id: 2020-3\n" in result.stdout


def test_update_keeps_what_a_person_wrote(run, jilin: Path, tmp_path: Path):
    out = tmp_path / "jilin.yaml"
    run(jilin, "-o", out)
    edited = (
        out.read_text("utf-8")
        .replace(
            "    title: 推行技术经理人全程",
            "    measure: 2018-126/07\n    note: 已核对\n    title: 推行技术经理人全程",
        )
        .replace("units: [吉林省科技厅]", "units: {lead: [吉林省科技厅]}")
        .replace('issued: "2019"', "issued: 2019-02-18")
    )
    out.write_text(edited + "waivers:\n  - {rule: no-lead-unit, item: 1, reason: 已报备}\n", encoding="utf-8")
    before = read_yaml(str(out)).data
    assert "没有变化" in run(jilin, "--update", out).stderr
    assert read_yaml(str(out)).data == before
    check_schema(read_yaml(str(out)), PLAN_SCHEMA)


def test_update_tells_what_changed(run, jilin: Path, tmp_path: Path):
    out, revised = tmp_path / "jilin.yaml", tmp_path / "revised.txt"
    run(jilin, "-o", out)
    out.write_text(
        out.read_text("utf-8").replace("  - number: 6\n", "  - number: 6\n    measure: 2018-126/07\n"),
        encoding="utf-8",
    )
    text = jilin.read_text("utf-8")
    text = text.replace("6.推行技术经理人全程参与", "6.推行技术经理人参与").replace(
        "（责任单位：吉林省科技厅、吉林省国资委，", "（责任单位：吉林省国资委，"
    )
    revised.write_text(
        text.replace("20.建立推动改革创新的决策容错机制。", "20.设立引导基金，扶持早期企业。"),
        encoding="utf-8",
    )
    changes = [line for line in run(revised, "--update", out).stderr.split("\n") if line.startswith("变化：")]
    assert [line.partition("：")[2][:24] for line in changes] == [
        "6 推行技术经理人参与的科技成果转化服务模式 t",
        "7 建立技术股与现金股结合激励的科技成果转化相关",
        "新增：20 设立引导基金，扶持早期企业",
        "文中已无：20 建立推动改革创新的决策容错机制",
    ]
    (sixth,) = [item for item in read_yaml(str(out)).data["items"] if item.get("number") == 6]
    assert (sixth["measure"], sixth["title"]) == ("2018-126/07", "推行技术经理人参与的科技成果转化服务模式")


def test_update_flags_units_that_are_no_longer_in_the_text(run, jilin: Path, tmp_path: Path):
    out, revised = tmp_path / "jilin.yaml", tmp_path / "revised.txt"
    run(jilin, "-o", out)
    before = read_yaml(str(out)).data["items"]
    without = re.sub(r"(?m)^(\s*6\..*)（责任单位：.*$", r"\1", jilin.read_text("utf-8"))
    revised.write_text(without, encoding="utf-8")
    said = run(revised, "--update", out).stderr
    (sixth,) = [item for item in read_yaml(str(out)).data["items"] if item.get("number") == 6]
    assert sixth["kept"] == ["units"]
    assert sixth["units"] == next(item["units"] for item in before if item.get("number") == 6)
    assert "文中未见，保留" in said
    check_schema(read_yaml(str(out)), PLAN_SCHEMA)


def test_update_keeps_what_the_text_does_not_say(imported: Imported, examples: Path):
    new = plan_data(imported(examples / "xizang-2020-notice.txt"))
    old = {
        **new,
        "document": {"file": "x", "sha256": "0" * 64},
        "plan": {**new["plan"], "document_number": "藏政办发〔2020〕1号"},
    }
    old["items"] = [
        {**new["items"][0], "units": ["自治区知识产权局"]},
        *new["items"][2:],
        {"title": "已删去的事项"},
    ]
    data, changes = update_plan(old, new)
    assert data["plan"]["document_number"] == "藏政办发〔2020〕1号"
    assert data["items"][0]["units"] == ["自治区知识产权局"]
    said = [change.zh for change in changes]
    assert [line for line in said if line.startswith("新增：")] == [
        "新增：知识产权民事、刑事、行政案件“三合一”审判"
    ]
    assert [line for line in said if line.startswith("文中已无：")] == ["文中已无：已删去的事项"]
