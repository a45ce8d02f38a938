"""`reformcheck fix`: write down what the wording leaves no doubt of, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from reformcheck.cli.completing import complete_files
from reformcheck.cli.exits import CLEAN, FOUND
from reformcheck.cli.helping import Command
from reformcheck.cli.language import current, t
from reformcheck.cli.options import catalog_option, closing, common_options, config_option

if TYPE_CHECKING:
    from reformcheck.cli.editing import Say
    from reformcheck.rules.model import ItemMatches
    from reformcheck.running.edits.measures import Repair
    from reformcheck.running.edits.opened import Opened


@click.command(
    cls=Command,
    help=t(
        "把有把握的对应写成 measure:，保留注释和顺序。PLAN 为方案文件、文件夹或通配。--diff 只显示不写；--unsafe 连拿不准的首选也写上。",
        "Write measure: for sure matches, keeping comments and order. PLAN is a plan file, a folder or a pattern. --diff only shows; --unsafe writes guesses too.",
    ),
    epilog=closing(
        "0 无可改或已改好；1 仅显示（--diff）且有可改之处；2 文件有误；3 没有方案文件。",
        "0 nothing to change, or written; 1 with --diff where something would change; 2 unreadable file; 3 no plan file.",
        "reformcheck fix plan.yaml --diff",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="PLAN...", shell_complete=complete_files)
@click.option(
    "--diff", "show", is_flag=True, help=t("只显示改动，不写文件", "show the change, write nothing")
)
@click.option(
    "--unsafe",
    is_flag=True,
    help=t("拿不准的写首选，并注明是猜测", "write the first candidate where in doubt, marked as a guess"),
)
@catalog_option
@config_option
@common_options
def fix(files: Sequence[str], show: bool, unsafe: bool, **options: Any) -> int:
    from reformcheck.cli.editing import edit_plans
    from reformcheck.cli.settings import session_of

    return edit_plans(files, session_of(options), partial(_fixed, show=show, unsafe=unsafe), command="fix")


def _fixed(opened: Opened, say_of_it: Say, *, show: bool, unsafe: bool) -> int:
    """The exit code of one plan file. Raises InputError."""
    from reformcheck.cli.output import say
    from reformcheck.running.edits.measures import mended, repairs

    items = opened.result.coverage.items
    found = list(repairs(items, unsafe))
    after = mended(opened.text, found, opened.result.plan, lang=current())
    if show and found:
        say(opened.difference(after))
    elif found:
        opened.write(after)
    for line in _told(found, items, unsafe):
        say_of_it(line)
    return FOUND if show and found else CLEAN


def _told(repairs: Sequence[Repair], items: Sequence[ItemMatches], unsafe: bool) -> Iterator[str]:
    for repair in repairs:
        certainty = "" if repair.sure else t("（猜测）", " (a guess)")
        yield (
            t(f"第{repair.number}项：measure: ", f"item {repair.number}: measure: ")
            + ", ".join(repair.measures)
            + certainty
        )
    if not repairs:
        yield t("没有可改之处", "nothing to fix")
    doubtful = [m.item.number for m in items if m.candidates and not m.sure and not m.item.measure_ids]
    if doubtful and not unsafe:
        numbers = "、".join(doubtful) if current() == "zh" else ", ".join(doubtful)
        yield t(
            f"拿不准的没有写：第{numbers}项（--unsafe 写上首选）",
            f"left in doubt: items {numbers} (--unsafe writes the first candidate)",
        )
