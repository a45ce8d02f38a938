"""`reformcheck matrix`: many plans against all measures, as one picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from reformcheck.cli.complaints import show_errors
from reformcheck.cli.completing import complete_files
from reformcheck.cli.exits import CLEAN, FAILED, NOTHING
from reformcheck.cli.helping import Command
from reformcheck.cli.language import t
from reformcheck.cli.many_options import many_options, way_of
from reformcheck.cli.options import (
    as_of_option,
    catalog_option,
    closing,
    common_options,
    config_option,
    force_option,
    force_plan_option,
    format_option,
    lists_option,
    output_file_option,
    region_option,
    semantic_option,
)
from reformcheck.cli.output import is_standard_output, look, write_out
from reformcheck.cli.passed import say_passed
from reformcheck.reports.listed.overviews import MATRIX_FORMATS
from reformcheck.reports.matrices import VIEWS
from reformcheck.running.version import VERSION

if TYPE_CHECKING:
    from reformcheck.rules.model import ReadError


@click.command(
    cls=Command,
    help=t(
        "列出各地方案对各项举措的采纳情况。PATH 为方案文件、公文、文件夹或通配。",
        "Show what became of every measure in every plan. PATH is a plan file, a document, a folder of them or a pattern.",
    ),
    epilog=closing(
        "0 已列出；2 用法或文件有误；3 没有方案。是否合格由 `reformcheck diff` 判断。",
        "0 shown; 2 usage error or unreadable file; 3 no plan. `reformcheck diff` is the gate.",
        "reformcheck matrix plans/ --format html -o matrix.html",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=complete_files)
@lists_option
@catalog_option
@as_of_option
@semantic_option
@format_option(MATRIX_FORMATS)
@click.option(
    "--by",
    "view",
    type=click.Choice(VIEWS),
    help=t(
        "每行一个：单元格、方案、地区、举措或指导部门（默认：text 全部，csv 方案，parquet 单元格）",
        "one row for each cell, plan, region, measure or guiding department"
        " (default: all in text, plan in csv, cell in parquet)",
    ),
)
@output_file_option
@force_option
@region_option
@force_plan_option
@click.option("--verbose", "-v", is_flag=True, help=t("列出略过的文件", "list the files passed over"))
@many_options
@config_option
@common_options
def matrix(
    paths: Sequence[str],
    format_: str,
    view: str | None,
    output: str | None,
    force: bool,
    verbose: bool,
    **options: Any,
) -> int:
    from reformcheck.cli.progress import watched
    from reformcheck.cli.settings import session_of
    from reformcheck.reports.listed.overviews import render_matrix
    from reformcheck.reports.matrices.building import build
    from reformcheck.running.choices import format_possible
    from reformcheck.running.files.passed_over import apart
    from reformcheck.running.gathering import readable
    from reformcheck.running.many import results

    if format_ == "parquet" and is_standard_output(output):
        raise click.UsageError(
            t("parquet 是二进制格式，请用 --output 写入文件", "parquet is binary: name a file with --output")
        )
    format_possible(format_)
    session = session_of(options)
    found = session.settings.plans_in(paths)
    if output is not None:
        from reformcheck.running.files.writing import keep_apart

        keep_apart(found.named, [output])
    errors: list[ReadError] = []
    checked = watched(results(session, found.files, way_of(options)), len(found.files), lambda _: 1)
    built = build(readable(checked, errors), session.catalog.regions)
    errors, no_plans = apart(errors, found.named)
    content = render_matrix(
        built, format_, view, look(output), version=VERSION, catalog=session.catalog, errors=errors
    )
    write_out(content, output, force=force)
    show_errors(errors)
    say_passed([*found.passed, *no_plans], verbose=verbose)
    return FAILED if errors else CLEAN if built.rows else NOTHING
