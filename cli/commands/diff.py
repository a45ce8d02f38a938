"""`reformcheck diff`: plans against the lists they answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from reformcheck.catalog.files.textfile import STDIN
from reformcheck.cli.complaints import complain
from reformcheck.cli.completing import complete_files
from reformcheck.cli.exits import CLEAN, FAILED, NOTHING
from reformcheck.cli.helping import Command
from reformcheck.cli.language import t
from reformcheck.cli.many_options import many_options
from reformcheck.cli.options import (
    as_of_option,
    catalog_option,
    closing,
    common_options,
    config_option,
    fail_on_option,
    force_plan_option,
    lists_option,
    region_option,
    rules_options,
    semantic_option,
)
from reformcheck.cli.output import say
from reformcheck.cli.settings import session_of, settings_of
from reformcheck.reports.formats import FORMATS, TEXT

if TYPE_CHECKING:
    from reformcheck.running.files.walk import Found
    from reformcheck.running.settings import Settings


@click.command(
    cls=Command,
    help=t(
        "检查方案是否采纳了清单要求的举措。FILE 为方案文件（YAML）、公文（Word、WPS、PDF、OFD、Excel、网页、文本，或装着公文的 .zip、.eml）、文件夹或通配，- 为标准输入。",
        "Check whether plans adopt what the lists ask for. FILE is a plan file (YAML), a document (of Word, WPS or Excel, PDF, OFD, a web page, text, or a .zip or .eml that holds some), a folder or a pattern, - standard input.",
    ),
    epilog=closing(
        "0 没有达到 --fail-on 的问题；1 有；2 用法或文件有误；3 没有可检查的方案。",
        "0 nothing at or above --fail-on; 1 findings; 2 usage error or unreadable file; 3 nothing checked.",
        "reformcheck diff examples/jilin.yaml --coverage",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", shell_complete=complete_files)
@lists_option
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
@click.option(
    "--verbose",
    "-v",
    is_flag=True,
    help=t("列出全部问题，不折叠；列出略过的文件", "list every finding, unfolded, and the files passed over"),
)
@fail_on_option
@click.option(
    "--exit-zero",
    "fail_on",
    flag_value="never",
    help=t("有问题也以 0 退出（同 --fail-on never）", "exit 0 whatever is found, as --fail-on never does"),
)
@click.option(
    "--statistics",
    is_flag=True,
    help=t("只列每条规则报了多少次", "only how often each rule speaks"),
)
@click.option(
    "--quiet",
    "-q",
    is_flag=True,
    help=t("每个问题一行，此外什么也不说", "a line a finding, and nothing else"),
)
@region_option
@force_plan_option
@click.option(
    "--against",
    metavar="PLAN",
    shell_complete=complete_files,
    help=t(
        "对照另一份方案（如省里的），而不是清单", "check against another plan (a province's), not the lists"
    ),
)
@as_of_option
@semantic_option
@rules_options
@click.option(
    "--exclude",
    multiple=True,
    metavar="PATTERN",
    help=t("文件夹里不检查的路径，写法同 .gitignore", "paths in folders not to check, as in .gitignore"),
)
@click.option(
    "--plans-only",
    is_flag=True,
    help=t(
        "点名的 YAML 若不是方案则略过，一份不剩也算通过（供提交钩子用）",
        "pass over named YAML that is no plan, and pass where nothing is left (for commit hooks)",
    ),
)
@click.option(
    "--stdin-filename",
    metavar="PATH",
    shell_complete=complete_files,
    help=t(
        "标准输入（-）的文件名：按它定格式、设置和报告里的路径",
        "path of what standard input (-) holds: its kind, its settings, its name in the report",
    ),
)
@click.option(
    "--add-waivers",
    is_flag=True,
    help=t(
        "把现有的错误和警告写成方案文件里的豁免，理由待填",
        "write the errors and warnings of today into the plan files as waivers, with reasons to fill in",
    ),
)
@click.option(
    "--watch",
    is_flag=True,
    help=t(
        "有文件保存就再检查，直到 Ctrl-C；需要 reformcheck[watch]",
        "check again whenever a file is saved, until Ctrl-C; needs reformcheck[watch]",
    ),
)
@click.option("--list-files", is_flag=True, help=t("只列出要检查的文件", "list the files to check, and stop"))
@click.option(
    "--baseline",
    metavar="FILE",
    shell_complete=complete_files,
    help=t("基线：其中的问题照列，不计结果", "baseline: its findings are shown and count nowhere"),
)
@click.option(
    "--since",
    metavar="REV",
    help=t(
        "只检查 git 某一修订以来改动的方案，并列出采纳、责任单位的变化",
        "only plans changed since a git revision, with what the change gained, lost or reassigned",
    ),
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    shell_complete=complete_files,
    help=t("没有写明文件的格式写入此文件", "file for the format that names none"),
)
@click.option("--force", is_flag=True, help=t("覆盖已有文件", "overwrite existing files"))
@many_options
@config_option
@common_options
def diff(files: Sequence[str], **options: Any) -> int:
    if options["against"] and options["list_names"]:
        raise click.UsageError(
            t(
                "--against 与 --list 不能同时用：对照的是方案，不是清单",
                "--against and --list exclude each other: it is a plan that is checked against, no list",
            )
        )
    if options["stdin_filename"] and STDIN not in files:
        raise click.UsageError(
            t(
                "--stdin-filename 说的是标准输入，FILE 里要有 -",
                "--stdin-filename speaks of standard input: name - among the files",
            )
        )
    if options["watch"]:
        return _watch(files, options)
    return _check(files, options)


def _watch(files: Sequence[str], options: dict[str, Any]) -> int:
    from reformcheck.cli.checking import files_written
    from reformcheck.cli.watching import keep_checking

    written = files_written(options)

    def check() -> None:
        _check(files, options)
        options["force"] = True  # the reports that this run has written

    return keep_checking(files, check, written)


def _check(files: Sequence[str], options: dict[str, Any]) -> int:
    from reformcheck.cli.checking import run

    settings = settings_of(options)
    if options["add_waivers"]:
        return _add_waivers(files, settings, options)
    found = settings.plans_in(files, plans_only=options["plans_only"])
    if options["since"]:
        from reformcheck.running.git.since import only_changed

        found = only_changed(found, options["since"])
    if options["list_files"]:
        return _list_files(found)
    return run(found, settings, options)


def _add_waivers(files: Sequence[str], settings: Settings, options: dict[str, Any]) -> int:
    from functools import partial

    from reformcheck.cli.editing import edit_plans
    from reformcheck.cli.waiving import add_waivers

    session = session_of(options, settings)
    return edit_plans(files, session, partial(add_waivers, today=session.today), command="--add-waivers")


def _list_files(found: Found) -> int:
    for path in found.files:
        if path in found.unreadable:
            complain(t(f"{path}: 无法读取", f"{path}: cannot be read"))
        else:
            say(path)
    return FAILED if found.unreadable else CLEAN if found.files else NOTHING
