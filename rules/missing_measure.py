"""A measure that applies to the plan's region is in no item.

A warning where the list states no scope, or where the measure's own words tie it to a condition:
then the documents do not say for certain that the region must adopt it.
"""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.catalog.model import Measure
from reformcheck.rules.cite import cite, titled
from reformcheck.rules.model import Context, Finding, MeasureCoverage, Severity

ID = "missing-measure"
NAME = {"zh": "没有采纳的举措", "en": "Missing measure"}
SEVERITY: Severity = "error"
ABOUT = ()
MESSAGE = {
    "zh": {
        "": "方案没有采纳 {measure}「{measure_title}」（{document}，推广范围：{scope}）",
        "pilot": "方案没有采纳 {measure}「{measure_title}」（{document}），该举措应在{area}推广",
        "conditional": "方案没有采纳 {measure}「{measure_title}」（{document}）；本地若属于{condition}，应当采纳",
        "unverified": "方案没有采纳 {measure}「{measure_title}」（{document}）；所据文件未写明推广范围，无法断定必须采纳",
    },
    "en": {
        "": 'no item adopts {measure} "{measure_title_en}" ({document}, scope: {scope_en})',
        "pilot": 'no item adopts {measure} "{measure_title_en}" ({document}), which applies in {area}',
        "conditional": 'no item adopts {measure} "{measure_title_en}" ({document}); it is due where the region is {condition_en}',
        "unverified": 'no item adopts {measure} "{measure_title_en}" ({document}); the sources state no scope, so it may not be due',
    },
}
REMEDY = {
    "zh": {
        "file": "补上这项任务；已经写了的，用 `measure:` 注明举措编号。",
        "document": "补上这项任务，名称照清单写，并写明责任单位；文中已有的，把名称改得与清单一致。",
        "document/conditional": "先核实本地应否采纳；应当采纳的，补上这项任务，名称照清单写，并写明责任单位。",
        "document/unverified": "先核实本地应否采纳；应当采纳的，补上这项任务，名称照清单写，并写明责任单位。",
    },
    "en": {
        "file": "Add the item, or name the measure with `measure:` in the item that adopts it.",
        "document": "Add a task with the list's own title and its units; where the text has it, give it the list's title.",
        "document/conditional": "Find out whether it is due here; if so, add a task with the list's own title and its units.",
        "document/unverified": "Find out whether it is due here; if so, add a task with the list's own title and its units.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    for covered in context.coverage.measures:
        measure = covered.measure
        if (
            measure is None
            or covered.matches
            or covered.status not in ("missing", "conditional", "unverified")
        ):
            continue
        yield _finding(context, covered, measure)


def _finding(context: Context, covered: MeasureCoverage, measure: Measure) -> Finding:
    lst = context.catalog.list_of(measure.id)
    certain = covered.status == "missing"
    return Finding(
        location=context.plan.locate("lists"),
        values={
            **titled(measure),
            "document": lst.document_number,
            "scope": measure.scope.printed or "",
            "scope_en": measure.named("en").scope,
            "area": covered.area,
            "condition": measure.named("zh").condition,
            "condition_en": measure.named("en").condition,
        },
        measure_id=measure.id,
        related=(cite(measure, lst),),
        variant="pilot" if certain and measure.scope.kind == "pilot" else "" if certain else covered.status,
        severity=None if certain else "warning",
    )
