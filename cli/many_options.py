"""Options of the commands that check many plans: how many at once, where, and what is remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reformcheck.cli.language import t

if TYPE_CHECKING:
    from reformcheck.running.many import Way

_F = TypeVar("_F", bound=Callable[..., Any])


class _Jobs(click.ParamType):  # type: ignore[type-arg]
    name = "jobs"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value == "auto" or (value.isascii() and value.isdecimal() and 0 < int(value) <= _MOST_JOBS):
            return str(value)
        return self.fail(
            t(
                f"“{value}”应为 1 到 {_MOST_JOBS} 的整数，或 auto",
                f'"{value}" is neither a whole number from 1 to {_MOST_JOBS} nor auto',
            )
        )


_MOST_JOBS = 512


def many_options(function: _F) -> _F:
    """How many plans are checked at once, where, and what is remembered: see `way_of`."""
    jobs = click.option(
        "--jobs",
        "-j",
        type=_Jobs(),
        default="auto",
        metavar="N",
        help=t(
            "同时检查的进程数；auto（默认）：方案多时用上全部处理器",
            "processes that check at once; auto (default): all processors where there are many plans",
        ),
    )
    dask = click.option(
        "--dask",
        metavar="ADDRESS",
        help=t(
            "在 Dask 集群上检查：调度器地址，或 local（本机）；需要 reformcheck[dask]",
            "check on a Dask cluster: a scheduler's address, or local; needs reformcheck[dask]",
        ),
    )
    cache = click.option(
        "--cache",
        is_flag=True,
        help=t(
            "记住结果，没有改动的方案下次不再检查",
            "remember results, so that an unchanged plan is not checked again",
        ),
    )
    folder = click.option(
        "--cache-dir",
        metavar="DIR",
        help=t(
            "缓存所在的文件夹（可随时删除），默认在用户缓存目录下；写明即启用 --cache",
            "folder of the cache (safe to delete), by default in the user's cache folder; implies --cache",
        ),
    )
    return jobs(dask(cache(folder(function))))


def way_of(options: Mapping[str, Any]) -> Way:
    """What --jobs, --dask and --cache ask for. Raises UsageError for what cannot go together."""
    from reformcheck.running.many import Way

    folder = options["cache_dir"]
    if options["cache"] and folder is None:
        from reformcheck.running.cache import default_folder

        folder = default_folder()
    if folder is not None and options["dask"]:
        raise click.UsageError(
            t(
                "--cache 在本机的磁盘上，不能与 --dask 同用",
                "--cache is on this machine's disk: it cannot serve --dask",
            )
        )
    return Way(options["jobs"], options["dask"], folder)
