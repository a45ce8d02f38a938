"""Targets whose report is put together from one piece a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reformcheck.cli.exits import code_of
from reformcheck.cli.language import current
from reformcheck.cli.output import terminal_width, wants_color
from reformcheck.cli.targets import Target, TextOptions, print_errors, put
from reformcheck.reports.formats import TEXT
from reformcheck.running.rendering import Rendering

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog
    from reformcheck.running.streaming import Stream

JSON = "json"


def renderings_of(targets: Sequence[Target], options: TextOptions) -> tuple[Rendering, ...]:
    """What makes the pieces of each target, in order; none where a target takes the report as a whole."""
    if any(target.name not in (TEXT, JSON) for target in targets):
        return ()
    return tuple(_rendering(target, options) for target in targets)


def _rendering(target: Target, options: TextOptions) -> Rendering:
    if target.name == JSON:
        return Rendering(JSON)
    from reformcheck.reports.layout import Style
    from reformcheck.reports.text import Page

    style = Style(current(), options.verbose, options.coverage)
    if target.file is not None:
        return Rendering(TEXT, Page(style))
    return Rendering(TEXT, Page(style, terminal_width(), wants_color()))


def exit_code_of(stream: Stream, fail_on: str) -> int:
    return code_of(stream.total, stream.errors, fail_on)


def write_streamed(
    stream: Stream, targets: Sequence[Target], catalog: Catalog, fail_on: str, exit_code: int, *, force: bool
) -> None:
    """Write every target, files first. Raises InputError for a file that cannot be written."""
    made = zip(targets, stream.documents(catalog, fail_on, exit_code), strict=True)
    for target, document in sorted(made, key=lambda one: one[0].file is None):
        put(target, document, force=force)
    stream.close()
    print_errors(stream.errors, targets)
