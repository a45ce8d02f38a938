"""Plan files changed in place, one after the other, and what is said of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reformcheck.cli.complaints import show_errors
from reformcheck.cli.exits import CLEAN, FAILED, NOTHING
from reformcheck.cli.language import t
from reformcheck.cli.output import say_aside
from reformcheck.cli.passed import say_passed
from reformcheck.running.edits.opened import Opened, edited, files_to_edit

if TYPE_CHECKING:
    from reformcheck.running.session import Session

Say = Callable[[str], None]
"""Says a line of a plan file."""


def edit_plans(
    names: Sequence[str], session: Session, edit: Callable[[Opened, Say], int], *, command: str
) -> int:
    """Let `edit` change each plan file; the gravest exit code. One that cannot be changed stops no other.

    `command` is what the person called. Documents are refused where they are named, and passed over in folders.
    """
    found, documents = files_to_edit(names, session, command)
    codes = [CLEAN if found.files else NOTHING]
    for path in found.files:
        say = say_aside if len(found.files) == 1 else partial(_say_of, path)
        done = edited(path, session, partial(_with, edit, say), command)
        if isinstance(done, int):
            codes.append(done)
        else:
            show_errors((done,))
            codes.append(FAILED)
    say_passed(found.passed, verbose=False)
    if documents:
        say_aside(t(f"略过公文：{len(documents)} 个", f"documents passed over: {len(documents)}"))
    return FAILED if FAILED in codes else max(codes)


def _with(edit: Callable[[Opened, Say], int], say: Say, opened: Opened) -> int:
    return edit(opened, say)


def _say_of(path: str, line: str) -> None:
    say_aside(t(f"{path}：{line}", f"{path}: {line}"))
