"""Reading a repository through the git command: which revisions there are, and what their files held."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import IO, NoReturn

from reformcheck.catalog.errors import InputError
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
        self._place = Location(path)
        self.root = Path(self._git("rev-parse", "--show-toplevel").rstrip("\n"))
        # From here on, so that paths mean what the repository calls them.
        self._folder = self.root

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
        found = [Revision(*record.split(_FIELD, 3)) for record in out.split("\0") if record]
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
        for line in out.splitlines():
            name, kind, objects, date, subject = line.split(_FIELD, 4)
            if kind.startswith("commit") and fnmatchcase(name, pattern):
                found.append(Revision(objects.split()[0], name, date, subject))
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

    def changed_since(self, revision: str) -> frozenset[Path]:
        """Files that differ from a revision, new ones that git does not ignore too. Raises InputError."""
        commit = self._commit(revision)
        changed = self._git("diff", "--name-only", "--no-renames", "-z", commit, "--")
        new = self._git("ls-files", "--others", "--exclude-standard", "-z")
        return frozenset((self.root / name).resolve() for name in (changed + new).split("\0") if name)

    def content_at(self, revision: str, path: str) -> bytes | None:
        """The bytes of a file at a revision; None where it did not exist. Raises InputError."""
        name = Path(path).resolve().relative_to(self.root.resolve()).as_posix()
        entry = self._git("ls-tree", "-z", "--full-tree", self._commit(revision), "--", name)
        return self._bytes("cat-file", "blob", entry.split()[2]) if entry else None

    def _commit(self, revision: str) -> str:
        """The commit that a revision names: never an option of git, whatever it looks like."""
        try:
            return self._git("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").strip()
        except InputError:
            raise InputError(
                self._place, f"git 里没有修订「{revision}」", f'git knows no revision "{revision}"'
            ) from None

    @contextmanager
    def reader(self) -> Iterator[BlobReader]:
        """One git process that reads as many files as are asked for."""
        process = subprocess.Popen(
            ["git", "-C", str(self._folder), "cat-file", "--batch"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield BlobReader(process.stdin, process.stdout)
        finally:
            process.stdin.close()
            process.stdout.close()
            process.wait()

    def _git(self, *arguments: str) -> str:
        return self._bytes(*arguments).decode("utf-8", "surrogateescape")

    def _bytes(self, *arguments: str) -> bytes:
        settings = ("-c", "core.quotepath=off", "-c", "log.showSignature=false")
        command = ["git", "-C", str(self._folder), *settings, *arguments]
        try:
            done = subprocess.run(command, capture_output=True, check=False)
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


class BlobReader:
    """Contents of files by id."""

    def __init__(self, asks: IO[bytes], answers: IO[bytes]) -> None:
        self._asks = asks
        self._answers = answers

    def read(self, blob: Blob) -> bytes:
        self._asks.write(blob.id.encode("ascii") + b"\n")
        self._asks.flush()
        size = int(self._answers.readline().split()[2])
        content = self._answers.read(size)
        self._answers.read(1)
        return content
