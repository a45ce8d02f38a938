"""Whether the other words of a text have the measure done, when one of its sentences speaks against it."""

import re
from collections.abc import Iterator, Sequence

from reformcheck.rules.stance.likeness import Likeness
from reformcheck.rules.stance.parts import Sentence, is_direct
from reformcheck.rules.stance.words import delays_in, refusals_in, words

_AS_BEFORE = ("仍由", "仍按", "仍归", "仍实行", "仍执行", "仍维持", "仍然由")
"""What is done as it always was: 仍由省统一组织评审."""
_ACT = r"(?:推行|推广|推开|铺开|实施|实行|施行|执行|开展|启动|试点|试行|建立|设立|建成|运行|落实|组建|选聘|聘任|开通|上线|适用|落地|应用|发放|办理|受理|赋予|下放|覆盖)"
_NOW = (
    rf"已(?:经)?(?:全面|在|于|由)?[^,]{{0,14}}?{_ACT}(?!的)"
    rf"|(?:自|从)?(?:今年|本年度?|本月|即日|\d+年?\d*月?\d*日)起[^,]{{0,24}}?{_ACT}"
    rf"|(?:立即|马上|抓紧|继续|全面)(?:组织|推动|推进)?{_ACT}"
    rf"|(?:\d+月|季度|年|年度|月)(?:底|末|中旬|上旬|下旬)?[前内][^,]{{0,24}}?{_ACT}"
)
"""An act that has begun, or has its day: 今年起全面实施, 6月底前全部推开."""


def is_background(clause: str) -> bool:
    """Whether a clause says why, or what others do: 事关国门生物安全, 有利于提高转化效率."""
    return words().background.any_in(clause)


_FOR_SOMETHING = r"对[^,]{2,30}(?:意义|作用|影响)"
_TOPICS = ("做法", "机制", "模式", "问题", "一事", "方面", "规则", "等内容", "等事项")
"""How a clause ends that only names what the next one tells of."""


def is_opinion(sentence: Sentence, index: int) -> bool:
    """Whether a clause is only spoken of: 赋予科研人员所有权，是重要改革."""
    behind = sentence.clauses[index + 1 : index + 2]
    if behind and sentence.clauses[index].endswith(_TOPICS):
        return True
    opinion = behind and (behind[0].startswith(words().opinions) or re.match(_FOR_SOMETHING, behind[0]))
    return bool(opinion) or words().appraisals.any_in(sentence.clauses[index])


def does_now(every: Sequence[Sentence], measure: Likeness | None) -> bool:
    """Whether the text has the measure, or without one anything, done here and now, whatever else it lets wait."""
    for _, clause in _positive(every):
        acts = None if clause.startswith(("若", "如")) else re.search(_NOW, clause)
        if (
            acts
            and not words().preparing.any_in(clause)
            and (not measure or measure.touches(clause) or _is_bare(clause))
        ):
            return True
    return False


def _is_bare(clause: str) -> bool:
    return bool(re.search(rf"{_ACT}$", clause)) and len(clause) <= _SHORT


_SHORT = 12
"""Letters of a clause that names nothing besides the time and the act: 6月底前全面推开."""


def does(every: Sequence[Sentence], this: Sentence, how: str, measure: Likeness) -> bool:
    """Whether other words of the text have the measure done.

    Where this sentence names the measure, others must name it too: 推动股权基金容错机制 is not the 决策容错机制 that is
    studied. Where only a part of it waits (管理办法另行制定), words of the measure are enough.
    """
    by_name = measure.names(this.text) and how != "part"
    for sentence, clause in _positive(every, this):
        if is_direct(clause) and (measure.names(clause) if by_name else measure.touches(clause)):
            return True
        if sentence is this or is_background(clause):
            continue
        acts = how == "part" and (words().acts.any_in(clause) or words().deeds.any_in(clause))
        if measure.names(clause) or (acts and measure.touches(clause)):
            return True
    return how == "part" and does_now(every, None)


def _positive(every: Sequence[Sentence], this: Sentence | None = None) -> Iterator[tuple[Sentence, str]]:
    """The clauses that neither refuse nor put off, nor are only spoken of (赋予所有权，是重要改革)."""
    for sentence in every:
        for index, clause in enumerate(sentence.clauses):
            delay = next(delays_in(clause), None)
            if delay and delay.waits and (sentence is this or not this):
                break  # 待…通过后，推行…: what follows waits
            if delay or next(refusals_in(clause), None) or any(word in clause for word in _AS_BEFORE):
                continue
            if not is_opinion(sentence, index):
                yield sentence, clause
