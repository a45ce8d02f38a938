"""Configuration: found, read strictly, laid over each other, and shown."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from reformcheck.cli.settings import load_settings
from reformcheck.running.config_file import SCHEMA, find_config

from .conftest import plan_text

# File, its text, and the one line that refuses it.
REFUSED = {
    "unknown key": (
        "reformcheck.toml",
        'fail-on = "error"\nbasline = "b.json"\n',
        'reformcheck.toml:2: unknown setting "basline"; did you mean "baseline"?',
    ),
    "nothing near": (
        "reformcheck.toml",
        "xyzzy = 1\n",
        'reformcheck.toml:1: unknown setting "xyzzy"; known: lists, catalog, fail-on, select, ignore, severity, '
        "exclude, baseline, lang, overrides",
    ),
    "our table, not another's": (
        "pyproject.toml",
        '[tool.ruff.lint]\nselect = ["E"]\nignore = []\n\n[tool.reformcheck]\nignore = ["vague-units"]\n',
        'pyproject.toml:6: ignore: no rule is called "vague-units"; did you mean "vague-unit"? (see `reformcheck rules`)',
    ),
    "second override": (
        "pyproject.toml",
        '[[tool.reformcheck.overrides]]\npaths = ["a/**"]\n[[tool.reformcheck.overrides]]\npaths = ["b/**"]\nselct = []\n',
        'pyproject.toml:5: unknown setting "selct"; did you mean "select"?',
    ),
    "override without paths": (
        "reformcheck.toml",
        "[[overrides]]\nselect = []\n",
        "reformcheck.toml:1: an override lacks its paths",
    ),
    "rule of an override": (
        "reformcheck.toml",
        '[[overrides]]\npaths = ["a"]\n[overrides.severity]\nvage-unit = "note"\n',
        'reformcheck.toml:4: severity: no rule is called "vage-unit"; did you mean "vague-unit"? (see `reformcheck rules`)',
    ),
    "level": (
        "reformcheck.toml",
        '[severity]\nvague-unit = "eror"\n',
        'reformcheck.toml:2: setting "severity.vague-unit": expected one of error, warning, note, found "eror"; '
        'did you mean "error"?',
    ),
    "list": (
        "reformcheck.toml",
        '\nlists = "2018-126"\n',
        'reformcheck.toml:2: setting "lists": expected a list (such as ["..."]), found "2018-126"',
    ),
    "empty text": (
        "reformcheck.toml",
        'exclude = ["a", " "]\n',
        'reformcheck.toml:1: setting "exclude.2": expected text that is not empty, found " "',
    ),
    "no table": (
        "pyproject.toml",
        "[tool]\nreformcheck = 3 # tool.reformcheck\n",
        "pyproject.toml: [tool.reformcheck] must be a table",
    ),
    "TOML": ("reformcheck.toml", "a = 1\nb =\n", "reformcheck.toml:2:4: not valid TOML: Invalid value"),
    "INI": ("setup.cfg", "x = 1\n[reformcheck]\n", "setup.cfg:1: not valid INI: File contains no section headers."),
    "INI twice": (
        "setup.cfg",
        "[reformcheck]\nlang = zh\nlang = en\n",
        "setup.cfg:3: not valid INI: While reading from '<string>' [line  3]: option 'lang' in section 'reformcheck' "
        "already exists",
    ),
    "INI value": (
        "setup.cfg",
        "[metadata]\nname = x\n[reformcheck]\nfail-on = warnin\n",
        'setup.cfg:4: setting "fail-on": expected one of error, warning, note, never, found "warnin"; '
        'did you mean "warning"?',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_said_with_its_line(name, run, write):
    file, text, sentence = REFUSED[name]
    write(file, text)
    write("plan.yaml")
    run("config").refused(sentence)
    run("diff", "plan.yaml").refused(sentence)


def test_the_sentence_is_chinese_too(run, write):
    write("reformcheck.toml", 'fail-on = "eror"\n')
    run("config", lang="zh").refused(
        'reformcheck.toml:1: 设置「fail-on」应为 error、warning、note、never 之一，现为 "eror"，是否想写「error」？'
    )


ALL = """\
lists = ["2018-126"]
fail-on = "warning"
select = ["missing-measure", "vague-unit"]
ignore = ["vague-unit"]
exclude = ["old/"]
baseline = "known.json"
lang = "en"

[severity]
missing-measure = "note"
"""
AS_INI = """\
[reformcheck]
lists = 2018-126
fail-on = warning
select = missing-measure, vague-unit
ignore =
    vague-unit
exclude = old/
baseline = known.json
lang = en
severity =
    missing-measure = note
"""


@pytest.mark.parametrize(
    ("file", "text", "lines"),
    [
        ("reformcheck.toml", ALL, (1, 2, 3, 4, 9, 5, 6, 7)),
        (
            "pyproject.toml",
            "[tool.reformcheck]\n" + ALL.replace("[sev", "[tool.reformcheck.sev"),
            (2, 3, 4, 5, 10, 6, 7, 8),
        ),
        ("setup.cfg", AS_INI, (2, 3, 4, 5, 10, 7, 8, 9)),
    ],
)
def test_three_files_say_the_same(file, text, lines, run, write):
    write(file, text)
    shown = run("config", lang=None)
    assert (shown.code, shown.err) == (0, "")
    keys = ("lists", "fail-on", "select", "ignore", "severity", "exclude", "baseline", "lang")
    values = (
        '["2018-126"]', '"warning"', '["missing-measure", "vague-unit"]', '["vague-unit"]',
        '{"missing-measure": "note"}', '["old/"]', '"known.json"', '"en"',
    )  # fmt: skip
    found = {line.split(" = ")[0].strip(): line.split(" = ", 1)[1] for line in shown.out.splitlines()}
    assert found.pop("catalog").split("#")[1].strip() == "default"
    for key, value, line in zip(keys, values, lines, strict=True):
        assert found.pop(key).split("  # ") == [f"{value:<30}", f"{file}:{line}"], key
    assert not found


def test_command_line_over_environment_over_file(write, monkeypatch):
    write("reformcheck.toml", 'fail-on = "note"\nselect = ["vague-unit"]\n')
    assert load_settings({})["fail-on"] == "note"
    monkeypatch.setenv("REFORMCHECK_FAIL_ON", "warning")
    monkeypatch.setenv("REFORMCHECK_SELECT", "vague-unit no-lead-unit")
    settings = load_settings({"fail-on": None, "select": ()})
    assert (settings["fail-on"], settings.origins["fail-on"]) == ("warning", "REFORMCHECK_FAIL_ON")
    assert settings["select"] == ("vague-unit", "no-lead-unit")
    settings = load_settings({"fail-on": "never"})
    assert (settings["fail-on"], settings.origins["fail-on"]) == ("never", "command line")


def test_the_environment_is_checked_as_a_file_is(run, write, monkeypatch):
    write("plan.yaml")
    monkeypatch.setenv("REFORMCHECK_FAIL_ON", "eror")
    run("diff", "plan.yaml").refused(
        'REFORMCHECK_FAIL_ON: setting "fail-on": expected one of error, warning, note, never, found "eror"; '
        'did you mean "error"?'
    )
    monkeypatch.setenv("REFORMCHECK_FAIL_ON", "never")
    assert run("diff", "plan.yaml").code == 0


def test_the_nearest_file_up_to_the_root_of_the_repository(write, monkeypatch, tmp_path):
    write("reformcheck.toml", 'fail-on = "note"\n')
    write("pyproject.toml", "[tool.other]\nx = 1\n")
    write("a/setup.cfg", "[metadata]\nname = x\n")
    (tmp_path / "a" / "b").mkdir()
    monkeypatch.chdir(tmp_path / "a" / "b")
    config = find_config(Path.cwd())
    assert config is not None and config.path == tmp_path / "reformcheck.toml"
    (tmp_path / "a" / ".git").mkdir()
    assert find_config(Path.cwd()) is None


def test_overrides_by_path(run, write):
    write(
        "reformcheck.toml",
        '[[overrides]]\npaths = ["cities/**"]\nselect = ["other-list-measure"]\nlists = ["2020-3"]\n',
    )
    write("cities/a.yaml")
    write("b.yaml")
    data = json.loads(run("diff", ".", "--format", "json").out)
    city, other = sorted(data["plans"], key=lambda plan: plan["path"] == "b.yaml")
    assert (city["lists"], {f["rule"] for f in city["findings"]}) == (["2020-3"], {"other-list-measure"})
    assert other["lists"] == ["2018-126"] and "missing-measure" in {f["rule"] for f in other["findings"]}


@pytest.mark.parametrize("by", ["command line", "environment"])
def test_what_is_asked_for_now_stands_over_overrides(by, run, write, monkeypatch):
    write("reformcheck.toml", '[[overrides]]\npaths = ["*"]\nselect = ["unlisted-item"]\n')
    write("a.yaml")
    options = ["--select", "no-timetable"] if by == "command line" else []
    if not options:
        monkeypatch.setenv("REFORMCHECK_SELECT", "no-timetable")
    data = json.loads(run("diff", "a.yaml", "--format", "json", *options).out)
    assert {f["rule"] for f in data["plans"][0]["findings"]} == {"no-timetable"}


def test_severity_decides_the_exit_code(run, write):
    write("plan.yaml", plan_text(units="[有关部门]"))
    assert run("diff", "plan.yaml", "--select", "vague-unit").code == 0
    write("reformcheck.toml", '[severity]\nvague-unit = "error"\n')
    assert run("diff", "plan.yaml", "--select", "vague-unit").code == 1


@pytest.mark.parametrize(
    ("level", "rule", "code"),
    [
        ("error", "missing-measure", 1), ("error", "vague-unit", 0), ("warning", "vague-unit", 1),
        ("warning", "no-timetable", 0), ("note", "no-timetable", 1), ("never", "missing-measure", 0),
    ],
)  # fmt: skip
def test_fail_on(level, rule, code, run, write):
    write("plan.yaml", plan_text(units="[有关部门]"))
    assert run("diff", "plan.yaml", "--select", rule, "--fail-on", level).code == code


def test_select_and_ignore_of_no_rule(run, write):
    write("plan.yaml")
    run("diff", "plan.yaml", "--ignore", "vage-unit").refused(
        'no rule is called "vage-unit"; did you mean "vague-unit"? (see `reformcheck rules`)'
    )


def test_paths_of_a_file_are_relative_to_it(run, write, monkeypatch, tmp_path):
    write("reformcheck.toml", 'baseline = "known.json"\nexclude = ["plans/old/"]\n')
    write("plans/a.yaml")
    write("plans/old/b.yaml")
    monkeypatch.chdir(tmp_path / "plans")
    assert run("diff", ".", "--list-files").out == "a.yaml\n"
    assert run("baseline", "create", ".").code == 0
    assert (tmp_path / "known.json").is_file()
    assert run("diff", ".").code == 0
    # What the command line excludes is seen from here.
    assert run("diff", ".", "--list-files", "--exclude", "plans/old/").out == "a.yaml\nold/b.yaml\n"


def test_the_schema_is_shipped_and_sound(run):
    shown = run("config", "--schema").out
    assert shown == SCHEMA.read_text("utf-8")
    jsonschema.Draft202012Validator.check_schema(json.loads(shown))


@pytest.mark.parametrize(
    "text",
    [
        '[tool]\nreformcheck.fail-on = "never"\n',
        '[tool."reformcheck"]\nfail-on = "never"\n',
        'tool = {reformcheck = {fail-on = "never"}}\n',
        '[tool]\n"reformcheck" = {"fail-on" = "never"}\n',
        'tool.reformcheck.fail-on = "never"\n',
    ],
)
def test_toml_is_read_however_it_is_written(text, write, tmp_path):
    write("pyproject.toml", text)
    config = find_config(tmp_path)
    assert config is not None
    assert config.values == {"fail-on": "never"}
    assert config.where("fail-on").line == text.count("\n")


@pytest.mark.parametrize(
    "text", ["tool = 1  # no reformcheck\n", "[tool]\nx = 'reformcheck'\n", "reformcheck = 1\n"]
)
def test_a_file_that_only_speaks_of_us_is_none(text, write, tmp_path):
    write("pyproject.toml", text)
    assert find_config(tmp_path) is None
