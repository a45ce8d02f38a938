"""Turns of phrase that refuse or put off, and that no list of words can hold: 待条件成熟时, 放到明年, 没有推行的必要."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple


class Turn(NamedTuple):
    """A turn of phrase. Its pattern is for one sentence, or part of one, with neither 。 nor ; in it."""

    needs: tuple[str, ...]
    """Words without all of which the pattern finds nothing. It is compiled for the first text that holds one:
    to compile them all is a tenth of the time of one plan (benchmarks/compare.py, a)."""
    pattern: str


def leftmost(turns: Sequence[Turn], text: str, at: int) -> re.Match[str] | None:
    """The turn of phrase that begins first at `at` or behind it; of those that begin together the one listed first."""
    found = (
        re.compile(turn.pattern).search(text, at)
        for turn in turns
        if any(word in text for word in turn.needs)
    )
    return min(filter(None, found), key=re.Match.start, default=None)


def _joined(*parts: str) -> tuple[str, ...]:
    """Every word made of one piece of each part: 后方 后才 完毕方 … of "后 完毕" and "方 才"."""
    return tuple(map("".join, product(*(part.split() for part in parts))))


_ANOTHER_TIME = r"(?:明年|次年|下一?(?:批|年度?|阶段|步|轮|季度)|远期|中长期|后期|今后|以后|将来|20\d\d年(?:以后|之后|后))"
_PUT_OFF = (
    Turn(
        (*_joined("放 推 留 延 移 拖", "在 到 至 入"), "列入", "纳入"),
        rf"(?:(?:提请|报请|建议)[^。]{{1,12}}?)?(?:[放推留延移拖][在到至入]|[列纳]入){_ANOTHER_TIME}(?:规划|计划|工作|任务|事项){{0,2}}",
    ),
    Turn(_joined("放 推 留 延 移 拖", "到 至"), r"[放推留延移拖][到至][^。]{2,20}(?:之后|以后|后)"),
    Turn(
        _joined("另", "行 通知 公布 确定 明确 定"),
        r"(?:推广|推行|实施|启动|开展|试点)的?时间[^。]{0,4}另(?:行)?(?:通知|公布|确定|明确|定)",
    ),
)
PUT_OFF = "|".join(turn.pattern for turn in _PUT_OFF)
"""放到明年, 纳入下一批, 留到机构调整结束以后, 实施时间另行通知: they put off as 推迟 does."""
STUDY_FIRST = r"先行?(?:做|作|进行|开展)[^。]{0,8}(?:研究|调研|论证)"
"""先做需求研究: no more than to study."""

_UNTIL = r"[^。]{2,60}?(?:之后|以后|后|时|再|即|情况|批复|授权|成熟|到位|决定|而定)"
WAITS = (
    Turn(
        ("待", "俟", "等到", "视"),
        rf"(?:一俟|俟|须待|需待|(?<![期等接招对看])待(?!遇)|等到|(?<![重监忽轻直注审巡正])视(?![频同为作野察角觉听])){_UNTIL}",
    ),
    Turn(("等",), rf"(?:^|(?<=[,:]))等{_UNTIL}"),
    Turn(("成熟", "具备"), r"(?:条件|时机)(?:成熟|具备)(?!的)"),
    Turn(
        ("出台", "印发", "获批", "批准", "批复", "授权", "同意", "明确", "明朗"),
        r"(?:在|于)?[^。]{2,40}(?:出台|印发|获批|批准|批复|授权|同意|明确|明朗)[^。]{0,12}(?:之前|以前|前|之后|以后|后|时)",
    ),
    Turn(
        _joined("落实 到位 签订 建成 建立 成立 通过", "前 之前 以前"),
        r"[^。]{2,40}(?:落实|到位|签订|建成|建立|成立|通过)(?:之前|以前|前)",
    ),
    Turn(("未获", "未经", "未取得"), r"未(?:获|经|取得)[^。]{0,20}(?:批准|批复|同意|授权)(?:之前|以前|前)"),
    Turn(
        (*_joined("后 起 完毕 完成", "方 才"), ",方", ",才"),
        r"[^。]{2,40}(?:后|之日起|完毕|完成),?(?:方|才)(?![便面式案向法可能])",
    ),
    Turn(("完毕再", "完成再"), r"[^。]{2,40}(?:完毕|完成)再"),
    *_PUT_OFF,
    Turn(_joined("先 先行", "做 作 进行 开展"), STUDY_FIRST),
    Turn(
        ("明年", "次年", *_joined("下 下一", "年 阶段 步"), *_joined("年", "以后 之后 后 前后")),
        r"(?:明年|次年|下一?年度?|下一?阶段|下一?步|20\d\d年(?:以后|之后|后|前后))[^。]{0,20}?(?:再|另|启动|考虑)",
    ),
    Turn(("列入", "列为"), r"列[入为][^。]{0,16}(?:后期|远期|中长期|储备)"),
    Turn(("争取",), r"争取[^。]{0,30}(?:纳入|列入)[^。]{0,30}(?:范围|试点)"),
)
"""What stands between a word of waiting and the act that waits: 待条件成熟时，适时启动."""

NO_PLAN = (
    Turn(("没有",), r"没有[^,。]{0,10}的?(?:必要|价值|意义)(?![\u4e00-\u9fff])"),
    Turn(
        _joined("不 不再 不宜", "作为 列为 当作"),
        r"不(?:再|宜)?(?:作为|列为|当作)[^,。]{0,12}(?:任务|事项|要点|举措|重点)",
    ),
    Turn(("自行",), r"(?:是否[^,。]{1,12}|交)由[^,。]{1,14}自行(?:决定|确定|选择)"),
    Turn(("没有", "无"), r"(?:没有|尚无|暂无|并无|无)[^,。的]{0,10}(?:计划|安排|打算|必要|需求)"),
    Turn(
        _joined("不 不另 不再", "设 建 上 办 续 列"), r"不(?:另|再)?(?:设|建|上|办|续|列)(?![\u4e00-\u9fff])"
    ),
)
"""没有建设计划, 没有推行的必要, 不作为本轮任务, 是否开展由各市自行决定, and 不建 at the end of a clause."""
