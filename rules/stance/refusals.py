"""Words of refusal, and whether it is the measure that they refuse."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from reformcheck.catalog.language.turns import Turn, leftmost
from reformcheck.rules.stance.likeness import Likeness, pairs
from reformcheck.rules.stance.parts import is_direct, substance
from reformcheck.rules.stance.plain import bare
from reformcheck.rules.stance.words import AROUND, MOST_WORDS, WHO, refusals_in, words

_NEAR = 12
"""Characters behind a word of refusal in which the act that it refuses may follow: 不宜在我州推开."""
_SHORT = 1
"""Letters of substance that name nothing yet."""


# What is kept no longer: 不再维持现状, 打破原有.
_NO_LONGER = ("不", "不再", "不能", "不得", "未", "改变", "打破", "避免")
# To whom it would be given: 不下放给学校.
_GIVEN_TO = r"(?:给|到|至|向)[^,、]{1,10}"
# Who keeps the old way is no matter: 我省法院仍按现行模式运行.
_A_THING = r"的[^,的]{1,8}$"
"""Something else of which the next clause tells: 已作出的追责决定，不再变更."""
# Back to how it was: 恢复原审理方式.
_BACK = ("恢复原", "退回原", "改回原", "回归原", "恢复由", "恢复分", "恢复各", "恢复逐")
_WAYS = ("方式", "做法", "模式", "办法", "体制", "流程", "程序", "渠道", "机制", "制度")
_WHOSE = (
    r"(?:各|全体|所有|有关|相关|多数)[^,的]{2,8}?(?:一致|均|都|皆|也)?(?:表示|明确|认为)?"
    r"|[^,]{0,8}(?:意见|考虑|想法|态度|结论|结果|决定|建议)(?:是|为|就是)"
)
"""Who refuses it is no matter, and whose opinion it is: 各单位均不同意授权, 我的意见是不搞."""
_GENERAL = r"推行|推广|推开|实施|实行|施行|采用|采纳|采取|引入|引进|开展|参与|承接|安排"
"""Acts that are no single case's: 所属单位不得采用."""
_BODIES = ("法院", "单位", "机构", "部门", "银行", "企业", "高校", "院所", "院校")


class Refusal(NamedTuple):
    """A word of refusal in a clause, with what stands before and behind it."""

    word: str
    act: str
    before: str
    behind: str
    unlisted: bool = False
    """Whether the act is one of no list."""

    @property
    def is_limit(self) -> bool:
        return self.word in words().limits

    @property
    def needs_act(self) -> bool:
        known = words()
        return self.word in known.negations


def refusals(clause: str, measure: Likeness) -> Iterator[Refusal]:
    """Words of refusal, but for those of the measure's own text (不改变所有权)."""
    for found in islice(refusals_in(clause), MOST_WORDS):
        if bare(clause[found.start : found.end + 3]) in measure.text:
            continue
        refusal = Refusal(
            found.word,
            found.act,
            clause[max(0, found.start - AROUND) : found.start],
            clause[found.end : found.end + AROUND],
            found.unlisted,
        )
        if refusal.word in words().ends and refusal.behind.startswith(_WAYS) and is_direct(clause):
            continue  # 完善股权退出机制
        if refusal.word in words().keeps and refusal.before.removesuffix("继续").endswith(_NO_LONGER):
            continue
        if found.act or not refusal.needs_act or _act_follows(refusal):
            yield refusal


def _act_follows(refusal: Refusal) -> bool:
    """不以地方性法规形式建立, 不将评审权下放: the act stands behind means or object."""
    if refusal.word.endswith("同意"):
        return refusal.behind.startswith(("将", "把", "对", "在", "由", "向")) and words().acts.any_in(
            refusal.behind
        )
    means = len(refusal.word) == 2 and refusal.word[1] in "将把向对以在由与从跟按就再跨交让"
    if means or refusal.word in words().not_yet:
        return words().acts.any_in(refusal.behind)
    return refusal.behind.startswith(("在", "于", "对", "就")) and words().acts.any_in(refusal.behind[:_NEAR])


def refuses_in_title(clause: str, measure: Likeness) -> bool:
    """Whether a clause of the item's title refuses: there the measure is what the title is about."""
    for refusal in refusals(clause, measure):
        thing = refusal.behind if substance(refusal.behind) else refusal.before
        if is_burden(thing, measure) or is_for_others(refusal.before):
            continue
        if measure.touches(refusal.before + refusal.act + refusal.behind) or len(substance(thing)) <= _SHORT:
            return True
    return False


def refused(clause: str, topic: str, measure: Likeness, *, told: bool) -> str:
    """How a clause of the text refuses the measure: "named", "alone", which says no more than 不予推广, "unlisted", or "".

    `topic` is what stands before the clause in its sentence. `told`: the title has the measure done (推行…); then
    limits upon somebody, and acts of no list, refuse it only by its name.
    """
    found = (_how(refusal, topic, measure, told) for refusal in refusals(clause, measure))
    return next((how for how in found if how), "")


def _how(refusal: Refusal, topic: str, measure: Likeness, told: bool) -> str:
    if is_for_others(refusal.before) or topic.endswith("的") or _is_of_some(refusal, topic, measure):
        return ""
    behind, before = _around(refusal, measure)
    if _points_back(refusal, measure):
        return "named"
    said = _it(refusal.behind)
    rest = substance(refusal.behind[: said.start()] + refusal.behind[said.end() :]) if said else behind
    left_out = len(behind) <= _SHORT and re.search(_THIS_PLAN, refusal.before)
    if left_out or _it(refusal.before) or (said and len(rest) <= _SHORT):
        return "named"
    if len(behind) > _SHORT:
        return "named" if _names_behind(refusal, measure, told) else ""
    if (refusal.is_limit and not refusal.act) or (refusal.unlisted and told):
        return ""
    if is_burden(refusal.behind, measure):
        return ""
    if len(before) > _SHORT:
        named = measure.names(refusal.before) or measure.names(before) or pairs(before) <= measure.title
        return "named" if named else ""
    if measure.names(topic):
        return "named"
    others = any(is_for_others(part) for part in topic.split(",") if part.endswith("的"))
    if others or (refusal.unlisted and (is_burden(refusal.act, measure) or re.search(_A_THING, topic))):
        return ""
    return "unlisted" if refusal.unlisted else "alone"


_THIS_PLAN = r"(?:本(?:方案|次|轮|批)|此次)$"
"""What leaves out the task that it stands in: 本方案暂不作具体安排."""
_OF_CASES = ("不适用", "不纳入", "不列入")
"""What is said of some cases beside the measure: 疑难复杂案件不适用快速审判."""
_FORMALITIES = ("报批", "报送")
"""What a reform spares people: 自主发证，不再报批."""
_OF_SOME = r"^对于?([^,]{2,30}?)(?:一律|一概|坚决|均|都|原则上|的)*$"


def _is_of_some(refusal: Refusal, topic: str, measure: Likeness) -> bool:
    """Whether it is refused to some cases: 对恶意抢注商标一律不予办理质押登记. 对商标质押贷款不予推广 refuses the measure."""
    if refusal.before.endswith("一票") or (refusal.act in _FORMALITIES and not refusal.behind):
        return True  # 师德失范一票否决; 自主发证，不再报批
    found = re.match(_OF_SOME, refusal.before) or re.match(_OF_SOME, topic.rsplit(",", 1)[-1])
    if found:
        return not _it(found[1]) and not measure.names(found[1])
    if refusal.act == "受理" and refusal.before.startswith("各"):
        return True  # 长春中院集中管辖，各地不再受理
    who = substance(re.sub("|".join(WHO), "", refusal.before))
    return (
        refusal.word in _OF_CASES and len(who) > _SHORT and not measure.names(who) and not _it(refusal.before)
    )


def _around(refusal: Refusal, measure: Likeness) -> tuple[str, str]:
    """What the words behind and before name: what goes on as before, and whose plans there are none, is no matter."""
    given = re.fullmatch(_GIVEN_TO, refusal.behind)
    behind, before = "" if given else substance(refusal.behind), substance(refusal.before)
    if behind in words().ends:  # 下线停运
        behind = ""
    if refusal.word in words().keeps:
        if measure.touches(refusal.behind) or refusal.word.endswith(("现状", "现行")):
            behind = ""
        if refusal.word in _BACK and refusal.behind.endswith(_WAYS):
            behind = ""
        if refusal.before.endswith(_BODIES):
            before = ""
    if re.fullmatch(_GENERAL, refusal.act):
        before = re.sub("|".join(WHO), "", before)
    whose = refusal.word.endswith(("计划", "打算")) or re.fullmatch(_WHOSE, refusal.before)
    return behind, "" if whose else before


def _names_behind(refusal: Refusal, measure: Likeness, told: bool) -> bool:
    thing = refusal.act + refusal.behind
    if is_burden(refusal.behind, measure):
        return False
    if refusal.is_limit:
        return measure.titled(refusal.behind) or (not told and measure.quotes(thing))
    return (
        measure.names(thing)
        or measure.names(refusal.behind)
        or (refusal.behind.startswith("《") and measure.names(substance(refusal.behind)))
        or (measure.titled(refusal.before) and refusal.word in words().not_ours)
    )


_IT = Turn(
    ("该", "本", "此", "这", "上述", "前述"),
    r"(?:该项?|本项?|此项?|这一?项?|上述|前述)(?:改革)?(?:举措|措施|改革|做法|机制|制度|模式|任务|事项|工作|政策|试点|经验|办法|一项)|此举|就此"
    r"|(?:该|此|这)(?:一?种|一?类|项)[^,的]{0,6}(?:方式|做法|模式|机制|制度|办法)"
    r"|^(?:故|因此|为此|据此)?(?:该|此|这|本)(?:一?项|个|件)[^,的]{0,8}$",
)


def _it(phrase: str) -> re.Match[str] | None:
    """The words of a phrase that point back at the measure: 该项举措."""
    return leftmost((_IT,), phrase)


def points_back_at_it(phrase: str) -> bool:
    """Whether a phrase holds such words: 启动此项举措的推广工作."""
    return _it(phrase) is not None


_SUCH = r"(?:(?P<such>[此该这同]类)|相关|有关|上述)的?(?P<noun>[^,的]{2,4})"
_SUCH_BEFORE = r"[此该这同]类(?P<noun>[^,的]{2,4}?)(?:一概|一律|均|都|全部|已)*$"


def _points_back(refusal: Refusal, measure: Likeness) -> bool:
    """叫停此类合作, 此类贷款一概不许发放, 不承担相关投入: a word of the measure stands for it."""
    subject = re.search(_SUCH_BEFORE, refusal.before) if "类" in refusal.before else None
    rest = substance(refusal.behind)
    if subject and (not rest or rest in words().ends):
        return subject["noun"] in measure.text
    found = re.fullmatch(_SUCH, refusal.behind)
    if not found or is_burden(refusal.behind, measure) or (refusal.is_limit and not found["such"]):
        return False
    return found["noun"] in (measure.text if found["such"] else measure.letters)


def is_burden(thing: str, measure: Likeness) -> bool:
    """Whether what is refused is a limit or a duty that a reform does away with: 不必要的审批."""
    return any(word in thing and word not in measure.letters for word in words().burdens)


def is_for_others(subject: str) -> bool:
    """Whether others are refused something: 其他法院不再受理, 失信企业不予支持."""
    some = re.match(_SOME, subject)
    return bool(some) or any(word in subject for word in words().others) or subject.endswith("的")


_SOME = r"对?(?:涉及|属于|存在|被|无|缺|超过|低于|高于|用于|来自)[^,]{1,20}的"
"""Some of those whom it concerns: 涉及国家安全的成果不纳入赋权范围."""
