"""Plan files of folders and patterns, opened to be changed in place: each in its encoding, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import STDIN, decode, read_bytes
from reformcheck.catalog.model import Location
from reformcheck.cli.complaints import show_errors
from reformcheck.cli.exits import CLEAN, FAILED, NOTHING
from reformcheck.cli.language import t
from reformcheck.cli.output import say_aside
from reformcheck.cli.passed import say_passed
from reformcheck.rules.model import ReadError
from reformcheck.running.edits.text import difference, encoded_as
from reformcheck.running.faults import guarded
from reformcheck.running.files.walk import find_plans
from reformcheck.running.files.writing import write_file
from reformcheck.running.many import accepted_in
from reformcheck.running.sources import Source, is_document

if TYPE_CHECKING:
    from reformcheck.rules.model import PlanReport
    from reformcheck.running.session import Session


class Opened(NamedTuple):
    """A plan file that is to be changed."""

    path: str
    data: bytes
    text: str
    result: PlanReport
    """What is found in it."""
    alone: bool
    """No other is changed: what is said of it needs no name."""

    def write(self, after: str) -> None:
        """Raises InputError where the encoding cannot be told, or the file cannot be written."""
        write_file(self.path, encoded_as(self.data, self.text, after, self.path), force=True)

    def difference(self, after: str) -> str:
        """What changes, as `diff` shows it."""
        return difference(self.text, after, self.path)

    def say(self, line: str) -> None:
        say_aside(line if self.alone else t(f"{self.path}：{line}", f"{self.path}: {line}"))


def edit_plans(names: Sequence[str], session: Session, edit: Callable[[Opened], int], *, command: str) -> int:
    """Let `edit` change each plan file; the gravest exit code. One that cannot be changed stops no other.

    `command` is what the person called. Documents are refused where they are named, and passed over in folders.
    """
    if STDIN in names:
        raise click.UsageError(
            t(
                f"{command} 要改写文件，不能用标准输入",
                f"{command} rewrites a file; it cannot be standard input",
            )
        )
    settings = session.settings
    found = find_plans(names, settings["exclude"], exclude_from=settings.exclude_folder)
    documents = [path for path in found.files if path not in found.named and is_document(path)]
    files = [path for path in found.files if path not in documents]
    codes = [CLEAN if files else NOTHING]
    for path in files:
        done = _edited(path, session, edit, command, alone=len(files) == 1)
        if isinstance(done, int):
            codes.append(done)
        else:
            show_errors((done,))
            codes.append(FAILED)
    say_passed(found.passed, verbose=False)
    if documents:
        say_aside(t(f"略过公文：{len(documents)} 个", f"documents passed over: {len(documents)}"))
    return FAILED if FAILED in codes else max(codes)


def _edited(
    path: str, session: Session, edit: Callable[[Opened], int], command: str, *, alone: bool
) -> int | ReadError:
    def work() -> int | ReadError:
        if is_document(path):
            raise InputError(
                Location(path),
                f"这是公文，{command} 只改写方案文件；请先用 `reformcheck import` 转成方案",
                f"this is a document, and {command} rewrites plan files only: turn a document into a plan file"
                " with `reformcheck import`",
            )
        data = read_bytes(path)
        result = session.check(Source(path, data), accepted=accepted_in(session.settings["baseline"])(path))
        if isinstance(result, ReadError):
            return result
        return edit(Opened(path, data, decode(data, path), result, alone))

    return guarded(path, session.lang, work)
