"""`reformcheck history`: coverage and findings of a plan repository, revision by revision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reformcheck.cli.complaints import show_errors
from reformcheck.cli.exits import CLEAN, FAILED, NOTHING
from reformcheck.cli.helping import Command
from reformcheck.cli.language import current, t
from reformcheck.cli.options import (
    catalog_option,
    closing,
    common_options,
    complete_files,
    config_option,
    force_option,
    format_option,
    lists_option,
    semantic_option,
)
from reformcheck.cli.output import terminal_width, wants_color
from reformcheck.running.files.writing import write_file
from reformcheck.running.version import VERSION

if TYPE_CHECKING:
    from reformcheck.reports.history import Point
    from reformcheck.running.choices import Semantic
    from reformcheck.running.git.repository import Repository

FORMATS = ("text", "csv", "svg", "html")


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
@format_option(FORMATS)
@click.option(
    "--output", "-o", metavar="FILE", shell_complete=complete_files, help=t("写入文件", "write to a file")
)
@force_option
@config_option
@common_options
def history(
    paths: Sequence[str],
    revisions: str,
    tags: str | None,
    limit: int,
    list_names: Sequence[str],
    catalog_paths: Sequence[str],
    semantic: Semantic,
    format_: str,
    output: str | None,
    force: bool,
) -> int:
    from reformcheck.cli.settings import settings_of
    from reformcheck.running.git.checked import HistoryChecker
    from reformcheck.running.git.repository import Repository
    from reformcheck.running.session import Session

    if revisions.startswith("-"):
        raise click.UsageError(t(f"“{revisions}”不是版本", f"'{revisions}' is no revision"))
    repository = Repository(paths[0] if paths else ".")
    inside = repository.inside(paths or ["."])
    # One more than asked for tells whether something is left out.
    found = (
        repository.tags(tags, limit + 1) if tags is not None else repository.log(revisions, inside, limit + 1)
    )
    _tell_what_is_missing(repository, len(found) > limit, limit)
    settings = settings_of({"catalog": catalog_paths, "lists": list_names})
    with repository.reader() as reader:
        checker = HistoryChecker(
            Session(settings, semantic=semantic, lang=current()), repository.root, reader
        )
        points = [checker.point(revision, repository, inside) for revision in found[-limit:]]
    content = _render(points, format_, to_file=output is not None)
    if output is not None:
        write_file(output, content, force=force)
    else:
        click.echo(content, nl=False, color=True)
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


def _render(points: Sequence[Point], format_: str, *, to_file: bool) -> str:
    if format_ in ("html", "svg"):
        from reformcheck.reports.web import history_page

        if format_ == "svg":
            return history_page.render_svg(points, lang=current())
        return history_page.render_html(points, lang=current(), version=VERSION)
    from reformcheck.reports import history as report

    if format_ == "csv":
        return report.render_csv(points, lang=current())
    width = None if to_file else terminal_width()
    return report.render_text(points, lang=current(), width=width, color=wants_color() and not to_file)
