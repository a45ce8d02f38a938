"""`diff --watch`: checked again whenever a plan, a document or a setting is saved, until Ctrl-C."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import STDIN
from reformcheck.cli.complaints import complain
from reformcheck.cli.exits import CLEAN
from reformcheck.cli.language import current, t
from reformcheck.cli.output import on_terminal, say_aside
from reformcheck.plans.documents.reading.suffixes import CARRIERS, DOCUMENTS

_SAVED = (".yaml", ".yml", ".json", ".toml", ".cfg", *DOCUMENTS, *CARRIERS)
_LOOK = 200
"""Milliseconds."""
_MAGIC = re.compile(r"[*?\[]")


def keep_checking(names: Sequence[str], check: Callable[[], object], written: Sequence[str]) -> int:
    """Check now and after each change below what is named, but for the reports that are `written` there.

    Raises UsageError where that cannot be watched.
    """
    if STDIN in names:
        raise click.UsageError(t("--watch 不能用于标准输入", "--watch cannot watch standard input"))
    try:
        from watchfiles import watch
    except ImportError:
        raise click.UsageError(
            t(
                "--watch 需要 watchfiles，请先安装：pip install 'reformcheck[watch]'",
                "--watch needs watchfiles; install it with: pip install 'reformcheck[watch]'",
            )
        ) from None
    own = {os.path.realpath(path) for path in written}
    folders = list(dict.fromkeys(_folders(names)))

    def is_saved(_: object, path: str) -> bool:
        name = Path(path).name.lower()
        return name.endswith(_SAVED) and not name.startswith("~$") and os.path.realpath(path) not in own

    try:
        # The first yield is of a timeout, when the watch has begun: what is saved during a check is not missed.
        begun = False
        for saved in watch(*folders, watch_filter=is_saved, yield_on_timeout=True, rust_timeout=_LOOK):
            if saved or not begun:
                _checked(check)
            begun = True
    except KeyboardInterrupt:
        say_aside("")
    return CLEAN


def _checked(check: Callable[[], object]) -> None:
    """One run. What it cannot use, such as a setting that is half typed, ends no watching."""
    if on_terminal():
        click.clear()
    try:
        check()
    except InputError as error:
        complain(f"{error.location}: {error.message(current())}")
    say_aside(t("等待改动……（Ctrl-C 结束）", "waiting for changes (Ctrl-C ends)"))


def _folders(names: Sequence[str]) -> Iterator[Path]:
    """What holds the files: a folder itself, that of a file, and of a pattern what stands before its first mark.

    Raises UsageError for what is not there.
    """
    for name in names:
        path = Path(name)
        if not path.exists() and (mark := _MAGIC.search(name)):
            path = (
                Path(name[: mark.start()])
                if name[: mark.start()].endswith("/")
                else Path(name[: mark.start()]).parent
            )
        folder = path if path.is_dir() else path.parent
        if not folder.is_dir():
            raise click.UsageError(
                t(f"找不到 {name}，无从监视", f"{name} is not there: nothing can be watched")
            )
        yield folder
