"""The words of refusal and delay, read once and made into patterns that run in linear time."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from reformcheck.catalog.files.yamlfile import QUICKEST

FILE = Path(__file__).with_name("words.yaml")

_ANOTHER_TIME = r"(?:明年|次年|下一?(?:批|年度?|阶段|步|轮|季度)|远期|中长期|后期|今后|以后|将来|20\d\d年(?:以后|之后|后))"
# 放到明年, 纳入下一批, 留到机构调整结束以后, 实施时间另行通知: they put off as 推迟 does.
PUT_TO = (
    rf"(?:(?:提请|报请|建议)[^，。；;]{{1,12}}?)?(?:[放推留延移拖][在到至入]|[列纳]入){_ANOTHER_TIME}(?:规划|计划|工作|任务|事项){{0,2}}|[放推留延移拖][到至][^，。；;]{{2,20}}(?:之后|以后|后)"
    r"|(?:推广|推行|实施|启动|开展|试点)的?时间[^，。；;]{0,4}另(?:行)?(?:通知|公布|确定|明确|定)"
)
# 先做需求研究: no more than to study.
STUDY_FIRST = r"先行?(?:做|作|进行|开展)[^，。；;]{0,8}(?:研究|调研|论证)"

# What stands between a word of waiting and the act that waits: 待条件成熟时，适时启动.
_WAIT = (
    r"(?:(?:一俟|俟|须待|需待|(?<![期等接招对看])待(?!遇)|等到|(?:^|(?<=[,:]))等|(?<![重监忽轻直注审巡正])视(?![频同为作野察角觉听]))[^。；;]{2,60}?(?:之后|以后|后|时|再|即|情况|批复|授权|成熟|到位|决定|而定)"
    r"|(?:条件|时机)(?:成熟|具备)(?!的)"
    r"|(?:在|于)?[^，。；;]{2,40}(?:出台|印发|获批|批准|批复|授权|同意|明确|明朗)[^，。；;]{0,12}(?:之前|以前|前|之后|以后|后|时)"
    r"|[^，。；;]{2,40}(?:落实|到位|签订|建成|建立|成立|通过)(?:之前|以前|前)"
    r"|未(?:获|经|取得)[^，。；;]{0,20}(?:批准|批复|同意|授权)(?:之前|以前|前)"
    r"|[^，。；;]{2,40}(?:后|之日起|完毕|完成)[，,]?(?:方|才)(?![便面式案向法可能])"
    r"|[^，。；;]{2,40}(?:完毕|完成)再"
    rf"|{PUT_TO}|{STUDY_FIRST}"
    r"|(?:明年|次年|下一?年度?|下一?阶段|下一?步|20\d\d年(?:以后|之后|后|前后))[^。；;]{0,20}?(?:再|另|启动|考虑)"
    r"|列[入为][^。；;]{0,16}(?:后期|远期|中长期|储备)"
    r"|争取[^。；;]{0,30}(?:纳入|列入)[^。；;]{0,30}(?:范围|试点))"
)


# 没有建设计划, 没有推行的必要, 不作为本轮任务, 是否开展由各市自行决定, and 不建 at the end of a clause.
_NO_PLAN = r"没有[^,。;]{0,10}的?(?:必要|价值|意义)(?![\u4e00-\u9fff])|不(?:再|宜)?(?:作为|列为|当作)[^,。;]{0,12}(?:任务|事项|要点|举措|重点)|(?:是否[^,。;]{1,12}|交)由[^,。;]{1,14}自行(?:决定|确定|选择)|(?:没有|尚无|暂无|并无|无)[^,。;的]{0,10}(?:计划|安排|打算|必要|需求)|不(?:另|再)?(?:设|建|上|办|续|列)(?![\u4e00-\u9fff])"


class Words(NamedTuple):
    """Patterns and sets of words.yaml."""

    any: re.Pattern[str]
    """Finds whether a text holds any word of refusal or delay at all."""
    refusal: re.Pattern[str]
    """A word of refusal, with the act behind it in group "act"."""
    delay: re.Pattern[str]
    act: re.Pattern[str]
    filler: re.Pattern[str]
    """What names nothing: the region, the day, the manner, acts, 举措."""
    not_yet: frozenset[str]
    ends: frozenset[str]
    limits: frozenset[str]
    negations: frozenset[str]
    """Words that refuse only with an act."""
    not_ours: frozenset[str]
    keeps: frozenset[str]
    delays: frozenset[str]
    later: frozenset[str]
    burdens: tuple[str, ...]
    others: tuple[str, ...]
    light: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    data = yaml.load(FILE.read_text("utf-8"), Loader=QUICKEST)
    sets = {name: tuple(value.split()) for name, value in data.items()}
    negations = (*sets["keeps"], *sets["not_ours"], *sets["not_yet"], *sets["not"], *sets["ends"])
    acts = _either(sets["acts"])
    refusal = rf"(?P<no>{_NO_PLAN}|{_either(negations)})(?P<more>(?:再|予以?|作|做|另|单独|就此|全面|组织|进行|继续|将|把)*)(?P<act>{acts})?"
    delay = rf"(?<![不须需用])(?P<late>{_either((*sets['delays'], *sets['later'], *sets['studies']))})|(?P<wait>{_WAIT})"
    return Words(
        any=re.compile(rf"{refusal}|{delay}"),
        refusal=re.compile(refusal),
        delay=re.compile(delay),
        act=re.compile(acts),
        filler=re.compile(_either((*sets["bare"], *sets["acts"], *sets["it"]))),
        not_yet=frozenset(sets["not_yet"]),
        ends=frozenset(sets["ends"]),
        limits=frozenset(sets["limits"]),
        negations=frozenset((*sets["not_yet"], *sets["not"])),
        not_ours=frozenset(sets["not_ours"]),
        keeps=frozenset(sets["keeps"]),
        delays=frozenset(sets["delays"]),
        later=frozenset(sets["later"]),
        burdens=sets["burdens"],
        others=sets["others"],
        light=frozenset(sets["light"]),
    )


def _either(some: tuple[str, ...]) -> str:
    """Any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, dict.fromkeys(some)), key=lambda word: (-len(word), word)))
