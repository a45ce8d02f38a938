"""A file that is open in an editor: its text as it is typed, and what the one check says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import MAX_BYTES, shown_path, too_many_bytes
from reformcheck.catalog.files.yamlfile import YamlFile, parse_yaml, read_yaml
from reformcheck.catalog.loader import list_files, lists_in
from reformcheck.catalog.model import Location
from reformcheck.editor.sessions import Sessions
from reformcheck.editor.text import Text
from reformcheck.plans.documents.reading.suffixes import DOCUMENTS
from reformcheck.rules.model import PlanReport, ReadError
from reformcheck.running.faults import guarded, read_error
from reformcheck.running.files.walk import claims_to_be_plan, is_excluded
from reformcheck.running.many import accepted_in
from reformcheck.running.problems import RequestError
from reformcheck.running.session import Session
from reformcheck.running.sources import Source

_SNIFFED = 65_536
_LIST = re.compile(rb"""^["']?reformcheck-(?:list|zones)["']?\s*:""", re.MULTILINE)

Kind = Literal["plan", "list", "other"]


class Checked(NamedTuple):
    """What is said of a file: a report or an error; neither of one that is not checked."""

    result: PlanReport | ReadError | None
    session: Session | None = None
    """None where the settings cannot be used."""

    @property
    def report(self) -> PlanReport | None:
        return self.result if isinstance(self.result, PlanReport) else None


class Opened:
    """One version of an open file. Not changed once made."""

    def __init__(
        self,
        uri: str,
        path: str,
        text: Text,
        *,
        sessions: Sessions,
        folders: Sequence[Path],
        version: int | None = None,
        before: Opened | None = None,
    ) -> None:
        """`path` is where it is, or would be saved; `folders` are those of the editor; `before` is the version before."""
        self.uri = uri
        self.path = path
        self.text = text
        self.version = version
        self._sessions = sessions
        self._folders = folders
        self._latest = before.latest if before else None

    @cached_property
    def kind(self) -> Kind:
        if self.path.lower().endswith(DOCUMENTS):
            return "other"  # an official document: a report on it tells paragraphs, and editors count lines
        head = self.text.raw[:_SNIFFED]
        if claims_to_be_plan(head):
            return "plan"
        return "list" if _LIST.search(head) else "other"

    @cached_property
    def checked(self) -> Checked:
        """What the check says of it, with the settings in force at its path."""
        try:
            session = self._sessions.of(self.path, self._folders)
            return Checked(self._result(session), session)
        except InputError as error:  # a configuration, a list or a baseline
            return Checked(read_error(error, self._sessions.lang))
        except RequestError as problem:
            return Checked(ReadError(Location(self.path), problem.message(self._sessions.lang)))

    @property
    def latest(self) -> PlanReport | None:
        """What was found in it when it was last a valid plan: completion waits for no check."""
        known: Checked | None = self.__dict__.get("checked")
        return (known.report if known else None) or self._latest

    @cached_property
    def session(self) -> Session:
        """That of its path; of the built-in lists where its settings cannot be used."""
        try:
            return self._sessions.of(self.path, self._folders)
        except (InputError, RequestError):
            return self._sessions.plain

    @property
    def lang(self) -> str:
        return self.session.lang

    @property
    def name(self) -> str:
        """What reports call it."""
        return shown_path(self.path)

    def _result(self, session: Session) -> PlanReport | ReadError | None:
        """Raises InputError and RequestError for what is wrong beside it."""
        settings = session.settings
        if self.kind == "other" or is_excluded(self.path, settings["exclude"], settings.exclude_folder):
            return None
        raw = self.text.raw
        if len(raw) > MAX_BYTES:
            raise too_many_bytes(self.path)
        if self.kind == "list":
            return guarded(self.name, session.lang, lambda: self._list(raw, settings["catalog"]))
        return session.check(Source(self.path, raw), accepted=accepted_in(settings["baseline"])(self.path))

    def _list(self, raw: bytes, catalog: Sequence[str]) -> None:
        """Raises InputError for a list that is not valid; among those of the settings where it is one of them."""
        own = parse_yaml(raw, self.name)
        lists_in([*self._others(catalog), own])

    def _others(self, catalog: Sequence[str]) -> list[YamlFile]:
        paths = list(list_files(catalog))
        others = [path for path in paths if not _same(path, self.path)]
        return [read_yaml(path) for path in others] if len(others) < len(paths) else []


def _same(one: str, other: str) -> bool:
    return Path(one).resolve() == Path(other).resolve()
