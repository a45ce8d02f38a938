"""Words of delay and of mere study, and whether it is the measure that waits."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from reformcheck.catalog.language.turns import joined
from reformcheck.rules.stance.likeness import Likeness
from reformcheck.rules.stance.parts import substance
from reformcheck.rules.stance.plain import bare
from reformcheck.rules.stance.refusals import is_for_others
from reformcheck.rules.stance.turns import DONE, LEFT_OPEN, PUT_OFF, STUDY_FIRST
from reformcheck.rules.stance.words import AROUND, MOST_WORDS, delays_in, without_delays, words

_SHORT = 1
# Who is to do it, where the act has no other object: 再部署全市法院适用.
_WHO = ("法院", "高校", "院校", "院所", "机构", "单位", "银行", "园区", "部门", "医院", "学校")

# To spread what is already done somewhere: that it waits takes nothing back.
_SPREAD = ("经验", "成效", "扩大", "逐步", "总结", "其他", "其余", "面上", "全面推", "推向", "复制")
# Whom it is done with: 与海关商议建立.
_WITH = r"(?:与|会同|由|同)[^,]{1,15}?(?:商议|协商|商定|研究|共同|组织|统一)"
# What is done as the case may be (视情况再定), unlike what depends on means (视财力给予补偿).
_AFTERWARDS = (
    "再",
    "另行",
    "适时",
    "择机",
    "决定",
    "确定",
    "启动",
    "推广",
    "推开",
    "推行",
    "推进",
    "铺开",
    "部署",
    "安排",
    "实施",
    "而定",
)
# What goes on meanwhile: 获批复前仍按现行规定执行.
_AS_NOW = r",?(?:暂时?|仍)(?:维持|沿用|保持)|,?(?:暂|仍|继续|先)*(?:按|照|由|沿用|执行|维持)[^,]{0,6}(?:现行|现有|原有|原|既有)"
# Until when something is put off: 顺延至平台建成后推出.
_UNTIL_WHEN = ("至", "到", "自", "待")
_BEFORE, _MEANWHILE = r"前,?$", r",?(?:仍|暂|继续|维持|沿用)"
# A condition that says nothing of what it is: 待条件成熟时.
_RIPE = joined("条件 时机", "成熟 具备 许可 允许")
_BEGUN = (
    *("试点", "先行先试", "率先", "选择", "选取", "遴选", "首批", "第一批", "先在"),
    *joined("已 已经", "建立 开展 启动"),
)


# What applicants do first: 待补正后即时受理.
_OF_APPLICANTS = ("补正", "补齐", "补交", "材料", "整改", "更正")
# When the plan itself comes into force: 本方案自批准之日起施行.
_OF_THE_PLAN = r"(?:方案|办法|细则|规定|通知|意见|规程)(?:自|从|经)?[^,]{0,6}$"
_APPROVED = r"经[^,]{0,16}(?:批准|批复|同意|授权)(?:之?后|以后)$"
_TO_START = (
    r"[,再方才]{0,2}(?:组织|全面|正式|逐步)?(?:推行|推广|实施|启动|开展|施行|执行|实行|推开|建立|部署|设立)"
)
_UNTIL_NOW, _NAME = r"须待|需待|俟|待", 3
"""Behind more letters than these it is what they name that waits: 跨市审理待…批复后实施."""
_BRIEF = 4
"""Letters of a clause that is nothing but 待批."""
_STUDY, _STUDIED = ("研究", "探讨", "论证", "研判"), ("调研", "论证", "预研", "课题研究")
# Words of waiting that need no act behind them: 待最高人民法院批复.
_CLOSED = ("批复", "授权", "决定", "而定", *DONE)


class Delay(NamedTuple):
    """A word of delay in a sentence, with what stands before and behind it."""

    word: str
    kind: str
    """"puts off", "later", "study" or "wait"."""
    before: str
    behind: str


def delays(text: str, measure: Likeness) -> Iterator[Delay]:
    """Words of delay, but for those of the measure's own text."""
    known = words()
    for found in islice(delays_in(text), MOST_WORDS):
        word, behind = found.word, text[found.end : found.end + AROUND]
        before = text[max(0, found.start - AROUND) : found.start]
        if bare(word) in measure.text or (
            found.waits and word.startswith("视") and not _holds(text[found.end - 2 :], _AFTERWARDS)
        ):
            continue
        if found.waits and (_holds(word, _OF_APPLICANTS) or _is_procedure(word, behind)):
            continue
        if word in known.delays and behind.startswith("的"):
            continue  # 因疫情推迟的选聘工作已恢复
        if found.waits and word.endswith("之日起") and re.search(_OF_THE_PLAN, before):
            continue
        if found.waits:
            kind = _kind_of_wait(word)
        else:
            kind = "puts off" if word in known.delays else "later" if word in known.later else "study"
        yield Delay(word, kind, before, behind)


def _kind_of_wait(word: str) -> str:
    if word.startswith("再"):
        return "later"
    if re.fullmatch(PUT_OFF, word):
        return "puts off"
    if re.match(LEFT_OPEN, word) or word.startswith(_STUDY) or word.endswith(_STUDIED):
        return "study"
    return "study" if re.match(STUDY_FIRST, word) else "wait"


def _holds(text: str, some: tuple[str, ...]) -> bool:
    return any(word in text for word in some)


def _is_procedure(word: str, behind: str) -> bool:
    """经主管部门批准后持有股权: an approval in each case, unlike 经省政府批准后实施."""
    return bool(re.search(_APPROVED, word) and not re.match(_TO_START, behind))


def delays_in_title(clause: str, measure: Likeness) -> bool:
    """Whether a clause of the item's title puts off: there the measure is what the title is about."""
    for delay in delays(clause, measure):
        if delay.kind == "later" and delay.word in ("方可", "方能", "后再", "时再"):
            continue
        rest = without_delays(delay.before + delay.behind)
        if measure.touches(delay.before + delay.word + delay.behind) or len(substance(rest)) <= _SHORT:
            return True
    return False


def waits(sentence: str, measure: Likeness) -> str:
    """How a sentence of the text puts the measure off; "" where it does not.

    "named" says so of the measure; "whole" is a sentence that is nothing but 待条件成熟时推行, or opens with
    待条件成熟时 and so puts off all that follows in it; "alone" is 适时启动, whose object is not said.
    """
    for delay in delays(sentence, measure):
        if _is_for_others(delay) or _spreads(sentence, delay):
            continue
        how = _what_waits(delay, measure)
        opens = delay.kind == "wait" and not delay.before
        if opens and (how == "alone" or _holds(delay.word, _RIPE)):
            return "whole"
        if how:
            return how
    return ""


def _is_for_others(delay: Delay) -> bool:
    """Those besides us wait: 其余法院待…后推行. What is studied stands in front with 的: 推行…的可行性."""
    subject = _last_clause(delay.before)
    return is_for_others(subject.rstrip("的") if delay.kind == "study" else subject)


def _spreads(sentence: str, delay: Delay) -> bool:
    """What is done somewhere goes on to others. 暂缓推行，视试点成效再作决定 is none of that."""
    if delay.word.startswith("视") and _holds(delay.behind, ("决定", "确定", "而定", "考虑")):
        return False
    behind = _first_clause(delay.behind) if delay.kind == "puts off" else delay.behind
    return _holds(delay.word + behind, _SPREAD) and _holds(sentence, _BEGUN)


def _what_waits(delay: Delay, measure: Likeness) -> str:
    """The act behind the word, or the clause in front where nothing follows."""
    act = _acts_behind(delay.behind)
    if delay.kind == "study":
        around = without_delays(_last_clause(delay.before) + _first_clause(delay.behind))
        if measure.names(around) or (measure.touches(delay.before) and not substance(act)):
            return "named"
        return "alone"
    if delay.kind == "puts off":
        until = delay.behind.startswith(_UNTIL_WHEN)
        thing = "" if until else _first_clause(delay.behind)
        if len(substance(thing)) <= _SHORT:
            thing = _last_clause(delay.before) or delay.before
        if measure.names(thing) or measure.names(substance(thing)):
            return "named"
        return "alone" if len(substance(thing)) <= _SHORT else ""
    closed = not delay.behind and (delay.word.endswith(_CLOSED) or len(delay.word) <= _BRIEF)
    if re.match(_AS_NOW, delay.behind) or (
        re.search(_BEFORE, delay.word) and re.match(_MEANWHILE, delay.behind)
    ):
        return "alone"
    if delay.kind == "wait" and not closed and not words().acts.any_in(delay.behind + delay.word):
        return ""
    thing = re.sub("|".join(_WHO), "", substance(act))
    if len(thing) <= _SHORT:
        if measure.names(delay.before):
            return "named"
        another = re.match(_UNTIL_NOW, delay.word) and len(substance(_last_clause(delay.before))) > _NAME
        return "" if another else "alone"
    return "named" if measure.names(act) else ""


def _acts_behind(behind: str) -> str:
    """What is to be done, of the clauses behind a word: the first that holds an act."""
    clauses = [c for c in re.split(r"[,:]", behind) if c]
    for clause in clauses:
        rest = re.sub(_WITH, "", without_delays(clause))
        if words().acts.any_in(clause) or not substance(rest):
            return rest
    return without_delays(clauses[0]) if clauses else ""


def _last_clause(text: str) -> str:
    return re.split(r"[,:]", text)[-1]


def _first_clause(text: str) -> str:
    return re.split(r"[,:]", text)[0]
