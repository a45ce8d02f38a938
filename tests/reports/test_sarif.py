"""SARIF: valid by the official schema, and what services read of it."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest

from reformcheck.reports import sarif
from reformcheck.rules.documentation import rule_doc

from .conftest import LANGUAGES, SCHEMAS, check, stated


@pytest.fixture(scope="module")
def schema():
    return json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8"))


@pytest.fixture(params=LANGUAGES)
def log(request, reports):
    return json.loads(sarif.render(reports[request.param], lang=request.param))


def results(log):
    return log["runs"][0]["results"]


def test_valid(log, schema):
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    validator = jsonschema.Draft202012Validator(schema, format_checker=checker)
    assert [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(log)] == []


def test_a_clean_report_and_an_empty_one_are_valid(catalog, schema):
    for report in (check(catalog), check(catalog, ("a.yaml", stated("nothing.yaml")))):
        jsonschema.validate(json.loads(sarif.render(report, lang="zh")), schema)


def test_every_finding_is_a_result(log, reports):
    report = reports["zh"]
    expected = [
        fingerprint
        for plan in report.plans
        for fingerprint in (
            *(finding.fingerprint for finding in plan.findings),
            *(finding.fingerprint for finding, _ in plan.known),
            *(finding.fingerprint for finding, _ in plan.waived),
        )
    ]
    assert [result["partialFingerprints"]["reformcheck/v1"] for result in results(log)] == expected


def test_results_of_one_line_stay_apart(log):
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results(log)]
    assert len(set(hashes)) == len(hashes)


def test_levels_are_the_severities(log, reports):
    severities = [finding.severity for plan in reports["zh"].plans for finding in plan.findings]
    levels = [result["level"] for result in results(log) if not result["suppressions"]]
    assert levels == severities


def test_message_strings_with_their_arguments_give_the_text(log):
    rules = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    for result in results(log):
        message = result["message"]
        template = rules[result["ruleId"]]["messageStrings"][message["id"]]["text"]
        parts = re.split(r"\{(\d+)\}", template)
        parts[1::2] = [message["arguments"][int(number)] for number in parts[1::2]]
        filled = "".join(parts)
        assert sarif._escaped(filled) == message["text"]


def test_text_of_a_plan_is_neither_placeholder_nor_link(log):
    said = " ".join(result["message"]["text"] for result in results(log))
    assert not re.search(r"(?<!\{)\{\d", said)
    related = [
        place["message"]["text"] for result in results(log) for place in result.get("relatedLocations", ())
    ]
    assert not any(re.search(r"(?<!\\)\[[^\]]*\]\(", text) for text in (said, *related))
    assert sarif._escaped("[a](1) {0} [b]") == r"\[a](1) {{0}} [b]"


def test_rules_carry_their_documentation_in_both_languages(log):
    for rule in log["runs"][0]["tool"]["driver"]["rules"]:
        for lang in LANGUAGES:
            assert rule_doc(rule["id"], lang).strip() in rule["help"]["markdown"]
            assert any(key.endswith(f"/{lang}") for key in rule["messageStrings"])


def test_places(log):
    for result in results(log):
        physical = result["locations"][0]["physicalLocation"]
        assert physical["region"]["startLine"] >= 1
        assert physical["region"]["startColumn"] >= 1
        assert physical["region"]["snippet"]["text"]
    first = results(log)[0]["locations"][0]["physicalLocation"]
    assert first["artifactLocation"] == {"uri": "%E6%96%B9%E6%A1%88/%E6%B9%96%E5%8C%97%2050%25%2Ca%3Ab.yaml"}
    lists = [p["physicalLocation"] for r in results(log) for p in r.get("relatedLocations", ())]
    assert {"uri": "test-list.txt", "uriBaseId": "NATIONAL_LISTS"} in [p["artifactLocation"] for p in lists]


def test_snippets_are_the_words_at_the_place(log):
    found = {
        (r["ruleId"], r["properties"]["item"]): r["locations"][0]["physicalLocation"]["region"]["snippet"][
            "text"
        ]
        for r in results(log)
    }
    assert found["pilot-measure-out-of-zone", "5"] == "武汉市、宜昌市"
    assert found["no-lead-unit", "10"] == "湖北省财政厅、湖北省审计厅"
    assert found["ambiguous-item", "9"] == "科技成果转化服务"
    assert found["expired-waiver", None] == "已到期"


def test_waived_and_accepted_findings_are_suppressed(log):
    kinds = [s["kind"] for result in results(log) for s in result["suppressions"]]
    assert sorted(kinds) == ["external", "external", "inSource"]
    waived = next(s for r in results(log) for s in r["suppressions"] if s["kind"] == "inSource")
    assert waived["justification"] == "本省由 *另一* 方案 | 安排 <i>"
    assert waived["properties"] == {"approvedBy": "分管领导", "until": "2030-01-01"}


def test_unreadable_files_are_notifications_of_a_failed_run(log):
    invocation = log["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    places = [n["locations"][0]["physicalLocation"] for n in invocation["toolExecutionNotifications"]]
    assert places == [
        {"artifactLocation": {"uri": "plans/broken.yaml"}, "region": {"startLine": 2, "startColumn": 28}},
        {"artifactLocation": {"uri": "plans/nosuch.yaml"}},
    ]


def test_fingerprints_outlive_an_edit_elsewhere(catalog):
    raw = stated("hubei.yaml")
    moved = b"# a comment\n" * 20 + raw
    before, after = (
        results(json.loads(sarif.render(check(catalog, ("a.yaml", text)), lang="zh")))
        for text in (raw, moved)
    )
    assert [r["partialFingerprints"] for r in before] == [r["partialFingerprints"] for r in after]
    lines = [
        [r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in rs] for rs in (before, after)
    ]
    assert [line + 20 for line in lines[0]] == lines[1]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b.yaml", "a%20b.yaml"),
        ("./x/../方.yaml", "x/../%E6%96%B9.yaml"),
        ("/tmp/a#b.yaml", "file:///tmp/a%23b.yaml"),
        ("broken-\udcff.yaml", "broken-%FF.yaml"),
        ("-", "-"),
    ],
)
def test_uris(path, uri):
    assert sarif._file(path) == {"uri": uri}


def test_more_results_than_services_take_are_said(reports, monkeypatch):
    report = reports["zh"]
    monkeypatch.setattr(sarif, "_MOST", len(list(sarif._results(report, "zh"))))
    within = json.loads(sarif.render(report, lang="zh"))["runs"][0]
    monkeypatch.setattr(sarif, "_MOST", 3)
    for lang, words in (
        ("zh", "超过代码扫描服务的上限（每次运行 3 条）"),
        ("en", "over what code scanning services take of one run (3)"),
    ):
        run = json.loads(sarif.render(report, lang=lang))["runs"][0]
        *others, last = run["invocations"][0]["toolExecutionNotifications"]
        assert words in last["message"]["text"] and str(len(run["results"])) in last["message"]["text"]
        assert len(others) == len(within["invocations"][0]["toolExecutionNotifications"])
        assert len(run["results"]) == len(within["results"])
