"""Words of refusal and delay: which there are, and where they stand in a text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from reformcheck.catalog.files.yamlfile import QUICKEST
from reformcheck.catalog.language.turns import leftmost
from reformcheck.catalog.language.words import Words
from reformcheck.catalog.memo import REMEMBERED
from reformcheck.rules.stance.turns import NO_PLAN, WAITS

FILE = Path(__file__).with_name("words.yaml")

WHO = (
    "法院",
    "中院",
    "企业",
    "各市",
    "市州",
    "县区",
    "各县",
    "各地",
    "高校",
    "院校",
    "院所",
    "机构",
    "单位",
    "银行",
    "园区",
    "部门",
    "医院",
    "学校",
)
"""Who is to do it, where the act has no other object: 再部署全市法院适用."""
MOST_WORDS = 12
"""Words of refusal or delay that are looked at in one sentence: each is judged by all that stands around it."""
AROUND = 150
"""Characters before and behind such a word that are read with it."""

# Between a word of refusal and the act that it refuses: 不再另行组织推行.
_BETWEEN = r"(?:再|予以?|作|做|另|单独|就此|全面|组织|进行|继续|将|把)*"
# 不须适时…, 无需另行…, 不能观望: a word of delay behind one of these delays nothing.
_NOT_NEEDED = (
    "不",
    "须",
    "需",
    "用",
    "不能",
    "不得",
    "不要",
    "不许",
    "不准",
    "不再",
    "克服",
    "避免",
    "防止",
    "切忌",
    "杜绝",
)


# 专题研究过, 研究论证后认为: what was studied is no more to be studied.
_STUDIED = ("过", "后认为", "认为", "后决定", "决定", "同意")


# 进行了摸底: what was looked into is not to be any more.
_LOOKED_INTO = ("摸底", "调研论证", "需求调研", "专题调研", "专题研究", "专题论证", "前期调研")


class StanceWords(NamedTuple):
    """The words of words.yaml."""

    refusing: Words
    delaying: Words
    acts: Words
    filler: Words
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
    deeds: Words
    """Acts that measures themselves are about."""
    burdens: tuple[str, ...]
    others: tuple[str, ...]
    light: frozenset[str]
    background: Words
    """Words of a clause that says why, and not what is done: 事关, 有利于."""
    appraisals: Words
    opinions: tuple[str, ...]
    preparing: Words
    verdict_no: frozenset[str]
    """Words that say, alone, that it is not done."""
    verdict_not_now: frozenset[str]


@lru_cache(maxsize=1)
def words() -> StanceWords:
    """The words of the package, read once."""
    data = yaml.load(FILE.read_text("utf-8"), Loader=QUICKEST)
    sets = {name: tuple(value.split()) for name, value in data.items()}
    return StanceWords(
        refusing=Words((*sets["keeps"], *sets["not_ours"], *sets["not_yet"], *sets["not"], *sets["ends"])),
        delaying=Words((*sets["delays"], *sets["later"], *sets["studies"])),
        acts=Words((*sets["acts"], *sets["deeds"])),
        filler=Words((*sets["bare"], *sets["acts"], *sets["it"])),
        not_yet=frozenset(sets["not_yet"]),
        ends=frozenset(sets["ends"]),
        limits=frozenset(sets["limits"]),
        negations=frozenset((*sets["not_yet"], *sets["not"])),
        not_ours=frozenset(sets["not_ours"]),
        keeps=frozenset(sets["keeps"]),
        delays=frozenset(sets["delays"]),
        later=frozenset(sets["later"]),
        deeds=Words(sets["deeds"]),
        burdens=sets["burdens"],
        others=sets["others"],
        light=frozenset(sets["light"]),
        background=Words(sets["background"]),
        appraisals=Words(sets["appraisals"]),
        opinions=sets["opinions"],
        preparing=Words(sets["preparing"]),
        verdict_no=frozenset(sets["verdict_no"]),
        verdict_not_now=frozenset(sets["verdict_not_now"]),
    )


class FoundRefusal(NamedTuple):
    """A word of refusal in a text, with the act behind it: 不再推行 is 不再 and 推行."""

    start: int
    end: int
    """Behind the act."""
    word: str
    act: str
    """Empty where none follows."""
    unlisted: bool = False
    """Whether the act is one of no list: 暂不动手."""


class FoundDelay(NamedTuple):
    """A word of delay in a text, or a turn of phrase that makes the measure wait (待条件成熟时)."""

    start: int
    end: int
    word: str
    waits: bool
    """Whether it is such a turn of phrase."""


@lru_cache(REMEMBERED)
def speaks(text: str) -> bool:
    """Whether a text holds any word of refusal or delay at all."""
    return any(True for _ in refusals_in(text)) or any(True for _ in delays_in(text))


# An act of no list behind such a word, where the clause ends with it: 暂不动手, 不再跟踪了.
_FIRM = frozenset(("不再", "不拟", "暂不", "先不", "无意", "不想", "不打算", "不准备", "暂时不", "不愿"))
_ANY_ACT = r"(?!逐|各|由|按|向|对|以|统一|集中|单独|分头|层层|犹豫|等待|拖延|重复|另行|反复|徘徊|闲置|局限|受限|提交|提供|收费|收取|两头|多头|成为|作为)[^\W\d_]{1,4}(?![^\W\d_])"


def refusals_in(text: str) -> Iterator[FoundRefusal]:
    """Words of refusal in order, none within another."""
    known, at = words(), 0
    while True:
        word, turn = known.refusing.find(text, at), leftmost(NO_PLAN, text, at)
        if turn and (not word or turn.start() <= word[0]):
            word = turn.span()
        if not word:
            return
        start, end = word
        between = re.compile(_BETWEEN).match(text, end)
        act = between.end() if between else end
        at = known.acts.behind(text, act)
        unlisted = None
        if at == act and text[start:end] in _FIRM and not text.endswith(("组织", "进行"), end, act):
            unlisted = re.compile(_ANY_ACT).match(text, act)
        at = unlisted.end() if unlisted else at
        yield FoundRefusal(start, at, text[start:end], text[act:at], unlisted is not None)


# What waits stands in front of the word: 跨市审理待最高人民法院批复后实施.
_UNTIL = r"(?<=[^\W\d_])(?:须待|需待|俟|(?<![期等接招对看须需])待(?!遇|定|办|批))"


def delays_in(text: str) -> Iterator[FoundDelay]:
    """Words of delay in order, none within another."""
    at = 0
    while True:
        word, turn = _delaying(text, at), leftmost(WAITS, text, at)
        if not word and not turn:
            return
        waits = bool(turn and (not word or turn.start() < word[0]))
        start, at = turn.span() if turn and waits else word or (at, at)
        if waits and (until := re.compile(_UNTIL).search(text, start + 1, at)):
            start = until.start()
        yield FoundDelay(start, at, text[start:at], waits)


def _delaying(text: str, at: int) -> tuple[int, int] | None:
    """The first word of delay; not one that is not needed (无需另行…)."""
    while found := words().delaying.find(text, at):
        start, end = found
        past = text.startswith(_STUDIED, end) or (
            text.endswith("了", 0, start) and text[start:end] in _LOOKED_INTO
        )
        if not past and not text[:start].endswith(_NOT_NEEDED):
            return found
        at = start + 1
    return None


def without_delays(text: str) -> str:
    parts, at = [], 0
    for found in delays_in(text):
        parts.append(text[at : found.start])
        at = found.end
    return "".join((*parts, text[at:]))
