"""What .gitignore files hide, and patterns written in their manner."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    # Folders with what their .gitignore says, from the root of the repository down.
    Ignores: TypeAlias = tuple[tuple[Path, GitIgnoreSpec], ...]

_LONGEST = 4096
"""Characters of a pattern: no path is longer."""


class IgnoreFiles:
    """The .gitignore files of one run, each read once."""

    def __init__(self) -> None:
        self._known: dict[Path, Ignores] = {}
        self.unreadable: list[str] = []
        """Those that are there and cannot be read."""

    def own(self, folder: Path) -> Ignores:
        """What the folder's own file says, if it has one."""
        if folder not in self._known:
            self._known[folder] = self._read(folder)
        return self._known[folder]

    def _read(self, folder: Path) -> Ignores:
        path = folder / ".gitignore"
        try:
            if not path.is_file():
                return ()
            text = path.read_text("utf-8", "replace")
        except OSError:
            if os.access(folder, os.R_OK | os.X_OK):  # else the folder is told
                self.unreadable.append(os.path.relpath(path))
            return ()
        return ((folder, _spec(tuple(text.splitlines()))),)

    def above(self, folder: Path) -> Ignores:
        """Those from the repository's root down to the folder's parent."""
        parents = list(folder.parents)
        root = next((p for p in (folder, *parents) if os.path.lexists(p / ".git")), None)
        if root is None or root == folder:
            return ()
        inside = reversed([p for p in parents if p == root or root in p.parents])
        return tuple(pair for parent in inside for pair in self.own(parent))

    def hide(self, file: Path) -> bool:
        """Whether they hide a file, or a folder on the way to it."""
        ignores = (*self.above(file.parent), *self.own(file.parent))
        return is_ignored(file, False, ignores) or any(
            is_ignored(folder, True, ignores) for folder in file.parents
        )


@lru_cache(maxsize=64)
def _spec(lines: tuple[str, ...]) -> GitIgnoreSpec:
    """Patterns in the manner of .gitignore; a line that is none, such as `!` alone, hides nothing, as in git."""
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of brackets within brackets
        return GitIgnoreSpec.from_lines([line for line in lines if _is_pattern(line)])


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return len(line) <= _LONGEST


def is_ignored(path: Path, is_folder: bool, ignores: Ignores) -> bool:
    """The nearest .gitignore that speaks of the path decides, as in git."""
    verdict = False
    for base, spec in ignores:
        if base not in path.parents:
            continue
        relative = path.relative_to(base).as_posix() + ("/" if is_folder else "")
        result = spec.check_file(relative).include
        if result is not None:
            verdict = result
    return verdict


def matches(path: str, patterns: Sequence[str]) -> bool:
    """Whether a path falls under patterns such as `plans/cities/**`."""
    return bool(patterns) and _spec(tuple(patterns)).match_file(path)
