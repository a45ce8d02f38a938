"""Numbers of documents: 国办发〔2018〕126号, in any brackets."""

from __future__ import annotations

import re

from reformcheck.plans.documents.reading.stream import Place, Text

NUMBER = re.compile(
    r"(?P<prefix>[\u4e00-\u9fff]{1,12}?)\s*[〔【\[（(﹝［〈]\s*(?P<year>(?:19|20)\d{2})\s*[〕】\]）)﹞］〉]\s*第?\s*(?P<number>\d{1,5})\s*号"
)


def own_number(
    meta: dict[str, tuple[str, Text]], head: list[Text], title: str, places: dict[str, Place]
) -> str:
    """The document's own number: from the block of keys, from a line of its own, or behind the title."""
    for key in ("发文字号", "文号"):
        if key in meta and (match := NUMBER.search(meta[key][0])):
            places["document_number"] = meta[key][1].place()
            return normal_number(match)
    for text in head:
        match = NUMBER.search(text.string)
        alone = match is not None and len(text.string) - len(match.group()) <= 2
        behind = match is not None and title and text.string.startswith(title)
        if match and (alone or behind):
            places["document_number"] = text.place(match.start())
            return normal_number(match)
    return ""


_LEADING = re.compile(r"^.*(?:根据|按照|依据|落实|贯彻|转发|印发|和|与|及|以)")


def normal_number(match: re.Match[str]) -> str:
    """国办发〔2018〕126号, whatever its brackets were."""
    prefix = _LEADING.sub("", match.group("prefix"))
    return f"{prefix}〔{int(match.group('year'))}〕{int(match.group('number'))}号"


_TITLE = re.compile(r"《([^《》]{6,60}改革举措的?通知)》")


def answered_by_title(texts: list[Text], places: dict[str, Place]) -> tuple[str, ...]:
    """Titles of notices that paragraphs name as their basis without a number: 《…第二批支持创新相关改革举措的通知》."""
    titles: list[str] = []
    for text in texts:
        for match in _TITLE.finditer(text.string):
            if _BASIS.search(text.string[: match.start()]) and match.group(1) not in titles:
                titles.append(match.group(1))
                places.setdefault("lists", text.place(match.start()))
    return tuple(titles)


_BASIS = re.compile(r"贯彻|落实|根据|按照|依据|转发|响应|承接|推广")


def answered(
    texts: list[Text], own: str, places: dict[str, Place], *, central: bool = False
) -> tuple[str, ...]:
    """Numbers of the documents that paragraphs name as their basis; `central`: only the State Council's."""
    numbers: list[str] = []
    for text in texts:
        for match in NUMBER.finditer(text.string):
            number = normal_number(match)
            titled = text.string[: match.start()].rstrip("（(〔 ").endswith("》") and not central
            basis = _BASIS.search(text.string[: match.end()])
            if (titled or number.startswith("国")) and basis and number not in (own, *numbers):
                numbers.append(number)
                places.setdefault("lists", text.place(match.start()))
    return tuple(numbers)
