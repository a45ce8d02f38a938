"""What a table gives: items, headings, and the rows that were not understood."""

from __future__ import annotations

from dataclasses import dataclass, field

from reformcheck.plans.documents.drafting.draft import DraftItem, DraftWithheld
from reformcheck.plans.documents.phrases.heading_counts import Heading
from reformcheck.plans.documents.reading.stream import Place, Row, Text


@dataclass(slots=True)
class TableHarvest:
    """What a table gives."""

    items: list[DraftItem] = field(default_factory=list)
    headings: list[tuple[Row, Heading]] = field(default_factory=list)
    withheld: list[DraftWithheld] = field(default_factory=list)
    head_rows: int = 0
    unread: list[tuple[Text, Place]] = field(default_factory=list)
    """Names of offices in the row of a task that has no units, and where the task stands."""
    left: list[Row] = field(default_factory=list)
