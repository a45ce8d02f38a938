"""Front matter: title, number, issuer, date, the documents it answers; what stands around the body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reformcheck.plans.documents.dates import find_day, is_day
from reformcheck.plans.documents.draft import Fate, Front
from reformcheck.plans.documents.labels import label_of
from reformcheck.plans.documents.metadata import read_metadata
from reformcheck.plans.documents.stream import Place, Text

NUMBER = re.compile(
    r"(?P<prefix>[\u4e00-\u9fff]{1,12}?)\s*[〔【\[（(﹝［〈]\s*(?P<year>(?:19|20)\d{2})\s*[〕】\]）)﹞］〉]\s*第?\s*(?P<number>\d{1,5})\s*号"
)
_KIND = re.compile(
    r"(?:通知|意见|方案|办法|规划|计划|决定|若干措施|政策措施|工作措施|清单|纲要|细则|条例|规定|批复|公告|要点|分工|安排|分解表|分工表|任务表|"
    r"行动|复函|通报|若干政策|目录|规程|指南|实施意见|台账)(?:\s*[（(][^（()）]{1,40}[）)])?$"
)
_SENTENCE = re.compile(r"[。；;！？]|[:：,，]$")
_SALUTATION = re.compile(r"(?:各|有关|省|市|县|区|自治区|中央|国务院|军队|兵团)[^。；;]{2,}[:：]$")
_NOTE = re.compile(r"[（(]\s*(?:此件|本文|此文|本件|此页|联系人)[^（()）]*[）)]$")
_ANNEX = re.compile(
    r"附\s*(?:件|表|录)\s*(?P<n>\d{0,2}|[一二三四五六七八九十]{0,3})\s*(?:[:：.、．]\s*(?P<name>.*)|$)"
)
_COPIES = re.compile(
    r"(?:抄送|抄报|主送|分送|印发|主题词)\s*[:：]|.{2,20}(?:办公厅|办公室|秘书处)\s*\d{4}年\d{1,2}月\d{1,2}日印发"
)
_ORGAN = re.compile(r"[\u4e00-\u9fff（()） 、]{2,40}(?:政府|办公厅|办公室|国务院|委员会|[部厅局委院署会])$")
_CONTENTS = re.compile(r"(?:\.{3,}|…+|·{3,})\s*\d+$|^目\s*录$")
_TITLE_ISSUER = re.compile(
    r"(?P<issuer>[^《》]{2,40}?(?:政府|办公厅|办公室|国务院|委员会|[部厅局委院署会]))关于"
)
_NUMBERED_TITLE = re.compile(
    rf"(?P<title>[^。；;]{{8,80}}?(?:通知|意见|方案|办法|决定|批复))[（(]\s*{NUMBER.pattern}\s*[）)]"
)
_MAX_TITLE_LINE = 60


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
        or _title(head, used | around, places)
        or (page_title if _KIND.search(page_title) else "")
        or _title(head, used, places)
        or _first_line(head, used | around, places)
        or page_title
    )
    number = _number(meta, head, title, places)
    issuer = _from_meta(meta, ("发文机关",), places, "issuer")
    issued = find_day(_from_meta(meta, ("成文日期", "生成日期"), places, "issued"))
    end = _Ending(texts, furniture, fates, used)
    end.read()
    if not issued and end.issued:
        issued, places["issued"] = end.issued
    if not issuer and end.issuer:
        issuer, places["issuer"] = end.issuer
    if not title and end.annex_title:
        title, places["title"] = end.annex_title
    if not issuer and (match := _TITLE_ISSUER.match(title)):
        issuer = match.group("issuer")
    if not issued and number:
        # The number of a document bears the year of its issue.
        issued, places["issued"] = number.partition("〔")[2][:4], places["document_number"]
    preamble = [t for i, t in enumerate(head) if i not in used]
    front = Front(
        title=title,
        document_number=number,
        issuer=issuer,
        issued=issued,
        lists=_answered(preamble, number, places) or _answered(texts[start:], number, places, central=True),
        abridged=end.abridged,
        annexes=tuple(end.annexes),
        places=places,
    )
    return FrontMatter(front, fates, start, end.annex_starts)


def _body_start(texts: list[Text], furniture: list[bool]) -> int:
    """The first paragraph with a label of the outline, outside the furniture."""
    for index, text in enumerate(texts):
        if not furniture[index] and label_of(text.string) and not is_day(text.string):
            return index
    return next((i for i, t in enumerate(texts) if not furniture[i] and _ANNEX.match(t.string)), len(texts))


def _from_meta(
    meta: dict[str, tuple[str, Text]], keys: tuple[str, ...], places: dict[str, Place], name: str
) -> str:
    for key in keys:
        if key in meta:
            value, text = meta[key]
            places[name] = text.place()
            return re.sub(r"\s+", " ", value)
    return ""


def _title(head: list[Text], used: set[int], places: dict[str, Place]) -> str:
    """The first lines that together read as the title of a document."""
    for last, text in enumerate(head):
        if numbered := _NUMBERED_TITLE.match(text.string):
            places["title"] = text.place()
            return numbered.group("title")
        if last in used or not _title_line(text.string) or not _KIND.search(text.string):
            continue
        if last + 1 < len(head) and head[last + 1].string.startswith("的"):
            continue
        first = _title_start(head, used, last)
        title = "".join(re.sub(r"\s+", "", t.string) for t in head[first : last + 1])
        if len(title) >= 5:
            places["title"] = head[first].place()
            return title
    return ""


def _first_line(head: list[Text], used: set[int], places: dict[str, Place]) -> str:
    """The first line that could be a title of an unusual kind, in a document that opens with it."""
    first = next((text for index, text in enumerate(head) if index not in used), None)
    if first is None or not _title_line(first.string) or first.string.startswith("附"):
        return ""
    if len(re.findall(r"[\u4e00-\u9fff]", first.string)) < 8:
        return ""
    places["title"] = first.place()
    return first.string


def _title_start(head: list[Text], used: set[int], last: int) -> int:
    """The line that a title ending at `last` starts on: the nearest one with 关于, else the first of its block."""
    first = last
    while "关于" not in head[first].string and first > max(last - 4, 0):
        if (
            first - 1 in used
            or not _title_line(head[first - 1].string)
            or _KIND.search(head[first - 1].string)
        ):
            break
        first -= 1
    above = head[first - 1].string if first else ""
    if head[first].string.startswith("关于") and _ORGAN.fullmatch(above.replace(" ", "")):
        first -= 1
    return first


def _title_line(string: str) -> bool:
    return (
        len(string) <= _MAX_TITLE_LINE
        and not _SENTENCE.search(string)
        and not (NUMBER.match(string) and len(string) < 30)
        and not is_day(string)
        and ">" not in string
    )


def _number(meta: dict[str, tuple[str, Text]], head: list[Text], title: str, places: dict[str, Place]) -> str:
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


def normal_number(match: re.Match[str]) -> str:
    """国办发〔2018〕126号, whatever its brackets were."""
    prefix = _LEADING.sub("", match.group("prefix"))
    return f"{prefix}〔{int(match.group('year'))}〕{int(match.group('number'))}号"


_LEADING = re.compile(r"^.*(?:根据|按照|依据|落实|贯彻|转发|印发|和|与|及|以)")
_BASIS = re.compile(r"贯彻|落实|根据|按照|依据|转发|响应|承接|推广")


def _answered(
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


@dataclass(slots=True)
class _Ending:
    """Signatures, dates, notes and annex lines, wherever they stand."""

    texts: list[Text]
    furniture: list[bool]
    fates: dict[int, Fate]
    used: set[int]
    issued: tuple[str, Place] | None = None
    issuer: tuple[str, Place] | None = None
    abridged: bool = False
    annexes: list[str] = field(default_factory=list)
    annex_starts: set[int] = field(default_factory=set)
    annex_title: tuple[str, Place] | None = None
    ended: bool = False
    last: int = 0
    """Index of the last paragraph that is a sentence or has a label."""

    def read(self) -> None:
        self.last = max(
            (i for i, t in enumerate(self.texts) if label_of(t.string) or re.search("[。；）)]$", t.string)),
            default=0,
        )
        for index, text in enumerate(self.texts):
            if self.furniture[index]:
                self.fates[index] = "furniture"
            elif index not in self.used:
                self.paragraph(index, text.string)

    def paragraph(self, index: int, string: str) -> None:
        if is_day(string):
            self.signature(index)
        elif _NOTE.match(string):
            self.abridged |= "删减" in string
            self.fates[index] = "front"
        elif annex := _ANNEX.match(string):
            self.annex(index, (annex.group("name") or "").strip())
        elif _COPIES.match(string) or _CONTENTS.search(string) or _SALUTATION.fullmatch(string):
            self.fates[index] = "front"
        elif self.ended and index not in self.fates and self._trails(index):
            self.fates[index] = "furniture"

    def signature(self, index: int) -> None:
        """A date on a line of its own, with the issuer beside it."""
        self.fates[index] = "front"
        self.ended = True
        text = self.texts[index]
        if self.issued is None and find_day(text.string):
            self.issued = (find_day(text.string), text.place())
        for near in (index - 1, index + 1):
            if 0 <= near < len(self.texts) and self._is_organ(near):
                self.fates[near] = "front"
                if self.issuer is None:
                    self.issuer = (self.texts[near].string.replace(" ", ""), self.texts[near].place())

    def _is_organ(self, index: int) -> bool:
        string = self.texts[index].string
        return len(string) <= 40 and _ORGAN.fullmatch(string) is not None and label_of(string) is None

    def annex(self, index: int, name: str) -> None:
        """附件：名称 announces it; 附件 alone stands above it, with its title in the next lines."""
        self.fates[index] = "front"
        name = re.sub(r"^\d+\s*[.．、]\s*", "", name).strip("《》。 ")
        if name:
            self.annexes.append(name)
            return
        for following in range(index + 1, min(index + 4, len(self.texts))):
            string = self.texts[following].string
            if not _title_line(string) or label_of(string) or self.furniture[following]:
                return
            self.fates[following] = "heading"
            self.annex_starts.add(following)
            if _KIND.search(string):
                self.annex_title = self.annex_title or (string, self.texts[following].place())
                return

    def _trails(self, index: int) -> bool:
        """What a web page puts behind the document: no sentence, no label, and none follows."""
        if index < self.last:
            return False
        string = self.texts[index].string
        return not _SENTENCE.search(string) and label_of(string) is None and not _KIND.search(string)
