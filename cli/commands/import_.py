"""`reformcheck import`: an official document turned into a plan file, or a central notice into a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.cli.completing import complete_files
from reformcheck.cli.exits import CLEAN
from reformcheck.cli.helping import Command
from reformcheck.cli.language import current, t
from reformcheck.cli.options import (
    catalog_option,
    closing,
    common_options,
    force_option,
    force_plan_option,
    output_option,
)
from reformcheck.cli.output import write_out
from reformcheck.cli.regions import region_name
from reformcheck.plans.bounds import bound_items

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reformcheck.catalog.model import Region
    from reformcheck.plans.documents.drafting.draft import Draft


@click.command(
    "import",
    cls=Command,
    help=t(
        "把公文（Word、WPS、PDF、OFD、Excel、网页、文本）转成方案文件；--as list 转成举措清单。结果写到标准输出或 -o；读到了什么、须核对什么写到标准错误。",
        "Turn an official document (of Word, WPS or Excel, PDF, OFD, a web page, text) into a plan file, or with --as list into a list. "
        "The result goes to standard output or -o, the account of what was read to standard error.",
    ),
    epilog=closing(
        "0 已转成；2 用法或文件有误。",
        "0 done; 2 usage error or unreadable file.",
        "reformcheck import examples/documents/jilin-2019-19-plan.txt",
    ),
)
@click.argument("file", metavar="FILE", shell_complete=complete_files)
@output_option
@force_option
@click.option(
    "--region",
    callback=region_name,
    metavar="REGION",
    help=t("方案所属地区，文中未写时用", "region of the plan, where the text does not say"),
)
@click.option(
    "--list",
    "lists",
    multiple=True,
    metavar="LIST",
    help=t(
        "所答复的清单（编号或文号）；--as list 时为清单编号",
        "list it answers; with --as list the id of the list",
    ),
)
@catalog_option
@click.option(
    "--as",
    "kind",
    type=click.Choice(["plan", "list"]),
    default="plan",
    show_default=True,
    help=t("转成什么", "what to make"),
)
@click.option(
    "--update",
    metavar="PLAN",
    help=t(
        "更新已有的方案文件：保留人写的 measure、note、waivers 等，并列出变化",
        "update a plan file: keep what a person wrote in it, and tell what changed",
    ),
)
@force_plan_option
@common_options
def import_(
    file: str,
    output: str | None,
    force: bool,
    region: str,
    lists: Sequence[str],
    kind: str,
    update: str | None,
    force_plan: bool,
    catalog_paths: Sequence[str],
) -> int:
    from reformcheck.cli.progress import pages_read
    from reformcheck.plans.documents import account, read_document, understand

    if output not in (None, "-"):
        from reformcheck.running.files.writing import keep_apart

        keep_apart([file], [output])
    regions = _regions()
    if lists and kind == "plan":
        _check_lists(lists, catalog_paths)
    draft = understand(read_document(file, pages_read()), regions)
    draft = _completed(draft, region, lists)
    click.echo(account(draft, current()), nl=False, err=True)
    if kind == "plan" and not force_plan:
        from reformcheck.plans.documents.writing.load import refuse_no_plan

        refuse_no_plan(draft, Location(file), draft.region or file)
    bound_items(len(draft.items), Location(file))
    if not draft.items:
        raise InputError(
            Location(file),
            "没有识别出任何任务，没有写任何文件；请检查是否为正确的公文",
            "no task was found in it and nothing was written; check that it is the right document",
        )
    if kind == "list":
        from reformcheck.plans.documents import write_list

        write_out(write_list(draft, lists[0] if lists else ""), output, force=force)
    else:
        from reformcheck.plans.documents import emit_plan, plan_data

        if update is None:
            write_out(emit_plan(plan_data(draft)), output, force=force)
        else:
            write_out(_updated(draft, update), output or update, force=force or output in (None, update))
    return CLEAN


def _regions() -> Mapping[str, Region]:
    from reformcheck.catalog.divisions import load_regions

    return load_regions()


def _check_lists(lists: Sequence[str], catalog_paths: Sequence[str]) -> None:
    """Raises RequestError for a list that the catalog does not hold."""
    from reformcheck.catalog.loader import load_catalog
    from reformcheck.running.choices import chosen_lists

    chosen_lists(lists, load_catalog(catalog_paths))


def _completed(draft: Draft, region: str, lists: Sequence[str]) -> Draft:
    front = replace(draft.front, lists=tuple(lists)) if lists else draft.front
    return replace(draft, front=front, region=region or draft.region)


def _updated(draft: Draft, path: str) -> str:
    """The text of a plan file with what the document says now; what changed is told.

    Raises InputError where comments, the order or what a person wrote could not stay.
    """
    from reformcheck.plans.documents.writing.renewed import renewed

    plan = renewed(draft, path)
    for change in plan.changes:
        click.echo(t("变化：", "changed: ") + change.message(current()), err=True)
    if not plan.changes:
        click.echo(t("没有变化", "nothing has changed"), err=True)
    return plan.kept_text()
