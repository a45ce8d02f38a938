"""Files in folders, and those that a pattern such as `plans/**/*.yaml` names."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reformcheck.running.files.gitignore import IgnoreFiles, is_ignored

if TYPE_CHECKING:
    from reformcheck.running.files.gitignore import Ignores

# The part `**` of a pattern, which stands for any number of folders.
_ANY_FOLDERS = re.compile(r"(?:(?<=[/\\])|^)\*\*(?:[/\\]|$)")


class Folders:
    """Walks folders for one run. Links to folders are not followed, for they may lead back."""

    def __init__(self) -> None:
        self._ignore_files = IgnoreFiles()
        self._closed: list[str] = []

    @property
    def unreadable(self) -> list[str]:
        """Folders and .gitignore files that were met and cannot be read: reading them tells why."""
        return list(dict.fromkeys([*self._closed, *self._ignore_files.unreadable]))

    def files(self, folder: str) -> Iterator[str]:
        """Files below a folder, in order of path, without what .gitignore files or a leading dot hide."""
        waiting = [(folder, self._ignore_files.above(Path(folder).absolute()))]
        entries: list[tuple[os.DirEntry[str], Ignores]] = []
        while waiting or entries:
            if waiting:
                folder, ignores = waiting.pop()
                ignores = (*ignores, *self._ignore_files.own(Path(folder).absolute()))
                entries += [(entry, ignores) for entry in reversed(self._entries(folder))]
                continue
            entry, ignores = entries.pop()
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.name.startswith("."):
                continue
            if ignores and is_ignored(Path(entry.path).absolute(), is_folder, ignores):
                continue
            if is_folder:
                waiting.append((entry.path, ignores))
            elif not (entry.is_symlink() and os.path.isdir(entry.path)):  # noqa: PTH112 - never raises
                # A link to nowhere is kept too: reading it says what is wrong.
                yield os.path.normpath(entry.path)

    def matching(self, pattern: str) -> Iterator[str]:
        """Files that a pattern names, and those below folders that it names, unless a .gitignore hides them."""
        for path in self._expanded(pattern):
            if os.path.isdir(path):  # noqa: PTH112 - never raises
                yield from self.files(path)
            elif not self._ignore_files.hide(Path(path).absolute()):
                yield path

    def _expanded(self, pattern: str) -> list[str]:
        """Paths that a pattern names; `**` enters each folder once."""
        start, *rest = _ANY_FOLDERS.split(pattern)
        found = sorted(glob.glob(start)) if start else [""]  # noqa: PTH207 - a pattern may be absolute
        for part in filter(None, rest):  # one `**` behind another says no more
            folders = dict.fromkeys(inner for folder in found for inner in self._below(folder))
            named = (glob.glob(glob.escape(folder) + part) for folder in folders)  # noqa: PTH207
            found = sorted(dict.fromkeys(path for paths in named for path in paths))
        return [path or "." for path in found]  # what `**` at the end names stands below these

    def _below(self, folder: str) -> Iterator[str]:
        """A folder and all below it, ending in a separator, without those that a leading dot hides."""
        waiting = [os.path.join(folder, "") if folder else ""]  # noqa: PTH118 - the empty one stays empty
        while waiting:
            folder = waiting.pop()
            yield folder
            waiting += [
                os.path.join(folder, entry.name, "")  # noqa: PTH118
                for entry in reversed(self._entries(folder or "."))
                if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
            ]

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError:
            self._closed.append(os.path.normpath(folder))
            return []
