"""Words of delay and of mere study, and whether it is the measure that waits."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from reformcheck.catalog.language.turns import joined
from reformcheck.rules.stance.delay import Delay
from reformcheck.rules.stance.doing import is_background
from reformcheck.rules.stance.likeness import Likeness
from reformcheck.rules.stance.parts import Sentence, substance
from reformcheck.rules.stance.plain import bare
from reformcheck.rules.stance.refusals import is_for_others
from reformcheck.rules.stance.turns import LEFT_OPEN, PUT_OFF, STUDY_FIRST
from reformcheck.rules.stance.waiting import first_clause, last_clause, what_waits
from reformcheck.rules.stance.words import AROUND, MOST_WORDS, delays_in, without_delays, words

_SHORT = 1

# To spread what is already done somewhere: that it waits takes nothing back.
_SPREAD = ("经验", "成效", "扩大", "逐步", "总结", "其他", "其余", "面上", "全面推", "推向", "复制")
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
# What is given to those whom it concerns: 财政视情给予担保公司补偿.
_GIVES = r"(?:情况|状况)?(?:给予|予以|安排|发放|追加)[^,。]{0,12}(?:补偿|补助|补贴|奖励|奖补|贴息|资助|代偿)"
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
# 不必待获得收益后再行论功行赏.
_NEED_NOT = ("不必", "无需", "无须", "不用", "不需", "不再")
_APPROVED = r"经[^,]{0,16}(?:批准|批复|同意|授权)(?:之?后|以后)$"
_TO_START = (
    r"[,再方才]{0,2}(?:组织|全面|正式|逐步)?(?:推行|推广|实施|启动|开展|施行|执行|实行|推开|建立|部署|设立)"
)
_STUDY, _STUDIED = (
    ("研究", "探讨", "论证", "研判"),
    ("调研", "论证", "预研", "课题研究", "研究探索", "探索研究", "探索性研究"),
)


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
        if found.waits and before.endswith(_NEED_NOT):
            continue
        if (word in known.later or word.startswith("视")) and re.match(_GIVES, behind):
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


def waits(sentence: str, measure: Likeness, earlier: Sequence[Sentence] = ()) -> str:
    """How a sentence of the text puts the measure off; "" where it does not. `earlier` are those in front of it.

    "it" says that nothing but the measure can wait (待…出台后，由省科技厅组织实施); "named" that what bears its name
    does; "whole" is a sentence that opens with 待条件成熟时 and so puts off all that follows in it; "alone" is
    适时启动, whose object is not said.
    """
    found = ""
    for delay in delays(sentence, measure):
        if _is_for_others(delay) or _spreads(sentence, delay, earlier):
            continue
        how = what_waits(delay, measure)
        if how == "it":
            return how
        opens = delay.kind == "wait" and not delay.before
        if opens and (how == "alone" or _holds(delay.word, _RIPE)):
            how = "whole"
        found = found or how
    return found


def _is_for_others(delay: Delay) -> bool:
    """Those besides us wait: 其余法院待…后推行. What is studied stands in front with 的: 推行…的可行性."""
    subject = last_clause(delay.before)
    if re.search(r"(?:^|,)[^,是]{3,}的,[^,]*$", delay.before):
        return True  # 当事人申请回避的，在作出决定前暂停参与
    return is_for_others(subject.rstrip("的") if delay.kind == "study" else subject)


def _spreads(sentence: str, delay: Delay, earlier: Sequence[Sentence]) -> bool:
    """What is done somewhere goes on to others. 暂缓推行，视试点成效再作决定 is none of that."""
    if delay.word.startswith("视") and _holds(delay.behind, ("决定", "确定", "而定", "考虑")):
        return False
    behind = first_clause(delay.behind) if delay.kind == "puts off" else delay.behind
    return _holds(delay.word + behind, _SPREAD) and (_holds(sentence, _BEGUN) or _is_begun(earlier))


def _is_begun(earlier: Sequence[Sentence]) -> bool:
    """Whether the text has it done somewhere first; what the nation and other provinces tried is no matter."""
    return any(
        _holds(clause, _BEGUN) and not is_background(clause)
        for sentence in earlier
        for clause in sentence.clauses
    )
