"""How much of a document is read: several times the longest plan, and little enough for any machine."""

from __future__ import annotations

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location

MAX_BLOCKS = 10_000
"""Paragraphs and table rows."""

MAX_TEXT = 500_000
"""Characters of all paragraphs and cells."""

MAX_CELLS = 200_000
"""Cells of all tables, a merged one as often as it covers columns."""

MAX_COLUMNS = 500
"""Cells of one row."""

MAX_PARAGRAPH = 50_000
"""Characters of one paragraph."""


def too_long(where: Location) -> InputError:
    return InputError(
        where,
        "段落过多或过长，不像是方案，未读取",
        "more or longer paragraphs than any plan has; not read",
    )


def too_wide(where: Location) -> InputError:
    return InputError(
        where,
        "表格的单元格过多，不像是方案，未读取",
        "more cells of tables than any plan has; not read",
    )
