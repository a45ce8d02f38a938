"""What stands around the outline: signatures, dates, notes, annex lines, and what a web page adds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reformcheck.plans.documents.drafting.draft import Fate
from reformcheck.plans.documents.drafting.front.document_title import (
    KIND,
    ORGAN,
    SENTENCE,
    is_title_line,
    offices_on,
)
from reformcheck.plans.documents.phrases.dates import find_day, is_day
from reformcheck.plans.documents.phrases.enumerators import Label, label_of
from reformcheck.plans.documents.phrases.keys import is_field_line
from reformcheck.plans.documents.reading.stream import Place, Text

_SALUTATION = re.compile(r"(?:各|有关|省|市|县|区|自治区|中央|国务院|军队|兵团)[^。；;]{2,}[:：]$")
_NOTE = re.compile(r"[（(]\s*(?:此件|本文|此文|本件|此页|联系人)[^（()）]*[）)]$")
ANNEX = re.compile(
    r"附\s*(?:件|表|录)\s*(?P<n>\d{0,2}|[一二三四五六七八九十]{0,3})\s*(?:[:：.、．]\s*(?P<name>.*)|$)"
)
_SEALED_BY = re.compile(r"[（(][\u4e00-\u9fff]{3,30}代章?[）)]")
_COPIES = re.compile(
    r"(?:抄送|抄报|主送|分送|印发|主题词)\s*[:：]|.{2,20}(?:办公厅|办公室|秘书处)\s*\d{4}年\d{1,2}月\d{1,2}日印发"
)
_CONTENTS = re.compile(r"(?:\.{3,}|…+|·{3,})\s*\d+$|^目\s*录$")
_LEADER_ROOM = 60
"""Characters at the end of a line in which its page number and the dots before it stand."""


_MOST_OFFICES = 4

_SITE_KEY = re.compile(r"(?:网站)?(?:主办|承办|协办|管理|维护|运维)(?:单位|部门)?\s*[:：]")
_SITE = re.compile(
    r"网站标识码|[ICPicp]{3}备|公网安备|版权所有|网站地图|技术支持|建议使用|浏览器|访问量|网站维护"
)
_FOOT = 4
"""Lines at the foot of a page that are looked at together."""


def _next_number(string: str, label: Label) -> re.Match[str] | None:
    """Where the next number begins on the same line: 附件：1.分工表 2.时间表."""
    if label.number is None:
        return None
    return re.compile(rf"\s*(?<!\d){label.number + 1}\s*[.．、](?=\s*[^\d\s])").search(string, label.end)


@dataclass(slots=True)
class Ending:
    """Signatures, dates, notes and annex lines, wherever they stand."""

    texts: list[Text]
    furniture: list[bool]
    fates: dict[int, Fate]
    used: set[int]
    issued: tuple[str, Place] | None = None
    issuer: tuple[str, Place] | None = None
    abridged: bool = False
    annexes: list[Text] = field(default_factory=list)
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
        elif annex := ANNEX.match(string):
            self.annex(index, (annex.group("name") or "").strip())
        elif (
            _COPIES.match(string) or _CONTENTS.search(string[-_LEADER_ROOM:]) or _SALUTATION.fullmatch(string)
        ):
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
        first = index
        if index and _SEALED_BY.fullmatch(self.texts[index - 1].string):
            first -= 1
            self.fates[first] = "front"
        seal = index - first
        while first and index - first < _MOST_OFFICES and self._is_organ(first - 1):
            first -= 1
        signers = [*range(first, index), *([index + 1] if self._is_organ(index + 1) else [])]
        self.fates.update(dict.fromkeys(signers, "front"))
        offices = signers if first == index else signers[: index - first - seal]
        if self.issuer is None and offices:
            names = [name for near in offices for name in offices_on(self.texts[near].string)]
            self.issuer = ("、".join(names), self.texts[offices[0]].place())

    def _is_organ(self, index: int) -> bool:
        if not 0 <= index < len(self.texts) or self.furniture[index]:
            return False
        string = self.texts[index].string
        return len(string) <= 40 and ORGAN.fullmatch(string) is not None and label_of(string) is None

    def annex(self, index: int, name: str) -> None:
        """附件：名称 announces it; 附件 alone stands above it, with its title in the next lines."""
        self.fates[index] = "front"
        if name:
            self.announced(index, self.texts[index].string.rfind(name))
            return
        for following in range(index + 1, min(index + 4, len(self.texts))):
            string = self.texts[following].string
            if not is_title_line(string) or label_of(string) or self.furniture[following]:
                return
            self.fates[following] = "heading"
            self.annex_starts.add(following)
            if KIND.search(string):
                self.annex_title = self.annex_title or (string, self.texts[following].place())
                return

    def announced(self, index: int, start: int) -> None:
        """附件：1.分工表, and the lines below it that go on with 2. and 3."""
        text = self.texts[index].cut(start)
        label = label_of(text.string)
        while True:
            if label and (further := _next_number(text.string, label)):
                rest, text = text.cut(further.start()), text.cut(0, further.start())
            else:
                rest = None
            name = text.cut(label.end if label else 0)
            self.annexes.append(
                name.cut(len(name.string) - len(name.string.lstrip("《")), len(name.string.rstrip("》。")))
            )
            if rest:
                text, label = rest, label_of(rest.string)
                continue
            index += 1
            following = label_of(self.texts[index].string) if label and index < len(self.texts) else None
            if not (label and following and label.number and following.number == label.number + 1):
                return
            text, label = self.texts[index], following
            if not is_title_line(text.string):
                return
            self.fates[index] = "front"

    def _keeps_the_site(self, index: int) -> bool:
        """主办单位：某市人民政府办公室 at the foot of a web page, with what such a foot says on the same line or just below."""
        near = self.texts[index : index + _FOOT]
        return _SITE_KEY.match(self.texts[index].string) is not None and any(
            _SITE.search(text.string) for text in near
        )

    def _trails(self, index: int) -> bool:
        """What a web page puts behind the document: no sentence, no label, and none follows."""
        if index < self.last:
            return False
        string = self.texts[index].string
        if is_field_line(string):
            return self._keeps_the_site(index)
        return not SENTENCE.search(string) and label_of(string) is None and not KIND.search(string)
