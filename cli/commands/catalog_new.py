"""`reformcheck catalog new`: an official document as a list that can be used at once, and what a person must confirm of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reformcheck.cli.completing import complete_files
from reformcheck.cli.exits import CLEAN
from reformcheck.cli.helping import Command
from reformcheck.cli.language import current, t
from reformcheck.cli.options import closing, common_options, force_option, output_option
from reformcheck.cli.output import is_standard_output, say_aside, write_out

if TYPE_CHECKING:
    from reformcheck.catalog.model import MeasureList


@click.command(
    "new",
    cls=Command,
    help=t(
        "把公文做成清单文件：导入、校验，并列出须由人核对的地方（编号、项数、类别、推广范围、区域、部门、没有读作举措的段落）。"
        "清单写到标准输出或 -o，要核对的写到标准错误；不合格的不写。写好后用 diff --catalog 对照它检查。",
        "Make a list file of an official document: import it, validate it, and tell what a person must confirm (id, totals, "
        "categories, scopes, zones, departments, paragraphs not taken as measures). The list goes to standard output or -o, "
        "what to confirm to standard error; one that is not valid is not written. Then check against it with diff --catalog.",
    ),
    epilog=closing(
        "0 已写；2 用法或文件有误，没有写。",
        "0 written; 2 usage error or unreadable file, nothing written.",
        "reformcheck catalog new examples/documents/guobanfa-2020-3-notice-and-list.txt",
    ),
)
@click.argument("document", metavar="FILE", shell_complete=complete_files)
@output_option
@force_option
@click.option(
    "--id",
    "list_id",
    default="",
    metavar="LIST",
    help=t(
        "清单编号，默认取自文号（2018-126）",
        "id of the list, by default after its document number (2018-126)",
    ),
)
@click.option(
    "--title", default="", metavar="NAME", help=t("标题，文中未见时用", "title, where the text has none")
)
@click.option(
    "--document-number",
    default="",
    metavar="NAME",
    help=t("文号，文中未见时用", "document number, where not printed"),
)
@click.option(
    "--issuer", default="", metavar="NAME", help=t("发文机关，文中未见时用", "issuer, where not printed")
)
@click.option(
    "--issued",
    default="",
    metavar="DATE",
    help=t("成文日期，文中未见时用", "date of issue, where not printed"),
)
@click.option(
    "--scope",
    default="",
    metavar="NAME",
    help=t(
        "文中没有写推广范围的举措，推广到哪里：全国，或区域的名称",
        "where measures hold whose scope the text does not say: national, or the name of a zone",
    ),
)
@click.option(
    "--zones",
    "zones_file",
    metavar="FILE",
    shell_complete=complete_files,
    help=t(
        "界定区域的文件（reformcheck-zones: 1），写进清单",
        "file that says where zones are (reformcheck-zones: 1), to go into the list",
    ),
)
@common_options
def new(
    document: str,
    output: str | None,
    force: bool,
    list_id: str,
    title: str,
    document_number: str,
    issuer: str,
    issued: str,
    scope: str,
    zones_file: str | None,
) -> int:
    from reformcheck.catalog.divisions import load_regions
    from reformcheck.plans.documents import account
    from reformcheck.plans.documents.writing.new_list import NATIONAL, Given
    from reformcheck.plans.documents.writing.new_list_file import new_list
    from reformcheck.running.files.writing import refuse_to_overwrite

    file = None if is_standard_output(output) else output
    if file is not None:
        refuse_to_overwrite(file, force=force)
    given = Given(list_id, title, document_number, issuer, issued, NATIONAL if scope == "national" else scope)
    made = new_list(document, given, load_regions(), zones_file)
    click.echo(account(made.draft, current()), nl=False, err=True)
    say_aside(t("请人核对：", "to confirm:"))
    for notice in made.to_confirm:
        say_aside(f"  {notice.message(current())}")
    write_out(made.text, output, force=force)
    say_aside(_done(made.measures, file))
    return CLEAN


def _done(lst: MeasureList, output: str | None) -> str:
    from reformcheck.catalog.loader import built_in_ids

    lines = [t(f"{lst.id}：{len(lst.measures)} 项，合格", f"{lst.id}: {len(lst.measures)} measures, valid")]
    if lst.id in built_in_ids():
        lines.append(
            t(
                f"与内置清单 {lst.id} 同号，用 --catalog 加进来时取代它；不要取代的，用 --id 换一个编号",
                f"the package has a list {lst.id}; with --catalog this one replaces it, unless --id gives another id",
            )
        )
    if output is not None:
        lines.append(
            t(
                f"已写 {output}；接着：reformcheck diff 方案.docx --catalog {output} --list {lst.id}",
                f"{output} written; next: reformcheck diff plan.docx --catalog {output} --list {lst.id}",
            )
        )
    return "\n".join(lines)
