"""Plans judged by the lists that came after those they answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reformcheck.rules.model import ReadError
from reformcheck.rules.stale import Staleness, judge
from reformcheck.running.faults import guarded
from reformcheck.running.session import Session


def judged(session: Session, files: Iterable[str], errors: list[ReadError]) -> Iterator[Staleness]:
    """Each plan that could be checked; why the others could not be goes to `errors`."""
    for path in files:
        result = _judged(session, path)
        if isinstance(result, ReadError):
            errors.append(result)
        else:
            yield result


def _judged(session: Session, path: str) -> Staleness | ReadError:
    result = session.check(path)
    if isinstance(result, ReadError):
        return result
    return guarded(path, session.lang, lambda: judge(result, session.checker_for(path)))
