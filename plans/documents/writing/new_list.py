"""A list file that can be used as it is, from a document of any kind, with what a person must confirm.

Where the document does not say what a list needs (编号, 标题, 成文日期), a person gives it. What else is not printed is
counted (how many measures, how many of a category), and `confirming` says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import replace
from typing import NamedTuple

from reformcheck.catalog.divisions import Divisions
from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.drafting.draft import Draft, DraftItem, DraftSection
from reformcheck.plans.documents.writing.list_file import id_of

NATIONAL = "全国"
UNSTATED = "unstated"
NO_CATEGORY = "未分类"
"""The category of a measure that stands under no heading."""


class Places:
    """Words that a list file may give as a scope: names of zones, and of provinces and prefectures."""

    def __init__(self, zones: Container[str], divisions: Divisions) -> None:
        self._zones = zones
        self._divisions = divisions

    def __contains__(self, word: object) -> bool:
        return word in self._zones or (isinstance(word, str) and self._divisions.find(word) is not None)


class Given(NamedTuple):
    """What a person says of the list; empty where the document decides."""

    id: str = ""
    title: str = ""
    document_number: str = ""
    issuer: str = ""
    issued: str = ""
    scope: str = ""
    """Of the measures whose scope the document does not print."""


_NEEDED = (
    ("id", "编号", "id"),
    ("title", "标题", "title"),
    ("issuer", "发文机关", "issuer"),
    ("issued", "成文日期", "date of issue"),
)


def completed(draft: Draft, given: Given, zones: Container[str]) -> tuple[Draft, str]:
    """The draft with all that a list file needs, and the id of the list.

    A scope that is none of `zones` is left out: no list says where it is. Raises InputError, naming all that the
    document does not print and that was not given.
    """
    front = replace(
        draft.front,
        title=given.title or draft.front.title,
        document_number=given.document_number or draft.front.document_number,
        issuer=given.issuer or draft.front.issuer,
        issued=given.issued or draft.front.issued,
    )
    known = {
        "id": given.id or id_of(front.document_number),
        "title": front.title,
        "issuer": front.issuer,
        "issued": front.issued,
    }
    _refuse_without(draft, [key for key, value in known.items() if not value])
    items = _numbered([_placed(item, given.scope, zones) for item in draft.items])
    sections = tuple(_counted(draft, items))
    front = replace(front, declared_total=front.declared_total or sum(s.declared for s in sections))
    return replace(draft, front=front, items=items, sections=sections), known["id"]


def refuse_no_list(draft: Draft) -> None:
    """Raise InputError for a document that lists no measures: a regulation, or one where none was read."""
    where = Location(draft.document.path)
    if draft.no_plan:
        raise InputError(
            where,
            f"这是{draft.no_plan}，没有列出要推广的举措，没有写清单",
            f"this is a {draft.no_plan} and lists no measures; no list was written",
        )
    if not draft.items:
        raise InputError(
            where,
            "没有识别出任何举措，没有写清单；请检查是否为正确的公文",
            "no measure was found in it and no list was written; check that it is the right document",
        )


def _refuse_without(draft: Draft, keys: list[str]) -> None:
    if not keys:
        return
    names = {key: (zh, en) for key, zh, en in _NEEDED}
    options = " ".join(f"--{key} …" for key in keys)
    raise InputError(
        Location(draft.document.path),
        f"文中未见{'、'.join(names[key][0] for key in keys)}，没有写清单；请用 {options} 写明",
        f"the document does not print its {', '.join(names[key][1] for key in keys)}, and no list was written; give {options}",
    )


def _placed(item: DraftItem, scope: str, zones: Container[str]) -> DraftItem:
    """With a section, and with a scope that a list file can name."""
    words = places_of(item.scope, zones) if item.scope else tuple(filter(None, (scope,)))
    if item.scope and not is_known(words, zones):
        words = ()
    return replace(item, section=item.section or NO_CATEGORY, scope=words)


def places_of(scope: tuple[str, ...], zones: Container[str]) -> tuple[str, ...]:
    """Each place by itself: 上海、四川 are two, unless a zone bears the name."""
    return tuple(part for words in scope for part in ((words,) if words in zones else words.split("、")))


def is_known(scope: tuple[str, ...], zones: Container[str]) -> bool:
    """Whether the words of a scope are 全国, or names of zones only."""
    return scope in ((NATIONAL,), (UNSTATED,)) or all(word in zones for word in scope)


def runs_once(items: tuple[DraftItem, ...]) -> bool:
    """Whether each measure has a number of its own; not where each heading counts anew."""
    numbers = [item.number for item in items]
    return all(number.isdecimal() for number in numbers) and len(set(map(int, numbers))) == len(numbers)


def _numbered(items: list[DraftItem]) -> tuple[DraftItem, ...]:
    if runs_once(tuple(items)):
        return tuple(items)
    return tuple(replace(item, number=str(position)) for position, item in enumerate(items, 1))


def _counted(draft: Draft, items: tuple[DraftItem, ...]) -> list[DraftSection]:
    """Each category with the number that the document declares, or else that was read."""
    declared = {section.name: section for section in draft.sections}
    held = Counter(item.section for item in items)
    for withheld in draft.withheld:
        held[withheld.section] += len(withheld.numbers)
    first = {item.section: item.place for item in reversed(items)}
    first |= {withheld.section: withheld.place for withheld in draft.withheld}
    return [declared.get(name) or DraftSection(name, number, first[name]) for name, number in held.items()]
