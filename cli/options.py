"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from reformcheck.cli.completing import complete_files, complete_lists, complete_rules
from reformcheck.cli.exits import FAIL_ON
from reformcheck.cli.language import LANGUAGES, t
from reformcheck.cli.regions import region_name

_F = TypeVar("_F", bound=Callable[..., Any])

VERBOSE_ERRORS = "--verbose-errors"


def common_options(function: _F) -> _F:
    """--lang and --verbose-errors, which every command has.

    Both count before the command line is parsed (`language.current`, `cli.main`), so commands do not take them.
    """
    lang = click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=t("界面语言，默认随系统", "language, by default the locale's"),
    )
    verbose = click.option(
        VERBOSE_ERRORS,
        is_flag=True,
        expose_value=False,
        help=t(
            "内部错误时显示出错位置，并逐步记录用了哪些清单、读了哪些文件、各用多久（同 REFORMCHECK_DEBUG=1）",
            "show where an internal error arose, and log which lists and files are read and how long each step takes"
            " (as REFORMCHECK_DEBUG=1 does)",
        ),
    )
    return lang(verbose(function))


CONFIG = "reformcheck.config"
"""Where `config_option` leaves the file's name in click's context for `settings.settings_of`."""


def config_option(function: _F) -> _F:
    """--config, for commands that read the settings: they ask `settings_of` and do not take it."""

    def keep(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
        context.meta[CONFIG] = value

    return click.option(
        "--config",
        metavar="FILE",
        expose_value=False,
        callback=keep,
        shell_complete=complete_files,
        help=t(
            "设置文件，取代在文件夹里找到的 reformcheck.toml 等",
            "configuration file, in place of the one found in the folders",
        ),
    )(function)


def catalog_option(function: _F) -> _F:
    return click.option(
        "--catalog",
        "catalog_paths",
        multiple=True,
        metavar="PATH",
        shell_complete=complete_files,
        help=t(
            "另加的清单文件或文件夹，编号相同的取代内置清单",
            "list file or folder to add; the same id replaces",
        ),
    )(function)


def output_option(function: _F) -> _F:
    return click.option("--output", "-o", metavar="OUT", help=t("写入文件", "write to a file"))(function)


def output_file_option(function: _F) -> _F:
    return click.option(
        "--output", "-o", metavar="FILE", shell_complete=complete_files, help=t("写入文件", "write to a file")
    )(function)


def force_option(function: _F) -> _F:
    return click.option("--force", is_flag=True, help=t("覆盖已有文件", "overwrite an existing file"))(
        function
    )


def semantic_option(function: _F) -> _F:
    return click.option(
        "--semantic",
        type=click.Choice(["auto", "on", "off"]),
        default="auto",
        envvar="REFORMCHECK_SEMANTIC",
        help=t(
            "措辞上没有确定对应的事项，由语言模型与举措对读后判定；auto（默认）装了 reformcheck[semantic] 就用",
            "have a language model read items in doubt beside the measures, and judge; auto, the default, where reformcheck[semantic] is installed",
        ),
    )(function)


def lists_option(function: _F) -> _F:
    """--list, in place of what each plan says it answers."""
    return click.option(
        "--list",
        "list_names",
        multiple=True,
        metavar="LIST",
        shell_complete=complete_lists,
        help=t(
            "对照的清单（编号或文号），取代方案自己写的",
            "list to check against (id or document number), in place of the plan's",
        ),
    )(function)


def as_of_option(function: _F) -> _F:
    return click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        help=t("按这一天的情况检查（年-月-日）", "check as of this day (year-month-day)"),
    )(function)


def rules_options(function: _F) -> _F:
    """--select and --ignore."""
    select = _rules_option("--select", t("只用这些规则", "run these rules only"))
    ignore = _rules_option("--ignore", t("不用这些规则", "do not run these rules"))
    return select(ignore(function))


def _rules_option(name: str, told: str) -> Callable[[_F], _F]:
    return click.option(name, multiple=True, metavar="RULE", shell_complete=complete_rules, help=told)


def fail_on_option(function: _F) -> _F:
    return click.option(
        "--fail-on",
        type=click.Choice(FAIL_ON),
        help=t("达到哪一级就以 1 退出，默认 error", "severity that makes the exit code 1, by default error"),
    )(function)


def region_option(function: _F) -> _F:
    return click.option(
        "--region",
        default="",
        callback=region_name,
        metavar="REGION",
        help=t("公文未写明地区时所属的地区", "region of a document that does not say"),
    )(function)


def force_plan_option(function: _F) -> _F:
    return click.option(
        "--force-plan",
        is_flag=True,
        help=t(
            "条例、批复、讲话等不是方案的公文也按方案读",
            "read a document as a plan that is none by its kind, such as 条例 or 批复",
        ),
    )(function)


def format_option(formats: Sequence[str]) -> Callable[[_F], _F]:
    """--format of a command that writes one report."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default="text",
        show_default=True,
        help=t("格式", "format"),
    )


def closing(codes_zh: str, codes_en: str, example: str) -> str:
    """The end of a command's help: its exit codes, and an example on one line to copy."""
    return f"{t('退出码：' + codes_zh, 'Exit codes: ' + codes_en)}\n\n\b\n{t('示例：', 'Example: ')}{example}"
