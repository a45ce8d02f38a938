"""Prints the man page, made of what --help says: `python docs/man_page.py > reformcheck.1`, then `man ./reformcheck.1`.

Its language is that of the run: REFORMCHECK_LANG=en, or zh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from reformcheck import cli
from reformcheck.cli.language import t
from reformcheck.running.version import VERSION


def page() -> str:
    """The whole page in roff."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    group = cli.group
    yield f'.TH REFORMCHECK 1 "" "reformcheck {VERSION}" "{_escaped(t("用户命令", "User Commands"))}"'
    yield f".SH {t('名称', 'NAME')}"
    yield rf"reformcheck \- {_escaped((group.help or '').rstrip('。.'))}"
    yield f".SH {t('用法', 'SYNOPSIS')}"
    yield r"\fBreformcheck\fR COMMAND [OPTIONS] [ARGS]"
    yield f".SH {t('命令', 'COMMANDS')}"
    for words, command in _commands(group, ("reformcheck",)):
        yield from _command(words, command)
    yield f".SH {t('退出码', 'EXIT STATUS')}"
    yield from _paragraphs(group.epilog or "")


def _commands(group: click.Group, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            yield (*words, name), command
        if isinstance(command, click.Group):
            yield from _commands(command, (*words, name))


def _command(words: tuple[str, ...], command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=" ".join(words))
    yield f".SS {_escaped(' '.join((*words, *command.collect_usage_pieces(context))))}"
    yield from _paragraphs(command.help or "")
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record:
            option, said = record
            yield from (".TP", rf"\fB{_escaped(option)}\fR", _escaped(said))
    yield ".PP"
    yield from _paragraphs(command.epilog or "")


def _paragraphs(text: str) -> Iterator[str]:
    for part in re.split(r"\n\s*\n", text.replace("\b", "")):
        yield from (_escaped(part), ".PP")


def _escaped(text: str) -> str:
    """On one line, with nothing in it that roff would act on."""
    line = " ".join(text.split()).replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{line}" if line.startswith((".", "'")) else line


if __name__ == "__main__":
    print(page(), end="")
