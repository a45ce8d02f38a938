"""The remark at a plan's title: what it adopts, what could be pasted for each missing measure, what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reformcheck.reports.annotated.proposal import Proposals
from reformcheck.reports.conclusion import conclusion
from reformcheck.reports.entries import Entry
from reformcheck.reports.places import words_of
from reformcheck.reports.wording import LEVELS, joined, message
from reformcheck.rules import annex_absent, missing_measure, reading_doubt, unknown_list, withheld_measures
from reformcheck.rules.model import PlanReport

_UNREAD = (unknown_list.ID, annex_absent.ID, reading_doubt.ID, withheld_measures.ID)
"""Rules whose findings say what was not read, or could not be compared."""


def summary(
    result: PlanReport, entries: Sequence[Entry], proposals: Proposals, today: str, lang: str
) -> Iterator[str]:
    """The paragraphs of the remark."""
    zh = lang == "zh"
    yield f"reformcheck 检查意见（{today}）" if zh else f"Checked by reformcheck on {today}"
    for lst in result.lists:
        yield f"对照：{lst.cited}" if zh else f"Against {lst.cited}"
    yield conclusion(result, lang)
    yield _counted(entries, lang)
    missing = [entry for entry in entries if entry.finding.rule == missing_measure.ID]
    sure = [entry for entry in missing if entry.severity == "error"]
    others = [entry for entry in missing if entry.finding.variant == missing_measure.FOR_OTHERS]
    unsure = [entry for entry in missing if entry.severity != "error" and entry not in others]
    if sure:
        yield _head(len(sure), lang)
        yield from _missing(result, sure, proposals, lang)
    if unsure:
        yield (
            f"另有 {len(unsure)} 项没有写到，清单未写明推广范围或者附有条件，是否采纳请自行把握；采纳的可以补入："
            if zh
            else f"{len(unsure)} more are in no item, their scope not stated or tied to a condition; where they are adopted, for example:"
        )
        yield from _missing(result, unsure, proposals, lang)
    if others:
        yield _for_others(result, others, lang)
    unread = [entry for entry in entries if entry.finding.rule in _UNREAD]
    if unread:
        yield "没有读到或者读得没有把握的：" if zh else "Not read, or read with doubt:"
        for entry in unread:
            place = words_of(entry.finding.location, lang)
            colon = ("：" if zh else ": ") if place else ""
            yield f"· {place}{colon}{message(entry.finding, lang)}"


def _counted(entries: Sequence[Entry], lang: str) -> str:
    counts = Counter(entry.severity for entry in entries)
    said = [
        f"{level.name(lang)} {counts[severity]}" for severity, level in LEVELS.items() if counts[severity]
    ]
    if not said:
        return "没有发现问题。" if lang == "zh" else "Nothing was found."
    if lang == "zh":
        return f"发现的问题：{'，'.join(said)}；各处见文中批注。"
    return f"Found: {', '.join(said)}; see the comments in the text."


def _head(count: int, lang: str) -> str:
    return (
        f"没有采纳、应当补上的 {count} 项，下面的文字可以直接粘贴（责任单位按清单的指导部门推出，请核定）："
        if lang == "zh"
        else f"{count} measures are missing; these paragraphs can be pasted (units follow from the list's guiding departments; to be settled):"
    )


def _for_others(result: PlanReport, entries: Sequence[Entry], lang: str) -> str:
    """What the department that has issued the plan leaves to others: nothing is proposed for it."""
    issuer = result.plan.issuer
    named = joined([entry.measure.id for entry in entries if entry.measure], lang)
    if lang == "zh":
        return f"另有 {len(entries)} 项没有写到，其指导部门与{issuer}不对口，可能由其他单位落实，没有代拟：{named}"
    return f"{len(entries)} more are in no item; their guiding departments are not those of {issuer}, and others may answer for them: {named}"


def _missing(result: PlanReport, entries: Sequence[Entry], proposals: Proposals, lang: str) -> Iterator[str]:
    areas = {covered.id: covered.area for covered in result.coverage.measures}
    for number, entry in enumerate(entries, 1):
        measure = entry.measure
        if measure is None:
            continue
        where = entry.finding.values["document"]
        yield (
            f"〔{number}〕{where} 第{measure.number}项："
            if lang == "zh"
            else f"({number}) {where}, measure {measure.number}:"
        )
        yield proposals.paragraph(measure, areas.get(measure.id, ()))
