"""The words of refusal and delay, read once and made into patterns that run in linear time."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from reformcheck.catalog.yamlfile import QUICKEST

FILE = Path(__file__).with_name("words.yaml")

# What stands between a word of waiting and the act that waits: 待条件成熟时，适时启动.
_WAIT = (
    r"(?:(?:一俟|俟|须待|需待|(?<![期等接招对看])待(?!遇)|等到|(?:^|(?<=[,:]))等|(?<![重监忽轻直注审巡正])视(?![频同为作野察角觉听]))[^。；;]{2,60}?(?:之后|以后|后|时|再|即|情况|批复|授权|成熟|到位|决定|而定)"
    r"|(?:条件|时机)(?:成熟|具备)"
    r"|(?:在|于)?[^，。；;]{2,40}(?:出台|印发|获批|批准|批复|授权|同意|明确|明朗)[^，。；;]{0,12}(?:之前|以前|前|之后|以后|后|时)"
    r"|(?:明年|次年|下一?年度?|下一?阶段|下一?步|20\d\d年(?:以后|之后|后|前后))[^。；;]{0,20}?(?:再|另|启动|考虑)"
    r"|列[入为][^。；;]{0,16}(?:后期|远期|中长期|储备)"
    r"|争取[^。；;]{0,30}(?:纳入|列入)[^。；;]{0,30}(?:范围|试点))"
)


# 没有建设计划, and 不建 at the end of a clause.
_NO_PLAN = r"(?:没有|尚无|暂无|并无|无)[^,。;的]{0,10}(?:计划|安排|打算|必要|需求)|不(?:另|再)?(?:设|建|上|办|续|列)(?![\u4e00-\u9fff])"


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
    studies: frozenset[str]
    burdens: tuple[str, ...]
    others: tuple[str, ...]
    light: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    data = yaml.load(FILE.read_text("utf-8"), Loader=QUICKEST)
    sets = {name: tuple(value.split()) for name, value in data.items()}
    negations = (*sets["keeps"], *sets["not_ours"], *sets["not_yet"], *sets["not"], *sets["ends"])
    acts = _either(sets["acts"])
    refusal = rf"(?P<no>{_either(negations)}|{_NO_PLAN})(?P<more>(?:再|予以?|作|做|另|单独|就此|全面|组织|进行|继续|将|把)*)(?P<act>{acts})?"
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
        studies=frozenset(sets["studies"]),
        burdens=sets["burdens"],
        others=sets["others"],
        light=frozenset(sets["light"]),
    )


def _either(some: tuple[str, ...]) -> str:
    """Any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, dict.fromkeys(some)), key=lambda word: (-len(word), word)))
