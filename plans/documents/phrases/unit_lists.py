"""The names in a list of units and their roles: by key (牵头单位：A), by verb (A牵头，B参与), by mark (A（牵头）)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reformcheck.catalog.language.numerals import NUMERAL, to_int
from reformcheck.plans.documents.phrases.conventions import Convention, conventions_in, without
from reformcheck.plans.documents.phrases.keys import Field, Role, fields_of
from reformcheck.plans.documents.phrases.name_lists import Piece, is_office, is_unit, open_end, pieces


class Name(NamedTuple):
    """A unit as printed."""

    name: str
    offset: int
    role: Role


@dataclass(frozen=True, slots=True)
class Clause:
    """Who answers for the text before it, and what else its brackets say."""

    start: int
    end: int
    names: tuple[Name, ...] = ()
    open_ended: bool = False
    scope: str = ""
    deadline: str = ""
    conventions: tuple[Convention, ...] = ()
    covers: int = 1
    """Of how many tasks it speaks, itself included: 4 for 以上4项由甲牵头, ALL for 以上任务由甲牵头."""


_VERB = "牵头|统筹|主办|主责|负责|承办|落实|实施|承担|推进|执行|办理|组织|配合|参与|参加|协办|协助|支持|协同|指导|督导|监督|督促|完成|推动|开展|承建|代建|抓总|抓落实"
# 按照各自职责分工共同负责 behind a name.
TAIL = re.compile(
    r"(?:(?:要|应|须)?(?:按照?|根据|依据|依照|依法依|依|结合)?(?:各自|各|其)?的?(?:工作|部门|单位|任务)?(?:职责|职能|分工|权限|责任)"
    r"(?:和|及|、)?(?:任务|职责)?(?:分工|职责)?(?:范围内?|内)?)?"
    r"(?:分别|共同|具体|分工|联合|统筹(?!$)|总|各自|分头|主要|一起|抓好(?!$)|做好(?!$)|认真|切实)*"
    rf"(?P<verbs>(?:{_VERB})(?:{_VERB}|工作|好|抓好|做好|相关|有关|、|和|并|具体)*)?$"
)
_LEAD_VERBS = ("牵头", "统筹", "主办", "主责")
_ASSIST_VERBS = ("配合", "参与", "参加", "协办", "协助", "支持", "协同", "指导", "督导", "监督", "督促")
_MID_VERB = re.compile(
    r"(?:牵头|主办|负责)(?:负责|组织|落实|实施|推进)*(?![单部人制的办小领责组推落实施）)])(?=[^，、；。]{2})"
)
_SUFFIX = re.compile(
    r"\s*[（(]\s*(?P<word>(?P<joint>共同|联合|一?并)?(?:总?牵头)|主办|主责|负责|责任|配合|协办|参与|协助)(?:单位|部门)?\s*[）)]$"
)
_STARS = "*＊★☆▲△●※#"
_GENERIC = re.compile(
    r"(?:以上|上述|各|各个|有关|相关|责任|牵头|配合|成员|参与|涉及|和|、|县|市|区|级|地)*(?:单位|部门|地方|地区)$"
)
_PLAIN = re.compile(r"(?:以上|上述|各)(?:个|责任|涉及)?(?:单位|部门)?$")
# 和 parts names only before what begins a name: 、和市财政局, but not 、和平派出所.
_PREFIX = re.compile(
    r"^(?:并由|由|以及|并|其中|与|及|和(?=[省市县区州盟旗镇乡各有相国中其自公财教民司人生住交水农商文卫退应审统医]))\s*"
)
_TOGETHER = re.compile(
    "会同|^联合(?=[省市县区州盟旗镇乡各有相国中])|(?<=[部委局厅院办会行署])商(?!务|业|会|贸)"
)
# Whom the units before it help: （资源配置处，配合省财政厅）.
_HELPED = re.compile(r"\s*(?:配合|协助)(?!单位|部门)")
_DATE = re.compile(r"\d{4}\s*年|\d\s*月")
_TIME = re.compile(r"底前|年内|长期|持续|适时|每[年月季]|即时|同步|年底")
# A time limit that is a part of its own: 2020年底前完成, 长期坚持.
_LIMIT = re.compile(
    r"\s*(?:并|于|在|力争|确保)?(?:\d{4}\s*年|\d{1,2}\s*月|年[底内]|长期|持续|常年|每年|全年)"
)
_DONE = re.compile("完成$")
_INNER_KEY = re.compile(r"^[\u4e00-\u9fff]{1,6}[:：]")
# 各市（州）、县（市、区）人民政府 is one kind of bodies, not two.
_OPEN_LEVEL = re.compile(r"^各(?:有关|相关)?(?:地|省|市|州|县|区|盟|旗|自治区|直辖市|[（(][^（()）]*[）)])+$")
_NEXT_LEVEL = re.compile(
    r"^(?:省|市|州|县|区|盟|旗|乡|镇|自治区|直辖市|街道|地区|行署|[（(][^（()）]*[）)])+(?!级(?!市))(?P<body>人民政府|政府|党委|管委会)?"
)


@dataclass(slots=True)
class _Reader:
    """Reads the pieces of one list; names wait until a verb tells their role."""

    default: Role
    keyed: bool
    names: list[Name] = field(default_factory=list)
    waiting: list[Name] = field(default_factory=list)
    open_ended: bool = False
    verbs: int = 0
    joined: bool = False
    """会同 has been read: who follows assists."""
    deadline: str = ""

    def read(self, string: str, offset: int) -> None:
        for piece in _with_levels(pieces(string, offset)):
            start = 0
            for match in _MID_VERB.finditer(piece.string):
                self.piece(piece.string[start : match.end()], piece.offset + start)
                start = match.end()
            self.piece(piece.string[start:], piece.offset + start)
        self.close(self.default)

    def piece(self, string: str, offset: int) -> None:
        if _LIMIT.match(string) and not is_unit(TAIL.sub("", string.strip(" 。；;"))):
            self.deadline = _DONE.sub("", string.strip(" 。；;"))
            return
        helped = _HELPED.match(string)
        if helped and is_office(string[helped.end() :].strip(" 。；;")):
            self.close("assist")
            self.add(string[helped.end() :], offset + helped.end())
            self.close("lead")
            return
        together = _TOGETHER.search(string)
        if together:
            self.add(string[: together.start()], offset)
            self.close("lead")
            self.joined = True
            string, offset = string[together.end() :], offset + together.end()
        tail = TAIL.search(string)
        verbs = tail.group("verbs") if tail else None
        if tail and (verbs or "职" in tail.group() or "分工" in tail.group()):
            role = _role_of(verbs, self.default)
            if (role == "assist" and not self.joined) or not self._echo(string[: tail.start()]):
                self.add(string[: tail.start()], offset)
            self.verbs += 1
            self.close(role)
        else:
            self.add(string, offset)

    def _echo(self, name: str) -> bool:
        """各单位按职责分工落实, behind the names: it means those and no one else, as 有关部门配合 and 会同有关部门 do not."""
        if not (self.names or self.waiting):
            return False
        generic = self.keyed and not self.joined and _GENERIC.match(name.strip())
        return bool(_PLAIN.match(name.strip()) or generic)

    def add(self, string: str, offset: int) -> None:
        """One name, without what surrounds it."""
        prefix = _PREFIX.match(string.lstrip())
        lead = len(string) - len(string.lstrip()) + (prefix.end() if prefix else 0)
        name, more = open_end(string[lead:].strip(" \u3000\u00a0。．.;；:：,，"))
        self.open_ended |= more
        suffix = _SUFFIX.search(name)
        role: Role = self.default
        if suffix:
            name = name[: suffix.start()]
            role = _role_of(suffix.group("word"), self.default)
            if suffix.group("joint"):  # 甲、乙（共同牵头）
                self.close(role)
        elif name and (name[0] in _STARS or name[-1] in _STARS):
            name, role = name.strip(_STARS), "lead"
        if inner := _INNER_KEY.match(name):
            name, lead = name[inner.end() :], lead + inner.end()
        name = re.sub(r"\s+", "", name)
        if _DATE.search(name) or (_TIME.search(name) and not is_unit(name)):
            self.deadline = name
            return
        if len(name) < 2 or len(name) > 40:
            return
        entry = Name(name, offset + lead, role)
        (self.names if role != self.default else self.waiting).append(entry)

    def close(self, role: Role) -> None:
        """The waiting names take this role."""
        if self.joined:
            role = "assist"
        if self.waiting:
            self.joined = False
        self.names += (name._replace(role=role) for name in _with_shared_end(self.waiting))
        self.waiting.clear()


# 哈尔滨、黑河、绥芬河市政府 names three governments, 发展改革、财政部门 two departments.
_SHARED_END = re.compile(
    r"(?P<own>[\u4e00-\u9fff]{2,8}?)(?P<shared>[市县区州旗镇乡](?:人民)?政府|部门|海关|海事局|(?:经济|高新)(?:技术)?(?:产业)?开发区|(?:(?:经济|高新|工业)(?:技术)?(?:产业)?)?(?:开发区|园区|产业园|工业园|高新区|经开区|新区)(?:管委会|管理委员会)|社区(?:居委会|党委|党支部)|村委会|街道办事处|街道办|派出所)$"
)
_STEM = re.compile(r"[\u4e00-\u9fff]{2,6}")
# 东兴市、凭祥市政府: the first says its level and lacks the body.
_PLACE = re.compile(r"(?![各有相本所])(?:[\u4e00-\u9fff]{2,6}[市县区州旗镇乡]|[\u4e00-\u9fff]县)")


def _with_shared_end(names: list[Name]) -> list[Name]:
    """The names, each with the ending that the last of a group bears for all."""
    result = list(names)
    shared = ""
    for index in range(len(names) - 1, -1, -1):
        name = names[index].name
        if shared.endswith("政府") and _PLACE.fullmatch(name):
            result[index] = names[index]._replace(name=name + shared[1:])
            continue
        whole = is_office(name) if shared == "部门" else is_unit(name)
        # 龙州、宁明县政府 and 梅园、桂苑社区居委会: two such characters are a name without its kind.
        whole &= not (shared not in ("", "部门") and len(name) == 2 and name[-1] in "州园镇乡")
        if shared and _STEM.fullmatch(name) and not whole:
            result[index] = names[index]._replace(name=name + shared)
            continue
        match = _SHARED_END.fullmatch(name)
        general = match is None or match.group("own").endswith(("关", "各", "级", "责任"))
        shared = "" if match is None or general else match.group("shared")
    return result


def _role_of(verbs: str | None, default: Role) -> Role:
    if not verbs:
        return default
    if any(word in verbs for word in _LEAD_VERBS):
        return "lead"
    if verbs.startswith(_ASSIST_VERBS):
        return "assist"
    return default if default == "lead" else "responsible"


def _with_levels(found: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, those put together again that name one kind of bodies at several levels."""
    held: Piece | None = None
    for piece in found:
        if held is not None and not piece.breaks and _NEXT_LEVEL.match(piece.string.strip()):
            piece = Piece(f"{held.string}、{piece.string}", held.offset, held.breaks)
        elif held is not None:
            yield held
        held = piece if _OPEN_LEVEL.match(piece.string.strip().replace("、", "")) else None
        if held is None:
            yield piece
    if held is not None:
        yield held


ALL = 0
"""What a clause covers that speaks of all above it: 以上任务由甲牵头."""
_COVERING_ALL = re.compile(
    r"\s*(?:以上|上述)(?:各项|所有|全部|各)?(?:重点|主要|工作|改革)*(?:目标|任务|工作|举措|措施|事项|内容|项目)?(?:均|都)?由(?=[\u4e00-\u9fff]{3})"
)
_COVERING = re.compile(
    rf"\s*(?:以上|上述|前)(?:第?\d{{1,2}}[-—–~至]第?\d{{1,2}}|)(?P<n>[{NUMERAL}]{{1,3}})(?:项|条|个)(?:任务|工作|举措|措施|事项)?(?:均|都)?由?"
)


def read_units(string: str, default: Role = "responsible", offset: int = 0) -> Clause:
    """All that a field or a cell says of units, its names with offsets counted from `offset`."""
    conventions = conventions_in(string)
    string = without(string, conventions)
    covers = 1
    if (covering := _COVERING.match(string)) and (count := to_int(covering.group("n"))):
        covers = count
        string = " " * covering.end() + string[covering.end() :]
    elif covering := _COVERING_ALL.match(string):
        covers = ALL
        string = " " * covering.end() + string[covering.end() :]
    fields = list(fields_of(string))
    clause = Clause(offset, offset + len(string), conventions=tuple(conventions), covers=covers)
    starts = [0, *(end for _, end, _ in fields)]
    ends = [*(start for start, _, _ in fields), len(string)]
    kinds: list[Field] = [default, *(kind for _, _, kind in fields)]
    for start, end, kind in zip(starts, ends, kinds, strict=True):
        clause = _with_field(clause, kind, string[start:end], offset + start, keyed=start > 0)
    return clause


def _with_field(clause: Clause, kind: Field, string: str, offset: int, *, keyed: bool) -> Clause:
    if kind == "scope":
        return replace(clause, scope=string.strip(" ，,；;。、"))
    if kind == "deadline":
        return replace(clause, deadline=string.strip(" ，,；;。、"))
    if kind == "other":
        return clause
    reader = _Reader(kind, keyed)
    reader.read(string, offset)
    return replace(
        clause,
        names=_unique((*clause.names, *reader.names)),
        open_ended=clause.open_ended or reader.open_ended,
        deadline=clause.deadline or reader.deadline,
    )


def _unique(names: tuple[Name, ...]) -> tuple[Name, ...]:
    unique: dict[tuple[str, Role], Name] = {}
    for name in names:
        unique.setdefault((name.name, name.role), name)
    return tuple(unique.values())
