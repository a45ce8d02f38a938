"""From what the command line names to the plan files to check: files, folders and glob patterns."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reformcheck.catalog.textfile import STDIN

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_SUFFIXES = (".yaml", ".yml")
_SNIFFED = 65_536

# A plan file says so in its first key, whose value is a version: a job called reformcheck in a pipeline is no
# plan. One whose first key is misspelt, or says nothing, still has these two.
_PLAN = re.compile(rb"^\s*[{\"']*reformcheck[\"']?[ \t]*:[ \t]*[^\s#{\[|>&*]", re.MULTILINE)
_PLAN_KEYS = (re.compile(rb"^plan\s*:", re.MULTILINE), re.compile(rb"^items\s*:", re.MULTILINE))
_MAGIC = re.compile(r"[*?\[]")


@dataclass(slots=True)
class Found:
    """The files to check, in a stable order, and how many YAML files were passed over as no plans."""

    files: list[str] = field(default_factory=list)
    skipped: int = 0


def find_plans(names: Sequence[str], exclude: Sequence[str] = (), *, plans_only: bool = False) -> Found:
    """Expand folders and patterns. A file that is named is kept whatever it holds, unless `plans_only`."""
    found = Found()
    excluded = _patterns(tuple(exclude))
    for name in names:
        named = name == STDIN or not (_is_folder(name) or _is_pattern(name))
        if named and not plans_only:
            found.files.append(name)
            continue
        for path in [name] if named else _expand(name):
            if excluded is not None and excluded.match_file(path):
                continue
            if path == STDIN or looks_like_plan(path):
                found.files.append(path)
            else:
                found.skipped += 1
    found.files = list(dict.fromkeys(found.files))
    return found


def _is_folder(name: str) -> bool:
    try:
        return name != "" and Path(name).is_dir()
    except OSError:  # a name that no file can have: reading it says so
        return False


def _is_pattern(name: str) -> bool:
    try:
        return bool(_MAGIC.search(name)) and not Path(name).exists()
    except OSError:
        return False


def _expand(name: str) -> Iterator[str]:
    if _is_folder(name):
        yield from walk_folder(name)
        return
    for path in sorted(glob.glob(name, recursive=True)):  # noqa: PTH207 - a pattern may be absolute
        if Path(path).is_dir():
            yield from walk_folder(path)
        elif path.endswith(_SUFFIXES):
            yield path


def looks_like_plan(path: str) -> bool:
    """Whether the file claims to be a plan. One that cannot be read counts as one, so that it is reported."""
    if not Path(path).is_file():
        return True
    try:
        with Path(path).open("rb") as file:
            head = file.read(_SNIFFED)
    except OSError:
        return True
    return claims_to_be_plan(head)


def claims_to_be_plan(head: bytes) -> bool:
    """Whether the beginning of a YAML file has the keys of a plan."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return bool(_PLAN.search(head)) or all(key.search(head) for key in _PLAN_KEYS)


def walk_folder(folder: str) -> Iterator[str]:
    """YAML files below a folder, in order of path, without what .gitignore files or a leading dot hide."""
    yield from _walk(folder, _ignores_above(Path(folder).absolute()))


def _walk(folder: str, ignores: tuple[tuple[Path, GitIgnoreSpec], ...]) -> Iterator[str]:
    own = _ignore_file(Path(folder).absolute())
    ignores = (*ignores, *own)
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        if entry.name.startswith(".") or _ignored(entry, ignores):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, ignores)
        elif entry.name.endswith(_SUFFIXES) and entry.is_file():
            yield os.path.normpath(entry.path)


def _ignored(entry: os.DirEntry[str], ignores: Iterable[tuple[Path, GitIgnoreSpec]]) -> bool:
    """The nearest .gitignore that speaks of the entry decides, as in git."""
    path = Path(entry.path).absolute()
    verdict = False
    for base, spec in ignores:
        relative = os.path.relpath(path, base) + ("/" if entry.is_dir() else "")
        result = spec.check_file(relative).include
        if result is not None:
            verdict = result
    return verdict


def _ignores_above(folder: Path) -> tuple[tuple[Path, GitIgnoreSpec], ...]:
    """The .gitignore files from the repository's root down to the folder's parent."""
    parents = list(folder.parents)
    root = next((p for p in (folder, *parents) if (p / ".git").exists()), None)
    if root is None or root == folder:
        return ()
    inside = reversed([p for p in parents if p == root or root in p.parents])
    return tuple(pair for parent in inside for pair in _ignore_file(parent))


def _ignore_file(folder: Path) -> tuple[tuple[Path, GitIgnoreSpec], ...]:
    path = folder / ".gitignore"
    if not path.is_file():
        return ()
    from pathspec import GitIgnoreSpec

    return ((folder, GitIgnoreSpec.from_lines(path.read_text("utf-8", "replace").splitlines())),)


@lru_cache(maxsize=32)
def _patterns(patterns: tuple[str, ...]) -> GitIgnoreSpec | None:
    """Patterns in the manner of .gitignore; None for none."""
    if not patterns:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def matches(path: str, patterns: Sequence[str]) -> bool:
    """Whether a path falls under patterns such as `plans/cities/**`."""
    spec = _patterns(tuple(patterns))
    return spec is not None and spec.match_file(path)
