"""`reformcheck catalog`: what the nation asks, to read and to check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reformcheck.catalog.errors import suggestion
from reformcheck.cli.commands.catalog_new import new
from reformcheck.cli.helping import Group
from reformcheck.cli.language import current, t
from reformcheck.cli.options import catalog_option, closing, common_options, complete_files, complete_lists
from reformcheck.cli.output import say

if TYPE_CHECKING:
    from reformcheck.catalog.body_entries import BodyEntry
    from reformcheck.catalog.model import Catalog, Measure, MeasureList


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
    loaded = _load(catalog_paths)
    if list_id is None:
        for lst in loaded.lists.values():
            say(f"{lst.id:<10} {lst.document_number}  {t(lst.title, lst.title_en)}  {_totals(lst)}")
        return
    lst = _list(list_id, loaded)
    say(f"{lst.document_number}  {t(lst.title, lst.title_en)}  {_totals(lst)}")
    for category in lst.categories:
        say(
            f"\n{t(category.name, category.name_en)}"
            + t(f"（{category.declared} 项）", f" ({category.declared})")
        )
        for measure in (m for m in lst.measures if m.category == category.name):
            say(f"  {_line(measure)}")
        for withheld in (w for w in lst.withheld if w.category == category.name):
            say(f"  {withheld.ids[0]} … {withheld.ids[-1]}  " + t("未公布", "withheld"))


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
    from reformcheck.reports.sheets import measure_rows

    loaded = _load(catalog_paths)
    measure_id = _as_written(measure_id, loaded)
    measure = loaded.measures.get(measure_id)
    if measure is None:
        raise click.UsageError(_no_such_measure(measure_id, loaded))
    say(f"{measure.id}  {measure.title}")
    for name, value in measure_rows(measure, loaded.list_of(measure_id), current()):
        say(f"  {name}：{value}" if current() == "zh" else f"  {name}: {value}")


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
    found = [measure for measure in _load(catalog_paths).measures.values() if _holds(measure, words)]
    for measure in found:
        say(_line(measure))
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

    lists, _ = read_lists(paths or [str(BUILT_IN_LISTS)])
    for lst in lists:
        say(f"{lst.id:<10} {_totals(lst)}")
    published = sum(len(lst.measures) for lst in lists)
    total = sum(lst.declared_total for lst in lists)
    say(
        t(
            f"有效：{len(lists)} 份清单，{total} 项，其中公布 {published} 项",
            f"valid: {len(lists)} lists, {total} measures, {published} published",
        )
    )


def _load(paths: Sequence[str]) -> Catalog:
    """The built-in lists, and those of the command line or else of the configuration."""
    from reformcheck.catalog.loader import load_catalog
    from reformcheck.cli.settings import settings_of

    return load_catalog(settings_of({"catalog": paths})["catalog"])


def _list(name: str, loaded: Catalog) -> MeasureList:
    from reformcheck.catalog.list_names import resolve_lists

    lists, _ = resolve_lists([name], loaded)
    if not lists:
        zh, en = suggestion(name, list(loaded.lists))
        known = ", ".join(loaded.lists)
        raise click.UsageError(
            t(f"没有清单「{name}」，现有 {known}{zh}", f'no list is called "{name}"; known: {known}{en}')
        )
    return lists[0]


def _as_written(name: str, loaded: Catalog) -> str:
    """The id as the catalog writes it: 国办发〔2018〕126号/6 is 2018-126/06. What is no id stays."""
    from reformcheck.catalog.list_names import resolve_lists
    from reformcheck.catalog.loader import measure_id

    of_list, _, number = name.rpartition("/")
    lists, _ = resolve_lists([of_list], loaded)
    return measure_id(lists[0].id, int(number)) if lists and number.isdecimal() else name


def _no_such_measure(measure_id: str, loaded: Catalog) -> str:
    for lst in loaded.lists.values():
        for withheld in lst.withheld:
            if measure_id in withheld.ids:
                return t(
                    f"{measure_id} 没有公布（{lst.document_number}，{withheld.category}：{withheld.reason}）",
                    f"{measure_id} is withheld ({lst.document_number}, {withheld.category}: {withheld.reason})",
                )
    zh, en = suggestion(measure_id, list(loaded.measures))
    return t(f"没有举措「{measure_id}」{zh}", f'no measure has the id "{measure_id}"{en}')


def _holds(measure: Measure, words: Sequence[str]) -> bool:
    printed = (measure.printed_title or "", measure.printed_content or "")
    english = measure.named("en").title
    text = "\n".join((measure.id, measure.title, english, measure.content, *measure.variants, *printed))
    text += "\n" + "\n".join(measure.guiding_departments)
    return all(word in text for word in words)


def _line(measure: Measure) -> str:
    named = measure.named(current())
    scope = named.scope or t("范围未载", "scope not stated")
    return f"{measure.id}  {named.title}" + t(f"（{scope}）", f" ({scope})")


def _totals(lst: MeasureList) -> str:
    published = len(lst.measures)
    withheld = lst.declared_total - published
    return t(
        f"共 {lst.declared_total} 项：公布 {published}，未公布 {withheld}",
        f"{lst.declared_total} measures: {published} published, {withheld} withheld",
    )


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

    found = describe(name, _load(()).regions)
    if name is None:
        for entry in found.entries:
            click.echo(f"{entry.id:<24} {' '.join(entry.names[0].patterns)}")
        return
    if not found.entries:
        click.echo(t(f"没有「{name}」的记载", f"nothing is known of '{name}'"), err=True)
        raise click.exceptions.Exit(1)
    for entry in found.entries:
        _print_body(entry)


def _print_body(entry: BodyEntry) -> None:
    from reformcheck.reports.sheets import body_names, body_rows

    click.echo(entry.id)
    for line in body_names(entry, current()):
        click.echo(f"  {line}")
    for label, value in body_rows(entry, current()):
        click.echo(f"  {label}: {value}")
    if entry.note:
        click.echo(f"  {entry.note}")
