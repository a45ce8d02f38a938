"""Baselines: old findings stay visible and count nowhere, new ones fail, those gone are named."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from reformcheck.reports import json_report
from reformcheck.rules.baseline import parse

from .conftest import TITLES, plan_text

FILE = "reformcheck-baseline.json"
SCHEMA = jsonschema.Draft202012Validator(
    json.loads((Path(json_report.__file__).parent / "schemas" / "report.json").read_text("utf-8"))
)


def report(run, *arguments: str):
    data = json.loads(run("diff", *arguments, "--format", "json").out)
    SCHEMA.validate(data)
    return data


@pytest.fixture
def made(run, write):
    write("plans/a.yaml")
    write("plans/b.yaml")
    assert run("baseline", "create", "plans").code == 0
    return json.loads(Path(FILE).read_text("utf-8"))


def test_create_says_what_to_do_next_and_overwrites_nothing(run, write):
    write("a.yaml")
    done = run("baseline", "create", "a.yaml")
    assert done.out.startswith(f"{FILE}: ") and f"--baseline {FILE}" in done.err
    before = Path(FILE).read_bytes()
    run("baseline", "create", "a.yaml").refused(
        f"{FILE}: exists already and was left alone; --force overwrites"
    )
    assert Path(FILE).read_bytes() == before
    assert run("baseline", "create", "a.yaml", "--force").code == 0


def test_what_was_there_passes_and_a_new_fault_fails(run, write, made):
    assert run("diff", "plans").code == 1
    assert run("diff", "plans", "--baseline", FILE, "--fail-on", "note").code == 0
    # The first item of a file that grew is the same item.
    write("plans/a.yaml", plan_text().replace("items:", "# a\n# b\nitems:"))
    assert run("diff", "plans", "--baseline", FILE, "--fail-on", "note").code == 0
    write("plans/a.yaml", plan_text(TITLES[0]))
    assert run("diff", "plans", "--baseline", FILE).code == 1
    data = report(run, "plans", "--baseline", FILE)
    new = [f for plan in data["plans"] for f in plan["findings"]]
    assert [(f["rule"], f["measure"]) for f in new] == [("missing-measure", "2018-126/04")]


def test_json_names_the_accepted_and_the_fixed(run, write, made):
    plain = report(run, "plans")
    assert "baselined" not in plain["summary"]
    assert all("baselined" not in plan and "fixed" not in plan for plan in plain["plans"])
    write("plans/a.yaml", plan_text(*TITLES, "推行知识产权民事、刑事、行政案件“三合一”审判"))
    data = report(run, "plans", "--baseline", FILE)
    a, b = data["plans"]
    accepted = {entry["fingerprint"]: entry for entry in made["plans"]["plans/a.yaml"]}
    assert {f["fingerprint"] for f in a["baselined"]} == set(accepted) - {
        entry["fingerprint"] for entry in a["fixed"]
    }
    assert a["fixed"] == [e for e in accepted.values() if e["measure"] == "2018-126/01"]
    assert all(f["accepted"] == accepted[f["fingerprint"]]["accepted"] for f in a["baselined"])
    assert b["fixed"] == [] and b["findings"] == []
    assert data["summary"]["baselined"] == len(a["baselined"]) + len(b["baselined"])
    assert "fixed" in run("diff", "plans", "--baseline", FILE).out


def test_what_was_not_asked_is_not_fixed(run, made):
    data = report(run, "plans", "--baseline", FILE, "--select", "no-timetable")
    assert [plan["fixed"] for plan in data["plans"]] == [[], []]


def test_update_keeps_dates_and_other_plans(run, write, made):
    for entries in made["plans"].values():
        for entry in entries:
            entry["accepted"] = "2020-01-01"
    write(FILE, json.dumps(made, ensure_ascii=False))
    write("plans/a.yaml", plan_text(TITLES[0]))
    assert run("baseline", "update", "plans/a.yaml").code == 0
    after = json.loads(Path(FILE).read_text("utf-8"))["plans"]
    assert after["plans/b.yaml"] == made["plans"]["plans/b.yaml"]
    dates = {entry["measure"]: entry["accepted"] for entry in after["plans/a.yaml"]}
    assert dates["2018-126/01"] == "2020-01-01" and dates["2018-126/04"] > "2020-01-01"
    Path("plans/b.yaml").unlink()
    run("baseline", "update", "plans/a.yaml")
    assert list(json.loads(Path(FILE).read_text("utf-8"))["plans"]) == ["plans/a.yaml"]


def test_show(run, made):
    shown = run("baseline", "show", lang="zh")
    assert shown.code == 0
    assert shown.out.startswith(f"plans/a.yaml（{len(made['plans']['plans/a.yaml'])}）\n  20")
    assert "missing-measure                2018-126/01" in shown.out


def test_nothing_found_writes_nothing(run):
    done = run("baseline", "create", ".")
    assert (done.code, done.out, done.err) == (3, "", "no plan was found, and nothing was written\n")
    assert not Path(FILE).exists()


def test_a_plan_that_cannot_be_read_is_told_and_the_others_are_written(run, write):
    write("a.yaml", "reformcheck: 1\n")
    alone = run("baseline", "create", "a.yaml")
    assert (alone.code, alone.err.splitlines()[-1]) == (2, "no plan could be read, and nothing was written")
    assert not Path(FILE).exists()
    write("b.yaml")
    done = run("baseline", "create", ".")
    assert done.code == 2
    assert "a.yaml:1:1: " in done.err
    assert list(json.loads(Path(FILE).read_text("utf-8"))["plans"]) == ["b.yaml"]


BROKEN = {
    "not json": ("{", "known.json:1:2: the baseline is not valid JSON"),
    "another file": ('{"x": 1}', None),
    "a list": ("[]", None),
    "plans no table": ('{"reformcheck-baseline": 1, "plans": []}', None),
    "entry no table": ('{"reformcheck-baseline": 1, "plans": {"a": [3]}}', None),
    "rule no text": (
        '{"reformcheck-baseline": 1, "plans": {"a": [{"fingerprint": "x", "rule": [], "measure": null, '
        '"item": null, "accepted": "2020-01-01"}]}}',
        None,
    ),
    "of a later version": ('{"reformcheck-baseline": 2, "plans": {}}', None),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_baseline_that_is_none_is_no_pass(name, run, write):
    text, sentence = BROKEN[name]
    sentence = sentence or "known.json: this is no baseline file; make one with `reformcheck baseline create`"
    write("known.json", text)
    write("a.yaml")
    run("baseline", "show", "--baseline", "known.json").refused(sentence)
    run("baseline", "update", "a.yaml", "--baseline", "known.json").refused(sentence)
    assert run("diff", "a.yaml", "--baseline", "known.json").code == 2


def test_no_baseline_where_one_is_named(run, write):
    write("a.yaml")
    done = run("diff", "a.yaml", "--baseline", "nosuch.json")
    assert done.code == 2 and "nosuch.json  no such file" in done.out


def test_the_file_is_the_same_from_every_folder(run, made, monkeypatch, tmp_path):
    assert list(parse(Path(FILE).read_text("utf-8"), FILE).plans) == ["plans/a.yaml", "plans/b.yaml"]
    monkeypatch.chdir(tmp_path / "plans")
    assert run("diff", "a.yaml", "--baseline", f"../{FILE}").code == 0


def test_a_waiver_of_a_rule_that_is_none(run, write):
    """It has no effect, and that is said; the finding stands."""
    write(
        "a.yaml", plan_text() + "waivers:\n  - {rule: mising-measure, measure: 2018-126/01, reason: 未定}\n"
    )
    data = report(run, "a.yaml")
    found = [f for f in data["plans"][0]["findings"] if f["rule"] == "unused-waiver"]
    assert [f["message"] for f in found] == [
        "no rule is called mising-measure: the waiver has no effect (reason: 未定)"
    ]
    assert data["plans"][0]["waived"] == []
