"""What a text says in the end, where no clause of it has the measure done.

An item that adopts a measure says something of how it is done. Where a text only gives causes, says what is lacking and
closes with a refusal or a wait in whatever words (法人银行均无资格，不做; 财力许可后逐年安排), that is what becomes of the measure.
"""

import re
from collections.abc import Sequence

from reformcheck.rules.model import StanceKind
from reformcheck.rules.stance.doing import does_now, is_background, is_opinion
from reformcheck.rules.stance.likeness import Likeness
from reformcheck.rules.stance.parts import Sentence, is_direct, substance
from reformcheck.rules.stance.refusals import is_burden
from reformcheck.rules.stance.waiting import SERVES
from reformcheck.rules.stance.words import words

_NEGATIVE = re.compile(
    r"[不未没无缺难暂缓免]|拟|如何|怎[么样]|何时|是否|须报|须经|已报|正在(?:修|改|论|研|酝|协|整|谋|起|征|报|审)|核准|审核|前置"
)
"""Signs of a clause that has nothing done yet."""
_NO = re.compile(
    r"^(?P<who>[^\W\d_]{0,10}?)(?:一律|均|都|也|故|因此|决定|暂时?)*"
    r"(?:不(?![断仅只但同少良久足要])(?:再|予|拟|宜|得|准备|打算)?(?P<act>[^\W\d_]{1,8})|免)$"
)
"""A short clause that refuses: 学院不参与, 不放开, 免."""
_WAIT = re.compile(
    r"(?:^|[,:])(?:要|须|应|拟)?(?:[待俟候]|等(?![级同])|一旦|静候|留待)"
    r"|(?:获批|批复|批下来|谈定|敲定|建成|具备|允许|许可|条件|到位|解决|完成|出台|明确|通过|验收|核定|反馈|修订|印发|下来|改完|谈拢|落实|颁行|开放|运行)(?:之后|以后|后|之前|以前|前)(?=,|$|[再由即方才按逐统分启推适组安开办实上跟])(?![期后])"
    r"|[^\W\d_]{1,6}了,?[就再才]|什么时候|(?:^|,)(?:方|才)(?:能|可)|暂[存放缺留]|缓[办行建推议]|暂[不未](?:获|批|安排)|尚[未待](?:获|批|定|明)|还没(?:批|定|出|下)|未[获批定]|下一步|放一放|放在第|再说|再定|再议|何时|取决于|作为[^,]{0,10}参考|课题研究|修[改订]中|酝酿中|研究中|论证中"
)
"""Signs of a clause that waits, in whatever words."""
_FIRST = re.compile(
    r"(?:^|,)(?![^,]{0,12}(?:不必|无需|无须|不用))[^\W\d_]{1,30}(?<![今售事落先以之])(?:之后|以后|后)[,再另由即方才开按]|正就[^,]{4,40}(?:沟通|协商|衔接)|协商,"
)
"""The same where nothing of the text acts: 定后开工."""


def in_the_end(every: Sequence[Sentence], measure: Likeness) -> tuple[StanceKind, str] | None:
    """How the text closes, and its words, where nothing in it adopts the measure."""
    if any(_does(sentence) for sentence in every) or does_now(every, measure):
        return None
    first = not any(_names_calmly(sentence, measure) for sentence in every)
    for sentence in reversed(every):
        if any(_is_of_some(clause) for clause in sentence.clauses):
            continue
        if _WAIT.search(sentence.text) or (first and _FIRST.search(sentence.text)):
            return "defers", sentence.text
        if _refuses(sentence.clauses[-1].split("、")[-1], measure):
            return "declines", sentence.clauses[-1]
    return None


_NO_ACTS = ("要求", "安排")
_SHORT_ACTS = ("设", "建", "办", "开", "聘")


def _does(sentence: Sentence) -> bool:
    """Whether a sentence may have something done: a clause of it gives no cause, lacks and awaits nothing, and acts."""
    for index, clause in enumerate(sentence.clauses):
        if _WAIT.search(clause):
            return False  # 一旦扩围，及时推动银行跟进: what follows waits
        idle = _NEGATIVE.search(clause) or is_background(clause) or is_opinion(sentence, index)
        if idle or words().preparing.any_in(clause):
            continue
        acts = any(
            clause[start:end] not in _NO_ACTS for start, end in words().acts.spans(clause) if end - start > 1
        )
        if is_direct(clause) or clause.startswith(_SHORT_ACTS) or acts or words().deeds.any_in(clause):
            return True
    return False


def _names_calmly(sentence: Sentence, measure: Likeness) -> bool:
    """Whether a clause speaks of the measure and lacks nothing: 以“技术股+现金股”组合持有股权."""
    return any(
        measure.touches(clause) and not (_NEGATIVE.search(clause) or is_background(clause))
        for clause in sentence.clauses
    )


_OTHERS = ("其他", "其余", "个别", "凡", "逾期")


def _is_of_some(clause: str) -> bool:
    """Whether a clause speaks of some cases, or of others: 明知故犯的, 对尚未归集的信息, 其余地区."""
    part = re.search(rf"{SERVES}(?:尚|还|仍|暂)?[未待另]", clause)
    return (
        bool(part)
        or clause.endswith("的")
        or bool(re.match("对(?![照接标外])", clause))
        or any(word in clause for word in _OTHERS)
    )


def _refuses(clause: str, measure: Likeness) -> bool:
    found = _NO.search(clause)
    if not found or len(substance(found["who"])) > 1 or (found["act"] or "").startswith("受理"):
        return False  # 各地不再受理 says who does it no more
    act = found["act"] or ""
    end = 1 if act.startswith("推") else words().acts.behind(act)
    rest = re.sub(r"^[这该此][个项件]?[事活]?", "", act[end:])
    done = bool(end) and len(substance(rest)) <= 1 and not is_burden(act, measure)
    return done or not act
