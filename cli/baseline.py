"""`reformcheck baseline`: accept what is there today, so that only new faults fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from reformcheck.cli.language import t
from reformcheck.cli.options import lang_option
from reformcheck.cli.output import say, write_file

if TYPE_CHECKING:
    from reformcheck.cli.session import Session
    from reformcheck.rules.baseline import Baseline
    from reformcheck.rules.model import PlanReport

DEFAULT = "reformcheck-baseline.json"

_file_option = click.option(
    "--baseline",
    "path",
    metavar="FILE",
    help=t(f"基线文件，默认 {DEFAULT}", f"baseline file, by default {DEFAULT}"),
)


@click.group(
    help=t(
        "基线：把现有的问题记下来，以后只有新的问题才算不通过。",
        "Baselines: record today's findings, so that only new ones fail.",
    )
)
@lang_option
def baseline() -> None: ...


@baseline.command(
    help=t("把方案现有的问题记入新的基线。", "Record the findings of plans in a new baseline."),
    epilog=t("示例：reformcheck baseline create plans/", "Example: reformcheck baseline create plans/"),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_file_option
@click.option("--force", is_flag=True, help=t("覆盖已有文件", "overwrite an existing file"))
@lang_option
def create(files: Sequence[str], path: str | None, force: bool) -> None:
    _write(files, _path(path), None, force=force)


@baseline.command(
    help=t(
        "按方案现状更新基线：删去已改正的，记入新的，原有的保留日期。",
        "Bring a baseline up to date: fixed findings go, new ones come, the others keep their date.",
    ),
    epilog=t("示例：reformcheck baseline update plans/", "Example: reformcheck baseline update plans/"),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_file_option
@lang_option
def update(files: Sequence[str], path: str | None) -> None:
    from reformcheck.cli.baseline_file import load

    target = _path(path)
    _write(files, target, load(target), force=True)


@baseline.command(
    help=t("列出基线里的问题。", "List the findings in a baseline."),
    epilog=t("示例：reformcheck baseline show", "Example: reformcheck baseline show"),
)
@_file_option
@lang_option
def show(path: str | None) -> None:
    from reformcheck.cli.baseline_file import load

    for plan, entries in load(_path(path)).plans.items():
        say(t(f"{plan}（{len(entries)}）", f"{plan} ({len(entries)})"))
        for entry in entries:
            about = " ".join(
                filter(None, (entry.measure, entry.item and t(f"第{entry.item}项", f"item {entry.item}")))
            )
            say(f"  {entry.accepted}  {entry.rule:<30} {about}")


def _path(path: str | None) -> str:
    from reformcheck.cli.settings import load_settings

    return path or load_settings({})["baseline"] or DEFAULT


def _write(files: Sequence[str], target: str, before: Baseline | None, *, force: bool) -> None:
    from reformcheck.cli.session import Session
    from reformcheck.cli.settings import load_settings
    from reformcheck.rules.baseline import accept, dump

    settings = load_settings({})
    session = Session(settings, semantic="auto")
    found = accept(_results(files, session, settings["exclude"], target), session.today, before)
    write_file(target, dump(found), force=force)
    count = sum(map(len, found.plans.values()))
    say(t(f"{target}：{count} 个问题", f"{target}: {count} findings"))


def _results(
    files: Sequence[str], session: Session, exclude: Sequence[str], target: str
) -> Iterator[tuple[str, PlanReport]]:
    from reformcheck.cli.baseline_file import key
    from reformcheck.cli.walk import find_plans

    for path in find_plans(files, exclude).files:
        yield key(path, target), session.check(path)
