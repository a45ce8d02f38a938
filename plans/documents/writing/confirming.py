"""What a person must confirm of a list made from a document: what was taken, counted or left open, each with its place."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import pairwise

from reformcheck.catalog.unit_names import UnitReader
from reformcheck.plans.documents.drafting.draft import Draft, DraftItem, Notice
from reformcheck.plans.documents.phrases.enumerators import label_of
from reformcheck.plans.documents.writing.area_names import areas_named
from reformcheck.plans.documents.writing.new_list import NO_CATEGORY, Given, is_known, places_of, runs_once

_SHOWN = 24


def to_confirm(
    read: Draft, made: Draft, list_id: str, given: Given, zones: Container[str], units: UnitReader
) -> Iterator[Notice]:
    """`read` as the document says it, `made` as the list file holds it."""
    yield from _head(read, made, list_id, given)
    yield from _categories(read, made)
    yield from _numbers(read)
    yield from _scopes(read, made, given, zones)
    yield from _departments(made, units)
    yield from _left_out(read)


def _head(read: Draft, made: Draft, list_id: str, given: Given) -> Iterator[Notice]:
    if not given.id:
        number = made.front.document_number
        yield Notice(
            f"编号：{list_id}，取自文号{number}", f"id: {list_id}, after the document number {number}"
        )
    if not made.front.document_number:
        yield Notice(
            "文号：文中未见，报告里以标题指称；有文号的用 --document-number 写明",
            "document number: not printed, reports cite the title; give --document-number where there is one",
        )
    for zh, en, value in (
        ("标题", "title", given.title),
        ("发文机关", "issuer", given.issuer),
        ("成文日期", "date of issue", given.issued),
    ):
        if value:
            yield Notice(f"{zh}：{value}，由人写明", f"{en}: {value}, as given")
    if read.front.declared_total is None:
        total = made.front.declared_total
        yield Notice(
            f"总项数：文中没有写，按读到的 {total} 项",
            f"number of measures: not declared, {total} were read",
        )


def _categories(read: Draft, made: Draft) -> Iterator[Notice]:
    declared = {section.name for section in read.sections}
    counted = [section for section in made.sections if section.name not in declared]
    if counted:
        names = "、".join(f"{section.name} {section.declared}" for section in counted)
        yield Notice(
            f"类别：取自标题，项数按读到的：{names}",
            f"categories: after the headings, counted as read: {names}",
        )
    without = [item for item in made.items if item.section == NO_CATEGORY]
    if without:
        yield Notice(
            f"类别：{_those(without)}不在任何标题下，写作“{NO_CATEGORY}”",
            f'categories: {_of(without)} under no heading, called "{NO_CATEGORY}"',
        )


def _numbers(read: Draft) -> Iterator[Notice]:
    if not runs_once(read.items):
        yield Notice(
            f"序号：原文没有一贯的序号，按次序编为 1 至 {len(read.items)}",
            f"numbers: none that run through; numbered 1 to {len(read.items)} in order",
        )
        return
    withheld = {number for entry in read.withheld for number in entry.numbers}
    numbers = sorted({int(item.number) for item in read.items} | withheld)
    skipped = [n for before, after in pairwise([0, *numbers]) for n in range(before + 1, after)]
    if skipped:
        row = "、".join(map(str, skipped))
        yield Notice(f"序号：缺 {row}", f"numbers: {row} missing")


def _scopes(read: Draft, made: Draft, given: Given, zones: Container[str]) -> Iterator[Notice]:
    unknown: dict[str, list[DraftItem]] = {}
    for before, item in zip(read.items, made.items, strict=True):
        if before.scope and not is_known(places_of(before.scope, zones), zones):
            unknown.setdefault("、".join(before.scope), []).append(item)
    for words, items in unknown.items():
        yield Notice(
            f"推广范围：{_those(items)}写的是“{words}”，没有清单界定它在哪里，先记作范围不明（unstated）；用 --zones 文件 界定",
            f'scope: {_of(items)} "{words}", which no list places; left unstated. Say where it is with --zones FILE',
        )
    silent = [item for before, item in zip(read.items, made.items, strict=True) if not before.scope]
    if silent and given.scope:
        yield Notice(
            f"推广范围：{_those(silent)}文中没有写，按 --scope 记作“{given.scope}”",
            f'scope: {_of(silent)} without one in the text, "{given.scope}" as given by --scope',
        )
    elif silent:
        yield Notice(
            f"推广范围：{_those(silent)}文中没有写，记作范围不明（unstated），检查时只提醒；都在全国推广的用 --scope 全国",
            f"scope: {_of(silent)} without one in the text, left unstated, so that a check only warns;"
            " give --scope national where they hold nationwide",
        )
    text = "\n".join(f"{item.title}\n{item.text}" for item in made.items)
    for name, times in areas_named(text, zones):
        yield Notice(
            f"区域：“{name}”出现 {times} 次，没有清单界定它在哪里；举措只限于此的，用 --zones 文件 界定，再用 --scope {name}",
            f'zones: "{name}" is named {times} times and no list places it; where the measures are limited to it,'
            f" say where it is with --zones FILE, and --scope {name}",
        )


def _departments(made: Draft, units: UnitReader) -> Iterator[Notice]:
    unknown: dict[str, list[DraftItem]] = {}
    for item in made.items:
        for unit in item.units.all:
            if units.identify(unit.name).kind != "body":
                unknown.setdefault(unit.name, []).append(item)
    if unknown:
        zh = "、".join(f"{name}（{_those(items)}）" for name, items in unknown.items())
        en = ", ".join(f"{name} ({_of(items)})" for name, items in unknown.items())
        yield Notice(
            f"指导部门：不认识的部门，检查对口单位时不计，写错的请改正：{zh}",
            f"guiding departments: not known here, so that no counterpart is asked for; mend slips: {en}",
        )


def _left_out(read: Draft) -> Iterator[Notice]:
    """Numbered paragraphs of what documents set no task in (保障措施); what was not understood is in the account."""
    for left in read.review:
        if left.aside or not left.narrative or label_of(left.text) is None:
            continue
        words = left.text[:_SHOWN] + ("…" if len(left.text) > _SHOWN else "")
        yield Notice(
            f"没有作为举措：{left.place.source}“{words}”",
            f'not taken as a measure: {left.place.source} "{words}"',
        )


def _those(items: Iterable[DraftItem]) -> str:
    return f"第{'、'.join(_spans(items))}项"


def _of(items: Iterable[DraftItem]) -> str:
    return f"no. {', '.join(_spans(items))}"


def _spans(items: Iterable[DraftItem]) -> list[str]:
    """1-3 and 5 for four numbers in order."""
    spans: list[list[int]] = []
    for number in sorted(int(item.number) for item in items):
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return [str(a) if a == b else f"{a}-{b}" for a, b in spans]
