"""Folders watched for what is saved in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reformcheck.catalog.files.textfile import STDIN
from reformcheck.plans.documents.reading.suffixes import CARRIERS, DOCUMENTS
from reformcheck.running.problems import RequestError

_SAVED = (".yaml", ".yml", ".json", ".toml", ".cfg", *DOCUMENTS, *CARRIERS)
"""What plans, documents and settings end with."""
_LOOK = 200
"""Milliseconds."""
_MAGIC = re.compile(r"[*?\[]")


def saves(names: Sequence[str], written: Sequence[str]) -> Iterator[None]:
    """Now, and after each change below what is named, but for the reports that are `written` there; without end.

    Raises RequestError where that cannot be watched.
    """
    if STDIN in names:
        raise RequestError("--watch 不能用于标准输入", "--watch cannot watch standard input")
    try:
        from watchfiles import watch
    except ImportError:
        raise RequestError(
            "--watch 需要 watchfiles，请先安装：pip install 'reformcheck[watch]'",
            "--watch needs watchfiles; install it with: pip install 'reformcheck[watch]'",
        ) from None
    own = {os.path.realpath(path) for path in written}
    folders = list(dict.fromkeys(_folders(names)))

    def is_saved(_: object, path: str) -> bool:
        name = Path(path).name.lower()
        return name.endswith(_SAVED) and not name.startswith("~$") and os.path.realpath(path) not in own

    # The first yield is of a timeout, when the watch has begun: what is saved during a check is not missed.
    begun = False
    for saved in watch(*folders, watch_filter=is_saved, yield_on_timeout=True, rust_timeout=_LOOK):
        if saved or not begun:
            yield
        begun = True


def _folders(names: Sequence[str]) -> Iterator[Path]:
    """What holds the files: a folder itself, that of a file, and of a pattern what stands before its first mark.

    Raises RequestError for what is not there.
    """
    for name in names:
        path = Path(name)
        if not path.exists() and (mark := _MAGIC.search(name)):
            before = name[: mark.start()]
            path = Path(before) if before.endswith("/") else Path(before).parent
        folder = path if path.is_dir() else path.parent
        if not folder.is_dir():
            raise RequestError(f"找不到 {name}，无从监视", f"{name} is not there: nothing can be watched")
        yield folder
