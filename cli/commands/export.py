"""`reformcheck export`: what is found in many plans, as tidy tables for programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reformcheck.cli.complaints import show_errors
from reformcheck.cli.completing import complete_files
from reformcheck.cli.exits import CLEAN, FAILED, NOTHING
from reformcheck.cli.helping import Command
from reformcheck.cli.language import current, t
from reformcheck.cli.many_options import many_options, way_of
from reformcheck.cli.options import (
    as_of_option,
    catalog_option,
    closing,
    common_options,
    config_option,
    force_plan_option,
    lists_option,
    region_option,
    semantic_option,
)
from reformcheck.cli.output import say_aside
from reformcheck.cli.passed import say_passed
from reformcheck.running.files.writing import refuse_to_overwrite, write_files

if TYPE_CHECKING:
    from reformcheck.running.gathering import Stream

FORMATS = ("csv", "parquet", "jsonl")


@click.command(
    cls=Command,
    help=t(
        "把各份方案的检查结果写成数据表：方案、任务、举措、问题各一表（列见 docs/data.md）。PATH 为方案文件、公文、文件夹或通配。",
        "Write what is found in plans as tables: plans, items, measures and findings (columns in docs/data.md). PATH is a plan file, a document, a folder or a pattern.",
    ),
    epilog=closing(
        "0 已写；2 用法有误，或有文件读不了（其余照写）；3 没有方案。",
        "0 written; 2 usage error, or a file could not be read (the others are written); 3 no plan.",
        "reformcheck export plans/ --format csv -o data --force",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=complete_files)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="csv",
    show_default=True,
    help=t("格式；parquet 需要 reformcheck[parquet]", "format; parquet needs reformcheck[parquet]"),
)
@click.option(
    "--output",
    "-o",
    "folder",
    required=True,
    metavar="FOLDER",
    shell_complete=complete_files,
    help=t("写入的文件夹，没有就新建", "folder to write to, made where it is not there"),
)
@click.option("--force", is_flag=True, help=t("覆盖已有文件", "overwrite existing files"))
@lists_option
@catalog_option
@as_of_option
@semantic_option
@region_option
@force_plan_option
@click.option("--verbose", "-v", is_flag=True, help=t("列出略过的文件", "list the files passed over"))
@many_options
@config_option
@common_options
def export(
    paths: Sequence[str], format_: str, folder: str, force: bool, verbose: bool, **options: Any
) -> int:
    from reformcheck.cli.progress import watched
    from reformcheck.cli.settings import session_of
    from reformcheck.reports.data.columns import COLUMNS
    from reformcheck.reports.data.tables import table_rendering
    from reformcheck.running.choices import format_possible
    from reformcheck.running.gathering import Stream
    from reformcheck.running.many import outcomes

    format_possible(format_)
    files = [str(Path(folder) / f"{table}.{format_}") for table in COLUMNS]
    _refuse_to_overwrite(folder, files, force=force)
    session = session_of(options)
    found = session.settings.plans_in(paths)
    renderings = [table_rendering(table, format_, current()) for table in COLUMNS]
    checked = outcomes(session, found.files, renderings, way_of(options))
    stream = Stream(renderings, session.checker.catalog)
    stream.take(watched(checked, len(found.files), lambda outcome: outcome.plans))
    passed = stream.pass_over(found)
    if stream.total.plans:
        _write(stream, folder, files, force=force)
    show_errors(stream.errors)
    say_passed(passed, verbose=verbose)
    return FAILED if stream.errors else CLEAN if stream.total.plans else NOTHING


def _refuse_to_overwrite(folder: str, files: Sequence[str], *, force: bool) -> None:
    """Before the work. Raises InputError, also for a folder that cannot be made."""
    if not Path(folder).is_dir():
        refuse_to_overwrite(folder, force=False)
    else:
        for file in files:
            refuse_to_overwrite(file, force=force)


def _write(stream: Stream, folder: str, files: Sequence[str], *, force: bool) -> None:
    """Raises InputError."""
    Path(folder).mkdir(exist_ok=True)
    write_files(zip(files, stream.documents(CLEAN), strict=True), force=force)
    for file in files:
        say_aside(file)
