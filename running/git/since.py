"""What files were at a revision of git.

The revision is one of the repository that the command runs in. In a submodule of it the commit counts that the
submodule was at then; a repository of its own, inside or elsewhere, knows revisions of its own.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import STDIN, shown_path
from reformcheck.rules.model import PlanReport, ReadError
from reformcheck.running.faults import guarded
from reformcheck.running.git.repository import Repository
from reformcheck.running.problems import RequestError
from reformcheck.running.sources import Source, file_of, in_archive

if TYPE_CHECKING:
    from reformcheck.running.files.walk import Found
    from reformcheck.running.session import Session


def only_changed(found: Found, revision: str) -> Found:
    """Only the plans that changed, and what is no file: reading it says so. Raises RequestError for standard input."""
    if STDIN in found.files:
        raise RequestError("--since 不能用于标准输入", "--since cannot judge standard input")
    if not found.files:
        return found
    since = Since(revision)

    def is_asked(path: str) -> bool:
        file = file_of(path)
        there = os.path.exists(file)  # noqa: PTH110 - never raises, as for a folder that may not be entered
        return path in found.unreadable or not there or since.changed(file)

    return found._replace(files=[path for path in found.files if is_asked(path)])


class Since:
    """What a revision holds of files."""

    def __init__(self, revision: str) -> None:
        self._revision = revision
        self._home: Repository | None = None
        with suppress(InputError):
            self._home = Repository(".")
        self._repositories: dict[Path, Repository] = {}
        self._commits: dict[Path, str | None] = {}
        self._changed: dict[Path, frozenset[Path]] = {}

    def changed(self, path: str) -> bool:
        """Whether a file differs from what it was, or is new. Raises InputError."""
        repository = self._repository(path)
        commit = self._commit(repository)
        if commit is None:
            return True
        if repository.root not in self._changed:
            self._changed[repository.root] = repository.changed_since(commit)
        return Path(path).resolve() in self._changed[repository.root]

    def check(self, session: Session, path: str) -> PlanReport | ReadError | None:
        """What is found in a file as it was; None where it is new."""
        name = f"{self._revision}:{shown_path(path)}"
        content = guarded(name, session.lang, lambda: self._content(path))
        if content is None or isinstance(content, ReadError):
            return content
        return session.check(Source(path, content, name))

    def _content(self, path: str) -> bytes | None:
        file = file_of(path)
        repository = self._repository(file)
        commit = self._commit(repository)
        content = None if commit is None else repository.content_at(commit, file)
        return content if content is None or file == path else in_archive(content, path)

    def _repository(self, path: str) -> Repository:
        folder = Path(path).resolve().parent
        root = next((p for p in (folder, *folder.parents) if os.path.lexists(p / ".git")), folder)
        if root not in self._repositories:
            self._repositories[root] = Repository(path)
        return self._repositories[root]

    def _commit(self, repository: Repository) -> str | None:
        """The commit of a repository that the revision means; None for a submodule that was not there."""
        if repository.root not in self._commits:
            self._commits[repository.root] = self._told(repository)
        return self._commits[repository.root]

    def _told(self, repository: Repository) -> str | None:
        home = self._home.root if self._home else None
        if home in repository.root.parents and (above := repository.superproject()):
            outer = Repository(above)
            commit = self._commit(outer)
            then = outer.submodule_at(commit, str(repository.root)) if commit else None
            return then and repository.commit(then)
        return repository.commit(self._revision)
