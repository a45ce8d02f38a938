"""The matrix: states of cells, totals, tables and the terminal."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace

import pytest
from rich.cells import cell_len

from reformcheck.reports.matrices import VIEWS, matrix_tables, matrix_text
from reformcheck.reports.matrices.building import build, in_row_order
from reformcheck.reports.matrices.matrix import STATE_NAMES, SYMBOLS, Cell, Matrix
from reformcheck.reports.web.page_words import STATE_MEANINGS
from reformcheck.rules.model import Finding, PlanReport, Report
from reformcheck.running.choices import format_possible
from reformcheck.running.problems import RequestError


@pytest.fixture(scope="module")
def matrix(examples: Report) -> Matrix:
    return build(iter(examples.plans), examples.catalog.regions)


def symbols(matrix: Matrix, row: int, list_id: str) -> str:
    pairs = zip(matrix.columns, matrix.rows[row].cells, strict=True)
    return "".join(SYMBOLS[cell.state] for column, cell in pairs if column.list_id == list_id)


def test_every_state_has_a_symbol_a_name_and_a_meaning():
    assert set(SYMBOLS) == set(STATE_NAMES["zh"]) == set(STATE_NAMES["en"]) == set(STATE_MEANINGS)
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)
    assert {cell_len(symbol) for symbol in SYMBOLS.values()} == {1}


def test_rows_and_columns(matrix: Matrix):
    assert [row.region for row in matrix.rows] == ["吉林省", "吉林省", "西藏自治区"]
    assert [row.path.rpartition("/")[2] for row in matrix.rows] == [
        "jilin-altered.yaml", "jilin.yaml", "xizang.yaml",
    ]  # fmt: skip
    assert Counter(column.list_id for column in matrix.columns) == {
        "2017-80": 13,
        "2018-126": 23,
        "2020-3": 20,
    }
    assert [c.number for c in matrix.columns if c.list_id == "2018-126"] == list(range(1, 24))


def test_states_of_the_examples(matrix: Matrix):
    assert symbols(matrix, 0, "2018-126") == "✓✓✓✓✓!✓✓✗-✓✓✓✓######-✓~"
    assert symbols(matrix, 1, "2018-126") == "✓✓✓✓✓-✓✓✓-✓✓✓✓######-✓~"
    assert symbols(matrix, 0, "2020-3") == " " * 20
    assert symbols(matrix, 2, "2017-80") == "✓✓✓✓✓✓✓↷✓✓###"
    assert symbols(matrix, 2, "2020-3") == "✓✓--✓✓-✓✓✓◊✓✓--✓####"


def test_a_cell_names_its_items(matrix: Matrix):
    index = next(i for i, column in enumerate(matrix.columns) if column.id == "2018-126/06")
    assert matrix.rows[0].cells[index] == Cell("out-of-zone", "not-applicable", ("8",))
    assert matrix.rows[1].cells[index] == Cell("not-applicable", "not-applicable", ())


def finding(plan: PlanReport, rule: str, severity: str, measure: str, variant: str = "") -> Finding:
    return plan.findings[0]._replace(rule=rule, severity=severity, measure_id=measure, variant=variant)


@pytest.mark.parametrize(
    ("rule", "severity", "variant", "measure", "state"),
    [
        ("reworded-measure", "warning", "dropped", "2018-126/01", "reworded"),
        ("reworded-measure", "note", "added", "2018-126/01", "covered"),
        ("reworded-measure", "warning", "dropped", "2018-126/06", "not-applicable"),
        ("pilot-measure-out-of-zone", "error", "beyond", "2018-126/01", "out-of-zone"),
        ("pilot-measure-out-of-zone", "warning", "unstated", "2018-126/01", "covered"),
    ],
)
def test_what_a_finding_makes_of_a_cell(examples: Report, rule, severity, variant, measure, state):
    plan = next(p for p in examples.plans if p.plan.path.endswith("jilin.yaml"))
    said = finding(plan, rule, severity, measure, variant)
    for changed in (plan._replace(findings=(said,)), plan._replace(findings=(), waived=((said, None),))):
        matrix = build([changed], examples.catalog.regions)
        cell = next(
            c for column, c in zip(matrix.columns, matrix.rows[0].cells, strict=True) if column.id == measure
        )
        assert cell.state == state


def test_totals_agree_with_the_coverage_of_the_plans(nation: Report):
    matrix = build(nation.plans, nation.catalog.regions)
    required = sum(plan.coverage.required for plan in nation.plans)
    covered = sum(plan.coverage.count("covered") for plan in nation.plans)
    for totals in (matrix.by_region(), matrix.by_measure(), [row.total() for row in matrix.rows]):
        assert sum(total.required for total in totals) == required
        assert sum(total.covered for total in totals) == covered
    assert (matrix.total().required, matrix.total().covered) == (required, covered)
    departments = {total.name: total for total in matrix.by_department()}
    guided = [i for i, c in enumerate(matrix.columns) if "科技部" in c.guiding_departments]
    cells = [row.cells[i] for row in matrix.rows for i in guided]
    assert departments["科技部"].covered == sum(cell.status == "covered" for cell in cells)


def test_a_department_printed_in_two_ways_is_one(nation: Report):
    matrix = build(nation.plans, nation.catalog.regions)
    printed = {d for lst in nation.lists for m in lst.measures for d in m.guiding_departments}
    assert {"人民银行", "中国人民银行"} <= printed
    names = [total.name for total in matrix.by_department()]
    assert len({"人民银行", "中国人民银行"} & set(names)) == 1
    assert len(names) == len(set(names)) < len(printed)


def test_rows_keep_the_order_of_their_plans(nation: Report):
    matrix = build(reversed(nation.plans), nation.catalog.regions)
    assert [row.path for row in matrix.rows] == [p.plan.path for p in in_row_order(reversed(nation.plans))]
    assert [row.code for row in matrix.rows] == sorted(row.code for row in matrix.rows)


def test_regions_are_provinces_unless_there_is_one(check, catalog, tmp_path):
    from corpus import write_plans

    cities = [
        path for path in write_plans(tmp_path, catalog, 60) if "\n  region: '14" in path.read_text("utf-8")
    ]
    matrix = build(check(cities).plans, catalog.regions)
    assert {row.province for row in matrix.rows} == {"山西省"}
    assert [total.name for total in matrix.by_region()] == [row.region for row in matrix.rows]


def test_an_empty_matrix():
    empty = build([], {})
    assert (empty.columns, empty.rows, empty.total().rate) == ((), (), None)
    for view in VIEWS:
        assert matrix_tables.render_csv(empty, view, lang="en").startswith("\ufeff")
    assert matrix_text.render(empty, None, lang="en", width=None, color=False).startswith("\nplans 0")


def rows_of(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


def test_csv_of_plans(matrix: Matrix):
    head, *rows = rows_of(matrix_tables.render_csv(matrix, "plan", lang="zh"))
    assert head[:8] == [
        "方案",
        "方案标题",
        "地区",
        "省份",
        "行政区划代码",
        "应采纳",
        "已采纳（含措辞有改动）",
        "采纳率",
    ]
    assert head[8:] == [column.id for column in matrix.columns]
    assert rows[0][5:8] == ["14", "13", "0.9286"]
    assert rows[0][head.index("2018-126/09")] == "未采纳"


def test_csv_of_totals(matrix: Matrix):
    head, *rows = rows_of(matrix_tables.render_csv(matrix, "region", lang="en"))
    assert [row[:4] for row in rows] == [["吉林省", "28", "27", "0.9643"], ["西藏自治区", "33", "33", "1.0"]]
    assert rows[0][head.index("out of zone")] == "1"


def test_csv_has_a_row_for_each_cell(matrix: Matrix):
    head, *rows = rows_of(matrix_tables.render_csv(matrix, "cell", lang="en"))
    assert len(rows) == len(matrix.rows) * len(matrix.columns)
    assert all(len(row) == len(head) for row in rows)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\tx"])
def test_a_spreadsheet_runs_nothing(matrix: Matrix, text: str):
    hostile = Matrix(matrix.columns, (replace(matrix.rows[0], title=text, region=text),))
    _, row = rows_of(matrix_tables.render_csv(hostile, "plan", lang="zh"))
    assert row[1] == row[2] == "'" + text


def test_no_other_views():
    with pytest.raises(KeyError):
        matrix_tables.table(Matrix((), ()), "planet")


def test_parquet(matrix: Matrix):
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(io.BytesIO(matrix_tables.render_parquet(matrix, "cell"))).to_pylist()
    assert len(rows) == len(matrix.rows) * len(matrix.columns)
    out = next(r for r in rows if r["measure"] == "2018-126/06" and r["plan"].endswith("altered.yaml"))
    assert (out["state"], out["status"], out["items"]) == ("out-of-zone", "not-applicable", ["8"])
    assert out["guiding_departments"][0] == "科技部"
    for view in VIEWS:
        assert parquet.read_table(io.BytesIO(matrix_tables.render_parquet(matrix, view))).num_rows
        assert not parquet.read_table(io.BytesIO(matrix_tables.render_parquet(Matrix((), ()), view))).num_rows


def test_parquet_without_pyarrow(monkeypatch: pytest.MonkeyPatch):
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    format_possible("csv")
    with pytest.raises(RequestError, match=r"reformcheck\[parquet\]"):
        format_possible("parquet")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_terminal_page_fits_120_columns(nation: Report, lang: str):
    matrix = build(nation.plans, nation.catalog.regions)
    text = matrix_text.render(matrix, None, lang=lang, width=None, color=False)
    assert max(map(cell_len, text.splitlines())) <= 120
    for lst in nation.lists:
        assert sum(line == lst.document_number for line in text.splitlines()) == 1  # one block a list


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_narrow_terminal_gets_several_blocks_a_list(matrix: Matrix, width: int):
    text = matrix_text.render(matrix, "plan", lang="en", width=width, color=False)
    lines = [line for line in text.splitlines() if line.startswith(("吉林省", "西藏"))]
    assert max(map(cell_len, lines)) <= width
    shown = "".join(line for line in lines if "xizang" in line or line.startswith("西藏"))
    counted = Counter(char for char in shown if char in "✓↷#◊")
    assert counted == {"✓": 33, "↷": 1, "#": 13, "◊": 1}


def test_the_terminal_page_of_the_examples(matrix: Matrix):
    lines = matrix_text.render(matrix, "plan", lang="zh", width=120, color=False).splitlines()
    start = lines.index("国办发〔2018〕126号")
    assert [line.split() for line in lines[start + 3 : start + 6]] == [
        ["吉林省", "jilin-altered.yaml", *"✓✓✓✓✓!✓✓✗-✓✓✓✓######-✓~", "13/14"],
        ["吉林省", "jilin.yaml", *"✓✓✓✓✓-✓✓✓-✓✓✓✓######-✓~", "14/14"],
        ["西藏自治区", *"✓✓✓✓✓-✓✓✓-✓✓✓✓######-✓✓", "14/14"],
    ]
    assert lines[-1] == "方案 3 · 应采纳 61 · 已采纳 60 · 98%"


def test_nothing_in_a_file_name_reaches_the_terminal(examples: Report):
    plan = examples.plans[0]
    odd = [
        plan._replace(plan=plan.plan._replace(path=path)) for path in ("a/\x1b[2J\udcff.yaml", "b/[red].yaml")
    ]
    matrix = build(odd, examples.catalog.regions)
    text = matrix_text.render(matrix, None, lang="en", width=None, color=False)
    assert "\x1b" not in text
    assert "[red].yaml" in text
    text.encode("utf-8")
    matrix_tables.render_csv(matrix, "cell", lang="en").encode("utf-8")
