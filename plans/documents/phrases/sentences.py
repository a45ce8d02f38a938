"""Sentences that say who answers, without brackets: 由甲牵头，乙、丙配合 · 甲、乙负责，2020年底前完成 · 由甲会同乙落实."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reformcheck.plans.documents.phrases.name_lists import CLOSERS, OPENERS, is_office
from reformcheck.plans.documents.phrases.unit_lists import TAIL, Clause, Name, read_units

_VERBS = re.compile(
    "负责|牵头|配合|参与|参加|协办|协助|落实|会同|主办|承办|实施|指导|支持|协同|承建|代建|抓总|抓落实"
)
# A clause of a date alone: 2020年底前完成, 年内取得成效, 长期坚持.
_TIME = re.compile(
    r"(?:并|力争|确保|争取|于|在|自)?(?:\d{4}\s*年|\d{1,2}\s*月|年[底内]|长期|持续|常年|每(?:[年月周]|季度|半年)|全年|即时|适时)[^，,]{0,24}"
)
# What is to be done by then is no part of the clause: 6月15日前实现交易、登记一窗受理.
_LIMIT_ALONE = re.compile(
    r"(?:并|力争|确保|争取|于|在|自)?[^，,、]{0,16}?(?:(?:前|内|底|末)(?:取得(?:明显)?成效|[\u4e00-\u9fff]{0,4})|"
    r"(?:初|中旬|上旬|下旬|日|月|年|坚持|持续|推进|常年|长期|每年|全年|即时|适时)(?:全部|基本|全面)?(?:完成|落实|到位|见效|坚持|推进|实施|开展)?)"
)
_DONE = re.compile("(?:全部|基本|全面)?完成$")
_AGENCY = re.compile(
    r"(?:[\u4e00-\u9fff]|[（(][市县区、]{1,5}[）)]){2,14}(?:部门|机构|单位)(?:[（(][^（()）]*[）)])?$"
)
_NO_NAME = re.compile(
    r"以上|上述|各项(?!目)|将(?!乐)|(?<!自)由|应(?!急)|要(?!素)|[把须的]|任务|工作$|按照|"
    r"^(?:支持|鼓励|引导|推动|依托|联合|组织|协调|督促|指导|发挥|充分|加强|建立|通过|支撑|要求|动员|邀请|吸引|落实|推进|促进|完善|健全|"
    r"[以与同向对在从为使让请给经并])"
)
_MID_LEAD = re.compile(r"由(?P<lead>[^由]{2,80}?)(?:共同|具体|总)?牵头(?![的人单部制])")
_LEADS = re.compile("牵头|负责|会同")
_JOINT_LEAD = re.compile(
    r"由?(?P<lead>[^由，,。；;：:]{3,40}?)(?:(?:要|应当?|须)(?:积极|主动|尽快|抓紧)?)?(?=会同)"
)
_TOGETHER = re.compile(
    r"(?:负责)?[，,]?(?:会同|商|联合)(?P<assist>[^，,。；;]{2,80}?)"
    r"(?=研究|制[定订]|提出|共同|联合|组织|负责|落实|推进|实施|开展|建立|出台|完善|编制|做好|抓好|按|进行|指导|确定|办理|起草|[，,]|$)"
)
_CHARGE = re.compile(
    r"由?(?P<names>[^，,。；;]{3,40}?)(?:具体|共同)?负责(?!人|单位|部门|制(?![定订]))(?=[^，,。；;]{2})"
)
_JOINED = re.compile("(?:负责)?(?:会同|联合|商(?!务|业|会|贸))")
_ASKED = re.compile(
    r"请(?P<names>[^，,。；;：:]{3,40}?)(?=[于在]|尽快|抓紧|逐[项一条]|认真|会同|[对按]|研究|落实|做好|加快|组织|制定|提出|牵头|负责|进一步)"
)
_SAYS_WHO = re.compile("(?:具体|任务|责任|工作|职责)?分工[:：]")
_THIS = re.compile(r"\s*(?:此|该|这|本)项?(?:工作|任务|举措|改革|事项)")
_DUTY = re.compile(r"(?P<names>[^，,。；;：:]{3,40}?)(?:要|应当?|须)(?=[\u4e00-\u9fff]{2})")
_COLLECTIVE = re.compile("各|有关|相关|全体|所有")
# 各单位抓好落实 charges no one.
_EXHORTS = re.compile("(?:抓好|做好|认真|切实)[^，,、]{0,8}$")
_FOR_ALL = re.compile(r"\s*(?:以上|上述|以下|下列|各项)")
_MAX_SENTENCE = 400


def whole_sentences(string: str) -> Iterator[Clause]:
    """Clauses at the end of a sentence, or the whole of it; a sentence of a date alone behind one is its time limit."""
    held: Clause | None = None
    for start, end in _sentences(string):
        if held and _is_limit(string, start, end):
            held = replace(
                held,
                end=min(end + 1, len(string)),
                deadline=held.deadline or _DONE.sub("", string[start:end].strip()),
            )
            continue
        if held:
            yield held
        held = _at_end(string, start, end) if _VERBS.search(string, start, end) else None
    if held:
        yield held


def _at_end(string: str, start: int, end: int) -> Clause | None:
    """The clause that ends a sentence, or is the whole of it."""
    parts = list(_commas(string, start, end))
    first, answered = _first_of_clause(string, parts)
    inner = _from_by(string, *parts[first - 1]) if first else 0
    if not (answered or inner):
        return None
    begin = inner or parts[first][0]
    while first < len(parts) and _is_act(string, *parts[-1]):
        end = parts.pop()[0] - 1
    clause = read_units(string[begin:end], offset=begin)
    if inner and _THIS.fullmatch(string, parts[first - 1][0], inner):
        begin = parts[first - 1][0]
    comma = begin - 1 if begin > start and string[begin - 1] in "，," else begin
    return replace(clause, start=comma, end=min(end + 1, len(string)))


def _first_of_clause(string: str, parts: list[tuple[int, int]]) -> tuple[int, bool]:
    """Index of the first of the last parts that are units or dates, and whether units are among them."""
    first = len(parts)
    answered = False
    while first and (kind := _kind(string, *parts[first - 1], coordinated=answered)):
        answered |= kind == "units"
        first -= 1
    while answered and first and _all_named(read_units(string[slice(*parts[first - 1])])):
        first -= 1  # 县级行政机关 before ，各镇负责
    # A date before the units belongs to what is to be done.
    while first < len(parts) and answered and _kind(string, *parts[first]) == "time":
        first += 1
    return first, answered


def passing_clause(string: str) -> Clause | None:
    """Who leads, where a sentence goes on behind it: 具体方案由甲牵头商乙研究提出; or who does what: 甲负责排班；乙负责值守."""
    charges: list[Clause] = []
    for start, end in _sentences(string):
        if charges or not _LEADS.search(string, start, end):
            charges += _in_charge(string, start, end)
            continue
        if run := _run_of_units(string, start, end):
            led = read_units(string[slice(*run)], offset=run[0])
            return replace(led, names=led.names + _together(string, run[1], end))
        for match in (_MID_LEAD.search(string, start, end), _JOINT_LEAD.match(string, start, end)):
            lead = read_units(match.group("lead"), "lead", match.start("lead")) if match else None
            if match and lead and _all_named(lead):
                return replace(lead, names=lead.names + _together(string, match.end(), end))
        charges += _in_charge(string, start, end)
    if not charges:
        return None
    return replace(charges[0], end=charges[-1].end, names=tuple(n for c in charges for n in c.names))


def _run_of_units(string: str, start: int, end: int) -> tuple[int, int] | None:
    """The parts of a sentence that say who leads and who helps: 由甲牵头，乙参与，负责推进试点."""
    run: list[tuple[int, int]] = []
    for part in _commas(string, start, end):
        kind = _kind(string, *part)
        if kind == "units" or (run and kind == "joined"):
            run.append(part)
        elif run:
            break
    if not run or not _LEADS.search(string, *run[0]):
        return None
    return run[0][0], run[-1][1]


def _together(string: str, start: int, end: int) -> tuple[Name, ...]:
    """Those whom the lead acts with: 会同乙、丙制定办法."""
    together = _TOGETHER.match(string, start, end)
    if together is None:
        return ()
    assist = read_units(together.group("assist"), "assist", together.start("assist"))
    # 会同有关部门制定办法, in passing, names no one.
    return (
        tuple(name for name in assist.names if not _COLLECTIVE.match(name.name)) if _all_named(assist) else ()
    )


def _in_charge(string: str, start: int, end: int) -> Iterator[Clause]:
    """镇党政办负责排班, 市公安局要简化流程: who is in charge of what, at the start of a sentence or behind 具体分工：;
    and behind its commas, where others are in charge of something else."""
    key = _SAYS_WHO.match(string, start, end)
    begin = key.end() if key else start
    charged = _CHARGE.match(string, begin, end)
    match = charged or _DUTY.match(string, begin, end) or _ASKED.match(string, begin, end)
    if match:
        clause = read_units(match.group("names"), offset=match.start("names"))
        # 各部门要积极配合 charges no one.
        if _all_named(clause) and (charged or not _COLLECTIVE.match(clause.names[0].name)):
            yield clause
            if charged:
                yield from _charged_behind(string, match.end(), end)


def _charged_behind(string: str, start: int, end: int) -> Iterator[Clause]:
    for first, last in list(_commas(string, start, end))[1:]:
        if match := _CHARGE.match(string, first, last):
            clause = read_units(match.group("names"), offset=match.start("names"))
            if _all_named(clause):
                yield clause


def _sentences(string: str) -> Iterator[tuple[int, int]]:
    for start, end in _split(string, 0, len(string), "。；;！!\n"):
        if end - start <= _MAX_SENTENCE:
            yield start, end


def _commas(string: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    yield from _split(string, start, end, "，,")


def _split(string: str, start: int, end: int, marks: str) -> Iterator[tuple[int, int]]:
    """The parts between marks outside brackets and quotes."""
    depth = 0
    for at in range(start, end):
        char = string[at]
        if char in OPENERS:
            depth += 1
        elif char in CLOSERS:
            depth = max(depth - 1, 0)
        elif depth == 0 and char in marks:
            if at > start:
                yield start, at
            start = at + 1
    if start < end:
        yield start, end


def _kind(string: str, start: int, end: int, *, coordinated: bool = False) -> str:
    """units where the part is names with a verb, time where it is a date, joined for 会同甲、乙, empty for anything else.

    `coordinated`: others behind it do the work, so that 甲统筹 says who leads them.
    """
    part = string[start:end].strip()
    if _TIME.fullmatch(part):
        return "time"
    if joined := _JOINED.match(part):
        return "joined" if _all_named(read_units(part[joined.end() :])) else ""
    tail = TAIL.search(part)
    verb = _VERBS.search(part) or (coordinated and part.endswith("统筹"))
    if not tail or not (tail.group("verbs") or "职" in tail.group()) or not verb:
        return ""
    clause = read_units(part)
    exhorts = _EXHORTS.search(part) and all(_COLLECTIVE.match(name.name) for name in clause.names)
    return "units" if _all_named(clause) and not exhorts else ""


def _is_limit(string: str, start: int, end: int) -> bool:
    """2021年5月20日前完成 as a sentence of its own."""
    part = string[start:end].strip()
    return _TIME.fullmatch(part) is not None and _LIMIT_ALONE.fullmatch(part) is not None


def _is_act(string: str, start: int, end: int) -> bool:
    """A date with what is to be done by then, rather than a time limit."""
    part = string[start:end].strip()
    return _TIME.fullmatch(part) is not None and _LIMIT_ALONE.fullmatch(part) is None


def _from_by(string: str, start: int, end: int) -> int:
    """Where 由 stands in a part that ends in an attribution: 建立合作机制由甲牵头; 0 for none."""
    at = string.rfind("由", start + 1, end)
    if _FOR_ALL.match(string, start):
        return 0
    return at if at > 0 and _kind(string, at, end) == "units" else 0


def _all_named(clause: Clause) -> bool:
    names = [name.name for name in clause.names]
    return bool(names) and all(_is_agent(name) for name in names)


def _is_agent(name: str) -> bool:
    return (is_office(name) or _AGENCY.fullmatch(name) is not None) and not _NO_NAME.search(name)
