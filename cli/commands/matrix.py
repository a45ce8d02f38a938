"""`reformcheck matrix`: many plans against all measures, as one picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from reformcheck.cli.complaints import show_errors
from reformcheck.cli.exits import CLEAN, FAILED, NOTHING
from reformcheck.cli.helping import Command
from reformcheck.cli.language import current, t
from reformcheck.cli.options import (
    as_of_option,
    catalog_option,
    closing,
    common_options,
    complete_files,
    config_option,
    force_option,
    force_plan_option,
    format_option,
    lists_option,
    many_options,
    region_option,
    semantic_option,
    way_of,
)
from reformcheck.cli.output import terminal_width, wants_color
from reformcheck.cli.passed import say_passed
from reformcheck.running.files.writing import write_file
from reformcheck.running.version import VERSION

if TYPE_CHECKING:
    from reformcheck.reports.matrices.matrix import Matrix
    from reformcheck.rules.model import PlanReport, ReadError
    from reformcheck.running.choices import Semantic
    from reformcheck.running.session import Session

FORMATS = ("text", "csv", "parquet", "html")
VIEWS = ("cell", "plan", "region", "measure", "department")


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
@format_option(FORMATS)
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
@click.option(
    "--output", "-o", metavar="FILE", shell_complete=complete_files, help=t("写入文件", "write to a file")
)
@force_option
@region_option
@force_plan_option
@click.option("--verbose", "-v", is_flag=True, help=t("列出略过的文件", "list the files passed over"))
@many_options
@config_option
@common_options
def matrix(
    paths: Sequence[str],
    list_names: Sequence[str],
    catalog_paths: Sequence[str],
    as_of: datetime | None,
    semantic: Semantic,
    format_: str,
    view: str | None,
    output: str | None,
    force: bool,
    region: str,
    force_plan: bool,
    verbose: bool,
    **many: Any,
) -> int:
    from reformcheck.cli.progress import watched
    from reformcheck.cli.settings import settings_of
    from reformcheck.reports.matrices.building import build
    from reformcheck.running.files.passed_over import apart
    from reformcheck.running.files.walk import find_plans
    from reformcheck.running.many import results
    from reformcheck.running.session import Session

    if format_ == "parquet" and output is None:
        raise click.UsageError(
            t("parquet 是二进制格式，请用 --output 写入文件", "parquet is binary: name a file with --output")
        )
    settings = settings_of({"catalog": catalog_paths, "lists": list_names})
    session = Session(
        settings,
        as_of=as_of.date() if as_of else None,
        semantic=semantic,
        region=region,
        force_plan=force_plan,
        lang=current(),
    )
    found = find_plans(paths, settings["exclude"], exclude_from=settings.exclude_folder)
    errors: list[ReadError] = []
    way = way_of(many)
    checked = watched(results(session, found.files, way), len(found.files), lambda _: 1)
    built = build(_reports(checked, errors), session.catalog.regions)
    errors, no_plans = apart(errors, found.named)
    content = _render(built, format_, view, session, errors, to_file=output is not None)
    if output is not None:
        write_file(output, content, force=force)
    else:
        click.echo(content, nl=False, color=True)
    show_errors(errors)
    say_passed([*found.passed, *no_plans], verbose=verbose)
    return FAILED if errors else CLEAN if built.rows else NOTHING


def _reports(checked: Iterable[PlanReport | ReadError], errors: list[ReadError]) -> Iterator[PlanReport]:
    """What was read; why the others were not goes to `errors`."""
    from reformcheck.rules.model import ReadError

    for result in checked:
        if isinstance(result, ReadError):
            errors.append(result)
        else:
            yield result


def _render(
    built: Matrix,
    format_: str,
    view: str | None,
    session: Session,
    errors: Sequence[ReadError],
    *,
    to_file: bool,
) -> str | bytes:
    if format_ == "html":
        from reformcheck.reports.web.html import render_matrix

        used = {column.list_id for column in built.columns}
        lists = [lst for lst in session.catalog.lists.values() if lst.id in used]
        return render_matrix(built, lang=current(), version=VERSION, lists=lists, errors=errors)
    if format_ == "text":
        from reformcheck.reports.matrices import matrix_text

        width = None if to_file else terminal_width()
        color = wants_color() and not to_file
        return matrix_text.render(built, view, lang=current(), width=width, color=color)
    from reformcheck.reports.matrices import matrix_tables

    if format_ == "csv":
        return matrix_tables.render_csv(built, view or "plan", lang=current())
    try:
        return matrix_tables.render_parquet(built, view or "cell")
    except matrix_tables.ParquetMissingError:
        raise click.UsageError(
            t(
                "parquet 格式需要 pyarrow，请先安装：pip install 'reformcheck[parquet]'",
                "parquet needs pyarrow; install it with: pip install 'reformcheck[parquet]'",
            )
        ) from None
