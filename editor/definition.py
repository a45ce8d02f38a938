"""Where what stands at the cursor is said: the measure in its list, the page of a rule, the item that a waiver names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reformcheck.catalog.list_names import resolve_lists
from reformcheck.catalog.model import Location
from reformcheck.editor.cursor import Cursor, cursor_at
from reformcheck.editor.opened import Opened
from reformcheck.editor.pages import page_of_rule, place_of_list, place_of_measure
from reformcheck.editor.spans import Span

_MEASURE = re.compile(r"(?<![\d-])\d{4}-\d{1,4}/\d{1,3}(?!\d)")


def measure_at(opened: Opened, offset: int) -> tuple[str, Span] | None:
    """The id of a measure that stands at a place, be it in a comment, and how far it reaches."""
    start = opened.text.start_of_line(offset)
    line = opened.text.source[start : opened.text.end_of_line(start)]
    for found in _MEASURE.finditer(line):
        if found.start() <= offset - start <= found.end():
            return found[0], (start + found.start(), start + found.end())
    return None


def definitions(opened: Opened, offset: int) -> list[Location]:
    """Places in other files, or in the file itself by its own name."""
    catalog = opened.session.checker.catalog
    measure = measure_at(opened, offset)
    if measure is not None:
        return [place for place in [place_of_measure(measure[0], catalog)] if place]
    cursor = cursor_at(opened.text, offset)
    return list(_of_value(opened, cursor)) if cursor else []


def _of_value(opened: Opened, cursor: Cursor) -> Iterator[Location]:
    catalog, lang = opened.session.checker.catalog, opened.lang
    value = opened.text.source[cursor.start : cursor.end]
    if cursor.keys == ("plan", "lists"):
        yield from map(place_of_list, resolve_lists([value], catalog)[0])
    elif cursor.keys == ("waivers", "rule"):
        page = page_of_rule(value, lang)
        if page:
            yield Location(str(page), 1, 1)
    elif cursor.keys == ("waivers", "item"):
        items = opened.latest.plan.items if opened.latest else ()
        yield from (item.location for item in items if item.number == value)
    elif cursor.keys == ("items", "title") and opened.latest:
        for id in measures_of_item(opened, cursor):
            place = place_of_measure(id, catalog)
            if place:
                yield place


def measures_of_item(opened: Opened, cursor: Cursor) -> list[str]:
    """Ids of the measures that the item at the cursor surely names, else of those that it may name."""
    line = opened.text.line_at(cursor.start) + 1
    report = opened.latest
    begun = [m for m in report.coverage.items if (m.item.location.line or 0) <= line] if report else []
    if not begun:
        return []
    matched = begun[-1]
    return [match.measure.id for match in matched.sure or matched.candidates]
