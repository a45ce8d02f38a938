"""From what the command line names to the plan files and documents to check: files, folders and glob patterns."""

from __future__ import annotations

import codecs
import glob
import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reformcheck.catalog.errors import InputError, os_reason
from reformcheck.catalog.files.textfile import STDIN, read_beginning, shown_path
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.suffixes import DOCUMENTS
from reformcheck.running.passed_over import PassedOver, Reason, digest_of, made_from

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    # Folders with what their .gitignore says, from the root of the repository down.
    _Ignores: TypeAlias = tuple[tuple[Path, GitIgnoreSpec], ...]

_YAML = (".yaml", ".yml")
_TEXTS = (".txt", ".htm", ".html")
_OWN_PAGE = b'<meta name="generator" content="reformcheck">'
_OWN_WORKBOOK = b"<dc:title>reformcheck</dc:title>"
_SNIFFED = 65_536

# A plan file says so in its first key, with a version behind it, unlike the job of a CI file that is called
# reformcheck; one whose first key is misspelt still has the other two.
_FIRST = re.compile(rb"""[\s{]*["']?reformcheck["']?\s*:[ \t]*[^\s#]""")
_LATER = re.compile(rb"""^["']?reformcheck["']?\s*:[ \t]*[^\s#]""", re.MULTILINE)
_COMMENTS = re.compile(rb"\A(?:[ \t]*(?:#[^\n]*|---[^\n]*|%[^\n]*)?\r?\n)+")
_PLAN_KEYS = (re.compile(rb"^plan\s*:", re.MULTILINE), re.compile(rb"^items\s*:", re.MULTILINE))
_MAGIC = re.compile(r"[*?\[]")


class Found(NamedTuple):
    """The files to check, in a stable order, those of them that were named, and what was passed over."""

    files: list[str]
    named: frozenset[str]
    passed: list[PassedOver]


def find_plans(
    names: Sequence[str],
    exclude: Sequence[str] = (),
    *,
    plans_only: bool = False,
    exclude_from: Path | None = None,
) -> Found:
    """Expand folders and patterns. A file that is named is kept whatever it holds, unless `plans_only`.

    The patterns of `exclude` are relative to `exclude_from`, by default the current folder.
    Raises InputError for a folder that cannot be read.
    """
    files: list[str] = []
    asked: set[str] = set()
    passed: list[PassedOver] = []
    for name in names:
        named = name == STDIN or not (_is_folder(name) or _is_pattern(name))
        if named and not plans_only:
            files.append(name)
            asked.add(name)
            continue
        for path in [name] if named else _expand(name):
            if exclude and matches(_relative(path, exclude_from or Path.cwd()), exclude):
                continue
            reason = None if path == STDIN else _reason_to_pass(path)
            if reason is None:
                files.append(path)
            else:
                passed.append(PassedOver(path, reason))
    files = list(dict.fromkeys(files))
    imported = _imported(files, asked)
    passed += (PassedOver(path, "imported") for path in imported)
    kept = [path for path in files if path not in imported]
    return Found(kept, frozenset(asked), list(dict.fromkeys(passed)))


def _reason_to_pass(path: str) -> Reason | None:
    """Why a file of a folder is not checked; None for a plan file or a document, which its reading judges."""
    name = path.lower()
    if name.endswith(_YAML):
        return None if looks_like_plan(path) else "yaml"
    if not name.endswith(DOCUMENTS):
        return "format"
    if os.path.basename(name).startswith("~$"):  # noqa: PTH119 - thousands of names
        return "temporary"
    if name.endswith(".xlsx") and _is_own_workbook(path):
        return "report"
    if not name.endswith(_TEXTS):
        return None
    try:
        head = read_beginning(path, _SNIFFED)
    except (OSError, ValueError):
        return None
    if head is None:
        return None
    if _OWN_PAGE in head:
        return "report"
    return "format" if name.endswith(".txt") and claims_to_be_plan(head) else None


def _is_own_workbook(path: str) -> bool:
    """Whether a workbook is a ledger of reformcheck's, as its properties say."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as package, package.open("docProps/core.xml") as properties:
            return _OWN_WORKBOOK in properties.read(_SNIFFED)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError, RuntimeError):
        return False  # reading it says what is wrong


def _imported(files: Sequence[str], asked: set[str]) -> set[str]:
    """Documents of folders beside the plan files that were made from them: both are one plan."""
    digests = made_from(path for path in files if path.lower().endswith(_YAML))
    if not digests:
        return set()
    documents = [path for path in files if path.lower().endswith(DOCUMENTS) and path not in asked]
    return {path for path in documents if digest_of(path) in digests}


def _relative(path: str, folder: Path) -> str:
    """The path as patterns see it; one outside of the folder is seen from the root."""
    relative = os.path.relpath(path, folder).replace(os.sep, "/")
    return os.path.abspath(path).lstrip("/") if relative.startswith("../") else relative  # noqa: PTH100


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
        elif not _hidden_by_git(path):
            yield path


def _hidden_by_git(path: str) -> bool:
    """Whether .gitignore files hide a file that a pattern names, or a folder on the way to it."""
    file = Path(path).absolute()
    ignores = (*_ignores_above(file.parent), *_ignore_file(file.parent))
    return _ignored(file, False, ignores) or any(_ignored(folder, True, ignores) for folder in file.parents)


def looks_like_plan(path: str) -> bool:
    """Whether the file claims to be a plan. One that cannot be read counts as one, so that it is reported."""
    try:
        head = read_beginning(path, _SNIFFED)
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return True
    return head is None or claims_to_be_plan(head)


def claims_to_be_plan(head: bytes) -> bool:
    """Whether the beginning of a YAML file has the keys of a plan."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    head = head.removeprefix(codecs.BOM_UTF8)
    comments = _COMMENTS.match(head)
    head = head[comments.end() :] if comments else head
    return bool(_FIRST.match(head) or _LATER.search(head)) or all(key.search(head) for key in _PLAN_KEYS)


def walk_folder(folder: str) -> Iterator[str]:
    """Files below a folder, in order of path, without what .gitignore files or a leading dot hide."""
    yield from _walk(folder, _ignores_above(Path(folder).absolute()))


def _walk(folder: str, ignores: _Ignores) -> Iterator[str]:
    own = _ignore_file(Path(folder).absolute())
    ignores = (*ignores, *own)
    for entry in _entries(folder):
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith("."):
            continue
        if ignores and _ignored(Path(entry.path).absolute(), is_folder, ignores):
            continue
        if is_folder:
            yield from _walk(entry.path, ignores)
        elif not (entry.is_symlink() and Path(entry.path).is_dir()):
            # A link to nowhere is kept too: reading it says what is wrong.
            yield os.path.normpath(entry.path)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        zh, en = os_reason(error)
        raise InputError(
            Location(shown_path(folder)), f"无法读取文件夹：{zh}", f"the folder cannot be read: {en}"
        ) from None


def _ignored(path: Path, is_folder: bool, ignores: _Ignores) -> bool:
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


def _ignores_above(folder: Path) -> _Ignores:
    """The .gitignore files from the repository's root down to the folder's parent."""
    parents = list(folder.parents)
    root = next((p for p in (folder, *parents) if (p / ".git").exists()), None)
    if root is None or root == folder:
        return ()
    inside = reversed([p for p in parents if p == root or root in p.parents])
    return tuple(pair for parent in inside for pair in _ignore_file(parent))


def _ignore_file(folder: Path) -> _Ignores:
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
