"""What stands in a cell: the title of a task with what follows it; names that are broken over lines."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from reformcheck.plans.documents.drafting.runs import runs_of
from reformcheck.plans.documents.drafting.tables.table_head import Column, Head
from reformcheck.plans.documents.drafting.titles import split_title
from reformcheck.plans.documents.phrases.clauses import answers
from reformcheck.plans.documents.phrases.enumerators import label_of
from reformcheck.plans.documents.phrases.keys import field_of
from reformcheck.plans.documents.phrases.name_lists import is_office, is_unit, pieces
from reformcheck.plans.documents.reading.stream import Cell, Row, Text


def title_of(cell: Cell) -> tuple[Text, Text]:
    """The title in a cell and what follows it; lines broken inside the title are put together again."""
    whole = cell.lines[0]
    for line in cell.lines[1:]:
        whole += line
    label = label_of(whole.string)
    whole = whole.cut(label.end) if label else whole
    runs = runs_of([whole])
    text = runs[0].text if runs and runs[0].parts else whole
    title, rest = split_title(text)
    return (title, rest) if rest else (text, rest)


def tasks_of(row: Row, head: Head) -> list[Row]:
    """The row, or one for each of the tasks that its title cell numbers: 1.甲 / 2.乙, where no other cell numbers or tells them."""
    at = head.of("title")[0]
    lines = row.cells[at].lines if at < len(row.cells) and not row.cells[at].merged else ()
    labels = [label_of(line.string) for line in lines]
    numbers = [label.number for label in labels if label and label.number is not None and label.end < 6]
    beside = [row.cells[i] for i in (*head.of("number"), *head.of("content")) if i < len(row.cells)]
    in_a_row = all(after == before + 1 for before, after in pairwise(numbers))
    if len(numbers) < 2 or len(numbers) < len(lines) or not in_a_row or any(cell.lines for cell in beside):
        return [row]
    return [replace(row, cells=(*row.cells[:at], Cell((line,)), *row.cells[at + 1 :])) for line in lines]


def names_beside(row: Row, head: Head) -> Text | None:
    """The names of offices in a cell of a column that is of none of the kinds that are read: units under an unusual head."""
    for cell, column in zip(row.cells, head.columns, strict=False):
        if column not in ("other", "deadline", "scope", "category") or cell.merged:
            continue
        names = [piece.string.strip() for piece in pieces("、".join(line.string for line in cell.lines))]
        if any(answers(line.string) for line in cell.lines) or (names and all(map(is_office, names))):
            return cell.lines[0]
    return None


def unit_lines(row: Row, head: Head, column: Column) -> list[Text]:
    """The lines of the unit columns; names and lists broken over lines are put together again."""
    joined: list[Text] = []
    seen: list[Text] = []
    for index in head.of(column):
        cells = row.cells[index : index + 1]
        lines = [line for cell in cells for line in cell.lines if line not in seen]
        seen += lines
        for at, line in enumerate(lines):
            if at and _breaks_name(joined[-1].string, line.string):
                joined[-1] += line
            else:
                joined.append(line)
    return joined


def _breaks_name(before: str, after: str) -> bool:
    """Whether a line of a cell ends inside a list or inside a name."""
    if before[-1] in "、，,和" or after[0] in "、，,和（(":
        return True
    last, first = re.split("[、，,；;：:]", before)[-1], re.split("[、，,；;：:]", after)[0]
    return not (is_unit(last) and is_unit(first)) and field_of(first) is None
