"""The Python API: what a plan is found to be, as data. Nothing is printed, and nothing is read but what is named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date

from reformcheck.rules.model import PlanReport, ReadError
from reformcheck.running.many import Way, results
from reformcheck.running.session import Session
from reformcheck.running.settings import Settings
from reformcheck.running.sources import Source


def check(
    source: str | os.PathLike[str] | Source,
    settings: Settings | None = None,
    *,
    as_of: date | None = None,
    region: str = "",
    lang: str = "",
) -> PlanReport | ReadError:
    """What is found in a plan file or an official document, or why it could not be checked.

    Without `settings` the lists of the package and the rules as they stand count, and no configuration is read:
    `load_settings()` reads the one in force in a folder, `Settings.of(ignore=["no-lead-unit"])` makes one.
    `as_of` is the day of the check, by default today; `region` that of a document whose text does not say;
    `lang` the language of messages, "zh" or "en".

    Raises InputError for a list or a baseline of the settings that cannot be used, and RequestError for a rule or a
    list that there is not. To check many plans, use `check_many`, or keep a `Session`.
    """
    return next(check_many([source], settings, as_of=as_of, region=region, lang=lang))


def check_many(
    sources: Iterable[str | os.PathLike[str] | Source],
    settings: Settings | None = None,
    *,
    as_of: date | None = None,
    region: str = "",
    lang: str = "",
    jobs: int = 1,
    cache: str | os.PathLike[str] | None = None,
) -> Iterator[PlanReport | ReadError]:
    """The same for many plans, in their order, as they are checked; one that cannot be checked stops no other.

    `jobs` processes check at once. `cache` is a folder where results are remembered.
    """
    session = Session(settings, as_of=as_of, region=region, lang=lang)
    named = [source if isinstance(source, Source) else os.fspath(source) for source in sources]
    return results(session, named, Way(str(jobs), None, None if cache is None else os.fspath(cache)))
