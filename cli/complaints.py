"""What goes wrong before or beside a report, said on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from reformcheck.catalog.language.visible import visible
from reformcheck.cli.helping import named
from reformcheck.cli.language import current
from reformcheck.cli.output import say_aside
from reformcheck.running.log import is_on

if TYPE_CHECKING:
    from reformcheck.rules.model import ReadError

_EXTRA = "Got unexpected extra argument"


def complain(sentence: str) -> None:
    """One line on standard error, whatever the sentence quotes, if anyone listens there."""
    with suppress(OSError):
        click.echo(f"reformcheck: {visible(sentence)}", err=True)


def show_errors(errors: Iterable[ReadError]) -> None:
    """Why files could not be checked, on standard error."""
    for error in errors:
        click.echo(f"reformcheck: {error.location}: {error.message}", err=True)
        show_traces((error,))


def show_traces(errors: Iterable[ReadError]) -> None:
    """Where the program went wrong, of internal errors, for who asks to see it."""
    for error in errors:
        if error.trace and is_on():
            say_aside(f"{error.location}\n{error.trace.rstrip()}")


def drop_output() -> None:
    """Nobody takes what is left of standard output: let the interpreter flush it into nothing at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def usage_sentence(error: click.UsageError) -> str:
    """click speaks English only; its commonest complaints are said in Chinese here."""
    said = error.format_message()
    if type(error) is click.UsageError and _EXTRA not in said:
        return said  # not click's: it says what to do
    return f"{said} (see --help)" if current() == "en" else f"{_in_chinese(error, said)}（见 --help）"


def _expected(error: click.BadParameter) -> str:
    """What a value should be; the words of our own types are Chinese already."""
    kind = error.param.type if error.param else None
    if isinstance(kind, click.IntRange):
        return f"应为 {kind.min} 到 {kind.max} 的整数"
    return error.message


def _in_chinese(error: click.UsageError, said: str) -> str:
    if isinstance(error, click.NoSuchOption):
        near = "，是否想写 " + "、".join(error.possibilities) if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{near}"
    if isinstance(error, click.BadOptionUsage) and "requires an argument" in said:
        return f"选项 {error.option_name} 后面缺少值"
    if isinstance(error, click.BadOptionUsage) and "does not take a value" in said:
        return f"选项 {error.option_name} 后面不带值"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 的用法不对"
    if isinstance(error, click.MissingParameter) and isinstance(error.param, click.Option):
        return f"缺少选项 {error.param.opts[0]}"
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else error.param_hint
        return f"缺少参数 {named(str(name or ''))}"
    if isinstance(error, click.BadParameter) and error.param and isinstance(error.param.type, click.Choice):
        return f"{error.param.opts[0]} 的值应为 {'、'.join(error.param.type.choices)} 之一"
    if isinstance(error, click.BadParameter) and error.param and isinstance(error.param.type, click.DateTime):
        return f"{error.param.opts[0]} 的值应为 年-月-日，如 2019-02-18"
    if isinstance(error, click.BadParameter) and error.param:
        name = (
            error.param.opts[0]
            if isinstance(error.param, click.Option)
            else named(error.param.human_readable_name)
        )
        return f"{name} 的值不对：{_expected(error)}"
    return said.replace(f"{_EXTRA}s", "多余的参数").replace(_EXTRA, "多余的参数")
