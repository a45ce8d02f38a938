"""What became of every paragraph: counted, and what is left over kept for a person to see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reformcheck.plans.documents.drafting.draft import Fate, Leftover
from reformcheck.plans.documents.drafting.harvest import Found, Harvest
from reformcheck.plans.documents.drafting.roles import plan_scope
from reformcheck.plans.documents.phrases.conventions import conventions_in
from reformcheck.plans.documents.phrases.heading_counts import declared_totals
from reformcheck.plans.documents.reading.stream import Text

if TYPE_CHECKING:
    from reformcheck.plans.documents.drafting.tables.table_harvest import TableHarvest

_SHORT = 80


def _is_task(found: Found, phase_nodes: set[int]) -> bool:
    """A phase is none, unless someone answers for it."""
    return id(found.node) not in phase_nodes or found.units_named


@dataclass(slots=True)
class Ledger:
    """Fates by number of paragraphs and rows, and the leftovers."""

    fates: Counter[Fate] = field(default_factory=Counter)
    review: list[Leftover] = field(default_factory=list)
    _spent: set[int] = field(default_factory=set)
    """id() of the texts that have met their fate."""

    def enter(self, gathered: Harvest, phase_nodes: set[int], tables: Iterable[TableHarvest]) -> None:
        """Every paragraph of the outline and every row."""
        for found in gathered.found:
            self._spend(found.paragraphs, "item" if _is_task(found, phase_nodes) else "timetable")
        self._spend([node.head for node, _ in gathered.headings], "heading")
        for node, text in gathered.left:
            if id(node) in phase_nodes:
                self._spend([text], "timetable")
            elif text is node.head and (node.body or node.children) and "。" not in text.string:
                self._spend([text], "heading")
            elif id(text) not in self._spent:
                self._spent.add(id(text))
                self._leave(node.whole if text is node.head else text, narrative=node.is_narrative)
        for table in tables:
            self._table(table)

    def leave_aside(self, text: Text) -> None:
        """A paragraph outside the text, such as a footnote."""
        self.fates["review"] += 1
        self.review.append(Leftover(text.string, text.place(), narrative=False, aside=True))

    def in_order(self) -> tuple[Leftover, ...]:
        """The leftovers in the order of the document."""
        return tuple(sorted(self.review, key=lambda left: (left.place.line, left.place.column)))

    def _table(self, table: TableHarvest) -> None:
        self.fates["item"] += len(table.items)
        self.fates["heading"] += len(table.headings) + table.head_rows
        for row in table.left:
            string = " | ".join(cell.string for cell in row.cells if cell.string and not cell.merged)
            self.fates["review" if string else "repeat"] += 1  # all of it may stand merged in the row above
            if string:
                self.review.append(Leftover(string, row.place, narrative=False))

    def _spend(self, texts: Iterable[Text], fate: Fate) -> None:
        for text in texts:
            if id(text) not in self._spent:
                self._spent.add(id(text))
                self.fates[fate] += 1

    def _leave(self, text: Text, *, narrative: bool) -> None:
        if conventions_in(text.string):
            self.fates["convention"] += 1
        elif len(text.string) < _SHORT and text.string.endswith(("：", ":")):
            self.fates["heading"] += 1  # 具体措施：
        elif len(text.string) < _SHORT and (declared_totals(text.string) or plan_scope([text], narrow=False)):
            self.fates["front"] += 1
        else:
            self.fates["review"] += 1
            self.review.append(Leftover(text.string, text.place(), narrative))
