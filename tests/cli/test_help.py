"""Help and complaints about usage speak the language of the run, and a file needs no command."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from rich.cells import cell_len

from .conftest import Command, Write

# Prints the help of every command and of every command of commands.
ALL = """
import click
from reformcheck import cli

def pages(command, name, parent):
    context = command.make_context(name, ["--lang", LANG], parent=parent, resilient_parsing=True)
    yield command.get_help(context)
    for each in getattr(command, "list_commands", lambda _: [])(context):
        yield from pages(command.get_command(context, each), each, context)

print("\\f".join(pages(cli.group, "reformcheck", None)))
"""


def help_pages(lang: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", ALL.replace("LANG", repr(lang))],
        env={**os.environ, "REFORMCHECK_LANG": lang, "COLUMNS": "80", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.rstrip("\n").split("\f")


def test_every_page_of_help_is_chinese_and_fits() -> None:
    pages = help_pages("zh")
    assert len(pages) > 20
    for page in pages:
        assert page.startswith("用法：reformcheck")
        assert "\n选项：\n" in page and "显示本说明" in page
        # Left of the first blank stand options and commands; what click says in English has several words.
        assert not re.search(
            r"\b(?:Usage|Options|Commands|Show|default|required|COMMAND|ARGS|FILE|PATH|NAME)\b", page
        )
        assert all(cell_len(line) <= 80 for line in page.splitlines() if not line.startswith("  示例："))


def test_help_in_english_is_clicks_own() -> None:
    for page in help_pages("en"):
        assert page.startswith("Usage: reformcheck")
        assert "\nOptions:\n" in page and "Show this message and exit." in page
        assert not re.search("[一-鿿]", re.sub("吉林省|条例|批复", "", page.partition("Example")[0]))


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["diff"], "缺少参数 文件...（见 --help）"),
        (["explain"], "缺少参数 规则（见 --help）"),
        (["compare", "a.yaml"], "缺少参数 新版（见 --help）"),
        (["annotate", "方案.docx"], "缺少选项 --output（见 --help）"),
        (["diff", "--list"], "选项 --list 后面缺少值（见 --help）"),
        (["diff", "a.yaml", "--coverage=1"], "选项 --coverage 后面不带值（见 --help）"),
        (["history", "--limit", "0"], "--limit 的值不对：应为 1 到 1000 的整数（见 --help）"),
        (["history", "--limit", "多"], "--limit 的值不对：应为 1 到 1000 的整数（见 --help）"),
        (["catalog", "shwo"], "没有名为「shwo」的命令，是否想写「show」？"),
        (["explain", "a", "b"], "多余的参数 (b)（见 --help）"),
    ],
)
def test_complaints_are_chinese(
    words: list[str], complaint: str, run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFORMCHECK_LANG", "zh")
    run(*words, lang=None).refused(complaint)


PLAN = """
reformcheck: 1
plan: {title: 吉林省工作方案, region: 吉林省, lists: [2018-126]}
items: []
"""


def test_a_file_without_a_command_is_checked(run: Command, write: Write) -> None:
    name = write("方案.yaml", PLAN)
    checked = run("diff", name, "--format", "json")
    assert checked.code == 1
    assert run(name, "--format", "json") == checked
    assert run("--format", "json", name) == checked
    assert run("*.yaml", "--format", "json") == checked
    assert run("缺.docx").code == 2
    assert "no command is called" not in run("缺.docx").err


def test_a_command_goes_before_a_file_of_its_name(run: Command, write: Write) -> None:
    write("rules", PLAN)
    assert "missing-measure" in run("rules").out.split("\n")[0]
    assert "no command is called" in run("dif", "a.yaml").err
