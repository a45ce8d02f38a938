"""Plan files of folders and patterns, opened to be changed in place: each in its encoding, one after the other."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import STDIN, decode, read_bytes
from reformcheck.catalog.model import Location
from reformcheck.cli.complaints import show_errors
from reformcheck.cli.exits import CLEAN, FAILED, NOTHING
from reformcheck.cli.language import t
from reformcheck.cli.output import say_aside, write_file
from reformcheck.cli.passed import say_passed
from reformcheck.rules.model import ReadError
from reformcheck.running.faults import guarded
from reformcheck.running.files.walk import find_plans
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
        write_file(self.path, _encoded(after, self.text, self.data, self.path), force=True)

    def difference(self, after: str) -> str:
        """What changes, as `diff` shows it."""
        import difflib

        before, after_lines = _lines(self.text), _lines(after)
        return "".join(difflib.unified_diff(before, after_lines, self.path, self.path)).rstrip("\n")

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


def _encoded(after: str, before: str, data: bytes, path: str) -> bytes:
    """In the encoding that the file has. Raises InputError where that cannot be told."""
    marks = {
        codecs.BOM_UTF8: "utf-8",
        codecs.BOM_UTF32_LE: "utf-32-le",
        codecs.BOM_UTF32_BE: "utf-32-be",
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
        b"": "utf-8",
    }
    tries = [(mark, encoding) for mark, encoding in marks.items() if data.startswith(mark)]
    for mark, encoding in (*tries, (b"", "gb18030")):
        if mark + before.encode(encoding) == data:
            return mark + after.encode(encoding)
    raise InputError(
        Location(path),
        "文件的编码还原不回去，没有写；请先另存为 UTF-8",
        "its encoding cannot be written back and the file was left alone; save it as UTF-8 first",
    )


def _lines(text: str) -> list[str]:
    """Lines of a diff, which shows no carriage returns and ends every line."""
    return [line + "\n" for line in text.removesuffix("\n").replace("\r\n", "\n").split("\n")]
