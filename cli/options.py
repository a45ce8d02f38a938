"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from reformcheck.cli.language import LANGUAGES, t

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
