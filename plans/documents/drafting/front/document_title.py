"""The title among the first lines of a document."""

from __future__ import annotations

import re

from reformcheck.catalog.language.dates import is_real
from reformcheck.catalog.language.numerals import NUMERAL, to_int
from reformcheck.plans.documents.drafting.front.document_number import NUMBER
from reformcheck.plans.documents.phrases.dates import find_day, is_day
from reformcheck.plans.documents.reading.stream import Place, Text

KIND = re.compile(
    r"(?:通知|意见|方案|办法|规划|计划|决定|若干措施|政策措施|工作措施|清单|纲要|细则|条例|规定|批复|公告|要点|分工|安排|(?:责任|任务|目标)分解|分解表|分工表|任务表|"
    r"行动|复函|通报|若干政策|目录|规程|指南|实施意见|台账|任务书|责任书|一览表|(?:重点|工作|改革|攻坚)任务)》?(?:\s*[（(][^（()）]{1,40}[）)])?$"
)
SENTENCE = re.compile(r"[。；;！？]|[:：,，]$")
ORGAN = re.compile(
    r"[\u4e00-\u9fff（()） 、“”]{2,40}(?:政府|办公厅|办公室|国务院|委员会|办事处|指挥部|领导小组|中心|公司|集团|大学|学院|工委|党组|支行|[部厅局委院署会队])$"
)
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
        if _MENU.fullmatch(text.string):
            continue
        first = _start_of(head, used, last)
        if (
            last + 1 < len(head)
            and _YEARS.fullmatch(head[last + 1].string)
            and not is_day(head[last + 1].string)
        ):
            last += 1
        title = "".join(re.sub(r"\s+", "", t.string) for t in head[first : last + 1])
        if len(title) >= 5:
            places["title"] = head[first].place()
            return title
    return ""


# Of a web page: 通知公告, 规划计划.
_MENU = re.compile("(?:通知|公告|公示|规划|计划|意见|办法|规定|条例|通报|决定){2,3}")
_MENU_MARK = re.compile(r">|[|｜][^|｜]{0,12}[|｜]")
_ASIDE = re.compile(r"[（(][^（()）]*[）)]")
_RELEASED = re.compile(r"[（(]此[件文][^（()）]*[）)]$")
_SHORTEST = 6
"""Characters of a first line of a title that names no place."""
_LINES = (1, 2, 3)
_SAYS_WHOSE = re.compile("[省市州县区盟旗镇乡]")
_MAX_ISSUER = 20
_HANDS_OUT = re.compile(
    r"(?:印发|下发|发布|(?:转发|批转)(?:.{2,24}(?=关于))?)(?P<inner>.{6,100}?)(?:的?(?:通知|公告|函)|(?<=》))$"
)


def own_title(title: str, head: list[Text], used: set[int], places: dict[str, Place]) -> str:
    """The title of the plan itself, printed below the notice that hands it out, where it says whose plan it is."""
    title = _RELEASED.sub("", title)
    if not (match := _HANDS_OUT.search(title)):
        return title
    inner = _key(match.group("inner"))
    for index, text in enumerate(head):
        for count in _LINES:
            lines = head[index : index + count]
            whole = "".join(re.sub(r"\s+", "", line.string) for line in lines)
            if (
                index in used
                or whole[:1] in "（("
                or whole.startswith("附")
                or len(whole) < 6
                or not KIND.search(whole)
                or re.sub(r"\s+", "", title).startswith(whole)
            ):
                continue
            plain = _key(whole)
            longer = plain.endswith(inner) and "通知" not in plain and len(plain) - len(inner) <= _MAX_ISSUER
            if (
                (inner.endswith(plain) or longer)
                and _SAYS_WHOSE.search(whole[:_MAX_ISSUER])
                and all(is_title_line(line.string) for line in lines)
            ):
                places["title"] = text.place()
                return whole
    quoted = re.search(r"印发《([^《》]{6,60})》$|^印发《([^《》]{6,60})》的?通知$", title)
    return (quoted.group(1) or quoted.group(2)) if quoted else title


def hands_out(title: str, inner: str) -> bool:
    """Whether the one is the notice that hands out the other: 关于印发《某市任务清单》的通知."""
    match = _HANDS_OUT.search(title)
    return match is not None and _key(match.group("inner")) == _key(inner)


def _key(title: str) -> str:
    """Two printings of one title: with or without its quotes, 的 and blanks."""
    return re.sub(r"[\s《》<>〈〉的]+", "", title)


_GAP = re.compile(r"[ \u00a0\u2002\u2003\u3000]+")


def offices_on(string: str) -> list[str]:
    """The offices on a line: several with blanks between, or one whose name was spread out by blanks."""
    names = _GAP.split(re.sub(r"(?<=办公[厅室])(?=[^\s、]{2,}办公[厅室])", " ", string.strip()))
    return names if all(len(name) > 3 and ORGAN.fullmatch(name) for name in names) else ["".join(names)]


def offices_above(head: list[Text], used: set[int], places: dict[str, Place]) -> str:
    """Two or more offices that issue a document together, on lines of their own above its title."""
    offices: list[str] = []
    title = places.get("title")
    for index, text in enumerate(head):
        if title and not offices and _spot(text.place()) > _spot(title):
            break  # whose text the notice hands on
        if (
            index not in used
            and ORGAN.fullmatch(_GAP.sub(" ", text.string))
            and not SENTENCE.search(text.string)
        ):
            if not offices:
                places["issuer"] = text.place()
            offices += offices_on(text.string)
        elif len(offices) > 1:
            break
        else:
            offices = []
            places.pop("issuer", None)
    if len(offices) < 2:
        places.pop("issuer", None)
        return ""
    return "、".join(offices)


def _spot(place: Place) -> tuple[int, int]:
    return place.line, place.column


_MONTH = re.compile(
    rf"[（(]?\s*(?P<year>[{NUMERAL}]{{4}})\s*年\s*(?P<month>[{NUMERAL}]{{1,3}})\s*月\s*[）)]?"
)
_DATED = re.compile(r"[（(][^（()）。]{1,60}[）)]")


def date_below(head: list[Text], used: set[int], places: dict[str, Place]) -> str:
    """The date on a line of its own below a title: （二〇二一年十二月）, （沙河区政府 2018年11月30日）."""
    for index, text in enumerate(head):
        if index in used:
            continue
        found = ""
        if match := _MONTH.fullmatch(text.string):
            year, month = (to_int(match.group(part)) or 0 for part in ("year", "month"))
            found = f"{year:04d}-{month:02d}" if is_real(year, month, 1) else ""
        elif _DATED.fullmatch(text.string):
            found = find_day(text.string)
        if found:
            places["issued"] = text.place()
            return found
    return ""


def masthead(head: list[Text], used: set[int], places: dict[str, Place]) -> str:
    """The office in 某州人民政府文件, which is printed in red above the number."""
    for index, text in enumerate(head):
        string = re.sub(r"\s", "", text.string)
        if index not in used and string.endswith("文件") and ORGAN.fullmatch(string[:-2]):
            places["issuer"] = text.place()
            return string[:-2]
    return ""


def _start_of(head: list[Text], used: set[int], last: int) -> int:
    """The line that a title ending at `last` starts on: the nearest one with 关于, else the first of its block."""
    first = last
    while "关于" not in head[first].string and first > max(last - 4, 0):
        begun = head[first].string.startswith("的")
        if first - 1 in used or not is_title_line(head[first - 1].string):
            break
        if KIND.search(head[first - 1].string) and not begun:
            break
        if _ASIDE.fullmatch(head[first - 1].string):
            break
        if len(head[first - 1].string) < _SHORTEST and not _SAYS_WHOSE.search(head[first - 1].string):
            break  # of a menu, or the word annex
        first -= 1
    above = head[first - 1].string if first and first - 1 not in used else ""
    if _goes_on(above, head[first].string):
        first -= 1
    return first


_OPEN_LINE = re.compile("(?:转发|批转|印发|贯彻|落实|实施|执行)(?!.*》)")
_YEARS = re.compile(r"[（(〔][\d年\s—–－~～至-]{4,20}[）)〕]")


def _goes_on(above: str, line: str) -> bool:
    """The line goes on with the title that the one above begins: 省政府 or 转发省科技厅 above 关于…, 贯彻国务院 above 《…》方案."""
    above = re.sub(r"\s", "", above)
    if not is_title_line(above) or KIND.search(above):
        return False
    if line.startswith("关于"):
        return ORGAN.fullmatch(above) is not None or _OPEN_LINE.search(above) is not None
    return line.startswith("《") and _OPEN_LINE.search(above) is not None


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
        and not _MENU_MARK.search(string)
    )
