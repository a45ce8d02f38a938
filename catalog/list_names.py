"""The lists that a text means: by id, by document number in any brackets, by title, or by a number with a slip."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reformcheck.catalog.model import Catalog, MeasureList

_SIGNS = re.compile(r"\W+")


def resolve_lists(names: Iterable[str], catalog: Catalog) -> tuple[tuple[MeasureList, ...], tuple[str, ...]]:
    """Lists named by id or document number in any bracket style, and the names that no list bears."""
    by_number = {_document_key(lst.document_number): lst for lst in catalog.lists.values()}
    found: dict[str, MeasureList] = {}
    unknown: list[str] = []
    for name in names:
        lst = catalog.lists.get(name) or by_number.get(_document_key(name))
        named = (lst,) if lst else lists_titled(name, catalog)
        found.update((one.id, one) for one in named)
        if not named:
            unknown.append(name)
    return tuple(lst for lst in catalog.lists.values() if lst.id in found), tuple(unknown)


_SUBJECT = re.compile(r"推广(.{4,40}?)的通知")


def lists_titled(text: str, catalog: Catalog) -> tuple[MeasureList, ...]:
    """Lists that a text names by their title: 第二批支持创新相关改革举措, or the title of the notice.

    A subject without its batch (支持创新相关改革举措) is that of every list, and names none.
    """
    text = "".join(text.split())
    found = []
    for lst in catalog.lists.values():
        subject = _SUBJECT.search(lst.title)
        if subject is None:
            continue
        told_apart = "批" in subject.group(1)
        names = (
            (subject.group(1),)
            if told_apart
            else (subject.group(), f"首批{subject.group(1)}", f"第一批{subject.group(1)}")
        )
        if any(name in text for name in names):
            found.append(lst)
    return tuple(found)


def lists_quoted(texts: Iterable[str], catalog: Catalog) -> tuple[MeasureList, ...]:
    """Lists of other kinds whose title a text quotes: 落实《关于加强光谷科创大走廊人才建设发展有关工作的通知》.

    Those of the package have a subject, which `lists_titled` looks for.
    """
    others = [lst for lst in catalog.lists.values() if not _SUBJECT.search(lst.title)]
    if not others:
        return ()
    quoted = {"".join(title.split()) for text in texts for title in _QUOTED.findall(text)}
    return tuple(lst for lst in others if "".join(lst.title.split()) in quoted)


_QUOTED = re.compile(r"《([^《》]{4,100})》")


def meant(name: str, catalog: Catalog) -> MeasureList | None:
    """The list whose document number differs from a name by one digit of its year or number: 127号 for 126号."""
    written = re.findall(r"\d+", name)
    if len(written) != 2:
        return None
    near = []
    for lst in catalog.lists.values():
        own = re.findall(r"\d+", lst.document_number)
        slips = [_slip(a, b) for a, b in zip(written, own, strict=False)]
        if len(own) == 2 and sum(slips) == 1 and name[:1] == lst.document_number[:1]:
            near.append(lst)
    return near[0] if len(near) == 1 else None


def _slip(written: str, own: str) -> int:
    """0 for the same digits, 1 where one is exchanged, doubled or left out, 2 for more."""
    if written == own:
        return 0
    if len(written) == len(own):
        return (
            1
            if sum(a != b for a, b in zip(written, own, strict=True)) == 1 or sorted(written) == sorted(own)
            else 2
        )
    short, long = sorted((written, own), key=len)
    return 1 if any(long[:i] + long[i + 1 :] == short for i in range(len(long))) else 2


def _document_key(number: str) -> str:
    return _SIGNS.sub(" ", number).replace("号", "").replace("第", "").strip()
