"""Front matter: title, number, issuer, date, the documents it answers; what stands around the body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from reformcheck.plans.documents.drafting.draft import Fate, Front
from reformcheck.plans.documents.drafting.front.document_number import answered, answered_by_title, own_number
from reformcheck.plans.documents.drafting.front.document_title import (
    KIND,
    date_below,
    find_title,
    first_line,
    hands_out,
    is_title_line,
    masthead,
    offices_above,
    offices_on,
    own_title,
)
from reformcheck.plans.documents.drafting.front.ending import ANNEX, Ending
from reformcheck.plans.documents.drafting.front.front_keys import read_metadata
from reformcheck.plans.documents.drafting.unit_headings import units_of_heading
from reformcheck.plans.documents.phrases.clauses import answers
from reformcheck.plans.documents.phrases.dates import find_day, is_day
from reformcheck.plans.documents.phrases.enumerators import label_of, point_of
from reformcheck.plans.documents.reading.stream import Place, Text

_TITLE_ISSUER = re.compile(
    r"(?P<issuer>[^《》]{2,40}?(?:政府|办公厅|办公室|国务院|委员会|[部厅局委院署会]))(?:关于|印发|转发)"
)


@dataclass(slots=True)
class FrontMatter:
    """The front matter, and which paragraphs are spent on it."""

    front: Front
    fates: dict[int, Fate] = field(default_factory=dict)
    body_start: int = 0
    """Index of the first paragraph with an outline label, or of the first after the front."""
    annexes: set[int] = field(default_factory=set)
    """Indexes of the titles of annexes, each the head of an outline of its own."""


def read_front(texts: list[Text], furniture: list[bool], page_title: str) -> FrontMatter:
    """What the paragraphs before, behind and around the outline say of the document."""
    start = _body_start(texts, furniture)
    head = texts[:start]
    meta, used = read_metadata(head)
    fates: dict[int, Fate] = {index: "front" for index in range(start)}
    places: dict[str, Place] = {}
    around = {index for index in range(start) if furniture[index]}
    page_title = re.split(r"[_|]|\s-\s|--", page_title)[0].strip()
    title = (
        _from_meta(meta, ("标题", "信息名称", "名称"), places, "title")
        or find_title(head, used | around, places)
        or (page_title if KIND.search(page_title) else "")
        or find_title(head, used, places)
        or first_line(head, used | around, places)
        or page_title
    )
    if title == page_title and (printed := find_title(head, used, {})):
        # The title of a web page may begin with the names of the site.
        before, found, _ = re.sub(r"\s+", "", title).partition(printed)
        title = printed if found and "关于" not in before else title
    number = own_number(meta, head, title, places)
    issuer = _from_meta(meta, ("发文机关",), places, "issuer") or offices_above(head, used | around, places)
    handed_out, title = title, own_title(title, head, used | around, places)
    issued = find_day(_from_meta(meta, ("成文日期", "生成日期"), places, "issued"))
    end = Ending(texts, furniture, fates, used)
    end.read()
    if not issued and end.issued:
        issued, places["issued"] = end.issued
    if not issuer and end.issuer:
        issuer, places["issuer"] = end.issuer
    if end.annex_title and (not title or hands_out(title, end.annex_title[0])):
        title, places["title"] = end.annex_title
    if not issuer and (match := _TITLE_ISSUER.match(handed_out)):
        issuer = "、".join(offices_on(match.group("issuer")))
    if not issuer:
        issuer = masthead(head, used | around, places)
    if not issued:
        issued = date_below(head, used | around, places)
    if not issued and number:
        # The number of a document bears the year of its issue.
        issued, places["issued"] = number.partition("〔")[2][:4], places["document_number"]
    preamble = [t for i, t in enumerate(head) if i not in used]
    front = Front(
        title=title,
        document_number=number,
        issuer=issuer,
        issued=issued,
        lists=(
            answered(preamble, number, places)
            or answered_by_title(preamble, places)
            or answered(texts[start:], number, places, central=True)
        ),
        abridged=end.abridged,
        annexes=tuple(end.annexes),
        places=places,
    )
    return FrontMatter(front, fates, start, end.annex_starts)


def _body_start(texts: list[Text], furniture: list[bool]) -> int:
    """The first paragraph with a label of the outline, outside the furniture."""
    for index, text in enumerate(texts):
        if not furniture[index] and label_of(text.string) and not is_day(text.string):
            return index - _begins_with_units(texts, index)
    points = [i for i, t in enumerate(texts) if not furniture[i] and point_of(t.string)]
    if len(points) > 1:  # 一是…二是…, or bullets, are all the numbers it has
        return points[0]
    annex = next((i for i, t in enumerate(texts) if not furniture[i] and ANNEX.match(t.string)), len(texts))
    return min(annex, _first_answered(texts, furniture))


def _first_answered(texts: list[Text], furniture: list[bool]) -> int:
    """Where the tasks of a document without any number begin: behind its front, before the first that says who answers."""
    answered = next(
        (i for i, t in enumerate(texts) if not furniture[i] and answers(t.string)),
        len(texts),
    )
    if answered == len(texts):
        return answered
    ends = (i for i in range(answered - 1, -1, -1) if furniture[i] or _is_front(texts[i].string))
    return next(ends, -1) + 1


def _is_front(string: str) -> bool:
    if is_day(string) or string.endswith(("：", ":")) or _INTRODUCES.match(string):
        return True
    return is_title_line(string) and KIND.search(string) is not None


_INTRODUCES = re.compile(r"(?:为了?|根据|按照|依据|遵照)[^。]{4,200}?(?:制定|提出|印发|如下|通知|明确)")


def _begins_with_units(texts: list[Text], first: int) -> bool:
    """Units head the tasks below them all through the document, and so does the line above the first label."""
    above = texts[first - 1] if first else None
    if above is None or above.string.endswith(("：", ":")) or not units_of_heading(above):
        return False
    return any(
        units_of_heading(text) is not None and label_of(following.string) is not None
        for text, following in pairwise(texts[first:])
    )


def _from_meta(
    meta: dict[str, tuple[str, Text]], keys: tuple[str, ...], places: dict[str, Place], name: str
) -> str:
    for key in keys:
        if key in meta:
            value, text = meta[key]
            places[name] = text.place()
            return re.sub(r"\s+", " ", value)
    return ""
