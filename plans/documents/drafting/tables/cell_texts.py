"""What stands in a cell: the title of a task with what follows it; names that are broken over lines."""

from __future__ import annotations

import re

from reformcheck.plans.documents.drafting.runs import runs_of
from reformcheck.plans.documents.drafting.titles import split_title
from reformcheck.plans.documents.phrases.enumerators import label_of
from reformcheck.plans.documents.phrases.keys import field_of
from reformcheck.plans.documents.phrases.name_lists import is_unit
from reformcheck.plans.documents.reading.stream import Cell, Text


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


def breaks_name(before: str, after: str) -> bool:
    """Whether a line of a cell ends inside a list or inside a name."""
    if before[-1] in "、，,和" or after[0] in "、，,和":
        return True
    last, first = re.split("[、，,；;：:]", before)[-1], re.split("[、，,；;：:]", after)[0]
    return not (is_unit(last) and is_unit(first)) and field_of(first) is None
