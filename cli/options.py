"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reformcheck.cli.language import LANGUAGES, t

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_F = TypeVar("_F", bound=Callable[..., Any])


def lang_option(function: _F) -> _F:
    """--lang; its value is read by `language.current` before parsing, so commands do not take it."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=t("界面语言，默认随系统", "language, by default the locale's"),
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


def semantic_option(function: _F) -> _F:
    return click.option(
        "--semantic",
        type=click.Choice(["auto", "on", "off"]),
        default="auto",
        envvar="REFORMCHECK_SEMANTIC",
        help=t(
            "由语言模型为没有确定对应的事项推荐候选举措；auto（默认）装了 reformcheck[semantic] 就用",
            "have a language model propose candidates for items in doubt; auto, the default, where reformcheck[semantic] is installed",
        ),
    )(function)


def as_of_option(function: _F) -> _F:
    return click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        help=t("按这一天的情况检查（年-月-日）", "check as of this day (year-month-day)"),
    )(function)


def closing(codes_zh: str, codes_en: str, example: str) -> str:
    """The end of a command's help: its exit codes, and an example on one line to copy."""
    return f"{t('退出码：' + codes_zh, 'Exit codes: ' + codes_en)}\n\n\b\n{t('示例：', 'Example: ')}{example}"


def complete_files(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Tells the shell to complete the name of a file or a folder itself."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]


def complete_rules(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    from reformcheck.rules import IDS

    return [rule for rule in IDS if rule.startswith(begun)]


def complete_lists(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    from reformcheck.catalog.loader import load_catalog

    return [list_id for list_id in load_catalog().lists if list_id.startswith(begun)]


def complete_regions(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    from reformcheck.catalog.loader import load_catalog

    return [region.name for region in load_catalog().regions.values() if region.name.startswith(begun)]
