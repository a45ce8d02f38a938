"""One fixed report, one golden file for each format and language."""

from __future__ import annotations

from io import BytesIO

import pytest

from reformcheck.reports import formats
from reformcheck.reports.terminal import text
from reformcheck.rules.model import Report

from .conftest import GOLDEN, LANGUAGES, RULES

TEXT_FORMATS = [
    name for name, form in formats.FORMATS.items() if name not in (formats.TEXT, "html") and not form.binary
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_format(name, lang, reports, golden):
    rendered = formats.render(name, reports[lang], formats.Look(lang))
    rendered = rendered.decode() if isinstance(rendered, bytes) else rendered
    golden(GOLDEN / f"{name}.{lang}{formats.FORMATS[name].suffix}", rendered)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120, None])
def test_text(width, lang, reports, golden):
    style = text.Style(lang, coverage=width is None)
    rendered = text.render(reports[lang], style, width=width, color=False, exit_code=2)
    golden(GOLDEN / f"text.{width or 'pipe'}.{lang}.txt", rendered)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_verbose_and_coloured(lang, reports, golden):
    style = text.Style(lang, verbose=True, coverage=True)
    rendered = text.render(reports[lang], style, width=100, color=True, exit_code=2)
    golden(GOLDEN / f"text.verbose.{lang}.txt", rendered)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_workbook(lang, reports, golden):
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(formats.render("xlsx", reports[lang], formats.Look(lang))))
    lines = []
    for sheet in book:
        lines.append(
            f"== {sheet.title} {sheet.dimensions}, frozen at {sheet.freeze_panes}, filter {sheet.auto_filter.ref}"
        )
        for row in sheet.iter_rows():
            lines += [
                f"{cell.coordinate} {cell.data_type} {cell.value}" for cell in row if cell.value is not None
            ]
    golden(GOLDEN / f"xlsx.{lang}.txt", "\n".join(lines) + "\n")


def test_the_report_has_a_finding_of_every_rule_and_every_status(reports):
    report: Report = reports["zh"]
    assert {finding.rule for plan in report.plans for finding in plan.findings} == set(RULES)
    statuses = {measure.status for plan in report.plans for measure in plan.coverage.measures}
    assert statuses == {
        "covered", "uncertain", "missing", "conditional", "unverified", "withheld", "not-applicable", "superseded",
    }  # fmt: skip
    assert any(plan.waived for plan in report.plans)
