"""Where the reading of a document does not add up: counts, numbers and attributions that no task took."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reformcheck.plans.documents.drafting.draft import (
    DraftDoubt,
    DraftItem,
    DraftSection,
    DraftWithheld,
    Leftover,
)
from reformcheck.plans.documents.phrases.clauses import answers, find_clauses
from reformcheck.plans.documents.phrases.enumerators import label_of
from reformcheck.plans.documents.phrases.keys import is_field_line
from reformcheck.plans.documents.phrases.name_lists import ACTS, OPENERS, is_office, pieces
from reformcheck.plans.documents.reading.stream import Place, Text


def doubts_of(
    items: Sequence[DraftItem],
    sections: Sequence[DraftSection],
    withheld: Sequence[DraftWithheld],
    left: Sequence[Leftover],
    front: Sequence[Text] = (),
    unread: Sequence[tuple[Text, Place]] = (),
) -> tuple[DraftDoubt, ...]:
    """Every place that a person must look at, in the order of the document.

    A number that does not fit is a doubt only where the document has words there that were not read as a task: else the
    number itself is wrong, which is not a matter of reading. `front`: what was taken for front matter; `unread`: names of
    offices in rows of tables, and where the row stands.
    """
    found = [
        *_attributions(left),
        *_headings(items),
        *_unread_units(items),
        *(DraftDoubt("units", words.string, place) for words, place in unread),
        *(
            DraftDoubt("attribution", t.string, t.place())
            for t in front
            if _PRINTED.search(t.string) and answers(t.string)
        ),
        *_numbers(items, left),
        *_counts(items, sections, withheld, left),
    ]
    places = {(doubt.place.line, doubt.place.column): doubt for doubt in reversed(found)}
    return tuple(places[place] for place in sorted(places))


_PRINTED = re.compile(
    r"(?:牵头|责任|配合|协办|主责)(?:单位|部门)?\s*[:：]|[（(〔【\[][^（()）]{3,100}[）)〕】\]]"
)


def _attributions(left: Sequence[Leftover]) -> Iterator[DraftDoubt]:
    """（责任单位：省科技厅） in a paragraph that is no task, or in a footnote, with brackets or without."""
    for one in left:
        clauses = [clause for clause in find_clauses(one.text) if clause.names]
        printed = is_field_line(one.text) or any(one.text[clause.start] in OPENERS for clause in clauses)
        if clauses and (one.aside or printed):
            yield DraftDoubt("attribution", one.text, one.place)


def _headings(items: Sequence[DraftItem]) -> Iterator[DraftDoubt]:
    """（一）促进成果转化, over tasks that have no numbers: its own words became the title of the first of them."""
    for item in items:
        if item.title and item.title == item.section:
            yield DraftDoubt("heading", item.title, item.place)


def _unread_units(items: Sequence[DraftItem]) -> Iterator[DraftDoubt]:
    """The words of a task still speak of who answers: 责任单位 市科技局, 由市科技局负责, or names on a line of their own."""
    for item in items:
        for line in (item.title, *item.text.split("\n")):
            words = _KEYED.search(line)
            if words is None and not item.units.all:
                alone = _ALONE.fullmatch(line) if line is not item.title else None
                words = _CHARGED.search(line) or alone
                words = words if words and _is_list_of_offices(words.group("names")) else None
            if words:
                yield DraftDoubt("units", words.group().strip(), item.place)
                break


_KEYED = re.compile(
    r"(?:牵头|责任|配合|协办|主责|承办)(?:单位|部门|处室|科室)(?:\s*[:：]|\s*[为是](?=[省市县区州旗镇])|"
    r"\s*(?=[省市县区州旗镇][\u4e00-\u9fff]{1,10}[厅局委办院](?:[、，。；]|$)))\s*[\u4e00-\u9fff]{2,30}"
)
_CHARGED = re.compile(
    r"(?:由|[（(〔【\[])(?P<names>[\u4e00-\u9fff、]{3,60}?)(?:[共具分][同体别])?(?:牵头|负责|承担|组织实施|落实)"
)
_ALONE = re.compile(r"[\s—－–-]*(?P<names>[\u4e00-\u9fff、，；（）]{3,120}?)[。；]?\s*")


def _is_list_of_offices(string: str) -> bool:
    names = [piece.string.strip() for piece in pieces(string)]
    return all(is_office(name) and not ACTS.match(name) for name in names)


def _numbers(items: Sequence[DraftItem], left: Sequence[Leftover]) -> Iterator[DraftDoubt]:
    """The number that the tasks skip stands before a paragraph that is none."""
    numbers = [int(item.number) for item in items if item.number.isdecimal()]
    skipped = set(range(1, max(numbers, default=0))) - set(numbers)
    for one in left if skipped else ():
        label = label_of(one.text)
        if label and label.number in skipped and not one.narrative:
            yield DraftDoubt("number", one.text, one.place, label.number)


def _counts(
    items: Sequence[DraftItem],
    sections: Sequence[DraftSection],
    withheld: Sequence[DraftWithheld],
    left: Sequence[Leftover],
) -> Iterator[DraftDoubt]:
    """A heading counts more tasks than were read below it, and something else stands there."""
    for index, section in enumerate(sections):
        end = sections[index + 1].place.line if index + 1 < len(sections) else None
        read = sum(item.section == section.name for item in items)
        read += sum(entry.count for entry in withheld if entry.section == section.name)
        below = [
            one
            for one in left
            if one.place.line >= section.place.line
            and (end is None or one.place.line < end)
            and not one.narrative
        ]
        itself = any(item.place.line == section.place.line for item in items)
        if read < section.declared and (below or itself):
            yield DraftDoubt("count", section.name, section.place, section.declared, read)
