"""What is said of what stands at the cursor."""

from __future__ import annotations

from reformcheck.editor.cards import list_card, measure_card, place_card, region_card, rule_card, unit_card
from reformcheck.editor.cursor import Cursor, cursor_at
from reformcheck.editor.definition import measure_at, measures_of_item
from reformcheck.editor.opened import Opened
from reformcheck.editor.spans import Span

UNITS = ("units", "lead", "assist", "responsible")
"""Keys below an item whose values are units."""


def hover(opened: Opened, offset: int) -> tuple[str, Span] | None:
    """Markdown, and what of the text it speaks of."""
    catalog, lang = opened.session.checker.catalog, opened.lang
    coverage = opened.latest.coverage if opened.latest else None
    measure = measure_at(opened, offset)
    if measure is not None:
        card = measure_card(measure[0], catalog, lang, coverage)
        return (card, measure[1]) if card else None
    cursor = cursor_at(opened.text, offset)
    if cursor is None or cursor.start >= cursor.end:
        return None
    if cursor.is_key and opened.text.source[cursor.end : cursor.end + 2].lstrip(" \"'").startswith(":"):
        return None
    card = _of_value(opened, cursor, opened.text.source[cursor.start : cursor.end])
    return (card, (cursor.start, cursor.end)) if card else None


def _of_value(opened: Opened, cursor: Cursor, value: str) -> str:
    session, lang = opened.session, opened.lang
    catalog, plan = session.checker.catalog, opened.latest.plan if opened.latest else None
    if cursor.keys == ("plan", "region"):
        return region_card(value, catalog, session.geography, lang)
    if cursor.keys == ("plan", "lists"):
        return list_card(value, catalog, lang)
    if cursor.last == "scope":
        return place_card(value, plan, catalog, session.geography, lang)
    if cursor.keys[:1] == ("items",) and cursor.last in UNITS:
        return unit_card(value, plan, catalog, lang)
    if cursor.keys == ("waivers", "rule"):
        return rule_card(value, lang)
    if cursor.keys == ("items", "title"):
        coverage = opened.latest.coverage if opened.latest else None
        found = measures_of_item(opened, cursor)
        return "\n\n---\n\n".join(measure_card(id, catalog, lang, coverage) for id in found)
    return ""
