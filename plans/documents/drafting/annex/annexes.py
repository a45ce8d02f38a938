"""Annexes that a document names: which of them may hold tasks or units, and are not in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reformcheck.plans.documents.drafting.front.document_title import is_title_line
from reformcheck.plans.documents.reading.stream import Text

_HOLDS_TASKS = re.compile(r"任务|分工|分解|责任|举措|措施|方案|安排|台账|计划|事项|清单|要点|细则")
_HOLDS_NONE = re.compile(
    r"名单|联系|通讯|联络|模板|样表|样式|申报|申请|回执|考核|评分|指标|统计|汇总表|报送|填报|进展|对照表"
)
_INESSENTIAL = re.compile(r"[\s《》〈〉“”\"（）()]+")


def absent_annexes(named: Sequence[Text], texts: Sequence[Text], *, table: bool) -> tuple[Text, ...]:
    """The names of annexes that head nothing behind the place where they are named.

    `table`: the file has a table of tasks, which is what a list of tasks was named for.
    """
    asked = [
        name for name in named if _HOLDS_TASKS.search(name.string) and not _HOLDS_NONE.search(name.string)
    ]
    if table or not asked:
        return ()
    last = max(_spot(name) for name in named)
    titles = "".join(
        _key(text.string) for text in texts if text and _spot(text) > last and is_title_line(text.string)
    )
    return tuple(name for name in asked if _key(name.string) not in titles)


def _spot(text: Text) -> tuple[int, int]:
    return text.place().line, text.place().column


def _key(string: str) -> str:
    return _INESSENTIAL.sub("", string)
