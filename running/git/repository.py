"""Reading a repository through the git command: which revisions there are, and what their files held."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NoReturn

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import shown_path
from reformcheck.catalog.language.visible import visible
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.suffixes import DOCUMENTS

_KINDS = (".yaml", ".yml", *DOCUMENTS)
_FIELD = "\x1f"


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, under the name that the reader knows it by."""

    commit: str
    name: str
    """A tag, or the first digits of the commit."""
    date: str
    """ISO date of the commit, or of the tag."""
    subject: str


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a revision; the same content has the same id everywhere."""

    path: str
    """From the root of the repository."""
    id: str


class Repository:
    """The repository that a path lies in. Raises InputError where there is none, or no git."""

    def __init__(self, path: str) -> None:
        start = Path(path).resolve()
        while not start.is_dir():
            start = start.parent
        self._folder = start
        self._place = Location(shown_path(path))
        self._environment = _without_repository(os.environ)
        self.root = Path(self._root())
        # From here on, so that paths mean what the repository calls them.
        self._folder = self.root

    def _root(self) -> str:
        ask = ("rev-parse", "--show-toplevel")
        try:
            return self._git(*ask).removesuffix("\n")
        except InputError:
            if "GIT_DIR" not in os.environ:
                raise
        self._environment = dict(os.environ)  # a repository that only its variable names
        return self._git(*ask).removesuffix("\n")

    def superproject(self) -> str:
        """The working tree that this repository is a submodule of; empty where it is none."""
        return self._git("rev-parse", "--show-superproject-working-tree").removesuffix("\n")

    def inside(self, paths: Sequence[str]) -> list[str]:
        """Paths as the repository names them; none for its root. Raises InputError for one outside."""
        named: list[str] = []
        for path in paths:
            absolute = Path(path).resolve()
            if not absolute.is_relative_to(self.root):
                raise InputError(
                    Location(path),
                    f"不在版本库 {self.root} 里",
                    f"lies outside the repository {self.root}",
                )
            named.append(absolute.relative_to(self.root).as_posix())
        return [] if "." in named else named

    def is_shallow(self) -> bool:
        """Whether the history was cut when it was fetched."""
        return self._git("rev-parse", "--is-shallow-repository").strip() == "true"

    def log(self, revisions: str, paths: Sequence[str], limit: int) -> list[Revision]:
        """Commits that changed the paths, oldest first, at most the `limit` newest. Raises InputError."""
        # On a branch that others were merged into, its own line of commits is the plan's history.
        out = self._git(
            "log", "-z", "--first-parent", f"--max-count={limit}", f"--format=%H{_FIELD}%h{_FIELD}%cs{_FIELD}%s",
            revisions, "--", *paths,
        )  # fmt: skip
        found = [_revision(*record.split(_FIELD, 3)) for record in out.split("\0") if record]
        return found[::-1]

    def tags(self, pattern: str, limit: int) -> list[Revision]:
        """Tags of commits whose name matches a shell pattern, oldest first, at most the `limit` newest."""
        # An annotated tag is an object of its own; what it points to has a star.
        fields = "%1f".join(
            (
                "%(refname:strip=2)",
                "%(*objecttype)%(objecttype)",
                "%(*objectname) %(objectname)",
                "%(creatordate:short)",
                "%(contents:subject)",
            )
        )
        out = self._git("for-each-ref", "--sort=creatordate", f"--format={fields}", "refs/tags")
        found = []
        for line in out.removesuffix("\n").split("\n") if out else ():
            name, kind, objects, date, subject = line.split(_FIELD, 4)
            if kind.startswith("commit") and fnmatchcase(name, pattern):
                found.append(_revision(objects.split()[0], name, date, subject))
        return found[-limit:]

    def files(self, revision: Revision, paths: Sequence[str]) -> list[Blob]:
        """The YAML files and documents of a revision."""
        out = self._git("ls-tree", "-r", "-z", "--full-tree", revision.commit, "--", *paths)
        blobs = []
        for record in out.split("\0"):
            about, _, path = record.partition("\t")
            if path.lower().endswith(_KINDS) and about.startswith("100"):
                blobs.append(Blob(path, about.split()[2]))
        return blobs

    def changed_since(self, commit: str) -> frozenset[Path]:
        """Files that differ from a commit, new ones that git does not ignore too. Raises InputError."""
        asked = ("--name-only", "--no-renames", "-z", commit, "--")
        try:
            changed = self._git("diff", *asked)
        except (
            InputError
        ):  # contents are missing: this looks at none, and may name a file that was only touched
            changed = self._git("diff-index", *asked)
        new = self._git("ls-files", "--others", "--exclude-standard", "-z")
        return frozenset((self.root / name).resolve() for name in (changed + new).split("\0") if name)

    def content_at(self, commit: str, path: str) -> bytes | None:
        """The bytes of a file at a commit; None where it did not exist. Raises InputError."""
        entry = self._entry(commit, path)
        return self._bytes("cat-file", "blob", entry[2]) if entry else None

    def submodule_at(self, commit: str, path: str) -> str | None:
        """The commit that a submodule was at; None where there was none. Raises InputError."""
        entry = self._entry(commit, path)
        return entry[2] if entry and entry[1] == "commit" else None

    def _entry(self, commit: str, path: str) -> list[str]:
        """Mode, kind and identifier of what a commit holds at a path."""
        name = Path(path).resolve().relative_to(self.root.resolve()).as_posix()
        return self._git("ls-tree", "-z", "--full-tree", commit, "--", name).split()[:3]

    def commit(self, revision: str) -> str:
        """The commit that a revision names: never an option of git, whatever it looks like. Raises InputError."""
        try:
            return self._git("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").strip()
        except InputError:
            raise InputError(
                self._place, f"git 里没有修订「{revision}」", f'git knows no revision "{revision}"'
            ) from None

    @contextmanager
    def reader(self) -> Iterator[BlobReader]:
        """One git process that reads as many files as are asked for."""
        reader = BlobReader(["git", "-C", str(self._folder), "cat-file", "--batch"], self._environment)
        try:
            yield reader
        finally:
            reader.close()

    def _git(self, *arguments: str) -> str:
        return self._bytes(*arguments).decode("utf-8", "surrogateescape")

    def _bytes(self, *arguments: str) -> bytes:
        settings = ("-c", "core.quotepath=off", "-c", "log.showSignature=false")
        command = ["git", "-C", str(self._folder), *settings, *arguments]
        try:
            done = subprocess.run(command, capture_output=True, check=False, env=self._environment)
        except FileNotFoundError:
            raise InputError(
                self._place, "没有找到 git 命令，请先安装", "the git command was not found; install it"
            ) from None
        if done.returncode:
            self._refuse(done.stderr.decode("utf-8", "replace"))
        return done.stdout

    def _refuse(self, said: str) -> NoReturn:
        if "not a git repository" in said:
            raise InputError(self._place, "不在 git 版本库里", "is in no git repository")
        reason = said.strip().splitlines()[0].removeprefix("fatal: ") if said.strip() else "git"
        raise InputError(self._place, f"git 拒绝：{reason}", f"git refused: {reason}")


def _revision(commit: str, name: str, date: str, subject: str) -> Revision:
    """With words that steer no terminal: whoever commits may write what he likes."""
    return Revision(commit, visible(name), visible(date), visible(subject))


# Where git looks for a repository before it looks at the folder; set in a hook, which may run in another folder.
_NAMES_A_REPOSITORY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE")  # fmt: skip


def _without_repository(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name not in _NAMES_A_REPOSITORY}


class BlobReader:
    """Contents of files by id."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._command = command
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, blob: Blob) -> bytes:
        """Raises InputError where the repository lacks the content, or it is damaged."""
        try:
            return self._answer(blob)
        except (OSError, IndexError, ValueError):  # git says that it is missing, or breaks off
            self.close()
        raise InputError(
            Location(shown_path(blob.path)),
            "git 里缺少这个文件的内容，或内容已损坏（可用 `git fsck` 检查）",
            "git lacks the content of this file, or it is damaged (`git fsck` tells)",
        )

    def _answer(self, blob: Blob) -> bytes:
        process = self._process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(blob.id.encode("ascii") + b"\n")
        process.stdin.flush()
        size = int(process.stdout.readline().split()[2])
        content = process.stdout.read(size)
        if len(content) < size or process.stdout.read(1) != b"\n":
            raise ValueError(blob.id)
        return content

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(self._environment),
        )

    def close(self) -> None:
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            process.communicate()
