"""What who knows other checkers reaches for: counts, quiet, other settings, standard input with a name, waivers."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest

from .conftest import TITLES, plan_text

BARE = "  - number: {}\n    title: {}\n"
ONLY = ("--select", "no-responsible-unit")


def bare(*titles: str) -> str:
    """A plan whose items name no unit."""
    return plan_text().partition("  - number")[0] + "".join(
        BARE.format(number, title) for number, title in enumerate(titles or TITLES, start=1)
    )


def test_statistics_count_each_rule_over_all_plans(run, write):
    write("a.yaml", bare())
    write("b.yaml", bare(TITLES[0]))
    done = run("diff", ".", "--statistics", *ONLY)
    row = "     3  error    no-responsible-unit             No responsible unit (2 plans)\n"
    assert (done.code, done.out, done.err) == (1, row, "")
    both = run("diff", "a.yaml", "--statistics", "--format", "json:a.json", *ONLY)
    assert both.out == row.replace("3", "2").replace("2 plans", "1 plan")
    assert json.loads(Path("a.json").read_text("utf-8"))["summary"]["error"] == 2


def test_quiet_says_findings_and_nothing_else(run, write):
    write("a.yaml", bare(TITLES[0]))
    write("b.yaml")
    write("c.yaml", "a: 1\n")
    done = run("diff", ".", "--quiet", *ONLY)
    said = f'a.yaml:10:5: error item 1 "{TITLES[0]}" names no responsible unit (no-responsible-unit)\n'
    assert (done.code, done.out, done.err) == (1, said, "")
    clean = run("diff", "b.yaml", "-q", *ONLY)
    assert (clean.code, clean.out, clean.err) == (0, "", "")


def test_exit_zero_forgives_findings_and_nothing_else(run, write):
    write("a.yaml", bare())
    write("broken.yaml", "reformcheck: 1\n")
    assert run("diff", "a.yaml", "--exit-zero").code == 0
    assert run("diff", "a.yaml", "broken.yaml", "--exit-zero").code == 2
    assert run("diff", "a.yaml").code == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ci/other.toml", 'ignore = ["no-responsible-unit"]\n'),
        ("ci/tables.toml", '[tool.reformcheck]\nignore = ["no-responsible-unit"]\n'),
        ("ci/tox.cfg", "[reformcheck]\nignore = no-responsible-unit\n"),
    ],
)
def test_config_counts_in_the_place_of_what_is_found(name, text, run, write):
    write("a.yaml", bare())
    write("reformcheck.toml", 'select = ["no-responsible-unit"]\n')
    write(name, text)
    assert run("diff", "a.yaml").code == 1
    shown = run("config", "--config", name)
    assert f"# {name}:" in shown.out and "no-responsible-unit" in shown.out
    assert "no-responsible-unit" not in run("diff", "a.yaml", "--config", name, "-q").out


def test_a_config_that_is_none_is_refused(run, write):
    write("a.yaml")
    write("empty.cfg", "[flake8]\n")
    run("diff", "a.yaml", "--config", "empty.cfg").refused("empty.cfg: it holds no settings of reformcheck")
    run("diff", "a.yaml", "--config", "none.toml").refused("none.toml: no such file; check the path")
    write("wrong.toml", "selct = []\n")
    run("diff", "a.yaml", "--config", "wrong.toml").refused(
        'wrong.toml:1: unknown setting "selct"; did you mean "select"?'
    )


def test_standard_input_has_the_name_and_the_settings_of_a_path(run, write, monkeypatch):
    write("reformcheck.toml", '[[overrides]]\npaths = ["drafts/**"]\nignore = ["no-responsible-unit"]\n')

    def check(name: str) -> str:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(bare().encode())))
        return run("diff", "-", "--stdin-filename", name, "-q").out

    assert "plans/a.yaml:10:5: error item 1" in check("plans/a.yaml")
    assert "no-responsible-unit" not in check("drafts/a.yaml")


def test_standard_input_that_is_a_document_by_its_name(run, monkeypatch):
    text = (
        "吉林省人民政府办公厅\n工作方案\n一、主要任务\n（一）建立专利保险机制。（责任单位：省市场监管厅）\n"
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    done = run("diff", "-", "--stdin-filename", "方案.txt", "--region", "吉林省", "--format", "json")
    (plan,) = json.loads(done.out)["plans"]
    assert (plan["path"], len(plan["items"])) == ("方案.txt", 1)


def test_the_name_of_standard_input_without_it(run, write):
    write("a.yaml")
    done = run("diff", "a.yaml", "--stdin-filename", "b.yaml")
    assert (done.code, done.err.splitlines()[-1]) == (
        2,
        "reformcheck: --stdin-filename speaks of standard input: name - among the files",
    )


def test_rules_as_json(run):
    rules = json.loads(run("rules", "--format", "json").out)
    (rule,) = [rule for rule in rules if rule["id"] == "no-responsible-unit"]
    assert rule["severity"] == "error"
    assert rule["name"] == {"zh": "没有责任单位", "en": "No responsible unit"}
    assert rule["explanation"]["en"].startswith("# ")
    listed = [re.search(r"  ([a-z]+(?:-[a-z]+)+) ", line)[1] for line in run("rules").out.splitlines()]
    assert [entry["id"] for entry in rules] == listed


def test_fix_takes_folders_and_patterns_and_goes_on_over_what_it_cannot_mend(run, write):
    write("plans/a.yaml")
    write("plans/b.yaml")
    write("plans/broken.yaml", "reformcheck: 1\n")
    write("plans/notes.txt", "一、主要任务\n")
    done = run("fix", "plans", "--diff")
    assert done.code == 2
    assert [line[4:] for line in done.out.splitlines() if line.startswith("+++")] == [
        "plans/a.yaml",
        "plans/b.yaml",
    ]
    assert "plans/broken.yaml:1:1: " in done.err
    assert done.err.endswith("documents passed over: 1\n")
    assert run("fix", "plans/*.yaml", "--exit", lang=None).code == 2
    assert run("fix", "plans/[ab].yaml").code == 0
    assert "measure: 2018-126/03" in Path("plans/b.yaml").read_text("utf-8")
    assert run("fix", "none/").code == 2
    Path("empty").mkdir()
    assert run("fix", "empty").code == 3


def test_waivers_are_added_below_everything_that_stands_there(run, write):
    before = bare() + "# 结尾的说明\n"
    write("a.yaml", before)
    done = run("diff", "a.yaml", "--add-waivers", "--as-of", "2026-01-02", *ONLY)
    assert (done.code, done.err) == (0, "2 waivers written; fill in the reason of each\n")
    after = Path("a.yaml").read_text("utf-8")
    assert after.startswith(bare())
    assert after.count("# 结尾的说明") == 1
    assert after.count('reason: "to be filled in: there on 2026-01-02; why is it accepted?"') == 2
    assert run("diff", "a.yaml", "-q", *ONLY).out == ""
    again = run("diff", "a.yaml", "--add-waivers", *ONLY)
    assert (again.code, again.err) == (0, "nothing to waive\n")
    assert Path("a.yaml").read_text("utf-8") == after


def test_waivers_that_are_there_stay_and_line_ends_too(run, write):
    waiver = "waivers:\n  # 已请示\n  - {rule: no-responsible-unit, item: 1, reason: 已请示}\n"
    write("a.yaml", (bare() + waiver).replace("\n", "\r\n"))
    assert run("diff", "a.yaml", "--add-waivers", *ONLY, lang="zh").code == 0
    after = Path("a.yaml").read_bytes().decode()
    assert after.startswith((bare() + waiver).replace("\n", "\r\n"))
    added = after.removeprefix((bare() + waiver).replace("\n", "\r\n"))
    assert added.startswith('  - rule: no-responsible-unit\r\n    item: "2"\r\n    reason: 待填写：')
    assert added.count("\n") == added.count("\r\n") == 3


def test_waivers_are_not_added_to_what_is_no_plan_file_or_in_the_baseline(run, write):
    write("方案.txt", "吉林省工作方案\n一、主要任务\n")
    run("diff", "方案.txt", "--add-waivers").refused(
        "方案.txt: this is a document, and --add-waivers rewrites plan files only: turn a document into a plan file"
        " with `reformcheck import`"
    )
    assert run("diff", "-", "--add-waivers").code == 2
    write("a.yaml", bare())
    run("baseline", "create", "a.yaml")
    given = ("--baseline", "reformcheck-baseline.json")
    assert run("diff", "a.yaml", "--add-waivers", *given).err == "nothing to waive\n"
