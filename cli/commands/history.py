"""`reformcheck history`: coverage and findings of a plan repository, revision by revision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from reformcheck.cli.complaints import show_errors
from reformcheck.cli.completing import complete_files
from reformcheck.cli.exits import CLEAN, FAILED, NOTHING
from reformcheck.cli.helping import Command
from reformcheck.cli.language import t
from reformcheck.cli.options import (
    catalog_option,
    closing,
    common_options,
    config_option,
    force_option,
    format_option,
    lists_option,
    output_file_option,
    semantic_option,
)
from reformcheck.cli.output import look, write_out
from reformcheck.reports.listed.overviews import HISTORY_FORMATS
from reformcheck.running.version import VERSION

if TYPE_CHECKING:
    from reformcheck.running.git.repository import Repository


@click.command(
    cls=Command,
    help=t(
        "按版本列出方案库的采纳情况和问题数。每个版本都按现在的清单、规则和日期检查。"
        "PATH 为版本库里的文件或文件夹，默认当前文件夹。",
        "Show coverage and findings over the revisions of a plan repository,"
        " each checked by the lists, rules and date of today."
        " PATH is a file or folder in it, by default the current folder.",
    ),
    epilog=closing(
        "0 已列出；2 用法有误、不是版本库，或最新版本有文件无法检查；3 没有方案。",
        "0 shown; 2 usage error, no repository, or an unreadable plan in the newest revision; 3 no plan.",
        "reformcheck history plans/ --tags 'v*' --format html -o history.html",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=complete_files)
@click.option(
    "--revisions",
    default="HEAD",
    show_default=True,
    metavar="RANGE",
    help=t(
        "改动过方案的提交，写法同 git log，如 v1..HEAD",
        "commits that changed plans, as git log takes them: v1..HEAD",
    ),
)
@click.option(
    "--tags",
    metavar="PATTERN",
    help=t("改用名称符合的标签，如 '*' 或 'v*'", "tags that match, such as '*' or 'v*', in place of commits"),
)
@click.option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=30,
    show_default=True,
    metavar="N",
    help=t("最多多少个版本，取最近的", "at most so many revisions, the newest"),
)
@lists_option
@catalog_option
@semantic_option
@format_option(HISTORY_FORMATS)
@output_file_option
@force_option
@config_option
@common_options
def history(
    paths: Sequence[str],
    revisions: str,
    tags: str | None,
    limit: int,
    format_: str,
    output: str | None,
    force: bool,
    **options: Any,
) -> int:
    from reformcheck.cli.settings import session_of
    from reformcheck.reports.listed.overviews import render_history
    from reformcheck.running.git.checked import HistoryChecker
    from reformcheck.running.git.repository import Repository

    if revisions.startswith("-"):
        raise click.UsageError(t(f"“{revisions}”不是版本", f"'{revisions}' is no revision"))
    repository = Repository(paths[0] if paths else ".")
    inside = repository.inside(paths or ["."])
    # One more than asked for tells whether something is left out.
    found = (
        repository.tags(tags, limit + 1) if tags is not None else repository.log(revisions, inside, limit + 1)
    )
    _tell_what_is_missing(repository, len(found) > limit, limit)
    session = session_of(options)
    with repository.reader() as reader:
        checker = HistoryChecker(session, repository.root, reader)
        points = [checker.point(revision, repository, inside) for revision in found[-limit:]]
    write_out(render_history(points, format_, look(output), version=VERSION), output, force=force)
    show_errors(checker.newest)
    if checker.newest:
        return FAILED
    return CLEAN if any(p.plans or p.unreadable for p in points) else NOTHING


def _tell_what_is_missing(repository: Repository, cut: bool, limit: int) -> None:
    if cut:
        click.echo(
            t(
                f"reformcheck: 只列最近 {limit} 个版本，要更多请用 --limit",
                f"reformcheck: the newest {limit} revisions only; --limit shows more",
            ),
            err=True,
        )
    elif repository.is_shallow():
        click.echo(
            t(
                "reformcheck: 版本库是浅克隆，较早的版本没有取来（git fetch --unshallow）",
                "reformcheck: the repository is a shallow clone without its older revisions (git fetch --unshallow)",
            ),
            err=True,
        )
