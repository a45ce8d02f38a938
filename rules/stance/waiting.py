"""What it is that waits, behind or in front of a word of delay: the measure itself, or a thing of its own.

An act of implementing that names no object has the measure for one (待…出台后，由省科技厅组织实施), and so has one whose
object points back at it (择机启动此项举措的推广工作). Who names another thing puts off that (配套细则待…后制定).
"""

import re

from reformcheck.rules.stance.delay import Delay
from reformcheck.rules.stance.likeness import Likeness
from reformcheck.rules.stance.parts import CAUSES, substance
from reformcheck.rules.stance.refusals import points_back_at_it
from reformcheck.rules.stance.turns import DONE
from reformcheck.rules.stance.words import WHO, without_delays, words

_SHORT = 1
# Whom it is done with: 与海关商议建立.
_WITH = r"(?:与|会同|由|同|联合|商)[^,]{1,24}?(?:商议|协商|商定|研究|共同|组织|统一|牵头)"
# Who does it, as far as the act: 由省科技厅会同省财政厅, 省科技厅.
_AGENT = r"^再?(?:由[^,]{2,60}|(?:我|本|全|各)?[^,由将把对]{1,40}(?:厅|局|委|委员会|部门|政府|分行|支行|办公室|法院|高校|院所|单位|地|市州|县区|牵头))(?=(?:再|另|适时|择机|研究)?(?:结合|根据|按|依|组织|启动|推|实|开|部署|落实|牵头|统一|统筹|报))"
_ACCORDING = r"(?:结合|根据|按照?|依照?|依据)[^,]{1,16}?(?:实际|情况|要求|规定|程序|部署|安排|步骤|有关规定)"
# What is done as the case may be, and until when something is put off.
_SUBMITTED = r"(?:提交|提请|报请?|呈报?)[^,、]{1,16}?(?:审议|审定|批准|同意|研究|决策)[、并后]*"
_AS_NOW = r",?(?:暂时?|仍)(?:维持|沿用|保持)|,?(?:暂|仍|继续|先)*(?:按|照|由|沿用|执行|维持)[^,]{0,6}(?:现行|现有|原有|原|既有)"
_UNTIL_WHEN = ("至", "到", "自", "待")
"""Until when something is put off: 顺延至平台建成后推出."""
_BEFORE, _MEANWHILE = r"前,?$", r",?[^,]{0,16}?(?:先|仍|暂|继续|维持|沿用|照旧|不(?![得能准许可]))"
_UNTIL_NOW, _NAME = r"须待|需待|俟|待", 3
"""Behind more letters than these it is what they name that waits: 跨市审理待…批复后实施."""
_CLOSED = ("批复", "授权", "决定", "而定", *DONE)
"""Words of waiting that need no act behind them: 待最高人民法院批复."""
_FOR_WHAT = r"须待|需待|坐等|静候|等|候|待"
_PUSHED = r"[再才方]?(?:统一|一并|统筹)?(?:推|考虑)(?![^\W\d_])"
"""An act that stands in no list, since it begins many words: 配齐后推."""
_BRIEF = 4
"""Letters of a clause that is nothing but 待批."""
_CASES = (
    "备案",
    "公示",
    "评审",
    "评估合格",
    "集体决策",
    "申请",
    "审核",
    "登记",
    "签约",
    "签订",
    "验收合格",
    "鉴定",
)
"""What comes first in each case that the measure is applied to: 公示无异议后实施."""
_DRAFTED = r"(?:制定|制订|起草|拟定|拟订|编制|研究提出|形成|提出|草拟|完善|修订)[^,]{0,24}$"
"""What is drafted in the clause in front waits for its approval: 制定收益分配方案，经职代会通过后执行."""
SERVES = r"(?:意见|办法|细则|标准|规则|规程|目录|名单|清单|指引|资金|补贴|经费|费用|比例|程序|流程|系统|平台|规范|文本|指南|合同|模板|公式|指标)"
"""What serves the measure and is no measure: 兼职技术调查官管理办法另行制定."""
_SERVES_ALONE = f"{SERVES}$"
_ITS_TIME = r"(?:时间|日期|时限|期限)"
_GROUNDS = (*CAUSES, "目前", "当前", "现阶段", "经")


def what_waits(delay: Delay, measure: Likeness) -> str:
    """What waits: "it" is nothing but the measure, "named" what bears its name, "part" what serves it, "alone" is not said."""
    if delay.kind == "study":
        return _studied(delay, measure)
    if delay.kind == "puts off":
        return _put_off(delay, measure)
    closed = not delay.behind and (
        delay.word.endswith(_CLOSED) or len(delay.word) <= _BRIEF or re.match(_FOR_WHAT, delay.word)
    )
    if re.match(_AS_NOW, delay.behind) or (
        re.search(_BEFORE, delay.word) and re.match(_MEANWHILE, delay.behind)
    ):
        return "alone"
    acts = words().acts.any_in(delay.behind + delay.word) or re.match(_PUSHED, delay.behind)
    if delay.kind == "wait" and not closed and not acts:
        return ""
    return _waiting(delay, measure)


def _studied(delay: Delay, measure: Likeness) -> str:
    around = without_delays(last_clause(delay.before) + first_clause(delay.behind))
    act = _acts_behind(delay.behind)
    if measure.names(around) or (measure.touches(delay.before) and not substance(act)):
        return "named"
    own = delay.word == "是否" and len(_own(last_clause(delay.before))) > _SHORT
    return "part" if own and not re.search(_ADOPTED, delay.behind) else "alone"


_ADOPTED = r"推|实施|实行|开展|引入|复制|采用|适用"
"""What is open of the measure, and of no part of it: 是否在我省推行. Of a part: 二审是否指派，由合议庭决定."""


def _put_off(delay: Delay, measure: Likeness) -> str:
    until = delay.behind.startswith(_UNTIL_WHEN)
    thing = "" if until else first_clause(delay.behind)
    if len(substance(thing)) <= _SHORT:
        thing = last_clause(delay.before) or _topic_before(delay)
    if points_back_at_it(thing):
        return "it"
    if measure.names(thing) or measure.names(substance(thing)):
        return "it" if _is_measure(thing, measure) else "named"
    if re.search(_ITS_TIME, delay.word) and not thing.strip("具体的"):
        return "it"
    if len(substance(thing)) > _SHORT:
        return ""
    reasons = all(clause.startswith(_GROUNDS) for clause in _clauses(delay.before)[:-1])
    return "it" if reasons else "alone"


def _waiting(delay: Delay, measure: Likeness) -> str:
    act = _acts_behind(delay.behind)
    if points_back_at_it(act) or points_back_at_it(last_clause(delay.before)):
        return "it"
    subject = _subject(delay)
    if re.search(_SERVES_ALONE, subject) or re.search(_SERVES_ALONE, re.sub(r"[的,。].*", "", act)):
        return "part" if delay.kind == "wait" or re.search(_SERVES_ALONE, subject) else ""
    thing = words().deeds.blank(re.sub("|".join(WHO), "", substance(act)), "")
    if len(thing) > _SHORT:
        if not measure.names(act) and not measure.is_title(thing):
            return ""
        nearest = act if delay.kind == "wait" else _acts_behind(first_clause(delay.behind))
        return "it" if _is_measure(nearest, measure) else "named"
    if measure.names(delay.before):
        return "it" if _is_measure(subject, measure) else "named"
    least = _NAME if re.match(_UNTIL_NOW, delay.word) else _SHORT
    if (least == _NAME or delay.word.startswith(("视", "另"))) and len(_own(subject)) > least:
        return ""  # 上市安排视经营情况另行研究
    return "it" if _is_all(delay, subject) else "alone"


def _subject(delay: Delay) -> str:
    """What the clause says it of, or the one in front where that only says who: 认定程序，由省监委另行制定."""
    clauses = delay.before.split(",")
    who = len(clauses) > 1 and (not clauses[-1] or clauses[-1].startswith("由"))
    own = re.sub(_AS_THE_CASE_MAY_BE, "", clauses[-1])
    return clauses[-2] if who and _is_topic(clauses[-2]) else without_delays(own)


def _own(subject: str) -> str:
    """What a subject names, where it is nobody who does it, and no day of doing it."""
    if subject.endswith((*WHO, *_UNITS, "后", "时", "前")) or re.search(_ITS_TIME, subject):
        return ""
    return subject if substance(subject) and len(subject) > _NAME else substance(subject)


_AS_THE_CASE_MAY_BE = r"(?:视|根据|按照?|结合|依据)[^,]*"
_UNITS = ("厅", "局", "委", "办", "部", "处", "科", "室", "行", "院")


def _is_all(delay: Delay, subject: str) -> bool:
    """Whether an act without an object can have none but the measure."""
    if delay.kind != "wait" or len(substance(re.sub(_AGENT, "", subject))) > _SHORT:
        return False
    front = ",".join(_clauses(delay.before)[-1:])
    if not subject and _is_topic(front):
        return False
    drafted = re.search(_DRAFTED, front)
    return not drafted and not any(word in delay.word for word in _CASES)


def _topic_before(delay: Delay) -> str:
    """What the clause in front names, if it does nothing else; "" of a cause: 编制未批，缓办."""
    front = ",".join(_clauses(delay.before)[-1:])
    return "" if re.search(_SAYS, front) or words().background.any_in(front) else front


def _is_topic(clause: str) -> bool:
    """Whether a clause only names something, of which the next one tells: 检察机关派员对接机制，待两院会签后执行."""
    said = substance(re.sub("|".join(WHO), "", clause))
    return len(said) > _NAME and not re.search(_SAYS, clause) and not words().background.any_in(clause)


_SAYS = r"根据|按照|结合|依据|负责|提出|[不未没无已正还较了过因拟须是把被]|存在|鉴于|目前|当前|应当|必须|可以|可能|将(?!来)"
"""Signs of a clause that says something."""


def _is_measure(phrase: str, measure: Likeness) -> bool:
    """Whether a phrase is nothing but the measure in its title's words: 跨市审理 waits, and not 跨市审理的收费."""
    return measure.is_title(substance(without_delays(phrase)))


def _acts_behind(behind: str) -> str:
    """What is to be done, of the clauses behind a word: the first that holds an act."""
    clauses = _clauses(behind)
    for clause in clauses:
        rest = re.sub(
            f"{_ACCORDING}|{_SUBMITTED}", "", without_delays(re.sub(_AGENT, "", re.sub(_WITH, "", clause)))
        )
        if words().acts.any_in(clause) or not substance(rest):
            return rest
    return without_delays(clauses[0]) if clauses else ""


def _clauses(text: str) -> list[str]:
    return [clause for clause in re.split(r"[,:]", text) if clause]


def last_clause(text: str) -> str:
    return re.split(r"[,:]", text)[-1]


def first_clause(text: str) -> str:
    return re.split(r"[,:]", text)[0]
