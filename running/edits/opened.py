"""Plan files of folders and patterns, opened to be changed in place: each in its encoding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import STDIN, decode, read_bytes
from reformcheck.catalog.model import Location
from reformcheck.rules.model import PlanReport, ReadError
from reformcheck.running.edits.text import difference, encoded_as
from reformcheck.running.faults import guarded
from reformcheck.running.files.walk import Found
from reformcheck.running.files.writing import write_file
from reformcheck.running.many import accepted_in
from reformcheck.running.problems import RequestError
from reformcheck.running.session import Session
from reformcheck.running.sources import Source, is_document

_T = TypeVar("_T")


class Opened(NamedTuple):
    """A plan file that is to be changed."""

    path: str
    data: bytes
    text: str
    result: PlanReport
    """What is found in it."""

    def write(self, after: str) -> None:
        """Raises InputError where the encoding cannot be told, or the file cannot be written."""
        write_file(self.path, encoded_as(self.data, self.text, after, self.path), force=True)

    def difference(self, after: str) -> str:
        """What changes, as `diff` shows it."""
        return difference(self.text, after, self.path)


def files_to_edit(names: Sequence[str], session: Session, command: str) -> tuple[Found, list[str]]:
    """What is found, without the documents of folders, and those. `command` is what the person called.

    Raises RequestError for standard input.
    """
    if STDIN in names:
        raise RequestError(
            f"{command} 要改写文件，不能用标准输入", f"{command} rewrites a file; it cannot be standard input"
        )
    found = session.settings.plans_in(names)
    documents = [path for path in found.files if path not in found.named and is_document(path)]
    return found._replace(files=[path for path in found.files if path not in documents]), documents


def edited(path: str, session: Session, edit: Callable[[Opened], _T], command: str) -> _T | ReadError:
    """What `edit` says of a plan file that is opened for it, or why it could not be changed."""

    def work() -> _T | ReadError:
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
        return edit(Opened(path, data, decode(data, path), result))

    return guarded(path, session.lang, work)
