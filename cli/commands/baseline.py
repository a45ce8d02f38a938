"""`reformcheck baseline`: accept what is there today, so that only new faults fail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reformcheck.cli.complaints import show_errors
from reformcheck.cli.completing import complete_files
from reformcheck.cli.exits import CLEAN, FAILED, NOTHING
from reformcheck.cli.helping import Group
from reformcheck.cli.language import t
from reformcheck.cli.options import closing, common_options, config_option, force_option, semantic_option
from reformcheck.cli.output import say, say_aside
from reformcheck.cli.passed import say_passed
from reformcheck.running.files.writing import keep_apart, write_file

if TYPE_CHECKING:
    from reformcheck.rules.baseline import Baseline
    from reformcheck.running.choices import Semantic

DEFAULT = "reformcheck-baseline.json"

_file_option = click.option(
    "--baseline",
    "path",
    metavar="FILE",
    shell_complete=complete_files,
    help=t(f"基线文件，默认 {DEFAULT}", f"baseline file, by default {DEFAULT}"),
)


@click.group(
    cls=Group,
    help=t(
        "基线：把现有的问题记下来，以后只有新的问题才算不通过。",
        "Baselines: record today's findings, so that only new ones fail.",
    ),
    epilog=closing(
        "0 完成；2 用法或文件有误。",
        "0 done; 2 usage error or unreadable file.",
        "reformcheck baseline create plans/",
    ),
)
@common_options
def baseline() -> None: ...


@baseline.command(
    help=t("把方案现有的问题记入新的基线。", "Record the findings of plans in a new baseline."),
    epilog=closing(
        "0 已写；2 有文件读不了（其余照写），或基线已存在（--force 覆盖）。",
        "0 written; 2 a file could not be read (the others are written), or the baseline exists (--force overwrites).",
        "reformcheck baseline create plans/",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", shell_complete=complete_files)
@_file_option
@semantic_option
@force_option
@config_option
@common_options
def create(files: Sequence[str], path: str | None, semantic: Semantic, force: bool) -> int:
    return _write(files, _path(path), None, semantic, force=force)


@baseline.command(
    help=t(
        "按方案现状更新基线：删去已改正的，记入新的，原有的保留日期。",
        "Bring a baseline up to date: fixed findings go, new ones come, the others keep their date.",
    ),
    epilog=closing(
        "0 已写；2 有文件读不了（其余照写）。",
        "0 written; 2 a file could not be read (the others are written).",
        "reformcheck baseline update plans/",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", shell_complete=complete_files)
@_file_option
@semantic_option
@config_option
@common_options
def update(files: Sequence[str], path: str | None, semantic: Semantic) -> int:
    from reformcheck.running.baseline_file import load

    target = _path(path)
    return _write(files, target, load(target), semantic, force=True)


@baseline.command(
    help=t("列出基线里的问题。", "List the findings in a baseline."),
    epilog=closing(
        "0 完成；2 用法或文件有误。", "0 done; 2 usage error or unreadable file.", "reformcheck baseline show"
    ),
)
@_file_option
@config_option
@common_options
def show(path: str | None) -> None:
    from reformcheck.running.baseline_file import load

    for plan, entries in load(_path(path)).plans.items():
        say(t(f"{plan}（{len(entries)}）", f"{plan} ({len(entries)})"))
        for entry in entries:
            about = " ".join(
                filter(None, (entry.measure, entry.item and t(f"第{entry.item}项", f"item {entry.item}")))
            )
            say(f"  {entry.accepted}  {entry.rule:<30} {about}")


def _path(path: str | None) -> str:
    from reformcheck.cli.settings import settings_of

    return path or settings_of({})["baseline"] or DEFAULT


def _write(
    files: Sequence[str], target: str, before: Baseline | None, semantic: Semantic, *, force: bool
) -> int:
    from reformcheck.cli.settings import session_of, settings_of
    from reformcheck.rules.baseline import dump
    from reformcheck.running.baseline_file import accepted_today
    from reformcheck.running.files.passed_over import apart
    from reformcheck.running.gathering import whole_report

    settings = settings_of({})
    named = settings.plans_in(files)
    if not named.files:
        say_aside(t("没有找到方案，什么都没有写", "no plan was found, and nothing was written"))
        return NOTHING
    keep_apart(named.named, [target])
    session = session_of({"semantic": semantic}, settings)
    report = whole_report(session, map(session.check, named.files))
    errors, no_plans = apart(report.errors, named.named)
    say_passed([*named.passed, *no_plans], verbose=False)
    show_errors(errors)
    if not report.plans:
        say_aside(t("没有一份方案可读，什么都没有写", "no plan could be read, and nothing was written"))
        return FAILED if errors else NOTHING
    found = accepted_today(report, target, session.today, before)
    write_file(target, dump(found), force=force)
    count = sum(map(len, found.plans.values()))
    say(t(f"{target}：{count} 个问题", f"{target}: {count} findings"))
    if settings["baseline"] is None:
        say_aside(
            t(
                f"检查时用 --baseline {target}，或在设置里写 baseline",
                f"use it with --baseline {target}, or set baseline in the configuration",
            )
        )
    return FAILED if errors else CLEAN
