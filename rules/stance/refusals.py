"""Words of refusal, and whether it is the measure that they refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reformcheck.rules.stance.likeness import Likeness
from reformcheck.rules.stance.parts import substance
from reformcheck.rules.stance.plain import bare
from reformcheck.rules.stance.words import words

_SHORT = 1
"""Letters of substance that name nothing yet."""


class Refusal(NamedTuple):
    """A word of refusal in a clause, with what stands before and behind it."""

    word: str
    act: str
    before: str
    behind: str
    printed: str

    @property
    def is_limit(self) -> bool:
        return self.word in words().limits

    @property
    def needs_act(self) -> bool:
        known = words()
        return self.word not in known.ends and self.word not in known.not_ours


def refusals(clause: str, measure: Likeness) -> Iterator[Refusal]:
    """Words of refusal, but for those of the measure's own text (不改变所有权)."""
    for found in words().refusal.finditer(clause):
        act = found["act"] or ""
        if bare(clause[found.start() : found.end() + 3]) in measure.text:
            continue
        refusal = Refusal(found["no"], act, clause[: found.start()], clause[found.end() :], clause)
        if act or not refusal.needs_act or _act_follows(refusal):
            yield refusal


def _act_follows(refusal: Refusal) -> bool:
    """不以地方性法规形式建立, 不将评审权下放: the act stands behind means or object."""
    return refusal.word in (
        "不将",
        "不把",
        "不向",
        "不对",
        "不以",
        "不在",
        "不由",
        "暂不",
        "不再",
        "不单独",
    ) and bool(words().act.search(refusal.behind))


def refuses_in_title(clause: str, measure: Likeness) -> bool:
    """Whether a clause of the item's title refuses: there the measure is what the title is about."""
    for refusal in refusals(clause, measure):
        thing = refusal.behind if substance(refusal.behind) else refusal.before
        if is_burden(thing, measure) or is_for_others(refusal.before):
            continue
        if measure.touches(refusal.before + refusal.act + refusal.behind) or len(substance(thing)) <= _SHORT:
            return True
    return False


def refused(clause: str, topic: str, measure: Likeness) -> str:
    """How a clause of the text refuses the measure: "named" or "alone", which says no more than 不予推广; else "".

    `topic` is what stands before the clause in its sentence.
    """
    for refusal in refusals(clause, measure):
        if is_for_others(refusal.before):
            continue
        behind, before = substance(refusal.behind), substance(refusal.before)
        if len(behind) > _SHORT:
            if _names_behind(refusal, measure):
                return "named"
            continue
        if refusal.is_limit and not refusal.act:
            continue
        if len(before) > _SHORT:
            if measure.names(refusal.before):
                return "named"
            continue
        if _is_it(refusal.before) or _is_it(refusal.behind) or measure.names(topic):
            return "named"
        return "alone"
    return ""


def _names_behind(refusal: Refusal, measure: Likeness) -> bool:
    thing = refusal.act + refusal.behind
    if is_burden(refusal.behind, measure):
        return False
    if refusal.is_limit:
        return measure.titled(refusal.behind)
    return (
        measure.names(thing)
        or measure.names(refusal.behind)
        or (measure.titled(refusal.before) and refusal.word in words().not_ours)
    )


_IT = re.compile(
    r"(?:该项?|本项?|此项?|这一?项?|上述|前述)(?:改革)?(?:举措|措施|改革|做法|机制|制度|模式|任务|事项|工作|政策|试点|经验|办法|一项)|此举|就此"
)


def _is_it(phrase: str) -> bool:
    """Whether a phrase points back at the measure: 该项举措."""
    return bool(_IT.search(phrase))


def is_burden(thing: str, measure: Likeness) -> bool:
    """Whether what is refused is a limit or a duty that a reform does away with: 不必要的审批."""
    return any(word in thing and word not in measure.letters for word in words().burdens)


def is_for_others(subject: str) -> bool:
    """Whether others are refused something: 其他法院不再受理, 失信企业不予支持."""
    return any(word in subject for word in words().others) or subject.endswith("的")
