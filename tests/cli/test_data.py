"""Tidy data of plans: the tables in every format say the same, their columns are those of the documentation."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from reformcheck.reports.data.columns import COLUMNS

from .conftest import Command, Write

ROOT = Path(__file__).parents[2]
KINDS = {
    "text": "文本 text", "integer": "整数 integer", "number": "小数 number",
    "texts": "文本列表 list of text", "integers": "整数列表 list of integers",
}  # fmt: skip

Lines = dict[str, list[dict[str, Any]]]


@pytest.fixture
def plans(write: Write) -> None:
    """Three plans and one that cannot be read."""
    for name in ("jilin", "jilin-altered", "xizang"):
        write(f"plans/{name}.yaml", (ROOT / "examples" / f"{name}.yaml").read_text("utf-8"))
    altered = Path("plans/jilin-altered.yaml").read_text("utf-8")
    waiver = "waivers:\n  - {rule: missing-measure, reason: 另有方案}\n"
    write(
        "plans/jilin-altered.yaml", altered.replace("title: 推行知识产权", "title: =推行知识产权", 1) + waiver
    )
    write("plans/broken.yaml", "reformcheck: 1\n")


@pytest.fixture
def lines(run: Command, plans: None) -> Lines:
    """What `diff --format jsonl` says, by kind."""
    done = run("diff", "plans", "--format", "jsonl")
    assert done.code == 2
    found: Lines = {}
    for line in done.out.splitlines():
        row = json.loads(line)
        found.setdefault(row.pop("kind"), []).append(row)
    return found


def test_json_lines_tell_plans_items_measures_findings_and_errors(lines: Lines) -> None:
    assert list(lines) == ["plan", "item", "measure", "finding", "error"]
    for table, columns in COLUMNS.items():
        for row in lines[table.removesuffix("s")]:
            assert list(row) == [column.name for column in columns]
    assert [row["path"] for row in lines["plan"]] == [
        "plans/jilin-altered.yaml", "plans/jilin.yaml", "plans/xizang.yaml",
    ]  # fmt: skip
    assert [(row["path"], row["line"]) for row in lines["error"]] == [("plans/broken.yaml", 1)]


def test_the_rows_say_what_the_report_says(run: Command, plans: None, lines: Lines) -> None:
    report = json.loads(run("diff", "plans", "--format", "json").out)
    for plan, row in zip(report["plans"], lines["plan"], strict=True):
        assert {key: row[key] for key in plan["coverage"]} == plan["coverage"]
        of_plan = {
            kind: [each for each in lines[kind] if each["path"] == plan["path"]]
            for kind in ("item", "measure", "finding")
        }
        assert [(each["ordinal"], each["measures"]) for each in of_plan["item"]] == [
            (item["ordinal"], item["measures"]) for item in plan["items"]
        ]
        assert [(each["measure"], each["status"]) for each in of_plan["measure"]] == [
            (measure["id"], measure["status"]) for measure in plan["measures"]
        ]
        told = [(each["rule"], each["message"], each["state"]) for each in of_plan["finding"]]
        expected = [(each["rule"], each["message"], "open") for each in plan["findings"]]
        expected += [(each["rule"], each["message"], "waived") for each in plan["waived"]]
        assert told == expected
    assert any(each["state"] == "waived" and each["reason"] == "另有方案" for each in lines["finding"])


def test_every_format_holds_the_same(run: Command, plans: None, lines: Lines) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for format_ in ("csv", "jsonl", "parquet"):
        done = run("export", "plans", "-o", f"to-{format_}", "--format", format_)
        assert done.code == 2
        assert "plans/broken.yaml:1:1: " in done.err
        named = [f"to-{format_}/{table}.{format_}" for table in COLUMNS]
        assert done.err.splitlines()[:4] == named
    for table, columns in COLUMNS.items():
        expected = lines[table.removesuffix("s")]
        assert parquet.read_table(Path("to-parquet", f"{table}.parquet")).to_pylist() == expected
        as_lines = Path("to-jsonl", f"{table}.jsonl").read_text("utf-8").splitlines()
        assert [json.loads(line) for line in as_lines] == expected
        with Path("to-csv", f"{table}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [list(row) for row in rows] == [[column.name for column in columns]] * len(expected)
        assert rows == [{key: in_cell(value) for key, value in row.items()} for row in expected]


def in_cell(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(map(str, value))
    said = "" if value is None else str(value)
    return f"'{said}" if said.startswith("=") else said


def test_what_is_there_is_not_overwritten(run: Command, plans: None) -> None:
    assert run("export", "plans/jilin.yaml", "-o", "once").code == 0
    run("export", "plans/jilin.yaml", "-o", "once").refused(
        "once/plans.csv: exists already and was left alone; --force overwrites"
    )
    assert run("export", "plans/jilin.yaml", "-o", "once", "--force").code == 0
    assert run("export", "plans/jilin.yaml", "-o", "no/where").code == 2
    assert not Path("no").exists()
    Path("empty").mkdir()
    assert run("export", "empty", "-o", "nothing").code == 3
    assert not Path("nothing").exists()


def test_many_row_groups_are_one_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    from reformcheck.reports.data import tables

    monkeypatch.setattr(tables, "_ROW_GROUP", 200)
    rendering = tables.table_rendering("measures", "parquet", "en")
    row: dict[str, Any] = dict.fromkeys([column.name for column in COLUMNS["measures"]])
    made = [{**row, "path": f"{n}.yaml", "items": [n], "guiding_departments": []} for n in range(9)]
    pieces = [json.dumps(each).encode() + b"\n" for each in made]
    (tmp_path / "a.parquet").write_bytes(b"".join(rendering.document(pieces, None)))
    file = parquet.ParquetFile(tmp_path / "a.parquet")
    assert file.num_row_groups > 3
    assert file.read().to_pylist() == made
    assert file.schema_arrow.field("status").metadata[b"en"].startswith(b"what became of it")
    (tmp_path / "none.parquet").write_bytes(b"".join(rendering.document([], None)))
    assert parquet.read_table(tmp_path / "none.parquet").num_rows == 0


def test_the_columns_are_those_of_the_documentation() -> None:
    text = (ROOT / "docs" / "data.md").read_text("utf-8")
    told = {
        name: re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \|$", body, re.MULTILINE)
        for name, body in re.findall(r"^## (\w+): [^\n]*\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    }
    assert told == {
        table: [(column.name, KINDS[column.kind], column.zh, column.en) for column in columns]
        for table, columns in COLUMNS.items()
    }


def test_the_notebook_draws_the_map_of_coverage(run: Command, plans: None) -> None:
    pytest.importorskip("pyarrow", reason="the notebook was NOT run: pyarrow is not installed")
    pytest.importorskip("polars", reason="the notebook was NOT run: polars is not installed")
    given = ("plans/jilin.yaml", "plans/jilin-altered.yaml", "plans/xizang.yaml")
    assert run("export", *given, "-o", "data", "--format", "parquet").code == 0
    notebook = json.loads((ROOT / "docs" / "coverage-map.ipynb").read_text("utf-8"))
    space: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), space)
    rates = dict(space["provinces"].select("province", "rate").iter_rows())
    assert rates == {"吉林省": 27 / 28, "西藏自治区": 1.0}
    picture = ElementTree.fromstring(space["coverage_map"]._repr_svg_())
    texts = ["".join(tile.itertext()) for tile in picture]
    assert len(texts) == 34
    assert {"吉林96% · 2", "西藏100% · 1", "北京", "内蒙古"} <= set(texts)


def test_duckdb_reads_the_tables(run: Command, plans: None) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is NOT installed: nothing was read with it")
    assert run("export", "plans/jilin.yaml", "-o", "duck").code == 0
    assert duckdb.sql("select count(*), sum(covered) from 'duck/plans.csv'").fetchall() == [(1, 14)]


def test_against_a_plan_that_withholds_measures(run) -> None:
    """Its counted and unpublished items come behind the others."""
    jilin = str(Path(__file__).parents[2] / "examples" / "jilin.yaml")
    done = run("diff", jilin, "--against", jilin, "--format", "json")
    plan = json.loads(done.out)["plans"][0]
    assert (done.code, done.err) == (0, "")
    assert (plan["coverage"]["covered"], plan["coverage"]["withheld"]) == (14, 6)
    assert [m["id"] for m in plan["measures"] if m["status"] == "withheld"] == [
        f"jilin/w{n}" for n in range(13, 19)
    ]
