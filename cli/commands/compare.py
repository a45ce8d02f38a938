"""`reformcheck compare`: what a revision of a plan gained, lost, reassigned or reworded."""

from __future__ import annotations

from typing import Any

import click

from reformcheck.cli.complaints import show_errors
from reformcheck.cli.completing import complete_files
from reformcheck.cli.exits import CLEAN, FAILED, FOUND
from reformcheck.cli.helping import Command
from reformcheck.cli.language import current, t
from reformcheck.cli.options import catalog_option, closing, common_options, config_option, semantic_option
from reformcheck.cli.output import say


@click.command(
    cls=Command,
    help=t(
        "比较同一方案的两个版本：新采纳、不再采纳的举措，责任单位、适用范围、措辞和正文的变化。",
        "Compare two versions of a plan: measures gained and lost, units, scope, wording and bodies changed.",
    ),
    epilog=closing(
        "0 没有丢失举措或任务；1 有；2 文件有误。",
        "0 nothing was lost; 1 a measure or task was; 2 unreadable file.",
        "reformcheck compare examples/jilin.yaml examples/jilin-altered.yaml",
    ),
)
@click.argument("old", metavar="OLD", shell_complete=complete_files)
@click.argument("new", metavar="NEW", shell_complete=complete_files)
@catalog_option
@semantic_option
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@config_option
@common_options
def compare(old: str, new: str, format_: str, **options: Any) -> int:
    from reformcheck.catalog.language.visible import visible_json
    from reformcheck.cli.settings import session_of
    from reformcheck.reports import comparison
    from reformcheck.rules.compare import compare as compare_plans
    from reformcheck.rules.model import ReadError

    session = session_of(options)
    before, after = session.check(old), session.check(new)
    if isinstance(before, ReadError) or isinstance(after, ReadError):
        show_errors(result for result in (before, after) if isinstance(result, ReadError))
        return FAILED
    changes = compare_plans(before, after, session.catalog, session.geography)
    plans = before.plan, after.plan
    if format_ == "json":
        click.echo(visible_json(comparison.render_json(*plans, changes)), nl=False)
    else:
        say(comparison.render_text(*plans, changes, lang=current()).rstrip("\n"))
    return FOUND if any(change.kind == "lost" for change in changes) else CLEAN
