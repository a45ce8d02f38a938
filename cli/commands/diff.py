"""`reformcheck diff`: plans against the lists they answer."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import STDIN
from reformcheck.cli.complaints import complain
from reformcheck.cli.exits import CLEAN, FAIL_ON, FAILED, NOTHING, code_of
from reformcheck.cli.language import current, t
from reformcheck.cli.options import (
    as_of_option,
    catalog_option,
    closing,
    common_options,
    complete_files,
    complete_rules,
    force_plan_option,
    lists_option,
    many_options,
    region_option,
    semantic_option,
    way_of,
)
from reformcheck.cli.output import say, say_aside
from reformcheck.cli.passed import say_passed
from reformcheck.cli.settings import settings_of
from reformcheck.cli.targets import check_targets, look_of, parse_targets, write_targets
from reformcheck.reports.formats import FORMATS, TEXT, Look, rendering

if TYPE_CHECKING:
    from reformcheck.rules.model import Report
    from reformcheck.running.gathering import Gathered
    from reformcheck.running.many import Way
    from reformcheck.running.session import Session
    from reformcheck.running.settings import Settings
    from reformcheck.running.walk import Found


@click.command(
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
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help=t("达到哪一级就以 1 退出，默认 error", "severity that makes the exit code 1, by default error"),
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
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help=t("只用这些规则", "run these rules only"),
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help=t("不用这些规则", "do not run these rules"),
)
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
        "只检查 git 修订 REV 以来改动的方案，并列出采纳、责任单位的变化",
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
@common_options
def diff(files: Sequence[str], **options: Any) -> int:
    from reformcheck.running.walk import find_plans

    if options["against"] and options["list_names"]:
        raise click.UsageError(
            t(
                "--against 与 --list 不能同时用：对照的是方案，不是清单",
                "--against and --list exclude each other: it is a plan that is checked against, no list",
            )
        )
    settings = settings_of(
        {
            "lists": options["list_names"],
            "catalog": options["catalog_paths"],
            "fail-on": options["fail_on"],
            "select": options["select"],
            "ignore": options["ignore"],
            "exclude": options["exclude"],
            "baseline": options["baseline"],
        }
    )
    found = find_plans(
        files,
        settings["exclude"],
        plans_only=options["plans_only"],
        exclude_from=settings.exclude_folder,
    )
    if options["since"]:
        found = _changed(found, options["since"])
    if options["list_files"]:
        return _list_files(found)
    return _run(found, settings, options)


def _list_files(found: Found) -> int:
    for path in found.files:
        if path in found.unreadable:
            complain(t(f"{path}: 无法读取", f"{path}: cannot be read"))
        else:
            say(path)
    return FAILED if found.unreadable else CLEAN if found.files else NOTHING


def _changed(found: Found, revision: str) -> Found:
    """Only the plans that changed, and what is no file: reading it says so."""
    from reformcheck.cli.since import Since
    from reformcheck.running.sources import file_of

    if STDIN in found.files:
        raise click.UsageError(t("--since 不能用于标准输入", "--since cannot judge standard input"))
    if not found.files:
        return found
    since = Since(revision)
    return found._replace(
        files=[
            path
            for path in found.files
            if path in found.unreadable or not _is_there(file_of(path)) or since.changed(file_of(path))
        ]
    )


def _is_there(path: str) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - never raises, as for a folder that may not be entered


def _run(found: Found, settings: Settings, options: dict[str, Any]) -> int:
    from reformcheck.running.gathering import Collected, nothing_checked

    targets = parse_targets(options["formats"], options["output"])
    check_targets(targets, force=options["force"])
    way = way_of(options)
    looks = [look_of(target, verbose=options["verbose"], coverage=options["coverage"]) for target in targets]
    formats = [(target.name, look) for target, look in zip(targets, looks, strict=True)]
    session, gathered = None, None
    try:
        session = _session(settings, options)
        # What the change since a revision was is told from the whole results.
        gathered = _gathered(session, found.files, formats, way, whole=bool(options["since"]))
    except InputError as error:  # a catalog, a baseline or a plan to check against that cannot be used
        gathered = Collected(nothing_checked(error, settings, current()), formats)
    passed = gathered.pass_over(found)
    code = code_of(gathered.total, gathered.errors, settings["fail-on"])
    if options["plans_only"] and code == NOTHING:
        code = CLEAN
    write_targets(targets, gathered.documents(code), gathered.errors, force=options["force"])
    say_passed(passed, verbose=options["verbose"])
    if options["since"] and session and isinstance(gathered, Collected):
        _print_changes(session, gathered.report, options["since"])
    return code


def _session(settings: Settings, options: dict[str, Any]) -> Session:
    from reformcheck.running.session import Session

    as_of = options["as_of"]
    return Session(
        settings,
        as_of=as_of.date() if as_of else None,
        against=options["against"],
        region=options["region"],
        semantic=options["semantic"],
        force_plan=options["force_plan"],
        lang=current(),
    )


def _gathered(
    session: Session, files: Sequence[str], formats: Sequence[tuple[str, Look]], way: Way, *, whole: bool
) -> Gathered:
    """What the reports are written from: pieces of plans, unless one of them takes all of it together."""
    from reformcheck.cli.progress import watched
    from reformcheck.running.gathering import Collected, Stream, whole_report
    from reformcheck.running.many import outcomes, results

    made = [rendering(name, look) for name, look in formats]
    renderings = [each for each in made if each is not None]
    if whole or len(renderings) < len(made):
        checked = watched(results(session, files, way), len(files), lambda _: 1)
        return Collected(whole_report(session, checked), formats)
    parts = outcomes(session, files, renderings, way)
    stream = Stream(renderings, session.checker.catalog, session.settings["fail-on"])
    return stream.take(watched(parts, len(files), lambda outcome: outcome.plans))


def _print_changes(session: Session, report: Report, revision: str) -> None:
    """What each plan gained, lost or reassigned since the revision, on standard error."""
    from reformcheck.cli.since import Since
    from reformcheck.reports.comparison import render_text
    from reformcheck.rules.compare import compare
    from reformcheck.rules.model import ReadError

    since = Since(revision)
    for result in report.plans:
        path = result.plan.path
        old = since.check(session, path)
        if old is None:
            say_aside(t(f"{path}：{revision} 时还没有", f"{path}: new since {revision}"))
        elif isinstance(old, ReadError):
            say_aside(f"{old.location}: {old.message}")
        else:
            changes = compare(old, result, session.checker.catalog, session.geography)
            say_aside(render_text(old.plan, result.plan, changes, lang=current()).rstrip("\n"))
