"""Plans of many revisions, each file checked once however many revisions hold it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from reformcheck.catalog.files.textfile import shown_path
from reformcheck.plans.documents.reading.suffixes import DOCUMENTS
from reformcheck.reports.history import Point, Tally, point, tally
from reformcheck.rules.model import ReadError
from reformcheck.running.faults import guarded
from reformcheck.running.files.walk import claims_to_be_plan
from reformcheck.running.git.repository import Blob, BlobReader, Repository, Revision
from reformcheck.running.session import Session
from reformcheck.running.sources import Source


class HistoryChecker:
    """Checks each file once, however many revisions hold it; `newest` are the errors of the last revision."""

    def __init__(self, session: Session, root: Path, reader: BlobReader) -> None:
        self._session = session
        self._root = root
        self._reader = reader
        self._known: dict[Blob, Tally | ReadError | None] = {}
        self.newest: list[ReadError] = []

    def point(self, revision: Revision, repository: Repository, inside: Sequence[str]) -> Point:
        blobs = guarded(revision.name, self._session.lang, lambda: repository.files(revision, inside))
        if isinstance(blobs, ReadError):
            self.newest = [blobs]
            return point(revision.name, revision.date, revision.subject, (), 1)
        for blob in blobs:
            if blob not in self._known:
                self._known[blob] = self._check(blob)
        results = [self._known[blob] for blob in blobs]
        self.newest = [result for result in results if isinstance(result, ReadError)]
        tallies = [result for result in results if isinstance(result, Tally)]
        return point(revision.name, revision.date, revision.subject, tallies, len(self.newest))

    def _check(self, blob: Blob) -> Tally | ReadError | None:
        """What the file counts for, why it cannot be checked, or None where it is no plan."""
        raw = guarded(shown_path(blob.path), self._session.lang, lambda: self._reader.read(blob))
        if isinstance(raw, ReadError):
            return raw
        document = blob.path.lower().endswith(DOCUMENTS)
        if claims_to_be_plan(raw) is document:
            return None
        result = self._session.check(Source(os.path.relpath(self._root / blob.path), raw, blob.path))
        if isinstance(result, ReadError):
            return None if result.no_plan else result
        return tally(result)
