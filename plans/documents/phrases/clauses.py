"""Clauses that name responsible units: （责任单位：A、B）, （A牵头，B参与）, 〔A、B〕, 责任单位：A。"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from reformcheck.plans.documents.phrases.keys import FIELD, field_of, with_colons
from reformcheck.plans.documents.phrases.name_lists import ACTS, OPENERS, is_office, is_unit, pieces
from reformcheck.plans.documents.phrases.numbered import of_numbers
from reformcheck.plans.documents.phrases.sentences import whole_sentences
from reformcheck.plans.documents.phrases.unit_lists import TAIL, Clause, read_units

_SENTENCE_ENDS = "。；;！!？?：:）)】〕］〗”"
_TRIGGER = re.compile(
    r"单位|部门|负责|牵头|配合|参与|协办|落实|责任|指导|承办|、|范围|时限|会同|实施|[厅局委办部行院会署司站所馆社队科股处]|政府|海关|各"
)
_TAIL_FIELD = re.compile(
    r"(?:(?<=[。；;，,！）)\s])|^)\s*[（(〔【〖]?(?:[\u4e00-\u9fff]{0,4}(?:领导|责任人|负责人)[:：][^；;。，,：:]{1,20}[；;，,。]\s*)?(?P<key>[\u4e00-\u9fff]{0,4}(?:牵头|责任|负责|主责|主办|承办|配合|协办|协同|协助|参与|参加|支持|主管|监管|完成|实施|落实)[\u4e00-\u9fff]{0,4}(?:(?:单位|部门)[及和与、／/](?:牵头|责任|负责|配合|协办|协同|参与)){0,2}(?:单位|部门|主体|[处科股]室|司局|机构|机关))\s*[:：]"
)
# Brackets that explain rather than assign.
_ASIDE = re.compile(
    r"[《》“”]|简称|^\s*(?:含|见|详见|按|除|即|原|如|包括|不含|不包括|试行|附|例如|限|其中|以下)"
)
_NESTED = re.compile(r"[（(〔\[][^（()）〔〕\[\]]*[）)〕\]]")
_LONGEST_OPEN = 200


# By which they answer: 按照“谁审批、谁监管”原则负责.
_PRINCIPLE = re.compile("(?:按照?|坚持|遵循)“[^“”]{2,60}”的?(?:原则|要求)")


# Who sees to it that others carry out their tasks: 以上各项由甲会同有关部门督导落实.
_OVERSIGHT = re.compile(r"\s*(?:以上|上述)[^，,。；;]{3,80}(?:督导|督促|督查|监督)落实[。；;]?\s*$")


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match.group())


@lru_cache(maxsize=8192)
def find_clauses(string: str) -> tuple[Clause, ...]:
    """The clauses of a paragraph, in reading order.

    Headings ask for what their items ask for again: benchmarks/growth_of_reading.py has 2,000 tasks of four texts each.
    """
    string = _PRINCIPLE.sub(_blanked, with_colons(string))
    if any(of_numbers(string)):
        return ()
    brackets = list(_brackets(string))
    open_field = _open_field(string, brackets)
    limit = open_field.start if open_field else len(string)
    found = [
        c
        for start, end in brackets
        if min(end, len(string)) <= limit and (c := _bracket_clause(string, start, end))
    ]
    if open_field:
        return (*found, open_field)
    said = found or _own_line(string) or _behind_dash(string)
    return tuple(said if said or _OVERSIGHT.match(string) else whole_sentences(string))


_ANSWERING = re.compile("责任|牵头|配合|协办|负责|分工|落实")


def names_units(string: str) -> bool:
    """Whether any clause of the paragraph names units, in whatever form."""
    return any(clause.names for clause in find_clauses(string))


def answers(string: str) -> bool:
    """Whether the paragraph says who answers: 责任单位：甲, （甲、乙） or 由甲牵头; not the 主办单位 of a web page."""
    return any(
        clause.names
        and (string[clause.start] in OPENERS or _ANSWERING.search(string, clause.start, clause.end))
        for clause in find_clauses(string)
    )


_DASHED = re.compile(
    r"(?:^|[。；;！）)”])(?P<dash>\s*(?:——|--|－－|—)\s*)(?P<names>[\u4e00-\u9fff、，（()）]{3,120}?)[。；;]?\s*$"
)


def _behind_dash(string: str) -> list[Clause]:
    """Names alone at the end, as in 建立利益捆绑机制。——州科技局、州国资委."""
    match = _DASHED.search(string, max(0, len(string) - 140))
    if match is None:
        return []
    clause = read_units(match.group("names"), offset=match.start("names"))
    if not clause.names or not all(
        is_office(name.name) and not ACTS.match(name.name) for name in clause.names
    ):
        return []
    return [_shifted(clause, match.start("dash"), len(string))]


def _open_field(string: str, brackets: list[tuple[int, int]]) -> Clause | None:
    """责任单位：A、B without brackets, at the end of a paragraph or as the whole of it."""
    starts = [opens for opens, _ in brackets]
    for match in _TAIL_FIELD.finditer(string):
        start = match.end() - len(match.group().lstrip())
        if start and string[start - 1] == " ":
            start -= 1
        near = bisect_right(starts, match.start("key")) - 1
        if near >= 0 and match.start("key") < brackets[near][1]:
            continue
        end = _end_of_fields(string, match.end())
        inside = string[start:end]
        if inside.endswith(tuple("）)〕】〗")) and sum(map(inside.count, "（(〔【〖")) < sum(
            map(inside.count, "）)〕】〗")
        ):
            inside = inside[:-1]
        return _shifted(read_units(inside, offset=start), start, end)
    return None


def _end_of_fields(string: str, start: int) -> int:
    """The end of the paragraph, or the full stop behind which sentences go on."""
    length = len(string.rstrip())
    while (start := string.find("。", start) + 1) > 0:
        key = FIELD.match(string, start)
        if start < length and not (key and field_of(key.group("key"))):
            return start
    return len(string)


# Who keeps a web site, and who has printed a document.
_IMPRINT = re.compile("主办|承办|协办|主管|印发")


def _own_line(string: str) -> list[Clause]:
    """推广范围：全省, 完成时限：2019年 or 牵头：甲 on a line of its own."""
    match = FIELD.match(string)
    kind = field_of(match.group("key")) if match and len(string) <= 100 else None
    if match is None or kind is None or kind == "other" or _IMPRINT.match(match.group("key")):
        return []
    clause = read_units(string)
    if kind in ("scope", "deadline") or (clause.names and all(is_office(name.name) for name in clause.names)):
        return [_shifted(clause, 0, len(string))]
    return []


def _brackets(string: str) -> Iterator[tuple[int, int]]:
    """Outermost round, square and lenticular brackets, each with its end."""
    depth, start = 0, 0
    for at, char in enumerate(string):
        if char in "（(〔[【［〖":
            start = at if depth == 0 else start
            depth += 1
        elif char in "）)〕]】］〗" and depth:
            depth -= 1
            if depth == 0:
                yield start, at + 1
    if depth and len(string) - start < _LONGEST_OPEN:
        # A scan lost the closing bracket at the end of the paragraph.
        yield start, len(string) + 1


def _bracket_clause(string: str, start: int, end: int) -> Clause | None:
    inside = string[start + 1 : end - 1]
    if len(inside) < 3 or not _TRIGGER.search(inside):
        return None
    clause = _shifted(read_units(inside, offset=start + 1), start, min(end, len(string)))
    if _is_alias(string[max(start - 8, 0) : start], clause):
        return None
    if _has_key(inside):
        return clause if clause.names or clause.scope or clause.deadline or clause.conventions else None
    if clause.conventions and not clause.names:
        return clause
    return clause if _stands_as_clause(string, start, end) and _speaks_of_units(inside, clause) else None


def _is_alias(before: str, clause: Clause) -> bool:
    """省地方金融监管局（省金融办）: another name of the office right before."""
    return len(clause.names) == 1 and is_office(before[-6:]) and before[-1] not in _SENTENCE_ENDS


def _shifted(clause: Clause, start: int, end: int) -> Clause:
    return replace(clause, start=start, end=end)


def _has_key(inside: str) -> bool:
    kinds = {field_of(m.group("key")) for m in FIELD.finditer(inside)}
    return bool(kinds & {"lead", "assist", "responsible", "scope"})


def _stands_as_clause(string: str, start: int, end: int) -> bool:
    """Behind a finished sentence, or before the end of one."""
    before, behind = string[max(start - 8, 0) : start].rstrip(), string[end : end + 8].lstrip()
    return not before or before[-1] in _SENTENCE_ENDS or not behind or behind[0] in "。；;"


def _speaks_of_units(inside: str, clause: Clause) -> bool:
    """A verb and names of which half at least end as units do, or nothing but names of offices."""
    names = [n.name for n in clause.names]
    if not names or _ASIDE.search(_NESTED.sub("", inside)):
        return False
    if _ends_in_verb(inside):
        return sum(map(is_unit, names)) * 2 >= len(names)
    offices = sum(map(is_office, names))
    return all(map(is_unit, names)) and offices * 2 >= len(names)


def _ends_in_verb(inside: str) -> bool:
    return any(
        (tail := TAIL.search(piece.string)) and (tail.group("verbs") or "职" in tail.group())
        for piece in pieces(inside)
    )
