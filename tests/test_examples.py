"""The real plans: what the issue of the day says of Jilin, Tibet and the altered Jilin."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "reports" / "schemas" / "report.json").read_text("utf-8"))


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reformcheck.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)


def diff(name: str) -> tuple[int, dict]:
    done = run("diff", f"examples/{name}.yaml", "--format", "json", "--lang", "zh")
    report = json.loads(done.stdout)
    jsonschema.validate(report, SCHEMA)
    assert done.stderr == ""
    return done.returncode, report["plans"][0]


def test_jilin_adopts_all_that_applies_there():
    code, plan = diff("jilin")
    assert code == 0
    assert plan["coverage"] == {
        "required": 14, "covered": 14, "uncertain": 0, "missing": 0, "declined": 0, "deferred": 0, "conditional": 0,
        "unverified": 0, "withheld": 6, "not_applicable": 3, "superseded": 0,
    }  # fmt: skip
    assert [m["id"] for m in plan["measures"] if m["status"] == "not-applicable"] == [
        "2018-126/06", "2018-126/10", "2018-126/21",
    ]  # fmt: skip
    numbers = [*range(1, 13), 19, 20]
    measures = ["01", "02", "03", "04", "05", "07", "08", "09", "11", "12", "13", "14", "22", "23"]
    expected = [(str(n), [f"2018-126/{m}"]) for n, m in zip(numbers, measures, strict=True)]
    assert [(item["number"], item["measures"]) for item in plan["items"]] == expected
    rules = Counter(f["rule"] for f in plan["findings"])
    assert "count-mismatch" not in rules
    assert [f["item"] for f in plan["findings"] if f["rule"] == "guiding-department-uncovered"] == ["11"]
    reworded = {f["item"]: f["severity"] for f in plan["findings"] if f["rule"] == "reworded-measure"}
    assert reworded == {"10": "note", "11": "note", "20": "warning"}
    assert not rules.keys() & {"outdated-unit", "foreign-unit", "timetable-inconsistent", "no-timetable"}
    assert not [f for f in plan["findings"] if f["severity"] == "error"]


def test_tibet_adopts_all_and_names_no_unit():
    code, plan = diff("xizang")
    assert code == 1
    assert plan["lists"] == ["2017-80", "2018-126", "2020-3"]
    adopted = [item["measures"] for item in plan["items"]]
    assert len(adopted) == 33
    assert all(len(ids) == 1 for ids in adopted)
    ids = {measure for (measure,) in adopted}
    assert len(ids) == 33
    assert Counter(measure.split("/")[0] for measure in ids) == {"2017-80": 9, "2018-126": 14, "2020-3": 10}
    status = {m["id"]: m["status"] for m in plan["measures"]}
    assert status["2020-3/11"] == "conditional"
    assert status["2017-80/08"] == "superseded"
    rules = Counter(f["rule"] for f in plan["findings"])
    assert rules["no-responsible-unit"] == 33
    assert rules["pilot-measure-out-of-zone"] == 0
    assert rules["count-mismatch"] == 0
    assert rules["reworded-measure"] == 0


def test_the_altered_plan_has_exactly_its_three_faults():
    code, plan = diff("jilin-altered")
    assert code == 1
    lines = (ROOT / "examples" / "jilin-altered.yaml").read_text("utf-8").splitlines()
    errors = [f for f in plan["findings"] if f["severity"] == "error"]
    assert [(f["rule"], f["measure"], f["item"]) for f in errors] == [
        ("missing-measure", "2018-126/09", None),
        ("pilot-measure-out-of-zone", "2018-126/06", "8"),
        ("no-responsible-unit", None, "12"),
    ]
    assert [lines[f["line"] - 1].strip() for f in errors] == [
        "lists: [2018-126]",
        "scope: 全省",
        "title: 建立创新创业团队回购地方政府产业投资基金所持股权的机制",
    ]
    warnings = [f for f in plan["findings"] if f["severity"] == "warning"]
    assert {(f["rule"], f["item"]) for f in warnings} == {
        ("guiding-department-uncovered", "11"),
        ("reworded-measure", "20"),
    }


@pytest.mark.parametrize("name", ["jilin", "xizang"])
def test_examples_quote_the_documents(name):
    """Every title, text and unit of the example stands in the document, letter for letter."""
    from reformcheck.catalog.geography import Geography
    from reformcheck.catalog.loader import load_catalog
    from reformcheck.plans.reader import read_plan

    catalog = load_catalog()
    plan = read_plan(str(ROOT / "examples" / f"{name}.yaml"), catalog, Geography(catalog))
    document = next((ROOT / "examples" / "documents").glob(f"{name}-*.txt")).read_text("utf-8")
    for item in plan.items:
        assert item.title in document
        assert item.text in document
        assert "、".join(unit.name for unit in item.assignment.units) in document
        line = int(item.source.strip("第行"))
        assert item.title in document.splitlines()[line - 1]


def test_the_word_file_holds_the_text_as_published():
    """examples/示例.docx: every character of the text, in its order, and the same findings."""
    import docx

    lines = [p.text for p in docx.Document(str(ROOT / "examples" / "示例.docx")).paragraphs]
    text = (ROOT / "examples" / "documents" / "jilin-2019-19-plan.txt").read_text("utf-8")
    published = [line.strip("　 ") for line in text.replace("[bookmark: _GoBack]", "").splitlines()]
    assert lines == [line for line in published if line]

    def found(name: str) -> list[tuple[str, str]]:
        report = json.loads(run("diff", f"examples/{name}", "--format", "json", "--lang", "zh").stdout)
        return [(f["rule"], f["fingerprint"]) for f in report["plans"][0]["findings"]]

    assert found("示例.docx") == found("documents/jilin-2019-19-plan.txt") != []
