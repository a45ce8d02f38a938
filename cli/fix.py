"""`reformcheck fix`: write down what the wording leaves no doubt of, and nothing else."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from reformcheck.cli.exits import CLEAN, FOUND
from reformcheck.cli.language import t
from reformcheck.cli.options import catalog_option, closing, complete_files, lang_option

if TYPE_CHECKING:
    from reformcheck.rules.model import ItemMatches


@dataclass(frozen=True, slots=True)
class _Repair:
    """A `measure:` to write for the item at a position."""

    index: int
    number: str
    measures: tuple[str, ...]
    sure: bool


@click.command(
    help=t(
        "把有把握的对应写成 measure:，保留注释和顺序。--diff 只显示不写；--unsafe 连拿不准的首选也写上。",
        "Write measure: for sure matches, keeping comments and order. --diff only shows; --unsafe writes guesses too.",
    ),
    epilog=closing(
        "0 无可改或已改好；1 仅显示（--diff）且有可改之处；2 文件有误。",
        "0 nothing to change, or written; 1 with --diff where something would change; 2 unreadable file.",
        "reformcheck fix plan.yaml --diff",
    ),
)
@click.argument("plan", metavar="PLAN", shell_complete=complete_files)
@click.option(
    "--diff", "show", is_flag=True, help=t("只显示改动，不写文件", "show the change, write nothing")
)
@click.option(
    "--unsafe",
    is_flag=True,
    help=t("拿不准的写首选，并注明是猜测", "write the first candidate where in doubt, marked as a guess"),
)
@catalog_option
@lang_option
def fix(plan: str, show: bool, unsafe: bool, catalog_paths: Sequence[str]) -> int:
    from reformcheck.catalog.textfile import decode, read_bytes
    from reformcheck.cli.output import write_file
    from reformcheck.cli.session import Session
    from reformcheck.cli.settings import load_settings
    from reformcheck.plans.edit import PlanEditor

    session = Session(load_settings({"catalog": catalog_paths}))
    context = session.checker.context(session.read(plan))
    repairs = list(_repairs(context.coverage.items, unsafe))
    before = decode(read_bytes(plan), plan)
    editor = PlanEditor(before)
    for repair in repairs:
        guess = None if repair.sure else t("猜测，请核对", "a guess, please check")
        value = repair.measures[0] if len(repair.measures) == 1 else repair.measures
        editor.set_item(repair.index, "measure", value, guess)
    after = editor.text() if repairs else before
    if show:
        lines = difflib.unified_diff(before.splitlines(True), after.splitlines(True), plan, plan)
        click.echo("".join(lines), nl=False)
    elif after != before:
        write_file(plan, after, force=True)
    for repair in repairs:
        certainty = "" if repair.sure else t("（猜测）", " (a guess)")
        click.echo(
            t(f"第{repair.number}项：measure: ", f"item {repair.number}: measure: ")
            + ", ".join(repair.measures)
            + certainty,
            err=True,
        )
    return FOUND if show and repairs else CLEAN


def _repairs(items: Sequence[ItemMatches], unsafe: bool) -> Iterator[_Repair]:
    for index, matched in enumerate(items):
        if matched.item.measure_ids:
            continue
        if matched.sure:
            ids = tuple(match.measure.id for match in matched.sure)
            yield _Repair(index, matched.item.number, ids, True)
        elif matched.candidates and unsafe:
            yield _Repair(index, matched.item.number, (matched.candidates[0].measure.id,), False)
