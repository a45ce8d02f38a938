"""`reformcheck diff`: plans against the lists they answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click
from reformcheck.catalog.errors import InputError, suggestion
from reformcheck.cli.exits import FAIL_ON, exit_code
from reformcheck.cli.language import current, t
from reformcheck.cli.options import catalog_option, lang_option
from reformcheck.cli.targets import TextOptions, check_targets, parse_targets, write_targets
from reformcheck.cli.version import VERSION
from reformcheck.reports.formats import FORMATS, TEXT

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog, MeasureList
    from reformcheck.rules.model import Report


@click.command(
    help=t(
        "检查方案是否采纳了清单要求的举措。FILE 为方案文件（YAML），- 为标准输入。",
        "Check whether plans adopt what the lists ask for. FILE is a plan file (YAML), - standard input.",
    ),
    epilog=t(
        "退出码：0 没有达到 --fail-on 的问题；1 有；2 用法或文件有误；3 没有可检查的方案。\n\n"
        "示例：reformcheck diff examples/jilin.yaml --coverage",
        "Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 usage error or unreadable file; 3 nothing checked.\n\n"
        "Example: reformcheck diff examples/jilin.yaml --coverage",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--list",
    "list_names",
    multiple=True,
    metavar="LIST",
    help=t(
        "对照的清单（编号或文号），取代方案自己写的",
        "list to check against (id or document number), in place of the plan's",
    ),
)
@catalog_option
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[:FILE]",
    help=t(
        f"报告格式，可给多个，如 sarif:out.sarif；有 {', '.join(FORMATS)}，默认 {TEXT}",
        f"report format, repeatable with files, as in sarif:out.sarif; one of {', '.join(FORMATS)}; by default {TEXT}",
    ),
)
@click.option("--coverage", is_flag=True, help=t("逐项列出采纳情况", "add the table of every measure"))
@click.option("--verbose", "-v", is_flag=True, help=t("列出全部问题，不折叠", "list every finding, unfolded"))
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="error",
    show_default=True,
    help=t("达到哪一级就以 1 退出", "severity that makes the exit code 1"),
)
@click.option("--select", multiple=True, metavar="RULE", help=t("只用这些规则", "run these rules only"))
@click.option("--ignore", multiple=True, metavar="RULE", help=t("不用这些规则", "do not run these rules"))
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help=t("没有写明文件的格式写入此文件", "file for the format that names none"),
)
@click.option("--force", is_flag=True, help=t("覆盖已有文件", "overwrite existing files"))
@lang_option
def diff(
    files: Sequence[str],
    list_names: Sequence[str],
    catalog_paths: Sequence[str],
    formats: Sequence[str],
    coverage: bool,
    verbose: bool,
    fail_on: str,
    select: Sequence[str],
    ignore: Sequence[str],
    output: str | None,
    force: bool,
) -> int:
    targets = parse_targets(formats, output)
    check_targets(targets, force=force)
    report = _check(files, list_names, catalog_paths, fail_on, _rules(select, ignore))
    code = exit_code(report)
    write_targets(report, targets, TextOptions(coverage, verbose, code), force=force)
    return code


def _check(
    files: Sequence[str],
    list_names: Sequence[str],
    catalog_paths: Sequence[str],
    fail_on: str,
    rules: frozenset[str],
) -> Report:
    from reformcheck.catalog.geography import Geography
    from reformcheck.catalog.loader import load_catalog
    from reformcheck.plans.reader import read_plan
    from reformcheck.rules.model import PlanReport, ReadError, Report
    from reformcheck.rules.runner import Checker

    catalog = load_catalog(catalog_paths)
    geography = Geography(catalog)
    lists = _chosen_lists(list_names, catalog)
    checker = Checker(catalog, geography, today=date.today().isoformat(), lists=lists, rules=rules)
    plans: list[PlanReport] = []
    errors: list[ReadError] = []
    for path in dict.fromkeys(files):
        try:
            plans.append(checker.check(read_plan(path, catalog, geography)))
        except InputError as error:
            errors.append(ReadError(error.location, error.message(current())))
    used = {lst.id for plan in plans for lst in plan.lists}
    return Report(
        VERSION,
        catalog,
        tuple(plans),
        tuple(errors),
        fail_on,
        tuple(lst for lst in catalog.lists.values() if lst.id in used),
    )


def _rules(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    from reformcheck.rules import IDS

    for name in (*select, *ignore):
        if name not in IDS:
            zh, en = suggestion(name, list(IDS))
            raise click.UsageError(
                t(
                    f"没有名为“{name}”的规则{zh}（见 `reformcheck rules`）",
                    f"no rule is called '{name}'{en} (see `reformcheck rules`)",
                )
            )
    return frozenset(select or IDS) - frozenset(ignore)


def _chosen_lists(names: Sequence[str], catalog: Catalog) -> tuple[MeasureList, ...]:
    from reformcheck.catalog.loader import resolve_lists

    lists, unknown = resolve_lists(names, catalog)
    if unknown:
        zh, en = suggestion(unknown[0], list(catalog.lists))
        known = ", ".join(catalog.lists)
        raise click.UsageError(
            t(
                f"没有清单“{unknown[0]}”，现有 {known}{zh}",
                f"no list is called '{unknown[0]}'; known: {known}{en}",
            )
        )
    return lists
