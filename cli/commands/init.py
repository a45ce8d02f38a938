"""`reformcheck init`: a plan file to start from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import click

from reformcheck.cli.completing import complete_files, complete_lists, complete_regions
from reformcheck.cli.helping import Command
from reformcheck.cli.language import current, t
from reformcheck.cli.options import as_of_option, catalog_option, closing, common_options, force_option
from reformcheck.cli.output import write_out
from reformcheck.cli.regions import known_region


@click.command(
    cls=Command,
    help=t(
        "生成方案草稿：列出清单中适用于该地区的每项举措，拟出责任单位和适用范围。",
        "Write a plan skeleton: every measure of the lists that applies in the region, with units and scope proposed.",
    ),
    epilog=closing(
        "0 已写；2 用法有误，或文件已存在（--force 覆盖）。",
        "0 written; 2 usage error, or the file exists already (--force overwrites).",
        "reformcheck init --region 辽宁省 --list 2020-3",
    ),
)
@click.option(
    "--region",
    required=True,
    metavar="REGION",
    shell_complete=complete_regions,
    help=t("省级或地级行政区划，名称或代码", "province or prefecture, by name or code"),
)
@click.option(
    "--list",
    "list_names",
    multiple=True,
    metavar="LIST",
    shell_complete=complete_lists,
    help=t("所答复的清单，可多次；不写则为全部", "list that it answers, repeatable; by default all"),
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    shell_complete=complete_files,
    help=t("写入文件，默认打印", "file to write; by default printed"),
)
@force_option
@click.option(
    "--schema",
    default="plan.schema.json",
    show_default=True,
    metavar="PATH",
    shell_complete=complete_files,
    help=t("写给编辑器的方案 JSON Schema 的位置", "where editors find the JSON Schema of plans"),
)
@catalog_option
@as_of_option
@common_options
def init(
    region: str,
    list_names: Sequence[str],
    output: str | None,
    force: bool,
    schema: str,
    catalog_paths: Sequence[str],
    as_of: datetime | None,
) -> None:
    from reformcheck.catalog.geography import Geography
    from reformcheck.catalog.loader import load_catalog
    from reformcheck.plans.skeleton import Skeleton
    from reformcheck.running.choices import chosen_lists

    catalog = load_catalog(catalog_paths)
    geography = Geography(catalog)
    lists = chosen_lists(list_names, catalog) or tuple(catalog.lists.values())
    today = (as_of.date() if as_of else date.today()).isoformat()
    writer = Skeleton(catalog, geography, today=today, lang=current(), schema=schema)
    write_out(writer.text(known_region(region), lists), output, force=force)
