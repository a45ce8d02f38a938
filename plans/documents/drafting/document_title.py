"""The title among the first lines of a document."""

from __future__ import annotations

import re

from reformcheck.plans.documents.drafting.document_number import NUMBER
from reformcheck.plans.documents.phrases.dates import is_day
from reformcheck.plans.documents.reading.stream import Place, Text

KIND = re.compile(
    r"(?:通知|意见|方案|办法|规划|计划|决定|若干措施|政策措施|工作措施|清单|纲要|细则|条例|规定|批复|公告|要点|分工|安排|分解表|分工表|任务表|"
    r"行动|复函|通报|若干政策|目录|规程|指南|实施意见|台账)(?:\s*[（(][^（()）]{1,40}[）)])?$"
)
SENTENCE = re.compile(r"[。；;！？]|[:：,，]$")
ORGAN = re.compile(r"[\u4e00-\u9fff（()） 、]{2,40}(?:政府|办公厅|办公室|国务院|委员会|[部厅局委院署会])$")
_NUMBERED_TITLE = re.compile(
    rf"(?P<title>[^。；;]{{8,80}}?(?:通知|意见|方案|办法|决定|批复))[（(]\s*{NUMBER.pattern}\s*[）)]"
)
_MAX_TITLE_LINE = 60


def find_title(head: list[Text], used: set[int], places: dict[str, Place]) -> str:
    """The first lines that together read as the title of a document."""
    for last, text in enumerate(head):
        if numbered := _NUMBERED_TITLE.match(text.string):
            places["title"] = text.place()
            return numbered.group("title")
        if last in used or not is_title_line(text.string) or not KIND.search(text.string):
            continue
        if last + 1 < len(head) and head[last + 1].string.startswith("的"):
            continue
        first = _start_of(head, used, last)
        title = "".join(re.sub(r"\s+", "", t.string) for t in head[first : last + 1])
        if len(title) >= 5:
            places["title"] = head[first].place()
            return title
    return ""


def _start_of(head: list[Text], used: set[int], last: int) -> int:
    """The line that a title ending at `last` starts on: the nearest one with 关于, else the first of its block."""
    first = last
    while "关于" not in head[first].string and first > max(last - 4, 0):
        if (
            first - 1 in used
            or not is_title_line(head[first - 1].string)
            or KIND.search(head[first - 1].string)
        ):
            break
        first -= 1
    above = head[first - 1].string if first else ""
    if head[first].string.startswith("关于") and ORGAN.fullmatch(above.replace(" ", "")):
        first -= 1
    return first


def first_line(head: list[Text], used: set[int], places: dict[str, Place]) -> str:
    """The first line that could be a title of an unusual kind, in a document that opens with it."""
    first = next((text for index, text in enumerate(head) if index not in used), None)
    if first is None or not is_title_line(first.string) or first.string.startswith("附"):
        return ""
    if len(re.findall(r"[\u4e00-\u9fff]", first.string)) < 8:
        return ""
    places["title"] = first.place()
    return first.string


def is_title_line(string: str) -> bool:
    return (
        len(string) <= _MAX_TITLE_LINE
        and not SENTENCE.search(string)
        and not (NUMBER.match(string) and len(string) < 30)
        and not is_day(string)
        and ">" not in string
    )
