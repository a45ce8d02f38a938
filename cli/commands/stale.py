"""`reformcheck stale`: plans that answer an older set of lists than today's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from reformcheck.cli.complaints import complain, show_errors
from reformcheck.cli.completing import complete_files
from reformcheck.cli.exits import CLEAN, FAILED, FOUND, NOTHING
from reformcheck.cli.helping import Command
from reformcheck.cli.language import current, t
from reformcheck.cli.options import (
    as_of_option,
    catalog_option,
    closing,
    common_options,
    config_option,
    semantic_option,
)
from reformcheck.cli.output import say
from reformcheck.cli.passed import say_passed

if TYPE_CHECKING:
    from reformcheck.rules.model import ReadError


@click.command(
    cls=Command,
    help=t(
        "找出所答复的清单已有后续批次的方案，并列出还应补充的举措。",
        "Find plans that answer an older set of lists than today's, and what they would have to add.",
    ),
    epilog=closing(
        "0 都不过时；1 有过时的；2 文件有误；3 没有方案。",
        "0 none is stale; 1 some are; 2 unreadable file; 3 no plan found.",
        "reformcheck stale examples/jilin.yaml",
    ),
)
@click.argument("plans", nargs=-1, required=True, metavar="PLAN...", shell_complete=complete_files)
@catalog_option
@as_of_option
@semantic_option
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@config_option
@common_options
def stale(plans: Sequence[str], format_: str, **options: Any) -> int:
    from reformcheck.cli.settings import session_of
    from reformcheck.reports.listed.staleness import staleness_json, staleness_lines
    from reformcheck.running.files.passed_over import apart
    from reformcheck.running.staleness import judged

    session = session_of(options)
    files = session.settings.plans_in(plans)
    errors: list[ReadError] = []
    found = list(judged(session, files.files, errors))
    errors, no_plans = apart(errors, files.named)
    show_errors(errors)
    say_passed([*files.passed, *no_plans], verbose=False)
    if format_ == "json":
        click.echo(staleness_json(found))
    else:
        for line in chain.from_iterable(staleness_lines(each, current()) for each in found):
            say(line)
    if errors:
        return FAILED
    if not found:
        complain(t("没有找到方案", "no plan was found"))
        return NOTHING
    return FOUND if any(staleness.newer for staleness in found) else CLEAN
