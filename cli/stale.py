"""`reformcheck stale`: plans that answer an older set of lists than today's."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from reformcheck.catalog.errors import InputError
from reformcheck.cli.exits import CLEAN, FAILED, FOUND
from reformcheck.cli.language import current, t
from reformcheck.cli.options import as_of_option, catalog_option, closing, complete_files, lang_option

if TYPE_CHECKING:
    from reformcheck.rules.stale import Staleness


@click.command(
    help=t(
        "找出所答复的清单已有后续批次的方案，并列出还应补充的举措。",
        "Find plans that answer an older set of lists than today's, and what they would have to add.",
    ),
    epilog=closing(
        "0 都不过时；1 有过时的；2 文件有误。",
        "0 none is stale; 1 some are; 2 unreadable file.",
        "reformcheck stale examples/jilin.yaml",
    ),
)
@click.argument("plans", nargs=-1, required=True, metavar="PLAN...", shell_complete=complete_files)
@catalog_option
@as_of_option
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
def stale(plans: Sequence[str], catalog_paths: Sequence[str], as_of: datetime | None, format_: str) -> int:
    from reformcheck.cli.session import Session
    from reformcheck.cli.settings import load_settings
    from reformcheck.rules.stale import judge

    session = Session(load_settings({"catalog": catalog_paths}), as_of=as_of.date() if as_of else None)
    found: list[Staleness] = []
    failed = False
    for path in plans:
        try:
            found.append(judge(session.read(path), session.checker))
        except InputError as error:
            failed = True
            click.echo(f"reformcheck: {error.location}: {error.message(current())}", err=True)
    if format_ == "json":
        click.echo(json.dumps([_data(staleness) for staleness in found], ensure_ascii=False, indent=2))
    else:
        for staleness in found:
            _print(staleness)
    if failed:
        return FAILED
    return FOUND if any(staleness.newer for staleness in found) else CLEAN


def _data(staleness: Staleness) -> dict[str, Any]:
    return {
        "path": staleness.plan.path,
        "title": staleness.plan.title,
        "answers": [lst.id for lst in staleness.answered],
        "newer": [lst.id for lst in staleness.newer],
        "to_add": [{"measure": m.id, "title": m.title, "status": m.status} for m in staleness.to_add],
    }


def _print(staleness: Staleness) -> None:
    from reformcheck.reports.wording import STATUS_NAMES, joined

    plan, lang = staleness.plan, current()
    answered = joined((lst.document_number for lst in staleness.answered), lang)
    if not staleness.answered:
        click.echo(f"{plan.path}  " + t("没有写明答复哪份清单", "does not say which list it answers"))
    elif not staleness.newer:
        click.echo(f"{plan.path}  " + t(f"不过时（答复 {answered}）", f"up to date (answers {answered})"))
    else:
        newer = joined((lst.document_number for lst in staleness.newer), lang)
        count = len(staleness.to_add)
        click.echo(
            f"{plan.path}  "
            + t(
                f"答复 {answered}，此后又有 {newer}：应补充 {count} 项",
                f"answers {answered}; {newer} came since: {count} measures to add",
            )
        )
        for measure in staleness.to_add:
            area = (
                t(f"（{joined(measure.area, lang)}）", f" ({joined(measure.area, lang)})")
                if measure.area
                else ""
            )
            click.echo(f"  {measure.id}  {measure.title}{area}  {STATUS_NAMES[lang][measure.status]}")
