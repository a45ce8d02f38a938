"""`reformcheck annotate`: the document handed back with a comment at every place to change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.cli.complaints import show_errors
from reformcheck.cli.completing import complete_files
from reformcheck.cli.exits import FAILED, code_of
from reformcheck.cli.helping import Command
from reformcheck.cli.language import t
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
from reformcheck.cli.output import say_aside
from reformcheck.cli.settings import session_of
from reformcheck.running.files.writing import refuse_to_overwrite, write_file


@click.command(
    cls=Command,
    help=t(
        "检查一份公文，把意见写成批注，放在所说的文字上，另存为新文件：每处有问题、清单原文和改法，标题处有总的意见和缺项的补写文字；原文一字不动。FILE 为 .docx、.pdf，或 .doc、.wps（写出 .docx）。",
        "Check a document and write what is found as comments at the words they are about, into a new file: what is wrong,"
        " the list's own words, what to write; at the title what is missing, ready to paste. The text itself is left alone. FILE is a .docx or .pdf, or a .doc or .wps (written as .docx).",
    ),
    epilog=closing(
        "0 没有达到 --fail-on 的问题；1 有；2 用法或文件有误，没有写。",
        "0 nothing at or above --fail-on; 1 findings; 2 usage error or unreadable file: nothing was written.",
        "reformcheck annotate 方案.docx -o 方案-批注.docx",
    ),
)
@click.argument("file", metavar="FILE", shell_complete=complete_files)
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="OUT",
    shell_complete=complete_files,
    help=t("写入的新文件", "the new file"),
)
@click.option("--force", is_flag=True, help=t("覆盖已有文件", "overwrite existing files"))
@lists_option
@catalog_option
@region_option
@force_plan_option
@as_of_option
@semantic_option
@rules_options
@fail_on_option
@config_option
@common_options
def annotate(file: str, output: str, force: bool, **options: Any) -> int:
    from reformcheck.reports.tally import tally
    from reformcheck.rules.model import ReadError
    from reformcheck.running.annotation import annotate as annotated

    _check_output(file, output, force=force)
    session = session_of(options)
    done = annotated(session, file)
    if isinstance(done, ReadError):
        show_errors((done,))
        return FAILED
    _check_suffix(output, done.kind)
    write_file(output, done.content, force=force)
    say_aside(t(f"写入 {output}：{done.remarks} 条批注", f"{output}: {done.remarks} comments"))
    return code_of(tally((done.result,)), (), session.settings["fail-on"])


def _check_output(file: str, output: str, *, force: bool) -> None:
    """Raise InputError where the given file, or another one, would be overwritten: before the work."""
    target = Path(output)
    if target.exists() and Path(file).exists() and target.samefile(file):
        raise InputError(
            Location(output),
            "不能写回原文件；请用 -o 另起一个名字",
            "the given file itself is never written; name another one with -o",
        )
    refuse_to_overwrite(output, force=force)


def _check_suffix(output: str, kind: str) -> None:
    """Raise InputError for a name under which no program would open the file."""
    if Path(output).suffix.lower() != f".{kind}":
        raise InputError(
            Location(output),
            f"写出的是 .{kind} 文件，请把 -o 的文件名改为 {Path(output).stem}.{kind}",
            f"what is written is a .{kind} file: name it {Path(output).stem}.{kind} with -o",
        )
