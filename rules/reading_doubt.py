"""A part of a document was read with doubt: nothing that rests on it is asserted, and a person must look."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.cite import cite
from reformcheck.rules.model import Context, Finding, MeasureCoverage, Severity

ID = "reading-doubt"
NAME = {"zh": "读得没有把握", "en": "Read with doubt"}
SEVERITY: Severity = "warning"
ABOUT = ("subject",)
MESSAGE = {
    "zh": {
        "measure": "{measure}「{measure_title}」没有一项任务确定采纳，但文中有这些字样：「{words}」；请人工核对是否采纳",
    },
    "en": {
        "measure": '{measure} "{measure_title}" is adopted by no item for sure, and the text has these words: "{words}"; look whether it is adopted',
    },
}


def check(context: Context) -> Iterator[Finding]:
    for covered in context.coverage.measures:
        if covered.passage is not None:
            yield _measure(context, covered)


def _measure(context: Context, covered: MeasureCoverage) -> Finding:
    assert covered.measure is not None
    assert covered.passage is not None
    return Finding(
        covered.passage.location,
        {
            "measure": covered.id,
            "measure_title": covered.title,
            "words": covered.passage.text,
            "subject": "",
        },
        measure_id=covered.id,
        related=(cite(covered.measure, context.catalog.list_of(covered.id)),),
        variant="measure",
    )
