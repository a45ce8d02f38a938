"""`reformcheck catalog`: what the nation asks, to read and to check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reformcheck.catalog.errors import suggestion
from reformcheck.cli.commands.catalog_new import new
from reformcheck.cli.completing import complete_files, complete_lists
from reformcheck.cli.helping import Group
from reformcheck.cli.language import current, t
from reformcheck.cli.options import catalog_option, closing, common_options
from reformcheck.cli.output import say

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog


@click.group(
    cls=Group,
    help=t("查看、校验、新建改革举措清单。", "Read, validate and make lists of reform measures."),
    epilog=closing(
        "0 完成；1 没有找到；2 用法或文件有误。",
        "0 done; 1 nothing found; 2 usage error or unreadable file.",
        "reformcheck catalog list",
    ),
)
@common_options
def catalog() -> None: ...


catalog.add_command(new)


@catalog.command(
    "list",
    help=t("列出清单；给出编号则列出其中的举措。", "List the lists, or the measures of the list named."),
    epilog=closing(
        "0 完成；2 用法或文件有误。",
        "0 done; 2 usage error or unreadable file.",
        "reformcheck catalog list 2018-126",
    ),
)
@click.argument("list_id", required=False, metavar="[LIST]", shell_complete=complete_lists)
@catalog_option
@common_options
def list_(list_id: str | None, catalog_paths: Sequence[str]) -> None:
    from reformcheck.reports.listed.measures import list_line, list_lines
    from reformcheck.running.choices import chosen_lists

    loaded = _load(catalog_paths)
    if list_id is None:
        for lst in loaded.lists.values():
            say(list_line(lst, current()))
        return
    (named,) = chosen_lists([list_id], loaded)
    for line in list_lines(named, current()):
        say(line)


@catalog.command(
    help=t("显示一项举措的全部内容。", "Show one measure whole."),
    epilog=closing(
        "0 完成；2 用法或文件有误。",
        "0 done; 2 usage error or unreadable file.",
        "reformcheck catalog show 2018-126/13",
    ),
)
@click.argument("measure_id", metavar="MEASURE")
@catalog_option
@common_options
def show(measure_id: str, catalog_paths: Sequence[str]) -> None:
    from reformcheck.catalog.search import id_as_written
    from reformcheck.reports.sheets import measure_lines

    loaded = _load(catalog_paths)
    measure_id = id_as_written(measure_id, loaded)
    measure = loaded.measures.get(measure_id)
    if measure is None:
        raise click.UsageError(_no_such_measure(measure_id, loaded))
    for line in measure_lines(measure, loaded.list_of(measure_id), current()):
        say(line)


@catalog.command(
    help=t("在标题、内容和指导部门里查找。", "Search titles, contents and guiding departments."),
    epilog=closing(
        "0 找到；1 没有；2 文件有误。",
        "0 found; 1 nothing holds all words; 2 unreadable file.",
        "reformcheck catalog search 专利",
    ),
)
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@catalog_option
@common_options
def search(words: Sequence[str], catalog_paths: Sequence[str]) -> None:
    """Exits with 1 where nothing holds all words, as grep does."""
    from reformcheck.catalog.search import measures_with
    from reformcheck.reports.listed.measures import measure_line

    found = measures_with(words, _load(catalog_paths))
    for measure in found:
        say(measure_line(measure, current()))
    if not found:
        click.echo(t("没有找到", "nothing found"), err=True)
        raise click.exceptions.Exit(1)


@catalog.command(
    help=t(
        "校验清单文件：格式，以及与文件写明的项数是否一致。不给 PATH 则校验内置清单。",
        "Validate list files against the schema and the totals they declare; the built-in ones without PATH.",
    ),
    epilog=closing(
        "0 合格；2 不合格或读不了。",
        "0 valid; 2 invalid or unreadable.",
        "reformcheck catalog validate my-list.yaml",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=complete_files)
@common_options
def validate(paths: Sequence[str]) -> None:
    from reformcheck.catalog.loader import BUILT_IN_LISTS, read_lists
    from reformcheck.reports.listed.measures import validated_lines

    lists, _ = read_lists(paths or [str(BUILT_IN_LISTS)])
    for line in validated_lines(lists, current()):
        say(line)


def _load(paths: Sequence[str]) -> Catalog:
    """The built-in lists, and those of the command line or else of the configuration."""
    from reformcheck.catalog.loader import load_catalog
    from reformcheck.cli.settings import settings_of

    return load_catalog(settings_of({"catalog_paths": paths})["catalog"])


def _no_such_measure(measure_id: str, loaded: Catalog) -> str:
    from reformcheck.reports.listed.measures import withheld_line

    zh, en = suggestion(measure_id, list(loaded.measures))
    unknown = t(f"没有举措「{measure_id}」{zh}", f'no measure has the id "{measure_id}"{en}')
    return withheld_line(measure_id, loaded, current()) or unknown


@catalog.command(
    help=t(
        "查一个部门：名称沿革、地方对应机构、依据。不给 NAME 则列出全部。",
        "Look a body up: names over time, local counterparts, sources; the whole registry without NAME.",
    ),
    epilog=closing(
        "0 查到；1 没有；2 用法有误。",
        "0 known; 1 not known; 2 usage error.",
        "reformcheck catalog units 科技部",
    ),
)
@click.argument("name", required=False, metavar="[NAME]")
@common_options
def units(name: str | None) -> None:
    """Exits with 1 where nothing is known of the name."""
    from reformcheck.catalog.body_entries import describe
    from reformcheck.reports.sheets import body_lines

    found = describe(name, _load(()).regions)
    if name is None:
        for entry in found.entries:
            click.echo(f"{entry.id:<24} {' '.join(entry.names[0].patterns)}")
        return
    if not found.entries:
        click.echo(t(f"没有「{name}」的记载", f"nothing is known of '{name}'"), err=True)
        raise click.exceptions.Exit(1)
    for entry in found.entries:
        for line in body_lines(entry, current()):
            click.echo(line)
