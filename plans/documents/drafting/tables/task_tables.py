"""Tables of tasks: what each column holds is told by its head, and a row is an item."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from reformcheck.catalog.language.numerals import parse_span, to_int
from reformcheck.plans.documents.drafting.draft import DraftItem, DraftWithheld
from reformcheck.plans.documents.drafting.roles import Assigned, Habits, assigned, split_places
from reformcheck.plans.documents.drafting.runs import paragraphs, runs_of
from reformcheck.plans.documents.drafting.tables.cell_texts import (
    names_beside,
    tasks_of,
    title_of,
    unit_lines,
)
from reformcheck.plans.documents.drafting.tables.table_harvest import TableHarvest
from reformcheck.plans.documents.drafting.tables.table_head import (
    UNITS,
    Column,
    Head,
    column_name,
    column_of,
    find_head,
    is_form_row,
)
from reformcheck.plans.documents.drafting.titles import split_title
from reformcheck.plans.documents.phrases.conventions import conventions_in
from reformcheck.plans.documents.phrases.dates import find_due
from reformcheck.plans.documents.phrases.enumerators import label_of
from reformcheck.plans.documents.phrases.heading_counts import Heading, read_heading
from reformcheck.plans.documents.phrases.unit_lists import read_units
from reformcheck.plans.documents.reading.stream import Cell, Place, Row, Text


def read_tables(rows: Iterable[Row], habits: Habits) -> list[TableHarvest]:
    """All tables of a document; one that goes on without a head on the next page uses the last."""
    harvests: list[TableHarvest] = []
    head: Head | None = None
    for _, group in groupby(rows, key=lambda row: row.table):
        result, head = read_table(list(group), habits, head)
        harvests.append(result)
    return harvests


def read_table(
    rows: list[Row], habits: Habits, inherited: Head | None = None
) -> tuple[TableHarvest, Head | None]:
    """Items of a table, and its head, which a table that goes on without one on the next page can use."""
    result = TableHarvest()
    filled_in = [row for row in rows if is_form_row(row)]
    rows = [row for row in rows if not is_form_row(row)]
    result.head_rows = len(filled_in)
    head = find_head(rows)
    body = rows[head.rows :] if head else rows
    if head is None and inherited and rows and len(rows[0].cells) == len(inherited.columns):
        head = inherited
    if head is None:
        result.left = rows
        return result, None
    result.head_rows += len(rows) - len(body)
    body = [task for row in body for task in tasks_of(row, head)]
    for cell in {
        cell for row in rows[: result.head_rows - len(filled_in)] for cell in row.cells if cell.lines
    }:
        habits.learn(conventions_in(cell.string), cell.lines[0].place(), everywhere=True)
    reader = _TableReader(head, habits, result)
    reader.find_groups(body)
    for index, row in enumerate(body):
        reader.row(row, body[index + 1] if index + 1 < len(body) else None)
    reader.close()
    return result, head


_SPAN_ROW = re.compile(r"\d{1,3}\s*[-－—–~～至]\s*\d{1,3}")


@dataclass(slots=True)
class _TableReader:
    head: Head
    habits: Habits
    result: TableHarvest
    category: str = ""
    """Of the heading row above."""
    column_category: str = ""
    """Of the category column; a blank below a category means the same one."""
    open_heading: tuple[Heading, Place] | None = None
    """A heading row with a count, below which no measure has come yet."""
    above: Row | None = None
    grouped: bool = False
    """Most rows share their title with others: it names a group of tasks, also where only one row stands in it."""

    def find_groups(self, rows: list[Row]) -> None:
        shared = [self._shares_title(row) and not self._is_same_task(row) for row in rows]
        in_groups = sum(own or following for own, following in pairwise([*shared, False]))
        self.grouped = bool(rows) and in_groups * 5 >= len(rows) * 3

    def row(self, row: Row, following: Row | None) -> None:
        texts = {cell.string for cell in row.cells if cell.string}
        heading = (len(texts) == 1 and not self._only_number(row)) or self._is_beside_merged(row)
        self.above = row
        if heading:
            self.heading(row)
        elif column_name([row], self.head.of("title")[0]) and not self._is_head_again(row):
            if self.result.items and (self._goes_on(row) or self._is_same_task(row)):
                self.extend(row)
            else:
                shared = not self._is_same_task(following) and self._shares_title(following)
                self.item(row, shared=self.grouped or self._shares_title(row) or shared)
        elif not texts:
            return
        elif self._is_head_again(row):
            self.result.head_rows += 1
        elif not self._span(row):
            self.result.left.append(row)

    def _is_beside_merged(self, row: Row) -> bool:
        """A heading over number and title, while a cell of the rows above, such as 持续推进, still covers the last columns."""
        if self.above is None or len(self.above.cells) != len(row.cells):
            return False
        pairs = zip(row.cells, self.above.cells, strict=True)
        own = [cell for cell, over in pairs if not (cell.merged and cell.string == over.string)]
        title = self._cell(row, "title")
        return (
            1 < len(own) < len(row.cells)
            and {cell.string for cell in own} == {title.string}
            and any(cell is title for cell in own)
            and label_of(title.string) is not None
        )

    def _only_number(self, row: Row) -> bool:
        """A row of a form: numbered, and nothing filled in."""
        return (
            to_int(self._string(row, "number")) is not None
            and sum(bool(cell.lines) for cell in row.cells) == 1
        )

    def _is_head_again(self, row: Row) -> bool:
        """The head, printed again on a new page."""
        names = [re.sub(r"\s+", "", cell.string) for cell in row.cells]
        return sum(
            column_of(name) == column != "other"
            for name, column in zip(names, self.head.columns, strict=False)
        ) * 2 > len(names)

    def _span(self, row: Row) -> bool:
        numbers = self._string(row, "number")
        span = parse_span(re.sub(r"\s", "", numbers)) if _SPAN_ROW.fullmatch(numbers) else ()
        if span:
            self.result.withheld.append(DraftWithheld(self.category, span, len(span), row.place))
        return bool(span)

    def heading(self, row: Row) -> None:
        """A cell over the whole width: a category, or a note."""
        cell = next(cell for cell in row.cells if cell.lines)
        line = cell.lines[0]
        label = label_of(line.string)
        name = line.cut(label.end) if label else line
        if not label and (len(name.string) > 40 or "。" in name.string):
            self.habits.learn(conventions_in(name.string), name.place(), everywhere=True)
            self.result.left.append(row)
            return
        self.close()
        heading = read_heading(name.string)
        self.category, self.column_category = heading.name, ""
        self.result.headings.append((row, heading))
        self.open_heading = (heading, line.place()) if heading.declared else None

    def close(self) -> None:
        """A heading that counts measures and holds none: they are withheld."""
        if self.open_heading:
            heading, place = self.open_heading
            self.result.withheld.append(
                DraftWithheld(heading.name, heading.span, heading.declared or 0, place)
            )
        self.open_heading = None

    def _shares_title(self, row: Row | None) -> bool:
        """The title is the one above, over several rows, and the row has a content of its own."""
        if row is None or len({cell.string for cell in row.cells if cell.string}) == 1:
            return False
        return self._cell(row, "title").merged and bool(self._own(row, "content"))

    def _goes_on(self, row: Row) -> bool:
        """Number, title and units are those above: only the content goes on."""
        own = [c for c in ("number", "title", "lead", "responsible", "assist") if self._own(row, c)]
        return self._cell(row, "title").merged and not own

    def _is_same_task(self, row: Row | None) -> bool:
        """Number and title are those above, and the row adds a step, perhaps with units of its own."""
        if row is None or len({cell.string for cell in row.cells if cell.string}) == 1:
            return False
        numbered = [row.cells[i] for i in self.head.of("number") if i < len(row.cells)]
        return (
            bool(numbered)
            and all(cell.merged and cell.lines for cell in numbered)
            and self._cell(row, "title").merged
            and bool(self._own(row, "content"))
        )

    def _own(self, row: Row, column: Column) -> bool:
        return any(
            not row.cells[i].merged and row.cells[i].lines for i in self.head.of(column) if i < len(row.cells)
        )

    def extend(self, row: Row) -> None:
        last = self.result.items[-1]
        lines = self._lines(row, "content")
        more = "\n".join(line.string for line in lines)
        goes_on = ((len(last.text) + bool(last.text), lines[0].place()),) if lines else ()
        units, _, _, notes = self._assigned(row)
        self.result.items[-1] = replace(
            last,
            text="\n".join(part for part in (last.text, more) if part),
            text_marks=last.text_marks + goes_on,
            units=last.units.joined(units),
            notes=tuple(dict.fromkeys((*last.notes, *notes))),
        )

    def item(self, row: Row, *, shared: bool) -> None:
        self.open_heading = None
        cell = self._cell(row, "title")
        title, more = title_of(cell)
        content = self._lines(row, "content")
        categories = [row.cells[i].string for i in self.head.of("category") if i < len(row.cells)]
        self.column_category = next(filter(None, reversed(categories)), self.column_category)
        section = self.column_category or self.category
        if shared and content:
            label = label_of(content[0].string)
            step = (content[0].cut(label.end) or content[0]) if label else content[0]
            section, (title, more) = title.string, split_title(step)
            content = content[1:]
        if not title.string.rstrip("。；;"):
            self.result.left.append(row)
            return
        body = paragraphs([part for part in (more, *content) if part])
        units, scope, scope_place, notes = self._assigned(row)
        if not units.all and (names := names_beside(row, self.head)):
            self.result.unread.append((names, title.place()))
        self.result.items.append(
            DraftItem(
                section=re.sub(r"\s+", "", section),
                title=title.string.rstrip("。；;"),
                text=body.string,
                place=title.place(),
                number=self._number(row),
                scope=scope,
                scope_place=scope_place,
                units=units,
                notes=notes,
                printed_title=title.printed.rstrip("。；;"),
                printed_text=body.printed,
                text_marks=body.paragraphs(),
            )
        )

    def _number(self, row: Row) -> str:
        number = to_int(re.sub(r"[\s.．、]", "", self._string(row, "number")))
        if number is None and (label := label_of(self._string(row, "title"))):
            number = label.number
        return "" if number is None else str(number)

    def _assigned(self, row: Row) -> Assigned:
        clauses = [
            (line, read_units(line.string, role))
            for role in UNITS
            for line in unit_lines(row, self.head, role)
        ]
        if not clauses:
            clauses = [(line, read_units(line.string)) for line in unit_lines(row, self.head, "guiding")]
        for line in (*self._lines(row, "title"), *self._lines(row, "content")):
            clauses += [found for run in runs_of([line]) for found in run.clauses]
        units, scope, place, notes = assigned(clauses, self.habits)
        own = self._lines(row, "scope")
        if own:
            scope, place = split_places("".join(line.string for line in own)), own[0].place()
        deadline = self._string(row, "deadline")
        if deadline:
            units = replace(units, due=find_due(deadline) or units.due)
            notes = (*notes, f"时限：{deadline}")
        return units, scope, place, notes

    def _cell(self, row: Row, column: Column) -> Cell:
        index = self.head.of(column)[0]
        return row.cells[index] if index < len(row.cells) else Cell(())

    def _lines(self, row: Row, column: Column) -> list[Text]:
        """The lines of all columns of this kind, each merged cell once."""
        lines: list[Text] = []
        for index in self.head.of(column):
            if index < len(row.cells):
                lines += (line for line in row.cells[index].lines if line not in lines)
        return lines

    def _string(self, row: Row, column: Column) -> str:
        return "".join(line.string for line in self._lines(row, column))
