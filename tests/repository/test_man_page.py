"""The man page is made of the help, in both languages: every command and option is in it, and groff takes it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from shutil import which

import click
import pytest

from reformcheck import cli

from .conftest import ROOT
from .test_help import COMMANDS


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_and_option_is_in_the_man_page(lang: str, environment: Mapping[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "man_page.py")],
        env={**environment, "REFORMCHECK_LANG": lang}, capture_output=True, check=True,
    )  # fmt: skip
    page = done.stdout.decode()
    for words in COMMANDS:
        command: click.Command = cli.group
        for word in words:
            assert isinstance(command, click.Group)
            command = command.get_command(click.Context(command), word) or command
        assert not words or f".SS reformcheck {' '.join(words)} ".replace("-", r"\-") in page
        for parameter in command.params if words else ():
            for name in parameter.opts if isinstance(parameter, click.Option) else ():
                assert name.replace("-", r"\-") in page, (words, name)
    assert ("没有方案" in page) == (lang == "zh")
    if which("groff"):
        shown = subprocess.run(
            ["groff", "-man", "-Kutf8", "-Tutf8", "-ww"], input=done.stdout, capture_output=True, check=True
        )
        assert b"reformcheck" in shown.stdout
        assert b"warning: macro" not in shown.stderr
