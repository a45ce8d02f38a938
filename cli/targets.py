"""`--format NAME[:FILE]`: which formats a report is written in, and where each goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reformcheck.catalog.errors import suggestion
from reformcheck.catalog.files.textfile import same_file, shown_path
from reformcheck.cli.complaints import show_errors, show_traces
from reformcheck.cli.language import t
from reformcheck.cli.output import is_standard_output, say_aside
from reformcheck.reports.formats import FORMATS, TEXT

if TYPE_CHECKING:
    from reformcheck.rules.model import ReadError


_WRITTEN_AT_ONCE = 1_000_000
"""Characters or bytes."""


class Target(NamedTuple):
    """A format, and the file that it is written to; None is standard output."""

    name: str
    file: str | None

    @property
    def suggested(self) -> str:
        return f"--format {self.name}:report{FORMATS[self.name].suffix}"


def parse_targets(formats: Sequence[str], output: str | None) -> list[Target]:
    """What --format and --output ask for; the text report where nothing is asked.

    Raises UsageError for an unknown format, two in one place, or bytes that have no file.
    """
    targets: list[Target] = []
    for given in formats or (TEXT,):
        name, _, file = given.partition(":")
        if name not in FORMATS:
            raise click.UsageError(_unknown_format(name))
        target = Target(name, None if is_standard_output(file or output) else file or output)
        clash = next((other for other in targets if same_file(other.file, target.file)), None)
        if clash:
            raise click.UsageError(_same_place(clash, target))
        if target.file is None and FORMATS[name].binary:
            raise click.UsageError(
                t(
                    f"{name} 不是文本，须写入文件，如 {target.suggested}",
                    f"{name} is no text: name a file, such as {target.suggested}",
                )
            )
        targets.append(target)
    if not is_standard_output(output) and all(target.file != output for target in targets):
        raise click.UsageError(
            t(
                "每个格式都写明了文件，--output 没有用处",
                "every format names its file: nothing is left for --output",
            )
        )
    return targets


def check_targets(targets: Sequence[Target], named: Iterable[str], *, force: bool) -> None:
    """Raise InputError where a file would be overwritten or cannot be made: before the work, and before any is written."""
    files = [target.file for target in targets if target.file is not None]
    if files:
        from reformcheck.running.files.writing import keep_apart, refuse_to_overwrite

        keep_apart(named, files)
        for file in files:
            refuse_to_overwrite(file, force=force)


def write_targets(
    targets: Sequence[Target],
    contents: Sequence[Iterable[str | bytes]],
    errors: Sequence[ReadError],
    *,
    force: bool,
) -> None:
    """Write the parts of every report. Raises InputError for a file that cannot be written.

    Errors of reading go to standard error too, unless the text report on standard output shows them.
    """
    made = list(zip(targets, contents, strict=True))
    files = [(target.file, content) for target, content in made if target.file is not None]
    if files:  # before who reads standard output may go away
        from reformcheck.running.files.writing import write_files

        write_files(files, force=force)
    for target, content in made:
        if target.file is None:
            for block in _blocks(content):
                click.echo(block, nl=False, color=True)
    if Target(TEXT, None) in targets:
        show_traces(errors)
    else:
        show_errors(errors)


def say_written(targets: Sequence[Target]) -> None:
    for target in targets:
        if target.file is not None:
            say_aside(t(f"已写入 {shown_path(target.file)}", f"written: {shown_path(target.file)}"))


def _blocks(pieces: Iterable[str | bytes]) -> Iterator[str | bytes]:
    """The pieces of a report, all text or all bytes, many at a time: each write is flushed."""
    held: list[Any] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _WRITTEN_AT_ONCE:
            yield held[0][:0].join(held)
            held, size = [], 0
    if held:
        yield held[0][:0].join(held)


def _unknown_format(name: str) -> str:
    zh, en = suggestion(name, list(FORMATS))
    known = ", ".join(FORMATS)
    return t(f"没有格式「{name}」，现有 {known}{zh}", f'no format is called "{name}"; known: {known}{en}')


def _same_place(before: Target, target: Target) -> str:
    if target.file is None:
        return t(
            f"标准输出只能容纳一个格式，请给 {target.name} 写明文件，如 {target.suggested}",
            f"standard output holds one format only: name a file for {target.name}, such as {target.suggested}",
        )
    return t(
        f"{before.name} 与 {target.name} 不能写入同一个文件 {target.file}",
        f"{before.name} and {target.name} cannot both be written to {target.file}",
    )
