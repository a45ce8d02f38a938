"""Documents that set no tasks, whatever their numbered paragraphs look like: regulations, replies, circulars, speeches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reformcheck.plans.documents.drafting.front.document_title import KIND
from reformcheck.plans.documents.phrases.clauses import find_clauses
from reformcheck.plans.documents.phrases.name_lists import OPENERS
from reformcheck.plans.documents.reading.stream import Text

_BRACKETS = re.compile(r"[（(〔【\[][^（()）〔〕【】\[\]]{0,40}[）)〕】\]]$")
# 关于印发《X办法》的通知 is of the kind of X.
_PASSED_ON = re.compile(
    r"(?:印发|公布|发布|颁布|颁发|转发|施行|实施)(?P<inner>[^印发布颁转]{2,80}?)的?(?:通知|公告|通告|令)$"
)
_NEVER = re.compile(
    r"(?P<kind>条例|议事规则|规则|章程|批复|通报|讲话|致辞|发言|公告|通告|公报|公示|决议|议案|会议纪要|纪要|简报|复函|答记者问|政策解读|解读(?:材料|稿)?|(?:新闻)?发布会|(?:文字)?实录|访谈(?:录)?|"
    r"(?:工作|情况|调研|自查|述职|(?<=的))报告|(?:工作|年度)总结|(?:起草|编制|情况)说明|"
    r"(?<![办方做想])法)$"
)
# 一图读懂《某省实施方案》: it tells of a plan.
_EXPLAINS = re.compile(
    "【?(?P<kind>(?:一图|一张图|图文|图说|漫画)(?:读懂|看懂|解读|了解)?|图解|解读|读懂|政策问答|问答|速读|划重点)】?[:：丨|]?"
)
_NEWS = re.compile(
    r"(?:本报|本网|本台|新华社|中新社|人民网)[^，。]{0,20}?(?:讯|电)[\s（(]|[^，。]{0,12}讯[\s（(]+(?:全媒体)?记者"
)
_AMENDS = re.compile(r"(?:修改|废止)[^。]{0,80}(?P<kind>决定)$")
# These set rules or tasks: what they say of themselves decides.
_PERHAPS = re.compile(r"(?P<kind>办法|细则|规定|规程|守则|准则|规范|标准)$")
_MADE = re.compile(
    r"(?:制定|订立)本(?P<kind>条例|办法|细则|规定|规则|规程|章程|守则|准则|规范|标准|法)|"
    r"本(?P<from>条例|办法|细则|规定|规则|规程|章程|法)自.{1,40}施行"
)
_ARTICLE = re.compile(r"第[一二三四五六七八九十百]{1,5}条[\s\u3000:：、]")
_PLAN = re.compile(r"方案|任务|分工|分解|措施|计划|清单|要点|台账|安排")
_KEY = re.compile(r"(?:责任|牵头|配合|主办|承办|协办|负责)(?:单位|部门|处室|主体)?\s*[:：]")
_ARTICLES = 2
_ATTRIBUTIONS = 2


def kind_without_tasks(title: str, texts: Sequence[Text], annexes: Iterable[Text], *, table: bool) -> str:
    """条例, 批复, 讲话: the kind of a document that is no plan; empty for one that may be one.

    `annexes`: the titles of annexes that the file holds. `table`: it has tasks in a table. What prints who answers for its
    tasks is a plan, whatever it is called.
    """
    kind = _kind(title, texts)
    if not kind or table or any(_PLAN.search(annex.string) for annex in annexes):
        return ""
    attributions = 0
    for text in texts:
        attributions += _KEY.match(text.string) is not None or _prints_units(text.string, kind in _ANNOUNCED)
        if attributions >= _ATTRIBUTIONS:
            return ""
    return kind


def _kind(title: str, texts: Sequence[Text]) -> str:
    if any(_NEWS.match(text.string) for text in texts):
        return "新闻报道"
    name = _inner(title)
    if explains := _EXPLAINS.match(name):
        return explains.group("kind")
    if found := _NEVER.search(name) or _AMENDS.search(name):
        return found.group("kind")
    made = next((match for text in texts if (match := _MADE.search(text.string))), None)
    articles = sum(_ARTICLE.match(text.string) is not None for text in texts)
    perhaps = _PERHAPS.search(name)
    if made and articles >= _ARTICLES and (perhaps or not KIND.search(name)):
        return made.group("kind") or made.group("from")
    return perhaps.group("kind") if perhaps and articles > _ARTICLES else ""


# 某会议纪要-某省人民政府网: the title of a web page.
_SITE = re.compile("[-—–][^-—–]{2,24}(?:网|网站|政府|办公室|[厅局委])$")


def _inner(title: str) -> str:
    """The title without its brackets, or that of what it passes on."""
    name = _SITE.sub("", re.sub(r"[\s《》〈〉<>]", "", title))
    while (bare := _BRACKETS.sub("", name)) != name:
        name = bare
    passed = _PASSED_ON.search(name)
    return _inner(passed.group("inner")) if passed else name


# 无房证明（省住房城乡建设厅）: whose thing it is that they announce.
_ANNOUNCED = ("公告", "通告", "公示", "公报", "决定")
_SAYS_DUTY = re.compile("责任|牵头|负责|配合|主办|落实|实施")


def _prints_units(string: str, in_words: bool) -> bool:
    """It ends in, or holds, brackets with units; `in_words`: and says there that they answer."""
    return any(
        clause.names
        and string[clause.start] in OPENERS
        and not (in_words and _SAYS_DUTY.search(string, clause.start, clause.end) is None)
        for clause in find_clauses(string)
    )
