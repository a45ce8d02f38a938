"""JUnit XML as Jenkins, GitLab and others read it: a plan is a suite, a measure a case.

A case fails by what the exit code counts (--fail-on); whatever else is said of the measure, settled findings
too, stands in its output. Findings of no measure have a case for their rule. A file that could not be read is a suite in error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from reformcheck.reports.entries import Entry, entries_of, posix, settlement
from reformcheck.reports.places import address
from reformcheck.reports.plain import one_line
from reformcheck.reports.wording import STATUS_NAMES, UNREADABLE_ID, message, reaches, titled
from reformcheck.rules.model import MeasureCoverage, PlanReport, ReadError, Report

# What a plan need not adopt, or nobody can check: no pass and no failure.
_SKIPPED = ("withheld", "not-applicable", "superseded")


def render(report: Report, *, lang: str) -> str:
    """The report as one XML document, ending in a newline."""
    root = Element("testsuites", name="reformcheck")
    for error in report.errors:
        root.append(_unreadable(error))
    for result in report.plans:
        root.append(_suite(report, result, lang))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _unreadable(error: ReadError) -> Element:
    path = one_line(posix(error.location.path))
    suite = Element("testsuite", name=path)
    case = SubElement(suite, "testcase", classname=path, name=UNREADABLE_ID, time="0")
    said = SubElement(case, "error", type=UNREADABLE_ID, message=one_line(error.message))
    said.text = one_line(f"{error.location}: {error.message}")
    return _counted(suite)


def _suite(report: Report, result: PlanReport, lang: str) -> Element:
    plan = result.plan
    path = one_line(posix(plan.path))
    suite = Element("testsuite", name=path, file=path)
    properties = SubElement(suite, "properties")
    for name, value in (
        ("title", plan.title),
        ("region", plan.region.name),
        ("document_number", plan.document_number),
        ("lists", ", ".join(lst.id for lst in result.lists)),
    ):
        SubElement(properties, "property", name=name, value=one_line(value))
    known = {covered.id for covered in result.coverage.measures}
    by_measure: dict[str, list[Entry]] = {}
    by_rule: dict[str, list[Entry]] = {}
    for entry in entries_of(result, report.catalog, settled=True):
        if entry.measure and entry.measure.id in known:
            by_measure.setdefault(entry.measure.id, []).append(entry)
        else:
            by_rule.setdefault(entry.finding.rule, []).append(entry)
    for covered in result.coverage.measures:
        suite.append(_measure(covered, by_measure.get(covered.id, ()), path, report.fail_on, lang))
    for rule, found in by_rule.items():
        suite.append(_case(titled(rule, lang), found, path, report.fail_on, lang))
    return _counted(suite)


def _measure(covered: MeasureCoverage, found: Sequence[Entry], path: str, fail_on: str, lang: str) -> Element:
    case = _case(one_line(f"{covered.id} {covered.named(lang)}"), found, path, fail_on, lang)
    if covered.status in _SKIPPED and case.find("failure") is None:
        case.insert(0, Element("skipped", message=STATUS_NAMES[lang][covered.status]))
    return case


def _case(name: str, found: Iterable[Entry], path: str, fail_on: str, lang: str) -> Element:
    case = Element("testcase", classname=path, name=name, time="0")
    counted: list[Entry] = []
    other: list[Entry] = []
    for entry in found:
        counts = entry.counts and reaches(entry.severity, fail_on)
        (counted if counts else other).append(entry)
    if counted:
        # One element with all of them: readers show only the first of several.
        said = one_line(message(counted[0].finding, lang))
        failure = SubElement(case, "failure", type=counted[0].finding.rule, message=said)
        failure.text = _lines(counted, lang)
    if other:
        SubElement(case, "system-out").text = _lines(other, lang)
    return case


def _lines(found: Iterable[Entry], lang: str) -> str:
    lines: list[str] = []
    for entry in found:
        finding = entry.finding
        said = message(finding, lang)
        lines.append(one_line(f"{address(finding.location, lang)}: {titled(finding.rule, lang)}: {said}"))
        if not entry.counts:
            lines.append(one_line(f"  {': '.join(settlement(entry, lang))}"))
        lines += [
            one_line(f"  {address(related.location, lang)}: {related.text}") for related in entry.unsaid(said)
        ]
    return "\n".join(lines)


def _counted(suite: Element) -> Element:
    counts = {
        "tests": len(suite.findall("testcase")),
        "failures": len(suite.findall("testcase/failure")),
        "errors": len(suite.findall("testcase/error")),
        "skipped": len(suite.findall("testcase/skipped")),
    }
    for name, count in counts.items():
        suite.set(name, str(count))
    return suite
