"""What an item says of one measure that it names.

The title counts first: where it refuses or puts off, the item does. Then what the text says of the measure by its
name, or as 该项举措; and last what it says without naming anything (不予推广), unless other words of the text do it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reformcheck.catalog.memo import REMEMBERED
from reformcheck.rules.model import ADOPTS, Stance, StanceKind
from reformcheck.rules.stance.delays import delays_in_title, waits
from reformcheck.rules.stance.doing import does, does_now, is_background
from reformcheck.rules.stance.likeness import Likeness, likeness
from reformcheck.rules.stance.parts import (
    CAUSES,
    Sentence,
    asides,
    is_direct,
    outside_brackets,
    sentences,
    title_clauses,
)
from reformcheck.rules.stance.plain import plain
from reformcheck.rules.stance.refusals import points_back_at_it, refusals, refused, refuses_in_title
from reformcheck.rules.stance.verdict import in_the_end
from reformcheck.rules.stance.words import delays_in, refusals_in, speaks, words

_ALONE = re.compile(r"[。;:—]+")
"""What stands before and behind a word that is said alone."""


@lru_cache(REMEMBERED)
def read_stance(title: str, text: str, measure_title: str, content: str) -> Stance:
    """The stance of an item to a measure, by the item's own words."""
    verdict = _verdict(title, "title") or _verdict(text, "text")
    if verdict:
        return verdict
    measure = likeness(measure_title, content)
    if not speaks(plain(title)) and not speaks(plain(text)):
        return _in_the_end(title, text, measure)
    by_title, by_text = _of_title(title, text, measure), _of_text(title, text, measure)
    if by_title and by_title.kind == "defers":
        clause = _refusal_by_name(text, measure)
        if clause:
            return Stance("declines", _printed(clause, text), "text")
    return by_title or by_text or _of_asides(title, measure) or _in_the_end(title, text, measure)


def _in_the_end(title: str, text: str, measure: Likeness) -> Stance:
    """How the text closes, where neither title nor text has the measure done."""
    closing = None if _is_told(title, measure) else in_the_end(sentences(text), measure)
    return Stance(closing[0], _printed(closing[1], text), "text") if closing else ADOPTS


def _is_told(title: str, measure: Likeness) -> bool:
    """Whether the title has somebody do something, in other words than the measure's own title."""
    return any(
        is_direct(clause) and not measure.letters.startswith(clause[:2]) for clause in title_clauses(title)
    )


_PAPERS = "(?:细则|规则|规定|办法|方案|名单|目录|标准|文件|清单)"
_OF_PAPERS = rf"另行(?:制定|制订|印发|下发|通知|公布|发布)[^,。]{{0,6}}{_PAPERS}|{_PAPERS}[^,。]{{0,6}}另行"
"""What is still to be written, and puts nothing off: 细则另行制定."""


def _of_asides(title: str, measure: Likeness) -> Stance | None:
    """What the brackets of the title say: 建立决策容错机制（待立法计划确定后实施）, …（暂缓）."""
    for aside in asides(title):
        if re.search(_OF_PAPERS, aside):
            continue
        verdict = _verdict(aside, "title")
        if verdict:
            return verdict
        stance = _of_text(title, aside, measure)
        if stance:
            return stance._replace(key="title")
    return None


def _verdict(text: str, key: str) -> Stance | None:
    """A word that is all that a clause says: 商标质押贷款：否, 科技创新专板——缓."""
    known = words()
    for part in map(str.strip, _ALONE.split(plain(text))):
        if part in known.verdict_no or part in known.verdict_not_now:
            return Stance("declines" if part in known.verdict_no else "defers", part, key)
    return None


def _refusal_by_name(text: str, measure: Likeness) -> str:
    """暂缓实行跨市审理, and the text: 现阶段不实行跨市管辖. What is 暂不 done says no more than the title."""
    for clause in (clause for sentence in sentences(text) for clause in sentence.clauses):
        for refusal in refusals(clause, measure):
            if "暂" in refusal.word:
                continue
            by_name = refusal.act and measure.is_about(refusal.behind)
            if by_name or (refusal.word in _LEFT_OUT and points_back_at_it(refusal.before)):
                return clause
    return ""


_LEFT_OUT = ("不列入", "不纳入", "未列入", "未纳入", "不再", "不予", "不搞", "不落地", "不作", "不做")
"""What is said of 此项举措 that leaves nothing to wait for."""


def _of_title(title: str, text: str, measure: Likeness) -> Stance | None:
    clauses = title_clauses(title)
    against: list[tuple[StanceKind, str]] = []
    for clause in clauses:
        if refuses_in_title(clause, measure):
            against.append(("declines", clause))
        elif delays_in_title(clause, measure):
            against.append(("defers", clause))
    if not against or _another_clause_adopts(clauses, [clause for _, clause in against], measure):
        return None
    kind, clause = against[0]
    if kind == "declines" and _only_for_now(clause, measure) and _waits_somewhere(title, text, measure):
        kind = "defers"
    return Stance(kind, _printed(clause, title), "title")


def _another_clause_adopts(clauses: tuple[str, ...], against: list[str], measure: Likeness) -> bool:
    """停止分庭审理知识产权案件，全面实行“三合一”: the second clause does it."""
    others = [clause for clause in clauses if clause not in against and not clause.startswith("围绕")]
    return any(is_direct(clause) and measure.touches(clause) for clause in others)


def _only_for_now(clause: str, measure: Likeness) -> bool:
    return any(
        refusal.word in words().not_yet or refusal.before.endswith(("暂", "暂时"))
        for refusal in refusals(clause, measure)
    )


def _waits_somewhere(title: str, text: str, measure: Likeness) -> bool:
    """因条件尚不具备 gives a cause, and is nothing that is waited for."""
    for sentence in (*sentences(title), *sentences(text)):
        said = ",".join(clause for clause in sentence.clauses if not clause.startswith(CAUSES))
        if said and waits(said, measure):
            return True
    return False


def _of_text(title: str, text: str, measure: Likeness) -> Stance | None:
    every = sentences(text)
    told = _is_told(title, measure)
    alone: Stance | None = None
    for index, sentence in enumerate(every):
        for kind, words_of_it, how in _against(sentence, every[:index], measure, told):
            quoted = _with_reason(sentence, words_of_it) if kind == "declines" else words_of_it
            stance = Stance(kind, _printed(quoted, text), "text")
            if kind == "declines" and _is_until_then(words_of_it, text, measure):
                stance = stance._replace(kind="defers")
            if kind == "declines" and (how == "named" or _is_bare(sentence, words_of_it)):
                return stance
            if how == "unlisted" and _is_spoken_of(every, words_of_it, measure):
                continue
            if _is_outweighed(every, sentence, how, measure):
                continue
            if not alone or (_is_vague(alone) and not _is_vague(stance)):
                alone = stance
    return alone


def _is_until_then(clause: str, text: str, measure: Likeness) -> bool:
    """Whether a refusal holds until a day (2023年前不上线), or for now (暂不) while the text waits for something."""
    return bool(re.search(_UNTIL_A_DAY, clause)) or (
        _only_for_now(clause, measure) and _waits_somewhere("", text, measure)
    )


def _is_outweighed(every: tuple[Sentence, ...], this: Sentence, how: str, measure: Likeness) -> bool:
    """Whether other words of the text have the measure done, for all that one sentence says."""
    if how == "it":
        return does_now(every, measure)
    if _is_bare_wait(this, how):
        return False
    others = every if how != "whole" else tuple([other for other in every if other is not this])
    return does(others, this, how, measure) or does_now(others, measure)


_UNTIL_A_DAY = r"(?:之前|以前|(?<![目此日当])前)(?:暂|均|都|一律)*不"
"""2023年前不上线, 建成前不开展 say no more than that it waits."""


def _is_vague(stance: Stance) -> bool:
    """视情予以支持 says less than 暂不具备全面实施条件, where a text says both."""
    return stance.kind == "defers" and all(found.word in words().later for found in delays_in(stance.words))


def _against(
    sentence: Sentence, earlier: Sequence[Sentence], measure: Likeness, told: bool
) -> list[tuple[StanceKind, str, str]]:
    """What a sentence refuses or puts off of the measure: how, in which words, and whether by name."""
    found: list[tuple[StanceKind, str, str]] = []
    for index, clause in enumerate(sentence.clauses):
        topic = ",".join(sentence.clauses[max(0, index - _NEAR) : index])
        how = refused(clause, topic, measure, told=told)
        if how:
            found.append(("declines", clause, how))
    until_then = all(re.match(_UNTIL_THEN, clause) for _, clause, _ in found)
    how = waits(sentence.text, measure, earlier) if until_then else ""
    return [("defers", sentence.text, how)] if how else found


_NEAR = 12
"""Clauses in front of one that are read with it."""
_UNTIL_THEN = (
    r"在?(?:此|这)(?:之前|以前|前|期间|间)|过渡期|届时前"
    r"|(?:\d{2,4}年度?|本年度?|今年|年内|目前|现阶段|当前|本轮)?(?:内|暂时?)?(?:仍|暂[按由照]|继续)"
)
"""What goes on until the measure comes: 待…公布后启动，在此之前仍按现行规定执行."""


def _is_spoken_of(every: tuple[Sentence, ...], but: str, measure: Likeness) -> bool:
    """Whether any clause but one tells somebody to do something, or names the measure: 一次评估、分批进口，不再逐批评估."""
    clauses = [clause for sentence in every for clause in sentence.clauses if clause != but]
    return any(is_direct(clause) or measure.names(clause) for clause in clauses)


_BRIEF = 40
"""Characters that are quoted of a refusal and its reason together."""
_STATES = ("不", "未", "没有", "非")
"""What a clause says that is no refusal yet, and may be the reason of one: 我市不在范围内."""


def _with_reason(sentence: Sentence, clause: str) -> str:
    """A clause that refuses, from its reason on to what is decided: 因我市不属于老工业基地，暂不推行."""
    clauses = sentence.clauses
    first = last = clauses.index(clause)
    if not _decides(clause):
        last = next((at for at in range(first + 1, len(clauses)) if _decides(clauses[at])), first)
    elif first and (clauses[first - 1].startswith(CAUSES) or _states(clauses[first - 1])):
        first -= 1
    start = sentence.text.find(clauses[first])
    end = sentence.text.find(clauses[last], start) + len(clauses[last])
    return sentence.text[start:end] if end - start <= _BRIEF else clauses[last]


def _decides(clause: str) -> bool:
    """Whether a clause says what is done, and not what the region is or lacks: 暂不推行, not 不属于."""
    return any(found.word not in words().not_ours for found in refusals_in(clause)) or any(
        not found.waits for found in delays_in(clause)
    )


def _states(clause: str) -> bool:
    return any(word in clause for word in _STATES) and not is_direct(clause)


_REASON = (*CAUSES, "目前", "经", "根据", "按照")


def _is_bare(sentence: Sentence, clause: str) -> bool:
    """Whether a sentence says nothing but that it is not done, and why: 因审判力量不足，本省暂不实行."""
    others = [other for other in sentence.clauses if other != clause and not other.startswith(_REASON)]
    return not others or (
        bool(re.search(_NOT_DONE, clause)) and all(_states(other) or is_background(other) for other in others)
    )


_NOT_DONE = r"(?:推行|推广|推开|实施|实行|施行|采用|采纳|采取|引入|引进|开展|参与|承接|安排|跟进)$"
"""An act that is no single case's, as 受理 and 支持 are: 两者不衔接，集团不予采用."""


def _is_bare_wait(sentence: Sentence, how: str) -> bool:
    """Whether a sentence says nothing but that it waits: 待条件成熟时推行."""
    return how == "whole" and not is_direct(sentence.clauses[-1]) and len(sentence.clauses) <= _FEW


_FEW = 2
"""Clauses of a sentence that says no more than that something waits."""


def _printed(clause: str, source: str) -> str:
    """The words as the item prints them, where its characters are those of the plain text."""
    text = plain(source)
    if len(text) != len(source):
        return clause
    kept = outside_brackets(text)
    start = "".join([text[at] for at in kept]).find(clause)
    return source[kept[start] : kept[start + len(clause) - 1] + 1] if start >= 0 else clause
