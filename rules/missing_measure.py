"""A measure that applies to the plan's region is in no item.

A warning where the list states no scope, or where the measure's own words tie it to a condition:
then the documents do not say for certain that the region must adopt it. And where a department has issued
the plan for its own tasks: what others answer for is not to be looked for there.
"""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.catalog.model import Measure
from reformcheck.rules.cite import cite, titled
from reformcheck.rules.model import Context, Finding, MeasureCoverage, Severity
from reformcheck.rules.units import answering, origin

ID = "missing-measure"
NAME = {"zh": "没有采纳的举措", "en": "Missing measure"}
SEVERITY: Severity = "error"
ABOUT = ()
FOR_OTHERS = "department"
"""The variant of what others than the department that has issued the plan may answer for."""
MESSAGE = {
    "zh": {
        "": "方案没有采纳 {measure}「{measure_title}」（{document}，推广范围：{scope}）",
        "pilot": "方案没有采纳 {measure}「{measure_title}」（{document}），该举措应在{area}推广",
        "conditional": "方案没有采纳 {measure}「{measure_title}」（{document}）；本地若属于{condition}，应当采纳",
        "unverified": "方案没有采纳 {measure}「{measure_title}」（{document}）；所据文件未写明推广范围，无法断定必须采纳",
        FOR_OTHERS: "方案没有写到 {measure}「{measure_title}」（{document}）；方案由{issuer}印发，这项举措的指导部门是{departments}，可能由其他对口单位落实",
    },
    "en": {
        "": 'no item adopts {measure} "{measure_title_en}" ({document}, scope: {scope_en})',
        "pilot": 'no item adopts {measure} "{measure_title_en}" ({document}), which applies in {area}',
        "conditional": 'no item adopts {measure} "{measure_title_en}" ({document}); it is due where the region is {condition_en}',
        "unverified": 'no item adopts {measure} "{measure_title_en}" ({document}); the sources state no scope, so it may not be due',
        FOR_OTHERS: 'no item adopts {measure} "{measure_title_en}" ({document}); the plan is that of {issuer}, and the guiding departments are {departments}: others may answer for it',
    },
}
REMEDY = {
    "zh": {
        "file": "补上这项任务；已经写了的，用 `measure:` 注明举措编号。",
        "document": "补上这项任务，名称照清单写，并写明责任单位；文中已有的，把名称改得与清单一致。",
        "document/conditional": "先核实本地应否采纳；应当采纳的，补上这项任务，名称照清单写，并写明责任单位。",
        "document/unverified": "先核实本地应否采纳；应当采纳的，补上这项任务，名称照清单写，并写明责任单位。",
        "document/department": "不在印发单位职责内的，不必改；应当由它落实的，补上这项任务。",
    },
    "en": {
        "file": "Add the item, or name the measure with `measure:` in the item that adopts it.",
        "document": "Add a task with the list's own title and its units; where the text has it, give it the list's title.",
        "document/conditional": "Find out whether it is due here; if so, add a task with the list's own title and its units.",
        "document/unverified": "Find out whether it is due here; if so, add a task with the list's own title and its units.",
        "document/department": "Where it is none of the issuer's tasks, nothing need change; else add it with the list's own title.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    issuer = _department(context)
    for covered in context.coverage.measures:
        measure = covered.measure
        if (
            measure is None
            or covered.matches
            or covered.status not in ("missing", "conditional", "unverified")
        ):
            continue
        others = bool(issuer) and not issuer & _answering(context, measure)
        yield _finding(context, covered, measure, for_others=others)


_WHOLE_GOVERNMENT = frozenset(("government-office", "reform-office"))


def _department(context: Context) -> frozenset[str]:
    """The bodies of the department that has issued the plan for its own tasks alone; empty for any other plan.

    A plan that also adopts what is none of the issuer's is the region's, whoever sends it out.
    """
    bodies = frozenset(origin(context).read_one(context.plan.issuer).bodies)
    if not bodies or bodies & _WHOLE_GOVERNMENT:
        return frozenset()
    adopted = [
        match.measure
        for item in context.coverage.items
        for match in item.adopted
        if match.measure.guiding_departments
    ]
    own = all(bodies & _answering(context, measure) for measure in adopted)
    return bodies if adopted and own else frozenset()


def _answering(context: Context, measure: Measure) -> frozenset[str]:
    here = origin(context)
    return frozenset().union(*(answering(one, here) for one in measure.guiding_departments))


def _finding(context: Context, covered: MeasureCoverage, measure: Measure, *, for_others: bool) -> Finding:
    lst = context.catalog.list_of(measure.id)
    certain = covered.status == "missing" and not for_others
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
            **(
                {"issuer": context.plan.issuer, "departments": measure.guiding_departments}
                if for_others
                else {}
            ),
        },
        measure_id=measure.id,
        related=(cite(measure, lst),),
        variant=_variant(covered, measure, for_others=for_others),
        severity=None if certain else "warning",
    )


def _variant(covered: MeasureCoverage, measure: Measure, *, for_others: bool) -> str:
    if for_others and covered.status == "missing":
        return FOR_OTHERS
    if covered.status != "missing":
        return covered.status
    return "pilot" if measure.scope.kind == "pilot" else ""
