"""`--format docx`: on one plan a memo of at most two pages; on several an overview, the worst first, and a page on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from reformcheck.catalog.language.numerals import chinese
from reformcheck.catalog.model import Catalog
from reformcheck.reports.entries import posix
from reformcheck.reports.memo.content import memo_of
from reformcheck.reports.memo.fitting import SHARES, SIZES, fitted
from reformcheck.reports.memo.paper import Paper
from reformcheck.reports.standing import FAULTS, Standing, standing_of, together, worst_first
from reformcheck.reports.wording import joined
from reformcheck.rules.model import PlanReport, ReadError, Report

_PAGES_ALONE = 2
_EXCEPTIONS = 15
"""Of 31 provinces: more than that are counted, not named."""
_TABLE = (10.5, 17.0)
"""Type of the overview's table, and the height of its lines."""


def render(report: Report, *, lang: str) -> bytes:
    """The report as a Word file."""
    if len(report.plans) == 1 and not report.errors:
        paper = Paper(report.plans[0].plan.title)
        _write(paper, report.plans[0], report.catalog, _PAGES_ALONE, lang)
        return paper.content()
    paper = Paper("方案检查情况" if lang == "zh" else "Plans checked")
    standings = [standing_of(result, report.catalog) for result in report.plans]
    ranked = sorted(zip(standings, report.plans, strict=True), key=lambda pair: pair[0].rank)
    _overview(paper, worst_first(standings), report.errors, report.catalog, lang)
    for _, result in ranked:
        paper.new_page()
        _write(paper, result, report.catalog, 1, lang)
    return paper.content()


def _write(paper: Paper, result: PlanReport, catalog: Catalog, pages: int, lang: str) -> None:
    zh = lang == "zh"
    full, brief = (memo_of(result, catalog, lang, brief=each) for each in (False, True))
    shown, size, left_out = fitted(full, brief, pages)
    paper.title(shown.title)
    paper.gap(size.leading)
    paper.text(shown.verdict, size.text, size.leading)
    number = 0
    for number, section in enumerate(shown.sections, 1):
        paper.head(_numbered(number, section.head, lang), size.text, size.leading)
        for index, line in enumerate(section.lines, 1):
            paper.text(f"{index}．{line}" if zh else f"{index}. {line}", size.text, size.leading)
    if shown.changes:
        head = "需要修改的地方" if zh else "Places to change"
        paper.head(_numbered(number + 1, head, lang), size.text, size.leading)
        heads = (
            ("位置", "任务", "问题", "改法") if zh else ("place", "task", "what is wrong", "what to write")
        )
        paper.table(heads, [change.cells for change in shown.changes], SHARES, size.table, size.table_leading)
    if left_out:
        paper.text(
            f"另有 {left_out} 处未列，见 reformcheck diff 的报告或者批注文件（reformcheck annotate）。"
            if zh
            else f"{left_out} more are not shown: see the report of reformcheck diff, or the comments of reformcheck annotate.",
            size.text,
            size.leading,
        )


def _numbered(number: int, head: str, lang: str) -> str:
    return f"{chinese(number)}、{head}" if lang == "zh" else f"{number}. {head}"


def _overview(
    paper: Paper, standings: Sequence[Standing], errors: Sequence[ReadError], catalog: Catalog, lang: str
) -> None:
    """What a director asks of many plans: which are worst and why, who is absent, what was not read."""
    size = SIZES[1]
    paper.title("方案检查情况" if lang == "zh" else "Plans checked")
    paper.gap(size.leading)
    for said in (_sum(standings, errors, lang), *_below(standings, errors, catalog, lang)):
        paper.text(said, size.text, size.leading)
    if standings:
        paper.gap(size.leading / 2)
        heads, rows, shares = _ranking(standings, lang)
        paper.table(heads, rows, shares, *_TABLE)


def _sum(standings: Sequence[Standing], errors: Sequence[ReadError], lang: str) -> str:
    wrong = sum(bool(standing.errors) for standing in standings)
    if lang == "zh":
        unread = f"，{len(errors)} 个文件没有读成" if errors else ""
        return (
            f"检查方案 {len(standings)} 份：{wrong} 份有必须修改之处{unread}；按问题轻重排列如下，各份另页。"
        )
    unread = f", {len(errors)} files could not be read" if errors else ""
    return f"{len(standings)} plans were checked: {wrong} must be revised{unread}. The worst stand first; a page on each follows."


def _below(
    standings: Sequence[Standing], errors: Sequence[ReadError], catalog: Catalog, lang: str
) -> Iterator[str]:
    zh = lang == "zh"
    of_all = together(standings, catalog)
    if of_all.absent:
        count = len(of_all.absent)
        names = joined(of_all.absent, lang)
        if count > _EXCEPTIONS:
            yield f"没有方案的省份有 {count} 个。" if zh else f"{count} provinces have no plan."
        else:
            yield f"没有方案的省份：{names}。" if zh else f"Provinces without a plan: {names}."
    for document, regions in of_all.unanswered:
        names = joined(regions, lang)
        yield f"没有答复{document}的：{names}。" if zh else f"{document} is not answered by: {names}."
    for error in errors:
        path = posix(error.location.path)
        yield f"没有读成：{path}，{error.message}。" if zh else f"Not read: {path}, {error.message}."


def _name(standing: Standing, *, alone: bool) -> str:
    """The region, and the file where several plans are of that region."""
    return standing.region if alone else f"{standing.region} {Path(standing.path).name}"


def _ranking(standings: Sequence[Standing], lang: str) -> tuple[list[str], list[list[str]], list[float]]:
    """Heads, rows and shares of the columns; what no plan has, has no column."""
    zh = lang == "zh"
    there = [key for key in FAULTS if any(getattr(standing, key) for standing in standings)]
    heads = ["名次", "地区", "采纳"] if zh else ["", "region", "adopted"]
    heads += [FAULTS[key][0 if zh else 1] for key in there]
    regions = Counter(standing.region for standing in standings)
    rows = [
        [
            str(number),
            _name(standing, alone=regions[standing.region] == 1),
            standing.adopted,
            *(str(getattr(standing, key) or "") for key in there),
        ]
        for number, standing in enumerate(standings, 1)
    ]
    shares = [0.08, 0.24, 0.11]
    return heads, rows, shares + [(1 - sum(shares)) / max(len(there), 1)] * len(there)
