"""The HTML page: one self-contained file with the summary, the coverage map and every finding.

It holds both languages and all its data, runs from disk, and by its own content policy can fetch
nothing and run no script but its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reformcheck.catalog.model import MeasureList
from reformcheck.reports.conclusion import conclusion
from reformcheck.reports.matrices.building import build
from reformcheck.reports.matrices.matrix import STATE_NAMES, SYMBOLS, Matrix, State, Total
from reformcheck.reports.web.page_data import matrix_data, report_data
from reformcheck.reports.web.page_words import STATE_MEANINGS, WORDS
from reformcheck.reports.web.pages import render_page
from reformcheck.reports.web.ranking import ranking
from reformcheck.reports.wording import SEVERITIES, SEVERITY_NAMES
from reformcheck.rules.model import PlanReport, ReadError, Report

_SCRIPTS = (
    "base.js", "chrome.js", "data.js", "filters.js", "grid.js", "keys.js", "findings.js", "totals.js",
    "dialog.js", "ranking.js", "sheets.js", "report.js",
)  # fmt: skip

# States that a summary names even when nothing is in them: their absence is news.
_ALWAYS: tuple[State, ...] = ("missing", "out-of-zone")


def render(report: Report, *, lang: str) -> str:
    """The page of a report; `lang` is the language that it opens in."""
    matrix = build(report.plans, report.catalog.regions)
    return _render(
        matrix,
        lang=lang,
        version=report.version,
        lists=report.lists,
        errors=report.errors,
        data=report_data(matrix, report.plans),
        heading=report.plans[0].plan.title if len(report.plans) == 1 else "",
        about=_about(report.plans[0]) if len(report.plans) == 1 else (),
        conclusion=_conclusion(report.plans[0]) if len(report.plans) == 1 else None,
        severities=list(_severities(report.plans)),
        ranking=ranking(report) if len(report.plans) > 1 else None,
        has_findings=True,
    )


def render_matrix(
    matrix: Matrix,
    *,
    lang: str,
    version: str,
    lists: Sequence[MeasureList],
    errors: Sequence[ReadError] = (),
) -> str:
    """The page of a matrix alone, without the findings: small for however many plans."""
    return _render(
        matrix,
        lang=lang,
        version=version,
        lists=lists,
        errors=errors,
        data=matrix_data(matrix),
        heading="",
        about=(),
        conclusion=None,
        severities=[],
        ranking=None,
        has_findings=False,
    )


def _render(matrix: Matrix, *, lang: str, **values: Any) -> str:
    total = matrix.total()
    return render_page(
        "report.html.j2",
        lang=lang,
        styles=("report.css", "matrix.css", "ranking.css"),
        scripts=_SCRIPTS,
        title_key="title",
        total=total,
        rate="–" if total.rate is None else f"{int(100 * total.rate)}%",
        bar=list(_bar(total)),
        states=[
            _state(s, total) for s in SYMBOLS if s != "unchecked" and (total.states.get(s) or s in _ALWAYS)
        ],
        legend=[_state(state, total) for state in SYMBOLS if total.states.get(state)],
        plan_count=len(matrix.rows),
        plans_name=_names("plans"),
        **values,
    )


def _names(key: str) -> dict[str, str]:
    zh, en = WORDS[key]
    return {"zh": zh, "en": en}


def _state(state: State, total: Total) -> dict[str, Any]:
    meaning_zh, meaning_en = STATE_MEANINGS[state]
    return {
        "id": state,
        "symbol": SYMBOLS[state],
        "names": {lang: STATE_NAMES[lang][state] for lang in ("zh", "en")},
        "meaning": {"zh": meaning_zh, "en": meaning_en},
        "count": total.states.get(state, 0),
    }


def _bar(total: Total) -> Iterator[dict[str, Any]]:
    """The parts of the summary's bar, a thousand units wide."""
    whole = sum(total.states.values())
    x = 0.0
    for state, count in total.states.items():
        width = 1000 * count / whole
        yield {"state": state, "x": round(x, 2), "width": round(width, 2)}
        x += width


def _about(result: PlanReport) -> list[str]:
    plan = result.plan
    return [" · ".join(part for part in (plan.document_number, plan.region.name, plan.path) if part)]


def _conclusion(result: PlanReport) -> dict[str, str]:
    return {lang: conclusion(result, lang) for lang in ("zh", "en")}


def _severities(plans: Iterable[PlanReport]) -> Iterator[dict[str, Any]]:
    results = list(plans)
    for severity in SEVERITIES:
        names = {lang: SEVERITY_NAMES[lang][severity] for lang in ("zh", "en")}
        count = sum(f.severity == severity for result in results for f in result.findings)
        yield {"id": severity, "names": names, "count": count}
    waived = sum(len(result.waived) for result in results)
    if waived:
        yield {"id": "waived", "names": _names("waived"), "count": waived}
