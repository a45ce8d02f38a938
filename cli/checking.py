"""One run of `diff`: from the files that are found to the reports that are asked for, and the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import STDIN
from reformcheck.cli.exits import CLEAN, NOTHING, code_of
from reformcheck.cli.language import current
from reformcheck.cli.many_options import way_of
from reformcheck.cli.output import look
from reformcheck.cli.passed import say_passed
from reformcheck.cli.settings import session_of
from reformcheck.cli.since import print_changes
from reformcheck.cli.targets import check_targets, parse_targets, say_written, write_targets
from reformcheck.reports.formats import LINES, STATISTICS, Look, rendering

if TYPE_CHECKING:
    from reformcheck.running.files.walk import Found
    from reformcheck.running.gathering import Gathered
    from reformcheck.running.many import Way
    from reformcheck.running.session import Session
    from reformcheck.running.settings import Settings
    from reformcheck.running.sources import Source


def run(found: Found, settings: Settings, options: dict[str, Any]) -> int:
    from reformcheck.running.gathering import Collected, nothing_checked

    targets = parse_targets(_formats(options), options["output"])
    check_targets(targets, found.named, force=options["force"])
    way = way_of(options)
    more = {"verbose": options["verbose"], "coverage": options["coverage"]}
    formats = [(target.name, look(target.file, **more)) for target in targets]
    session, gathered = None, None
    try:
        session = session_of(options, settings)
        sources = _sources(found.files, options["stdin_filename"])
        gathered = _gathered(session, sources, formats, way, options)
    except InputError as error:  # a catalog, a baseline or a plan to check against that cannot be used
        gathered = Collected(nothing_checked(error, settings, current()), formats)
    passed = gathered.pass_over(found)
    code = code_of(gathered.total, gathered.errors, settings["fail-on"])
    if options["plans_only"] and code == NOTHING:
        code = CLEAN
    write_targets(targets, gathered.documents(code), gathered.errors, force=options["force"])
    if not options["quiet"]:
        say_written(targets)
        say_passed(passed, verbose=options["verbose"])
    if options["since"] and session and isinstance(gathered, Collected):
        print_changes(session, gathered.report, options["since"])
    return code


def files_written(options: dict[str, Any]) -> list[str]:
    """The files that reports go to."""
    targets = parse_targets(_formats(options), options["output"])
    return [target.file for target in targets if target.file is not None]


def _formats(options: dict[str, Any]) -> Sequence[str]:
    """What --format names, or what --statistics and --quiet put in the place of the text report."""
    if options["statistics"]:
        return (*options["formats"], STATISTICS)
    return options["formats"] or ((LINES,) if options["quiet"] else ())


def _sources(files: Sequence[str], stdin_filename: str | None) -> list[str | Source]:
    """What is to be checked. Raises InputError for standard input that cannot be read."""
    from reformcheck.catalog.files.textfile import read_bytes
    from reformcheck.running.sources import Source

    if not stdin_filename:
        return list(files)
    return [Source(stdin_filename, read_bytes(STDIN)) if file == STDIN else file for file in files]


def _gathered(
    session: Session,
    sources: Sequence[str | Source],
    formats: Sequence[tuple[str, Look]],
    way: Way,
    options: dict[str, Any],
) -> Gathered:
    """What the reports are written from: pieces of plans, unless one of them takes all of it together.

    What the change since a revision was is told from the whole results.
    """
    from reformcheck.cli.progress import pages_read, watched
    from reformcheck.running.gathering import Collected, Stream, whole_report
    from reformcheck.running.many import MANY, outcomes, results

    made = [rendering(name, look) for name, look in formats]
    renderings = [each for each in made if each is not None]
    total = 0 if options["quiet"] else len(sources)
    if 0 < total < MANY:  # more have a bar of their own
        session.progress = pages_read()
    if options["since"] or len(renderings) < len(made):
        checked = watched(results(session, sources, way), total, lambda _: 1)
        return Collected(whole_report(session, checked), formats)
    parts = outcomes(session, sources, renderings, way)
    stream = Stream(renderings, session.checker.catalog, session.settings["fail-on"])
    return stream.take(watched(parts, total, lambda outcome: outcome.plans))
