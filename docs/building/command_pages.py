"""A page for each command, of what its --help says; a command of commands has them all on its page.

The command line speaks the language of the run: REFORMCHECK_LANG is to be set before this is imported.
"""

from __future__ import annotations

from collections.abc import Iterator

import click
from words import cell, chosen, code, code_cell, table

from reformcheck import cli
from reformcheck.cli.helping import named, named_in_prose, remarks
from reformcheck.cli.language import current

_OF_ALL = {"--lang", "--verbose-errors", "--help"}
"""Options that every command has, told once."""


def command_pages() -> Iterator[tuple[str, str]]:
    lang = current()
    group = cli.group
    context = click.Context(group)
    commands = [(name, group.get_command(context, name)) for name in group.list_commands(context)]
    yield "commands/index.md", _overview(group, [(n, c) for n, c in commands if c], lang)
    for name, command in commands:
        if command is not None:
            yield f"commands/{name}.md", "\n\n".join(_command(("reformcheck", name), command, 1, lang)) + "\n"


def _overview(group: click.Group, commands: list[tuple[str, click.Command]], lang: str) -> str:
    rows = [[f"[{code(name)}]({name}.md)", cell(_first(command))] for name, command in commands]
    heads = [chosen(lang, "命令", "command"), chosen(lang, "做什么", "what it does")]
    return (
        "\n\n".join(
            [
                f"# {chosen(lang, '命令', 'Commands')}",
                named_in_prose(group.help or ""),
                table(heads, rows),
                chosen(
                    lang,
                    "每个命令都有的选项：",
                    "Options that every command has (`--version` is the program's own):",
                ),
                *_options(("reformcheck",), group, lang),
                *_closing(group),
            ]
        )
        + "\n"
    )


def _first(command: click.Command) -> str:
    text = named_in_prose(" ".join((command.help or "").split()))
    for end in ("。", ". ", "; "):
        text = text.split(end)[0]
    return text.rstrip(".")


def _command(words: tuple[str, ...], command: click.Command, depth: int, lang: str) -> Iterator[str]:
    context = click.Context(command, info_name=" ".join(words))
    yield f"{'#' * depth} {' '.join(words)}"
    yield named_in_prose(command.help or "")
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f"```text\n{' '.join(words)} {named(pieces)}\n```"
    yield from _options(words, command, lang)
    yield from _closing(command)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from _command((*words, name), below, depth + 1, lang)


def _options(words: tuple[str, ...], command: click.Command, lang: str) -> Iterator[str]:
    context = click.Context(command, info_name=" ".join(words))
    parameters = [p for p in command.get_params(context) if command is cli.group or not _OF_ALL & {*p.opts}]
    records = filter(None, [parameter.get_help_record(context) for parameter in parameters])
    rows = [[code_cell(named(option)), cell(remarks(said))] for option, said in records if said]
    if rows:
        yield table([chosen(lang, "选项", "option"), chosen(lang, "含义", "what it does")], rows)


def _closing(command: click.Command) -> Iterator[str]:
    """Exit codes, and the example as a block to copy."""
    codes, _, example = (command.epilog or "").partition("\b\n")
    if codes.strip():
        yield " ".join(codes.split())
    if example:
        yield f"```sh\n{example.partition('reformcheck')[1]}{example.partition('reformcheck')[2]}\n```"
