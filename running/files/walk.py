"""From what the command line names to the plan files and documents to check: files, folders and glob patterns."""

import codecs
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import STDIN, read_beginning
from reformcheck.plans.documents.reading.suffixes import CARRIERS, DOCUMENTS
from reformcheck.running.files.folders import Folders
from reformcheck.running.files.gitignore import matches
from reformcheck.running.files.passed_over import (
    PassedOver,
    Reason,
    digest_of,
    made_from,
    real_path,
    sources_of_lists,
)

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
    unreadable: frozenset[str] = frozenset()
    """Folders and .gitignore files among `files` that stood in the way and cannot be read: reading them tells why."""


def find_plans(
    names: Sequence[str],
    exclude: Sequence[str] = (),
    *,
    plans_only: bool = False,
    exclude_from: Path | None = None,
) -> Found:
    """Expand folders and patterns. A file that is named is kept whatever it holds, unless `plans_only`.

    The patterns of `exclude` are relative to `exclude_from`, by default the current folder.
    A file under two spellings of its path is one file, under the first.
    """
    folders = Folders()
    files: list[str] = []
    asked: set[str] = set()
    passed: list[PassedOver] = []
    for name in names:
        named = name == STDIN or not (_is_folder(name) or _is_pattern(name))
        if named and not plans_only:
            carried = _carried(name, passed)
            files += carried or [name]
            asked.update([] if carried else [name])
            continue
        for path in [name] if named else _expand(name, folders):
            if is_excluded(path, exclude, exclude_from or Path.cwd()):
                continue
            reason = None if path == STDIN else _reason_to_pass(path)
            if reason is None and not named and _is_no_file(path):
                reason = "format"
            if reason is None:
                files += _carried(path, passed) or [path]
            else:
                passed.append(PassedOver(path, reason))
    files = list(_once(files))
    lists = _lists(files, asked, passed)
    passed += (PassedOver(path, "list") for path in lists)
    files = [path for path in files if path not in lists]
    imported = _imported(files, asked)
    passed += (PassedOver(path, "imported") for path in imported)
    kept = [path for path in files if path not in imported]
    unreadable = [path for path in folders.unreadable if path not in kept]
    return Found(
        [*kept, *unreadable], frozenset(asked), list(dict.fromkeys(passed)), frozenset(folders.unreadable)
    )


def _once(paths: Iterable[str]) -> Iterator[str]:
    """Each file once. A link to a file is another file; one to a folder is another way to the same."""
    places: dict[str, str] = {}
    met: set[tuple[str, str]] = set()
    for path in paths:
        folder, name = os.path.split(path)
        if folder not in places:
            places[folder] = os.path.normcase(os.path.realpath(folder))
        key = (places[folder], os.path.normcase(name)) if path != STDIN else (STDIN, "")
        if key not in met:
            met.add(key)
            yield path


def _expand(name: str, folders: Folders) -> Iterator[str]:
    return folders.files(name) if _is_folder(name) else folders.matching(name)


def _carried(path: str, passed: list[PassedOver]) -> list[str]:
    """The documents in an archive or a mail; none for another file, and for one whose reading says what is wrong."""
    if not path.lower().endswith(CARRIERS):
        return []
    from reformcheck.plans.documents.reading.carried.inside import carried_by

    with suppress(InputError):
        carried = carried_by(path)
        if carried is not None:
            passed += (PassedOver(other, "format") for other in carried.others)
            return carried.documents
    return []


def _reason_to_pass(path: str) -> Reason | None:
    """Why a file of a folder is not checked; None for a plan file or a document, which its reading judges."""
    name = path.lower()
    if name.endswith(_YAML):
        return None if looks_like_plan(path) else "yaml"
    if not name.endswith((*DOCUMENTS, *CARRIERS)):
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


def _is_no_file(path: str) -> bool:
    """Whether a folder holds a pipe, a socket or a device under this name: nobody may ever write to it."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return False  # reading it says what is wrong
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


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
    return {path for path in _unasked_documents(files, asked) if digest_of(path) in digests}


def _lists(files: Sequence[str], asked: set[str], passed: Sequence[PassedOver]) -> set[str]:
    """Documents of folders that are lists themselves, as the list files beside them say."""
    sources = sources_of_lists(one.path for one in passed if one.reason == "yaml")
    if not sources:
        return set()
    return {path for path in _unasked_documents(files, asked) if real_path(path) in sources}


def _unasked_documents(files: Sequence[str], asked: set[str]) -> list[str]:
    return [path for path in files if path.lower().endswith(DOCUMENTS) and path not in asked]


def is_excluded(path: str, exclude: Sequence[str], folder: Path) -> bool:
    """Whether a path falls under the patterns of `exclude`, which are relative to a folder."""
    return bool(exclude) and matches(_relative(path, folder), exclude)


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
